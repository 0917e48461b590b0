"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Timestamp, Unset


class MetricsSample(Model):
    """One reading of the metrics of one runtime on one node. Members that a runtime does not measure are absent or
    null.

    Attributes:
        node_id: Node the reading comes from.
        runtime: Runtime the reading is about.
        available_memory: Free memory of the machine, in bytes.
        clients_count: Clients connected to Iggy.
        consumer_groups_count: Consumer groups known to Iggy.
        cpu_usage: Processor share of the runtime's process, in per cent.
        file_descriptors: Open file descriptors.
        load_average: Load average of the machine over one minute.
        memory_usage: Memory held by the runtime's process, in bytes.
        messages_count: Messages stored in Iggy.
        network_read_bytes: Bytes received from the network.
        network_written_bytes: Bytes sent to the network.
        partitions_count: Partitions in Iggy.
        process_id: Process id of the runtime on its node.
        read_bytes: Bytes read from disk.
        run_time: Uptime of the process. The unit is unknown.
        segments_count: Segments in Iggy.
        start_time: Start of the process. The unit and epoch are unknown.
        streams_count: Streams in Iggy.
        timestamp: When the reading was taken, RFC 3339 UTC.
        topics_count: Topics in Iggy.
        total_cpu_usage: Processor load of the whole machine, in per cent.
        written_bytes: Bytes written to disk.
    """

    node_id: int
    runtime: str
    available_memory: int | None | Unset = UNSET
    clients_count: int | None | Unset = UNSET
    consumer_groups_count: int | None | Unset = UNSET
    cpu_usage: float | None | Unset = UNSET
    file_descriptors: int | None | Unset = UNSET
    load_average: float | None | Unset = UNSET
    memory_usage: int | None | Unset = UNSET
    messages_count: int | None | Unset = UNSET
    network_read_bytes: int | None | Unset = UNSET
    network_written_bytes: int | None | Unset = UNSET
    partitions_count: int | None | Unset = UNSET
    process_id: int | None | Unset = UNSET
    read_bytes: int | None | Unset = UNSET
    run_time: int | None | Unset = UNSET
    segments_count: int | None | Unset = UNSET
    start_time: int | None | Unset = UNSET
    streams_count: int | None | Unset = UNSET
    timestamp: Timestamp | None | Unset = UNSET
    topics_count: int | None | Unset = UNSET
    total_cpu_usage: float | None | Unset = UNSET
    written_bytes: int | None | Unset = UNSET

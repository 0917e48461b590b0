"""Configs: versions, the one primary of each kind, and values against the schema."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from laserdata_emulator import START, Emulator

from .supervised import Json, Site

GOOD: dict[str, list[Json]] = {
    "iggy": [{}, {"IGGY_SEGMENT_SIZE": "512 MB"}, {"IGGY_TOPIC_MAX_SIZE": "10 GB", "IGGY_QUIC_ENABLED": "false"}],
    "connectors": [{}, {"IGGY_CONNECTORS_HTTP_ENABLED": "false"}],
    "warden": [{"WARDEN_HEARTBEAT_INTERVAL": "15 s"}],
    "connector:sink:pg": [{"enabled": True, "streams": [{"stream": "orders", "topics": ["paid"]}]}],
}
GOOD_BY_KIND: dict[str, list[Any]] = {"array": [[]], "object": [{}], "boolean": ["true", "false"]}
BAD_BY_KIND: dict[str, list[Any]] = {
    "size": ["a lot", "-1 GB", {}],
    "duration": ["soon"],
    "integer": ["1.5", "x"],
    "boolean": ["yes"],
    "array": ["text"],
    "object": ["text"],
}
BAD = {"iggy": {"IGGY_SEGMENT_SIZE": "1 TB"}, "warden": {"WARDEN_HEARTBEAT_INTERVAL": "1 h"}}


@pytest.fixture
def site(cloud: Emulator) -> Any:
    with Site(cloud) as one:
        yield one


def test_whatever_happens_each_kind_has_one_primary_and_numbers_are_never_given_twice(running: Emulator) -> None:
    class Configs(RuleBasedStateMachine):
        def __init__(self) -> None:
            super().__init__()
            running.reset()
            self.site = Site(running)
            self.site.connector()
            self.rows: dict[str, dict[int, tuple[str, int, Json]]] = {}
            self.primary: dict[str, int] = {}
            self.last: dict[tuple[str, str], int] = {}
            for kind in GOOD:
                first = self.site.get(f"/configs/{kind}/primary")
                self.rows[kind] = {first["id"]: (first["name"], first["version"], first["values"])}
                self.primary[kind] = first["id"]
                self.last[kind, "default"] = 1

        def teardown(self) -> None:
            self.site.http.close()

        @rule(data=st.data(), kind=st.sampled_from(list(GOOD)), activate=st.sampled_from([None, True, False]))
        def create(self, data: st.DataObject, kind: str, activate: bool | None) -> None:
            name = data.draw(st.sampled_from([None, "default", "fast", "a b/c"]))
            values = data.draw(st.sampled_from(GOOD[kind]))
            body = {"name": name, "values": values, "activate": activate}
            key = int(self.site("POST", f"/configs/{kind}", 201, json=body).headers["ld-config"])
            name = name or kind
            version = self.last[kind, name] = self.last.get((kind, name), 0) + 1
            self.rows[kind][key] = (name, version, values)
            if activate:
                self.primary[kind] = key

        @rule(kind=st.sampled_from(list(BAD)))
        def create_what_does_not_fit(self, kind: str) -> None:
            self.site.refused(
                "POST", f"/configs/{kind}", 400, "invalid_config", json={"values": BAD[kind], "activate": True}
            )

        @rule(data=st.data(), kind=st.sampled_from(list(GOOD)))
        def activate(self, data: st.DataObject, kind: str) -> None:
            key = data.draw(st.sampled_from(sorted(self.rows[kind])))
            name, version, _ = self.rows[kind][key]
            self.site("PUT", f"/configs/{kind}/{name.replace('/', '%2F')}/versions/{version}/activate", 204)
            self.primary[kind] = key

        @rule(data=st.data(), kind=st.sampled_from(list(GOOD)))
        def delete(self, data: st.DataObject, kind: str) -> None:
            key = data.draw(st.sampled_from(sorted(self.rows[kind])))
            if key == self.primary[kind]:
                self.site.refused("DELETE", f"/configs/{kind}/{key}", 409, "config_is_primary")
                return
            self.site("DELETE", f"/configs/{kind}/{key}", 204)
            self.site.refused("DELETE", f"/configs/{kind}/{key}", 404, "config_not_found")
            del self.rows[kind][key]

        @precondition(lambda self: self.rows)
        @invariant()
        def the_lists_say_so(self) -> None:
            for kind, rows in self.rows.items():
                listed = self.site.items(f"/configs/{kind}")
                assert {one["id"]: (one["name"], one["version"]) for one in listed} == {
                    key: row[:2] for key, row in rows.items()
                }
                assert [one["id"] for one in listed if one["primary"]] == [self.primary[kind]]
                shown = self.site.get(f"/configs/{kind}/primary")
                name, version, values = rows[self.primary[kind]]
                assert (shown["name"], shown["version"], shown["values"]) == (name, version, values)
                assert shown == self.site.get(f"/configs/{kind}/{name.replace('/', '%2F')}/versions/{version}")

    run_state_machine_as_test(Configs, settings=settings(max_examples=12, stateful_step_count=12, deadline=None))


def test_the_default_config_has_one_id_however_late_it_is_asked_for(running: Emulator) -> None:
    found: list[list[int]] = []
    for kinds in (["iggy", "warden"], ["warden", "iggy"]):
        running.reset()
        with Site(running) as site:
            ids = {kind: site.get(f"/configs/{kind}/primary")["id"] for kind in kinds}
            found.append([ids["iggy"], ids["warden"]])
    assert found[0] == found[1]


def fields_of(site: Site, kind: str) -> list[Json]:
    return [field for section in site.get(f"/configs/{kind}/schema").values() for field in section["schema"]]


@pytest.mark.parametrize("kind", ["iggy", "connectors", "warden", "sink", "source"])
def test_what_the_schema_says_is_what_is_checked(site: Site, kind: str) -> None:
    if kind in ("sink", "source"):
        kind = site.connector(kind)
    fields = fields_of(site, kind)
    assert fields
    needed = {one["key"]: one["value"] for field in fields for one in field["requirements"]}
    for field in fields:
        key, default = field["key"], field["default_value"]
        good, bad = (
            list(GOOD_BY_KIND.get(field["kind"], [default])),
            list(BAD_BY_KIND.get(field["kind"], [["no text"]])),
        )
        for check in field["rules"]:
            if check["rule"] == "one_of":
                good += check["value"]
                bad.append("none of them")
            else:
                good.append(check["value"])
                bad.append(beyond(field["kind"], check))
        if not field["editable"]:
            good, bad = [default], ["something else"]
        others = {one["key"]: needed[one["key"]] for one in field["requirements"]}
        for value in good:
            if value is not None:
                site("POST", f"/configs/{kind}", 201, json={"values": {**others, key: value}})
        for value in bad:
            problem = site.refused(
                "POST", f"/configs/{kind}", 400, "invalid_config", json={"values": {**others, key: value}}
            )
            assert [issue["path"] for issue in problem["field_issues"]] == [f"values.{key}"], value
            assert problem["field"] == f"values.{key}"


def beyond(kind: str, check: Json) -> str:
    """A value just outside of a bound."""
    down = check["rule"] == "min"
    if kind == "integer":
        return str(int(check["value"]) + (-1 if down else 1))
    return {"size": ("1 B", "999 TB"), "duration": ("1 ms", "9999 h")}[kind][0 if down else 1]


def test_a_requirement_on_another_setting_is_kept(site: Site) -> None:
    key = "IGGY_ENCRYPTION_KEY"
    (field,) = [one for one in fields_of(site, "iggy") if one["key"] == key]
    assert field["secret"]
    assert field["requirements"] == [{"key": "IGGY_ENCRYPTION_ENABLED", "value": "true"}]
    problem = site.refused("POST", "/configs/iggy", 400, "invalid_config", json={"values": {key: "s"}})
    assert problem["field_issues"][0]["code"] == "requirement_not_met"


def test_both_documented_spellings_of_a_key_are_taken_and_others_refused(site: Site) -> None:
    for key in ("IGGY_SEGMENT_SIZE", "IGGY_SYSTEM_SEGMENT_SIZE"):
        site("POST", "/configs/iggy", 201, json={"values": {key: "1 GB"}})
        site.refused("POST", "/configs/iggy", 400, "invalid_config", json={"values": {key: "2 GB"}})
    problem = site.refused("POST", "/configs/iggy", 400, "invalid_config", json={"values": {"IGGY_SEGMENT_SICE": "1"}})
    assert problem["field_issues"][0]["code"] == "unknown_setting"


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(st.text(max_size=12), st.none() | st.booleans() | st.integers() | st.text(max_size=12), max_size=4)
)
def test_no_values_break_it(running: Emulator, values: Json) -> None:
    running.reset()
    with Site(running) as site:
        for kind in ("iggy", "warden"):
            assert site("POST", f"/configs/{kind}", json={"values": values}).status_code in (201, 400)


def test_kinds_that_a_deployment_has_not_are_not_found(site: Site) -> None:
    (node,) = site.nodes()
    site("GET", f"/configs/warden:{node}/primary", 200)
    assert site.get("/configs/warden:0/primary") == site.get("/configs/warden/primary")
    for kind in ("warden:1", "connector:sink:pg", "connector:source:pg"):
        for path in ("", "/primary", "/schema", "/x/versions"):
            site.refused("GET", f"/configs/{kind}{path}", 404, "config_kind_not_found")
        site.refused("POST", f"/configs/{kind}", 404, "config_kind_not_found", json={"values": {}})
    runtime = site.connector()
    site("GET", f"/configs/{runtime}/primary", 200)
    site("GET", "/configs/connector", 400)
    site.refused("GET", "/configs/iggy/none/versions", 404, "config_not_found")
    site.refused("GET", "/configs/iggy/default/versions/2", 404, "config_not_found")
    site.refused("PUT", "/configs/iggy/default/versions/2/activate", 404, "config_not_found")


def test_a_config_of_another_kind_is_not_found(site: Site) -> None:
    made = site("POST", "/configs/iggy", 201, json={"values": {}}).headers["ld-config"]
    site.refused("DELETE", f"/configs/connectors/{made}", 404, "config_not_found")
    site("DELETE", f"/configs/iggy/{made}", 204)


def test_what_a_connector_had_goes_with_it(site: Site) -> None:
    runtime = site.connector()
    site("POST", f"/configs/{runtime}", 201, json={"name": "mine", "values": {}, "activate": True})
    (instance,) = site.items("/connectors")
    site("DELETE", f"/connectors/{instance['id']}", 204)
    assert site.connector() == runtime
    assert [one["name"] for one in site.items(f"/configs/{runtime}")] == ["default"]


def test_deleting_for_warden_and_connectors_needs_one_permission_more(site: Site) -> None:
    for kind, extra in (("iggy", False), ("connectors", True), ("warden", True)):
        made = site("POST", f"/configs/{kind}", 201, json={"values": {}}).headers["ld-config"]
        with site.allowed("deployment:config:manage") as http:
            assert http.delete(f"/configs/{kind}/{made}").status_code == (403 if extra else 204)
        if extra:
            with site.allowed("deployment:config:manage", "deployment:manage") as http:
                assert http.delete(f"/configs/{kind}/{made}").status_code == 204


def test_the_plan_limits_what_is_made_and_not_what_was_given() -> None:
    with Site(Emulator(plan="basic", start=START)) as site:
        for kind in ("iggy", "connectors", "warden"):
            assert len(site.items(f"/configs/{kind}")) == 1
        made = [site("POST", "/configs/iggy", 201, json={"values": {}}).headers["ld-config"] for _ in range(3)]
        for kind in ("iggy", "warden"):
            site.refused("POST", f"/configs/{kind}", 409, "deployment_configs_limit_reached", json={"values": {}})
        site("DELETE", f"/configs/iggy/{made[0]}", 204)
        site("POST", "/configs/warden", 201, json={"values": {}})

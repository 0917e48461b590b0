"""Generated declarations of the LaserData Cloud API, one package a document: models, operations, typed methods.

Nothing here acts: `laserdata_cloud` is the client that does.
"""

DOCUMENTS = {
    "audit": {
        "package": "audit",
        "version": "0.0.66",
        "contract": "0f972c7b64885b81660fdb2c4eb179949a990d8c382ce133082e834b8f3d1d43",
    },
    "core": {
        "package": "core",
        "version": "0.0.66",
        "contract": "e683dd0933c5bf9442ec471dcc8e7e5867f0c4f4da6b9074a01ca1ddb3d616a5",
    },
    "notifier": {
        "package": "notifier",
        "version": "0.0.66",
        "contract": "db31637cd9a7aa991076e88de6163c5084b24c512c74bf5279268993cf35c447",
    },
    "supervisor": {
        "package": "supervisor",
        "version": "0.0.0",
        "contract": "d4f05202ca076bec686d82f878e5c222af41c13ce22bdae6acc8659d01660b66",
    },
}
"""The corrected documents that this code was generated from; `contract` is the SHA-256 of their facts, prose aside."""

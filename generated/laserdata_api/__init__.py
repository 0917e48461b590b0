"""Generated declarations of the LaserData Cloud API: models, operations and their typed methods, one package a document.

Nothing here acts: `laserdata_cloud` is the client that does.
"""

DOCUMENTS = {
    "audit": {
        "package": "audit",
        "version": "0.0.66",
        "sha256": "8b84822df234ca74e5a1074404246bfc3107caa50fc34a9ef1f1225801bd1b66",
    },
    "core": {
        "package": "core",
        "version": "0.0.66",
        "sha256": "4e410d47c4e80bb5127ff59a1471beec99ee730dfb80fb743404e285f1ad75dd",
    },
    "notifier": {
        "package": "notifier",
        "version": "0.0.66",
        "sha256": "e9f4cd78599b9ea43d90438002002e0074f2ca9ffdea8a7dbe65f21898c8259b",
    },
    "supervisor": {
        "package": "supervisor",
        "version": "0.0.0",
        "sha256": "024b1a082efead2a9e75dae4cfec34c54e5c63121aa4ad955b82d7525caf9f95",
    },
}
"""The corrected documents that this code was generated from."""

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
        "sha256": "ec15bc3250ebc5623f5c11954ebcec80116d686f4b9088507a82ded5c1c73f98",
    },
    "notifier": {
        "package": "notifier",
        "version": "0.0.66",
        "sha256": "01e29e2134c7f10f7b6af088016dfdb00f38fabd93d8b26e99df5b462435032a",
    },
    "supervisor": {
        "package": "supervisor",
        "version": "0.0.0",
        "sha256": "9bd8de46aad0e57b3d1a6fb2e2694913c35b59c5d02b7f453f725c189aaabae4",
    },
}
"""The corrected documents that this code was generated from."""

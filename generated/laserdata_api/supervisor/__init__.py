"""LaserData Cloud Supervisor API 0.0.0: models and declarations.

Generated from the corrected document `supervisor` (SHA-256 9bd8de46aad0e57b3d1a6fb2e2694913c35b59c5d02b7f453f725c189aaabae4).
"""

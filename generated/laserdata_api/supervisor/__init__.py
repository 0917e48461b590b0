"""LaserData Cloud Supervisor API 0.0.0: models and declarations.

Generated from the corrected document `supervisor` (SHA-256 024b1a082efead2a9e75dae4cfec34c54e5c63121aa4ad955b82d7525caf9f95).
"""

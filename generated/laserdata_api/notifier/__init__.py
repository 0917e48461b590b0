"""LaserData Cloud Notifier API 0.0.66: models and declarations.

Generated from the corrected document `notifier` (SHA-256 e9f4cd78599b9ea43d90438002002e0074f2ca9ffdea8a7dbe65f21898c8259b).
"""

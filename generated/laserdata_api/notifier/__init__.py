"""LaserData Cloud Notifier API 0.0.66: models and declarations.

Generated from the corrected document `notifier` (SHA-256 01e29e2134c7f10f7b6af088016dfdb00f38fabd93d8b26e99df5b462435032a).
"""

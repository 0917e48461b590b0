"""LaserData Cloud Notifier API 0.0.66: models and declarations.

Generated from the corrected document `notifier`, whose contract has the SHA-256
db31637cd9a7aa991076e88de6163c5084b24c512c74bf5279268993cf35c447.
"""

"""LaserData Cloud Core API 0.0.66: models and declarations.

Generated from the corrected document `core`, whose contract has the SHA-256
e683dd0933c5bf9442ec471dcc8e7e5867f0c4f4da6b9074a01ca1ddb3d616a5.
"""

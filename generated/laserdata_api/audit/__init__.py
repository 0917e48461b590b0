"""LaserData Cloud Audit API 0.0.66: models and declarations.

Generated from the corrected document `audit`, whose contract has the SHA-256
0f972c7b64885b81660fdb2c4eb179949a990d8c382ce133082e834b8f3d1d43.
"""

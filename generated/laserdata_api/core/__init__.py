"""LaserData Cloud Core API 0.0.66: models and declarations.

Generated from the corrected document `core`, whose contract has the SHA-256
aac3bf6130d5d2c53fba8ea65476a23189b1a3468d3c11f2c8d5ee4c395ab68d.
"""

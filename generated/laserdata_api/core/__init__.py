"""LaserData Cloud Core API 0.0.66: models and declarations.

Generated from the corrected document `core`, whose contract has the SHA-256
a6e47228cd14b5db1f7d2db2c7f59e054c117d0cb99597c535384f38ba7d5622.
"""

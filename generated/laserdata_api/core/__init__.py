"""LaserData Cloud Core API 0.0.66: models and declarations.

Generated from the corrected document `core`, whose contract has the SHA-256
d3f5d18f38126caf96a1e12106639cc892c33016ea56f5a0cdd606eab5101d15.
"""

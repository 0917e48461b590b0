"""LaserData Cloud Audit API 0.0.66: models and declarations.

Generated from the corrected document `audit` (SHA-256 8b84822df234ca74e5a1074404246bfc3107caa50fc34a9ef1f1225801bd1b66).
"""

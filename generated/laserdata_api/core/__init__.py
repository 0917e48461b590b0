"""LaserData Cloud Core API 0.0.66: models and declarations.

Generated from the corrected document `core` (SHA-256 4e410d47c4e80bb5127ff59a1471beec99ee730dfb80fb743404e285f1ad75dd).
"""

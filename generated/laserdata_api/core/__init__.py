"""LaserData Cloud Core API 0.0.66: models and declarations.

Generated from the corrected document `core` (SHA-256 ec15bc3250ebc5623f5c11954ebcec80116d686f4b9088507a82ded5c1c73f98).
"""

"""LaserData Cloud Supervisor API 0.0.0: models and declarations.

Generated from the corrected document `supervisor`, whose contract has the SHA-256
d4f05202ca076bec686d82f878e5c222af41c13ce22bdae6acc8659d01660b66.
"""

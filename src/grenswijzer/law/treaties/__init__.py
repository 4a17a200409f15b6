"""Tax treaties: which state may tax a day's pay.

What several treaties say alike is written once for all pairs of states (pairs.yaml, presence, day_limit); a folder per
pair holds what only that treaty says.
"""

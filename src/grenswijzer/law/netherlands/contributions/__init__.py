"""Dutch national insurance: who pays it, on what, at which rates."""

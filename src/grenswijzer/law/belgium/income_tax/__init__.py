"""Belgian income tax: the non-resident tax for individuals (belasting van niet-inwoners, BNI/nat.pers.)."""

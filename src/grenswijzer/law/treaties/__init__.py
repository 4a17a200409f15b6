"""Tax treaties: which state may tax a day's pay, one folder per pair of states."""

"""Spending that lowers the Belgian tax itself, and what a home does to it."""

"""Severance pay: Belgian contributions and tax on it, and the wage it is for the Dutch tax (ontslagvergoeding)."""

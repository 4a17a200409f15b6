"""Answers about an invented country."""

"""Random and synthetic households, and what the law does to them. Nothing in here describes a real person."""

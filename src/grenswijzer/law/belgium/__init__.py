"""Belgian law: income tax and social contributions."""

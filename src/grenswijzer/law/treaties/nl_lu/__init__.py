"""Treaty between the Netherlands and Luxembourg: presence in the other state."""

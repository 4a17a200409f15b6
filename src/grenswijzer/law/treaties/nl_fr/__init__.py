"""Treaty between the Netherlands and France: presence in the other state."""

"""Treaty between the Netherlands and Germany: how many days are free."""

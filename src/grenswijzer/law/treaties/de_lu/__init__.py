"""Treaty between Germany and Luxembourg: how many days are free."""

"""Treaty between the Netherlands and Germany: days of work outside the state of work, and presence."""

"""Treaty between Belgium and Luxembourg: days of work outside the state of work, and presence."""

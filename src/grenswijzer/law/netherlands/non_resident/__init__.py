"""Dutch income tax of people who live in another state: their Dutch income, deductions, credits and partner."""

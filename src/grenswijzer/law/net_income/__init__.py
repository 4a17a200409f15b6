"""What is left: income in money less the levies of both states, plus compensation."""

"""Dutch law: income tax, national insurance, relief and compensation."""

"""What a Dutch employer withholds from a month's wage."""

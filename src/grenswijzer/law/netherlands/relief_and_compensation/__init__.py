"""Dutch relief for double taxation and the two compensations of the treaty with Belgium."""

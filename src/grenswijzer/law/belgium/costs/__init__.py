"""Belgian professional costs: the lump sum, the actual costs and the choice between them."""

"""Belgian tax on pay in kind and the allowances that are exempt from it."""

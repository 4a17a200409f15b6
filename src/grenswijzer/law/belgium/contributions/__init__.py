"""Belgian social security contributions of employees and their employers, and the special contribution."""

"""Belgian payroll withholding tax by the key formula of annex III (bedrijfsvoorheffing, sleutelformule)."""

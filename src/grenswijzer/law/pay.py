"""Pay as both legal orders find it: the same gross amount, whoever taxes or insures."""

from grenswijzer.engine.rule import rule


@rule(
    level="spell",
    law="common concept of gross pay, both legal orders",
    unit="EUR/year",
    start="2003-01-01",
    output=True,
)
def gross_pay(salary: float, holiday_pay: float, thirteenth_month: float, bonus: float) -> float:
    """Gross pay in money (brutoloon): salary, holiday pay, 13th month and bonus, before contributions and premiums."""
    return salary + holiday_pay + thirteenth_month + bonus

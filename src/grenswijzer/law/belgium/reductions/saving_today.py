"""Reductions since 2012 for pension saving or employer's shares, and for long-term saving, at fixed rates."""

from grenswijzer.engine.arithmetic import CENT, round_half_up
from grenswijzer.engine.rule import rule


@rule(
    level="adult",
    law="WIB 92 arts 145/1, 5°, 145/2 and 145/8",
    unit="EUR/year",
    start="2012-01-01",
    output=True,
    when="be_has_resident_deductions",
)
def be_pension_saving_reduction(
    pension_saving_payments: float,
    pension_saving_is_own_account: bool,
    pension_saving_higher_maximum_chosen: bool,
    be_pension_saving_maximum: float,
    be_pension_saving_higher_maximum: float,
    be_saving_reduction_rate: float,
    be_pension_saving_higher_maximum_rate: float,
) -> float:
    """Reduction for pension saving (pensioensparen) on an own account or insurance.

    30% up to the ordinary maximum; who chose the higher maximum has 25% of everything up to that one.
    """
    if not pension_saving_is_own_account:
        return 0.0
    if pension_saving_higher_maximum_chosen:
        counted = min(pension_saving_payments, be_pension_saving_higher_maximum)
        return round_half_up(counted * be_pension_saving_higher_maximum_rate, CENT)
    return round_half_up(
        min(pension_saving_payments, be_pension_saving_maximum) * be_saving_reduction_rate, CENT
    )


@rule(
    level="adult",
    law="WIB 92 arts 145/1, 4°, 145/2, 145/7 and 243",
    unit="EUR/year",
    start="2012-01-01",
    output=True,
)
def be_employer_shares_reduction(be_counted_employer_shares: float, be_saving_reduction_rate: float) -> float:
    """Reduction for new shares of the employer (werkgeversaandelen), also for non-residents under art. 243."""
    return round_half_up(be_counted_employer_shares * be_saving_reduction_rate, CENT)


@rule(
    level="adult",
    law="WIB 92 arts 145/1, 4°-5° and 145/7-145/8",
    unit="EUR/year",
    start="2012-01-01",
    output=True,
)
def be_saving_or_shares_reduction(
    be_pension_saving_reduction: float, be_employer_shares_reduction: float
) -> float:
    """Reduction for pension saving or employer's shares, whichever is more: the law grants only one of the two."""
    return max(be_pension_saving_reduction, be_employer_shares_reduction)


@rule(
    level="adult",
    law="WIB 92 arts 145/1, 2°-3°, 145/2 and 145/6",
    unit="EUR/year",
    start="2012-01-01",
    output=True,
    when="be_has_resident_deductions",
)
def be_long_term_saving_reduction(be_long_term_saving_base: float, be_saving_reduction_rate: float) -> float:
    """Reduction for life insurance premiums and repayment of a mortgage (vermindering langetermijnsparen).

    Federal: for a loan on one's own home since 2014 the regions have rules of their own, which are not in here.
    """
    return round_half_up(be_long_term_saving_base * be_saving_reduction_rate, CENT)

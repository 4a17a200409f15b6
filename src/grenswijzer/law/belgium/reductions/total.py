"""All reductions of Belgian tax for spending, at the rates until 2011."""

from grenswijzer.engine.arithmetic import CENT, round_half_up
from grenswijzer.engine.rule import rule


@rule(
    level="adult",
    law="WIB 92 arts 145/1-145/2",
    unit="EUR/year",
    start="2003-01-01",
    end="2011-12-31",
    output=True,
)
def be_long_term_saving_reduction(be_long_term_saving_base: float, be_special_average_rate: float) -> float:
    """Reduction for life insurance premiums and repayment of a mortgage (vermindering langetermijnsparen)."""
    return round_half_up(be_long_term_saving_base * be_special_average_rate, CENT)


@rule(
    level="adult",
    law="WIB 92 arts 145/1-145/2",
    unit="EUR/year",
    start="2003-01-01",
    end="2011-12-31",
    output=True,
)
def be_saving_or_shares_reduction(be_saving_or_shares_base: float, be_special_average_rate: float) -> float:
    """Reduction for pension saving or employer's shares (pensioensparen of werkgeversaandelen)."""
    return round_half_up(be_saving_or_shares_base * be_special_average_rate, CENT)


@rule(
    level="adult",
    law="WIB 92 art. 145/21",
    unit="EUR/year",
    start="2003-01-01",
    end="2011-12-31",
    output=True,
)
def be_voucher_reduction(
    be_counted_pwa_expenses: float,
    be_counted_service_voucher_expenses: float,
    be_special_average_rate: float,
    be_service_voucher_reduction_rate: float,
) -> float:
    """Reduction for PWA cheques, at the special average rate, and service vouchers, at a rate of their own."""
    vouchers = be_counted_service_voucher_expenses * be_service_voucher_reduction_rate
    return round_half_up(be_counted_pwa_expenses * be_special_average_rate + vouchers, CENT)


@rule(
    level="adult",
    law="WIB 92 arts 145/1-145/24; brochure-2003 §2.5",
    unit="EUR/year",
    start="2003-01-01",
    end="2011-12-31",
    output=True,
)
def be_expenditure_tax_reductions(
    be_long_term_saving_reduction: float,
    be_saving_or_shares_reduction: float,
    be_voucher_reduction: float,
    be_energy_reduction: float,
) -> float:
    """All reductions of tax for spending (belastingverminderingen voor uitgaven)."""
    saving = be_long_term_saving_reduction + be_saving_or_shares_reduction
    return saving + be_voucher_reduction + be_energy_reduction

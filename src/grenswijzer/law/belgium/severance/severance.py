"""Severance pay in Belgium: contributions, and tax at the average rate of the last normal year (art. 171, 5°, a)."""

from grenswijzer.engine.arithmetic import CENT, ratio, round_half_up, tax_by_scale
from grenswijzer.engine.rule import Scale, referral, rule
from grenswijzer.law.types import BelgianTaxRegime, Collar

_LAW = "WIB 92 art. 171, 5°, a)"


@rule(level="spell", law="Wet 29.06.1981 arts 23 and 38", start="2003-01-01")
def be_is_insured_manual_worker(be_is_insured_as_employee: bool, collar: Collar) -> bool:
    """A manual worker under Belgian social security, whose contributions are taken from 108% of the pay."""
    return be_is_insured_as_employee and collar == Collar.MANUAL


@rule(
    level="adult",
    law="KB 28.11.1969 art. 19 §2, 2°; Wet 29.06.1981 art. 38 §2",
    unit="EUR/year",
    start="2003-01-01",
    output=True,
    when="has_severance_pay",
)
def be_severance_contribution(
    severance_pay: float,
    severance_owes_be_contributions: bool,
    any_be_is_insured_as_employee: bool,
    any_be_is_insured_manual_worker: bool,
    be_manual_worker_base_share: float,
    be_employee_pension_rate: float,
    be_employee_health_care_rate: float,
    be_employee_sickness_benefit_rate: float,
    be_employee_unemployment_rate: float,
) -> float:
    """Belgian contributions withheld from the severance pay (RSZ op de opzeggingsvergoeding): 13.07%.

    Of who was insured in Belgium in the job. A lump sum for the end of the contract is wage for them; where the slip
    shows none, say so.
    """
    if not (severance_owes_be_contributions and any_be_is_insured_as_employee):
        return 0.0
    rate = be_employee_pension_rate + be_employee_health_care_rate
    rate = rate + be_employee_sickness_benefit_rate + be_employee_unemployment_rate
    base = severance_pay * be_manual_worker_base_share if any_be_is_insured_manual_worker else severance_pay
    return round_half_up(base * rate, CENT)


@rule(level="adult", law=_LAW, start="2019-01-01")
def has_be_taxable_severance_pay(be_taxable_severance_pay: float) -> bool:
    """There is severance pay that Belgium may tax."""
    return be_taxable_severance_pay > 0


@rule(level="adult", law=f"WIB 92 arts 49-51; {_LAW}", unit="EUR/year", start="2019-01-01", output=True)
def be_net_severance_pay(
    be_taxable_severance_pay: float, severance_pay: float, be_severance_contribution: float
) -> float:
    """Severance pay that Belgium taxes, after contributions (netto-opzeggingsvergoeding).

    The lump sum for costs is left with the ordinary pay. In the law it is spread over both; where the ordinary pay
    alone reaches the maximum that is a shift between the two and no more.
    """
    after = severance_pay - be_severance_contribution
    return round_half_up(be_taxable_severance_pay * ratio(after, severance_pay), CENT)


@rule(level="adult", law=_LAW, unit="EUR/year", start="2019-01-01", when="has_be_taxable_severance_pay")
def be_severance_tax_apart(be_net_severance_pay: float, be_severance_average_rate: float) -> float:
    """Tax of State and region on the severance pay at the average rate of the last normal year."""
    return round_half_up(be_net_severance_pay * be_severance_average_rate, CENT)


@rule(level="adult", law="WIB 92 art. 171 first sentence", unit="EUR/year", start="2019-01-01")
def be_severance_tax_by_scale(
    be_taxable_income: float,
    be_basic_tax: float,
    be_tax_on_tax_free_sum: float,
    be_full_tax_on_tax_free_sum: float,
    be_net_severance_pay: float,
    be_tax_scale: Scale,
) -> float:
    """What the tax would rise by if the severance pay were taxed with the other income of the year.

    By the scale and the tax-free sum; that more income also changes the spouse's part and reductions is left out.
    """
    whole = round_half_up(tax_by_scale(be_taxable_income + be_net_severance_pay, be_tax_scale), CENT)
    with_it = whole - min(be_full_tax_on_tax_free_sum, whole)
    return with_it - (be_basic_tax - be_tax_on_tax_free_sum)


@rule(
    level="adult",
    law=_LAW,
    unit="EUR/year",
    start="2019-01-01",
    output=True,
    when="has_be_taxable_severance_pay",
)
def be_severance_tax(be_severance_tax_apart: float, be_severance_tax_by_scale: float) -> float:
    """Belgian tax of State and region on severance pay (belasting op de opzeggingsvergoeding), before surcharge.

    At its own rate, unless the tax on all income together is lower.
    """
    return min(be_severance_tax_apart, be_severance_tax_by_scale)


@rule(level="adult", law="WIB 92 arts 245, 465-470", unit="EUR/year", start="2019-01-01", output=True)
def be_severance_surcharge(
    be_severance_tax: float, be_regime: BelgianTaxRegime, be_surcharge_rate: float, be_municipal_rate: float
) -> float:
    """Surcharge on that tax: the municipality's for a resident, else the one for non-residents."""
    rate = be_municipal_rate if be_regime == BelgianTaxRegime.RESIDENT else be_surcharge_rate
    return round_half_up(be_severance_tax * rate, CENT)


@referral(
    blocks="be_severance_tax",
    office="belintax",
    level="adult",
    law=_LAW,
    start="2019-01-01",
)
def be_severance_average_rate_lacks(
    be_taxable_severance_pay: float, is_be_severance_average_rate_known: bool
) -> bool:
    """Belgium taxes severance pay at the average rate of your last normal year: fill it in from that assessment."""
    return be_taxable_severance_pay > 0 and not is_be_severance_average_rate_known


@referral(
    blocks="be_tax_settlement",
    office="belintax",
    level="adult",
    law="KB/WIB 92 annex III nos 58-63",
    start="2019-01-01",
)
def be_severance_withholding_is_not_computed(be_taxable_severance_pay: float) -> bool:
    """What the employer withheld from your severance pay is not computed here: see your wage slip."""
    return be_taxable_severance_pay > 0

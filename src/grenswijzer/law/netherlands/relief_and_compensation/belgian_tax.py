"""Belgian tax as the Dutch compensations see it: the tax on what one earned oneself."""

from grenswijzer.engine.arithmetic import ratio
from grenswijzer.engine.rule import rule


@rule(level="adult", law="treaty NL-BE 2001 art. 27(1); WIB 92 arts 87-88", start="2003-01-01")
def nl_belgian_quotient_is_traced(
    be_is_taxed_as_single: bool, nl_tax_on_marital_quotient_follows_earner: bool
) -> bool:
    """Belgium assesses the couple jointly, and tax on attributed pay is counted with the spouse who earned it."""
    return nl_tax_on_marital_quotient_follows_earner and not be_is_taxed_as_single


@rule(
    level="adult",
    law="treaty NL-BE 2001 art. 27(1); WIB 92 arts 87-88",
    unit="EUR/year",
    start="2003-01-01",
    when="nl_belgian_quotient_is_traced",
)
def nl_belgian_tax_on_received_quotient(
    be_income_tax: float,
    be_marital_quotient: float,
    be_net_professional_income: float,
    other_belgian_income: float,
) -> float:
    """Belgian tax of this person on income that the spouse earned (belasting over het huwelijksquotiënt).

    Belgium counts part of the higher earner's pay with the spouse; that part's share of the spouse's tax.
    """
    taxed = be_net_professional_income + be_marital_quotient + other_belgian_income
    return max(0.0, be_income_tax * ratio(be_marital_quotient, taxed))


@rule(
    level="adult",
    law="treaty NL-BE 2001 arts 2(3)(a), 27(1)",
    unit="EUR/year",
    start="2003-01-01",
    output=True,
)
def nl_belgian_tax_on_own_income(
    be_income_tax: float,
    nl_belgian_tax_on_received_quotient: float,
    partner_nl_belgian_tax_on_received_quotient: float,
) -> float:
    """Belgian tax due on what this person earned (in België verschuldigde belasting), with surcharges.

    The spouse's tax on pay that was attributed by the marital quotient counts here. A refund counts as zero.
    """
    own = max(0.0, be_income_tax) - nl_belgian_tax_on_received_quotient
    return own + partner_nl_belgian_tax_on_received_quotient

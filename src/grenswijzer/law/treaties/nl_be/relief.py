"""What Belgium exempts for its residents who work in the Netherlands (art. 23(1)(a), Protocol I no. 24)."""

from grenswijzer.engine.rule import rule
from grenswijzer.law.types import Country, TreatyRelief

_ART_23 = "NL-BE treaty 2001 art. 23(1)(a)"


@rule(level="spell", law=_ART_23, unit="share", start="2003-01-01", output=True)
def be_exempt_pay_share(
    nl_be_treaty_residence: Country, nl_be_other_state_share: float, is_dutch_pay_taxed: bool
) -> float:
    """Share of a Belgian resident's pay that Belgium exempts: what is taxed in the Netherlands (vrijgesteld loon).

    Whatever article gives it to the Netherlands. It still counts for the rate on the other income.
    """
    if nl_be_treaty_residence == Country.BE and is_dutch_pay_taxed:
        return nl_be_other_state_share
    return 0.0


@rule(level="spell", law=_ART_23, start="2003-01-01", output=True)
def be_relief(be_exempt_pay_share: float) -> TreatyRelief:
    """How Belgium relieves the Dutch pay of its resident: exemption with progression (vrijstelling)."""
    if be_exempt_pay_share > 0:
        return TreatyRelief.EXEMPTION
    return TreatyRelief.NONE


@rule(level="spell", law="NL-BE treaty 2001 Protocol I no. 24(a)", start="2003-01-01", output=True)
def be_exempt_pay_bears_municipal_tax(be_exempt_pay_share: float) -> bool:
    """Belgian municipalities still charge their surcharge on the exempt pay (aanvullende gemeentebelasting).

    Reckoned on the tax that would be due in Belgium if the pay were Belgian.
    """
    return be_exempt_pay_share > 0

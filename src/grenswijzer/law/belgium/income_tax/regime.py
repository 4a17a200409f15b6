"""By which articles Belgium taxes a person from income year 2014 on: resident, 244, 243/1, 243, 243 with treaty."""

from grenswijzer.engine.rule import rule
from grenswijzer.law.types import BelgianTaxRegime, Country


@rule(level="adult", law="WIB 92 arts 2-4 and 227; treaty NL-BE 2001 art. 4", start="2004-01-01", output=True)
def be_is_taxed_as_resident(nl_be_treaty_residence: Country, be_is_resident: bool) -> bool:
    """Is taxed by Belgium as a resident (rijksinwoner), on income from everywhere.

    Who is a resident of the Netherlands for the treaty is a non-resident for Belgium, whatever the register says.
    """
    if nl_be_treaty_residence == Country.NL:
        return False
    return be_is_resident or nl_be_treaty_residence == Country.BE


@rule(
    level="adult",
    law="WIB 92 arts 3, 243, 243/1 and 244; treaty NL-BE 2001 art. 26 §2",
    start="2014-01-01",
)
def be_own_regime(
    be_is_taxed_as_resident: bool,
    has_be_taxable_income: bool,
    be_earns_mostly_in_belgium: bool,
    residence_state: Country,
) -> BelgianTaxRegime:
    """Regime from one's own facts.

    From 75% Belgian professional income art. 244 gives a resident of the EEA all that a resident of Belgium has, art.
    243/1 others the federal part of it. Below, art. 243 gives next to nothing; the treaties with the Netherlands,
    Luxembourg and France then give personal reliefs in the measure of the Belgian income.
    """
    if be_is_taxed_as_resident:
        return BelgianTaxRegime.RESIDENT
    if not has_be_taxable_income:
        return BelgianTaxRegime.NONE
    if be_earns_mostly_in_belgium:
        if residence_state == Country.OTHER:
            return BelgianTaxRegime.ARTICLE_243_1
        return BelgianTaxRegime.ARTICLE_244
    has_clause = residence_state == Country.NL or residence_state == Country.LU
    if has_clause or residence_state == Country.FR:
        return BelgianTaxRegime.ARTICLE_243_TREATY
    return BelgianTaxRegime.ARTICLE_243


@rule(
    level="adult",
    law="WIB 92 arts 3, 126, 243, 243/1 and 244; treaty NL-BE 2001 art. 26 §2",
    start="2014-01-01",
    output=True,
)
def be_regime(
    be_own_regime: BelgianTaxRegime,
    partner_be_own_regime: BelgianTaxRegime,
    be_is_taxed_as_single: bool,
) -> BelgianTaxRegime:
    """How Belgium taxes this person (belastingregime): as a resident, or by art. 244, 243/1 or 243.

    A jointly assessed spouse without Belgian income follows the other: the assessment is one.
    """
    if be_own_regime == BelgianTaxRegime.NONE and not be_is_taxed_as_single:
        return partner_be_own_regime
    return be_own_regime


@rule(level="adult", law="WIB 92 arts 130-145, 243/1, 244, 289ter/1", start="2014-01-01")
def be_has_full_reliefs(be_regime: BelgianTaxRegime) -> bool:
    """Has the tax-free sum, the quotient and the credits in full: residents and arts 243/1 and 244."""
    at_75 = be_regime == BelgianTaxRegime.ARTICLE_244 or be_regime == BelgianTaxRegime.ARTICLE_243_1
    return be_regime == BelgianTaxRegime.RESIDENT or at_75


@rule(
    level="adult",
    law="WIB 92 arts 243, 243/1 and 244; treaty NL-BE 2001 art. 26 §2",
    unit="share",
    start="2014-01-01",
    output=True,
)
def be_treaty_pro_rata(
    be_regime: BelgianTaxRegime, be_has_full_reliefs: bool, be_world_income_share: float
) -> float:
    """Share in which personal and family reliefs are granted (proratisering).

    Whole for residents and from 75%; below, the treaty's share; by art. 243 alone nothing.
    """
    if be_has_full_reliefs or be_regime == BelgianTaxRegime.NONE:
        return 1.0
    if be_regime == BelgianTaxRegime.ARTICLE_243_TREATY:
        return be_world_income_share
    return 0.0

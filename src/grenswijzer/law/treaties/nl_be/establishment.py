"""The employer's establishment in the other state: does it exist (art. 5) and does it bear the pay (art. 15(2)(c))?"""

from grenswijzer.engine.rule import rule


@rule(level="spell", law="NL-BE treaty 2001 art. 5(1), (2), (4)", start="2003-01-01")
def nl_be_has_fixed_place_of_business(
    employer_has_lasting_place: bool, place_is_equipped_for_business: bool, place_is_only_auxiliary: bool
) -> bool:
    """The employer has a fixed place of business in the other state (vaste bedrijfsinrichting).

    A place that is lastingly at its disposal and made fit for its work, such as a factory, workshop or shop. A place
    only for storage, display, delivery, buying, gathering information or other auxiliary work is none: a warehouse
    counts only beyond that.
    """
    return employer_has_lasting_place and place_is_equipped_for_business and not place_is_only_auxiliary


@rule(level="spell", law="NL-BE treaty 2001 art. 5(3), Protocol I no. 6", start="2003-01-01")
def nl_be_has_lasting_building_site(building_site_months: float, nl_be_building_site_months: float) -> bool:
    """A building, construction or installation site in the other state lasts more than twelve months (bouwwerk).

    Works for one client under one contract count as one site, under several contracts too when they form one whole
    without a real break.
    """
    return building_site_months > nl_be_building_site_months


@rule(level="spell", law="NL-BE treaty 2001 art. 5(1)-(6)", start="2003-01-01", output=True)
def nl_be_has_permanent_establishment(
    nl_be_has_fixed_place_of_business: bool,
    nl_be_has_lasting_building_site: bool,
    employer_has_contracting_agent: bool,
) -> bool:
    """The employer has a permanent establishment in the other state (vaste inrichting).

    A fixed place of business, a site of more than twelve months, or a dependent agent there who habitually concludes
    contracts in its name.
    """
    return (
        nl_be_has_fixed_place_of_business or nl_be_has_lasting_building_site or employer_has_contracting_agent
    )


@rule(level="spell", law="NL-BE treaty 2001 art. 15(2)(c)", start="2003-01-01", output=True)
def nl_be_pay_is_borne_by_establishment(
    nl_be_has_permanent_establishment: bool, works_for_establishment: bool
) -> bool:
    """The pay is borne by the employer's permanent establishment in the other state (ten laste van)."""
    return nl_be_has_permanent_establishment and works_for_establishment

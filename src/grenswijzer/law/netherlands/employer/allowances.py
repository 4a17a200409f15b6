"""What a Dutch employer may pay untaxed for travel and for work at home; what is more is wage."""

from grenswijzer.engine.rule import rule


@rule(level="spell", law="Wet LB 1964 art. 31a(2)(a)", unit="EUR/year", start="2006-01-01", output=True)
def nl_untaxed_travel_allowance(
    commuting_reimbursement_public: float,
    commuting_reimbursement_collective: float,
    commuting_reimbursement_other: float,
    bicycle_allowance: float,
    nl_travel_km: float,
    nl_untaxed_allowance_per_km: float,
) -> float:
    """Untaxed allowance for travel to work (onbelaste reiskostenvergoeding).

    Public transport and the employer's own transport in full; own car, bicycle and all else up to an amount per km.
    Without kilometres the allowance is taken to stay within that amount.
    """
    by_km = commuting_reimbursement_other + bicycle_allowance
    if nl_travel_km > 0:
        by_km = min(by_km, nl_travel_km * nl_untaxed_allowance_per_km)
    return commuting_reimbursement_public + commuting_reimbursement_collective + by_km


@rule(level="spell", law="Wet LB 1964 art. 31a(2)", unit="EUR/year", start="2006-01-01", end="2021-12-31")
def nl_untaxed_home_working_allowance() -> float:
    """Untaxed allowance for work at home: none before 2022, other than within the free budget of the employer."""
    return 0.0


@rule(level="spell", law="Wet LB 1964 art. 31a(2)(k)", unit="EUR/year", start="2022-01-01", output=True)
def nl_untaxed_home_working_allowance(
    nl_home_working_allowance: float, nl_home_working_days: float, nl_untaxed_allowance_per_home_day: float
) -> float:
    """Untaxed allowance for days worked at home (onbelaste thuiswerkvergoeding): an amount a day.

    Not for a day for which the way to a fixed place of work is paid untaxed.
    """
    return min(nl_home_working_allowance, nl_home_working_days * nl_untaxed_allowance_per_home_day)


@rule(level="spell", law="Wet LB 1964 arts 10, 31a", unit="EUR/year", start="2006-01-01", output=True)
def nl_allowances(
    commuting_reimbursement_public: float,
    commuting_reimbursement_collective: float,
    commuting_reimbursement_other: float,
    bicycle_allowance: float,
    nl_home_working_allowance: float,
) -> float:
    """All allowances of the employer for travel and work at home (vergoedingen)."""
    travel = commuting_reimbursement_public + commuting_reimbursement_collective
    return travel + commuting_reimbursement_other + bicycle_allowance + nl_home_working_allowance


@rule(level="spell", law="Wet LB 1964 arts 10, 31a", unit="EUR/year", start="2006-01-01", output=True)
def nl_taxable_allowances(
    nl_allowances: float, nl_untaxed_travel_allowance: float, nl_untaxed_home_working_allowance: float
) -> float:
    """Allowances above the untaxed amounts: wage (belaste vergoedingen), unless the employer bears the tax."""
    return max(0.0, nl_allowances - nl_untaxed_travel_allowance - nl_untaxed_home_working_allowance)

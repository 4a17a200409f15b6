"""Self-employment under Regulation 1408/71, alone (art. 14a) and beside paid employment (art. 14c, Annex VII)."""

from grenswijzer.engine.rule import rule
from grenswijzer.law.types import Country, JobKind

_END = "2010-04-30"


@rule(
    level="spell",
    law="Regulation (EEC) 1408/71 art. 13(2)(b); KB no. 38 art. 3",
    start="2003-01-01",
    end=_END,
)
def eu_self_employment_state(eu_is_self_employed: bool, job_kind: JobKind, eu_work_state: Country) -> Country:
    """State where the self-employed work is done; a Belgian director's mandate counts as done in Belgium (werkland)."""
    if not eu_is_self_employed:
        return Country.NONE
    if job_kind == JobKind.DIRECTOR:
        return Country.BE
    return eu_work_state


@rule(level="spell", law="Regulation (EEC) 1408/71 art. 14a(2)", start="2003-01-01", end=_END)
def eu_is_self_employed_at_home(eu_is_self_employed: bool, eu_works_in_residence_state: bool) -> bool:
    """Any part of the self-employed work is done in the state of residence (zelfstandig werk in het woonland)."""
    return eu_is_self_employed and eu_works_in_residence_state


@rule(
    level="spell", law="Regulation (EEC) 1408/71 art. 14c(b), Annex VII no. 1", start="2003-01-01", end=_END
)
def eu_is_self_employed_in_belgium(eu_self_employment_state: Country) -> bool:
    """Self-employed in Belgium (zelfstandige in België)."""
    return eu_self_employment_state == Country.BE


@rule(level="spell", law="Regulation (EEC) 1408/71 art. 14c(b), Annex VII", start="2003-01-01", end=_END)
def eu_is_self_employed_in_france(eu_self_employment_state: Country) -> bool:
    """Self-employed in France (zelfstandige in Frankrijk)."""
    return eu_self_employment_state == Country.FR


@rule(
    level="spell",
    law="Regulation (EEC) 1408/71 art. 14c(b), Annex VII",
    start="2003-01-01",
    end=_END,
    output=True,
)
def eu_has_both_laws(
    any_concurrent_eu_is_employed: bool,
    any_concurrent_eu_is_self_employed_in_belgium: bool,
    any_concurrent_eu_is_self_employed_in_france: bool,
    eu_employment_state: Country,
) -> bool:
    """Insured in two states at once (dubbele verzekering): employed in one, self-employed in one that Annex VII lists.

    Belgium with employment in any other state, France with employment in any other state but Luxembourg. The
    Netherlands and Luxembourg are not listed: there the state of employment insures alone.
    """
    by_belgium = any_concurrent_eu_is_self_employed_in_belgium and eu_employment_state != Country.BE
    is_french_case = eu_employment_state != Country.FR and eu_employment_state != Country.LU
    by_france = any_concurrent_eu_is_self_employed_in_france and is_french_case
    return any_concurrent_eu_is_employed and (by_belgium or by_france)

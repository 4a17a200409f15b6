"""The joint request under the framework agreement on telework: from when and for how long it holds."""

from grenswijzer.engine.arithmetic import months_between
from grenswijzer.engine.rule import rule

_REQUEST = "framework agreement on cross-border telework: request, start and length of the certificate A1"
_START = "2023-01-01"


@rule(level="spell", law=_REQUEST, unit="months", start=_START)
def eu_framework_back_months(
    framework_request_date: int,
    eu_framework_first_requests_last_day: float,
    eu_framework_first_back_months: float,
    eu_framework_later_back_months: float,
) -> float:
    """How far back the request can reach: longer for requests to 30 June 2024 (terugwerkende kracht)."""
    if framework_request_date <= eu_framework_first_requests_last_day:
        return eu_framework_first_back_months
    return eu_framework_later_back_months


@rule(level="spell", law=_REQUEST, unit="day number", start=_START)
def eu_framework_start(
    framework_start: int, framework_request_date: int, eu_framework_first_day: float
) -> int:
    """First day asked for; where none from 1 July 2023 on is stated, the day of the request (begindatum)."""
    return framework_start if framework_start >= eu_framework_first_day else framework_request_date


@rule(level="spell", law=_REQUEST, start=_START)
def eu_framework_request_holds(
    has_framework_request: bool,
    spell_start: int,
    eu_framework_start: int,
    eu_framework_first_day: float,
    framework_request_date: int,
    eu_framework_back_months: float,
    is_insured_with_employer_before_request: bool,
    eu_framework_certificate_months: float,
) -> bool:
    """The joint request covers the period: from the day asked for, or as back-dated (verzoek geldt).

    Before the request only if contributions were paid in the employer's state all along. The certificate A1 lasts
    three years at most. Without any date the request is taken as made in time and renewed.
    """
    if not has_framework_request or spell_start < eu_framework_start:
        return False
    if eu_framework_start < eu_framework_first_day:
        return True
    if spell_start < framework_request_date:
        months = months_between(spell_start + 1, framework_request_date)
        if months >= eu_framework_back_months or not is_insured_with_employer_before_request:
            return False
    return months_between(eu_framework_start, spell_start) < eu_framework_certificate_months


@rule(level="spell", law=_REQUEST, start=_START)
def eu_framework_request_holds_at_end(
    has_framework_request: bool,
    spell_end: int,
    eu_framework_start: int,
    eu_framework_first_day: float,
    framework_request_date: int,
    eu_framework_back_months: float,
    is_insured_with_employer_before_request: bool,
    eu_framework_certificate_months: float,
) -> bool:
    """The joint request covers the last day of the period: from the day asked for, or as back-dated (verzoek geldt).

    Before the request only if contributions were paid in the employer's state all along. The certificate A1 lasts
    three years at most. Without any date the request is taken as made in time and renewed.
    """
    if not has_framework_request or spell_end < eu_framework_start:
        return False
    if eu_framework_start < eu_framework_first_day:
        return True
    if spell_end < framework_request_date:
        months = months_between(spell_end + 1, framework_request_date)
        if months >= eu_framework_back_months or not is_insured_with_employer_before_request:
            return False
    return months_between(eu_framework_start, spell_end) < eu_framework_certificate_months


@rule(level="spell", law=_REQUEST, start=_START, output=True)
def eu_framework_agreement_applies(
    eu_could_have_framework_agreement: bool, eu_framework_request_holds: bool
) -> bool:
    """The employer's state insures by the agreement on telework (kaderovereenkomst telewerk geldt)."""
    return eu_could_have_framework_agreement and eu_framework_request_holds


@rule(level="spell", law=_REQUEST, start=_START, output=True)
def eu_needs_framework_request(
    eu_could_have_framework_agreement: bool, eu_framework_request_holds: bool
) -> bool:
    """Only with a joint request would the employer's state insure, and none holds (verzoek nodig).

    Asked for in the employer's state: of the SVB for a Dutch employer, of the RSZ for a Belgian one.
    """
    return eu_could_have_framework_agreement and not eu_framework_request_holds


@rule(level="spell", law=_REQUEST, start=_START)
def eu_framework_request_changes_within(
    eu_could_have_framework_agreement: bool,
    eu_framework_request_holds: bool,
    eu_framework_request_holds_at_end: bool,
) -> bool:
    """The request begins or ends to hold within the period (verzoek begint of eindigt tussentijds)."""
    begins = eu_framework_request_holds_at_end and not eu_framework_request_holds
    ends = eu_framework_request_holds and not eu_framework_request_holds_at_end
    return eu_could_have_framework_agreement and (begins or ends)

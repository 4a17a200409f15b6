"""Work as an ordinary employee: the special articles that every tax treaty has for other work do not decide."""

from grenswijzer.engine.rule import rule
from grenswijzer.law.types import JobKind


@rule(
    level="spell",
    law="employment articles of the tax treaties: subject to the special articles",
    start="2003-01-01",
)
def is_ordinary_employee(job_kind: JobKind) -> bool:
    """Employed, and not as director, artist, sportsperson or crew, who have articles of their own (gewone werknemer).

    International lorry drivers are ordinary employees.
    """
    is_on_stage = job_kind == JobKind.ARTIST or job_kind == JobKind.SPORTSPERSON
    is_aboard = (
        job_kind == JobKind.SHIP_CREW
        or job_kind == JobKind.AIRCRAFT_CREW
        or job_kind == JobKind.INLAND_BOAT_CREW
    )
    is_no_employee = (
        job_kind == JobKind.NONE or job_kind == JobKind.SELF_EMPLOYED or job_kind == JobKind.DIRECTOR
    )
    return not is_on_stage and not is_aboard and not is_no_employee

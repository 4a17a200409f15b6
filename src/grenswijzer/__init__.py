"""Grenswijzer: who taxes and who insures people who live in one country and work in another, and what is left.

>>> import grenswijzer
>>> result = grenswijzer.calculate("household.yaml")      # doctest: +SKIP
>>> result.value("an.be_income_tax")                      # doctest: +SKIP
8716.0
>>> print(result.explain("be_income_tax", "an").text())   # doctest: +SKIP
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from grenswijzer.answers.cliffs import Stretch
    from grenswijzer.answers.comparison import Comparison
    from grenswijzer.answers.explanation import Explanation
    from grenswijzer.answers.law_entry import LawEntry
    from grenswijzer.answers.result import Result
    from grenswijzer.answers.status import Status, day_status
    from grenswijzer.counting import Count, count_days
    from grenswijzer.engine.errors import LawError, NotLawError
    from grenswijzer.engine.system import LawSystem
    from grenswijzer.planner import Curve, Plan
    from grenswijzer.situation import Situation, SituationError
    from grenswijzer.situation.private import holds_private_number
    from grenswijzer.situation.problems import Problem

__all__ = [
    "Comparison",
    "Count",
    "Curve",
    "Explanation",
    "LawEntry",
    "LawError",
    "NotLawError",
    "Plan",
    "Result",
    "Situation",
    "SituationError",
    "Status",
    "Stretch",
    "calculate",
    "checked_situation",
    "cliffs",
    "compare",
    "count_days",
    "day_status",
    "explain",
    "holds_private_number",
    "look_up",
    "plan",
    "read",
    "situation_problems",
    "situation_schema",
    "situation_text",
]

STARTED = time.time_ns()
"""When this process began to read the program; what has changed since may not be what it runs."""

_PLACES = {
    "Comparison": "answers.comparison",
    "Count": "counting",
    "Curve": "planner",
    "Explanation": "answers.explanation",
    "LawEntry": "answers.law_entry",
    "LawError": "engine.errors",
    "NotLawError": "engine.errors",
    "Plan": "planner",
    "Result": "answers.result",
    "Situation": "situation",
    "SituationError": "situation",
    "Status": "answers.status",
    "Stretch": "answers.cliffs",
    "holds_private_number": "situation.private",
    "count_days": "counting",
    "day_status": "answers.status",
}


def __getattr__(name: str) -> Any:
    """The public classes and checks, loaded when first named, so that importing the package costs nothing."""
    if name in _PLACES:
        return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
    raise AttributeError(f"module {__name__} has no {name}")


def calculate(
    situation: Situation | Mapping[str, Any] | str | bytes | Path, *, system: LawSystem | None = None
) -> Result:
    """The answer for one household in one income year.

    ``situation``: a file (path), the text of one (YAML or JSON), its content as a mapping, or a situation that was
    read before. Amounts are in EUR per year unless a name says otherwise, shares are fractions (0.25), dates are
    dates. ``system``: other law than the law as it is, see :meth:`LawSystem.changed`.

    Returns a :class:`Result`; what cannot be decided is None there, with the reason and the office to ask. Raises
    :class:`SituationError` with every problem found in the situation, and :class:`NotLawError` for a year that is not
    covered or a given value that the law does not have.
    """
    from grenswijzer.answers.defaults import default_rows
    from grenswijzer.answers.result import Result
    from grenswijzer.calculation import calculate_values, law
    from grenswijzer.situation import Situation, parse, read_situation

    system = system or law()
    if isinstance(situation, Mapping):
        read = parse(situation, system)
    elif isinstance(situation, Situation):
        read = situation
    else:
        read = read_situation(situation, system)
    evaluation = calculate_values(read, system)
    defaults, assumed = default_rows(read.defaults, evaluation.household, system)
    return Result(evaluation, defaults, assumed)


def explain(
    situation: Situation | Mapping[str, Any] | str | bytes | Path, name: str, *, person: str | None = None
) -> Explanation:
    """How one value came about: each rule once, with article, arguments, figures and their sources.

    ``name``: a rule (``be_income_tax``) with the ``person`` it is about, or a path (``an.be_income_tax``,
    ``an.hospital.gross_pay``). Raises what :func:`calculate` raises, and :class:`NotLawError` for an unknown name.
    """
    return calculate(situation).explain(name, person)


def compare(
    first: Result | Situation | Mapping[str, Any] | str | bytes | Path,
    second: Result | Situation | Mapping[str, Any] | str | bytes | Path,
    *,
    names: tuple[str, str] = ("1", "2"),
) -> Comparison:
    """Two answers line by line, what is left first; ``difference`` is second less first.

    Each side is a :class:`Result` or anything :func:`calculate` takes. ``names``: what the two are called.
    """
    from grenswijzer.answers.comparison import Comparison
    from grenswijzer.answers.result import Result

    sides = [side if isinstance(side, Result) else calculate(side) for side in (first, second)]
    return Comparison(sides[0], sides[1], names)


def cliffs(
    situation: Situation | Mapping[str, Any] | str | bytes | Path,
    person: str | None = None,
    *,
    up_to: float = 10000.0,
    step: float = 100.0,
) -> tuple[Stretch, ...]:
    """Where more pay leaves less: stretches of yearly pay above the pay as it is, with the rules behind them.

    ``person``: whose pay rises, everyone with a job by default; ``up_to`` and ``step`` in EUR a year. Raises what
    :func:`calculate` raises, and :class:`NotLawError` for who has no job or where what is left cannot be decided.
    """
    return calculate(situation).cliffs(person, up_to=up_to, step=step)


def plan(
    situation: Situation | Mapping[str, Any] | str | bytes | Path,
    job: str | None = None,
    *,
    paths: tuple[str, ...] = (),
    requests: tuple[bool | None, ...] = (None,),
    variants: tuple[str | Path, ...] = (),
    year: int | None = None,
    assume_law: int | None = None,
    system: LawSystem | None = None,
) -> Plan:
    """What is left, what it costs, who taxes and who insures for each number of days worked at home in the year.

    ``job``: whose job, such as ``an.clinic``; needed when several have an employer abroad. ``paths``: more values to
    tell for each point. ``requests``: with (True) and without (False) the framework agreement on telework, None: as
    told. ``variants``: files, or names of variants that come with the program, each a curve of its own; ``A+B`` is both
    at once. ``year``: another year than the situation's. ``assume_law``: count with the law of this year.

    Returns a :class:`Plan` with a curve per law and request: plain data, with ``text``, ``chart`` and ``picture``.
    Raises what :func:`calculate` raises, and :class:`NotLawError` for a job, variant or year of law that is not there.
    """
    from grenswijzer.planner import make_plan

    return make_plan(
        situation,
        job,
        paths=paths,
        requests=requests,
        variants=variants,
        year=year,
        assume=assume_law,
        system=system,
    )


def read(source: str | bytes | Path) -> Any:
    """The plain values in a YAML or JSON file, or in the text of one, as strict as a situation file.

    No duplicate keys, aliases or tags, at most 1 MB; a number such as 34.000 stays recognisable. What is read can be
    handed to :func:`calculate`, or hold several situations. Raises :class:`SituationError`.
    """
    from grenswijzer.situation.reader import read_document

    return read_document(source).value


def checked_situation(situation: Mapping[str, Any]) -> Situation:
    """The content of a situation, read and checked, for functions that take one. Raises :class:`SituationError`."""
    from grenswijzer.calculation import law
    from grenswijzer.situation import parse

    return parse(situation, law())


def situation_problems(situation: Mapping[str, Any]) -> tuple[Problem, ...]:
    """Everything that is wrong with, or missing from, the content of a situation; empty when it can be computed."""
    from grenswijzer.calculation import law
    from grenswijzer.situation import SituationError, parse

    try:
        parse(situation, law())
    except SituationError as error:
        return tuple(error.problems)
    return ()


def situation_text(situation: Mapping[str, Any]) -> str:
    """The content of a situation as a YAML file; reading it gives the same content."""
    from grenswijzer.situation import dump_situation

    return dump_situation(situation)


def look_up(name: str, year: int | None = None, *, system: LawSystem | None = None) -> LawEntry:
    """What the law says under a name: a rule, figure, fact or view, with its sources and its ties to others.

    ``year`` limits texts and figures to one year. Raises :class:`NotLawError`, with the nearest names, for another.
    """
    from grenswijzer.answers.law_entry import law_entry
    from grenswijzer.calculation import law

    return law_entry(system or law(), name, year)


def situation_schema(language: str = "en") -> Mapping[str, Any]:
    """The JSON Schema of a situation file, with labels in ``language``."""
    from grenswijzer.calculation import law
    from grenswijzer.situation.schema import situation_schema as schema_of

    return schema_of(law(), language)

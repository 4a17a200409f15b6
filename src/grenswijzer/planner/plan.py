"""A plan: the curves of one job in one year, under the law as it is and under what else was asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grenswijzer.calculation import law
from grenswijzer.engine.assumed import assume_law
from grenswijzer.engine.cache import read_yaml
from grenswijzer.engine.errors import LawError, NotLawError
from grenswijzer.engine.system import LawSystem
from grenswijzer.engine.variants import load_variant
from grenswijzer.planner.curve import Change, Curve, LawChoice, Point
from grenswijzer.planner.home_days import home_day_curve
from grenswijzer.planner.told import read
from grenswijzer.situation import Situation, parse
from grenswijzer.situation.reader import read_document

if TYPE_CHECKING:
    from grenswijzer.answers.blocks import Document

Source = Situation | Mapping[str, Any] | str | bytes | Path

MOST_CURVES = 6
"""More lines than this nobody can tell apart in black and white."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Curves of the same job, person and year, the law as it is first. Every curve has the same home days."""

    curves: tuple[Curve, ...]

    @property
    def first(self) -> Curve:
        """The curve the others are compared with."""
        return self.curves[0]

    @property
    def year(self) -> int:
        """The income year."""
        return self.first.year

    @property
    def points(self) -> tuple[Point, ...]:
        """The points of the first curve."""
        return self.first.points

    @property
    def changes(self) -> tuple[Change, ...]:
        """Where something changes on the first curve."""
        return self.first.changes

    def per_week(self) -> Plan:
        """The same plan with the points of whole home days a week only; the changes stay."""
        return Plan(
            tuple(
                replace(curve, points=tuple(point for _, point in curve.per_week())) for curve in self.curves
            )
        )

    def to_dict(self) -> Mapping[str, Any]:
        """Every curve as plain data for JSON."""
        from grenswijzer.planner.data import plan_data

        return plan_data(self)

    def rows(self) -> list[dict[str, Any]]:
        """A row per curve and number of home days, for a table."""
        from grenswijzer.planner.data import plan_rows

        return plan_rows(self)

    def document(self, language: str = "nl") -> Document:
        """The plan in words and tables, per week and at every turn."""
        from grenswijzer.answers.language import language as written_in
        from grenswijzer.planner.document import plan_document

        return plan_document(self, written_in(language))

    def text(self, language: str = "nl") -> str:
        """The plan as plain text."""
        from grenswijzer.answers.text import document_text

        return document_text(self.document(language))

    def workbook(self, language: str = "nl") -> bytes:
        """Every home day and every change as a spreadsheet (XLSX)."""
        from grenswijzer.answers.language import language as written_in
        from grenswijzer.planner.data import plan_workbook

        return plan_workbook(self, written_in(language))

    def chart(self, language: str = "nl", *, width: int = 720, dark: bool = False) -> str:
        """The picture as SVG, with its description for who cannot see it. ``width`` in pixels, from 320."""
        from grenswijzer.answers.language import language as written_in
        from grenswijzer.planner.chart import chart_svg

        return chart_svg(self.curves, written_in(language), width=width, dark=dark)

    def picture(self, language: str = "nl", *, width: int = 720, dark: bool = False) -> bytes:
        """The same picture as PNG, twice as sharp as its size in pixels."""
        from grenswijzer.answers.language import language as written_in
        from grenswijzer.planner.chart import chart_png

        return chart_png(self.curves, written_in(language), width=width, dark=dark)

    def alt(self, language: str = "nl") -> str:
        """What the picture shows, in words."""
        from grenswijzer.answers.language import language as written_in
        from grenswijzer.planner.chart import alt_text

        return alt_text(self.curves, written_in(language))


def make_plan(
    situation: Source,
    job: str | None = None,
    *,
    paths: Sequence[str] = (),
    requests: Sequence[bool | None] = (None,),
    variants: Sequence[str | Path] = (),
    year: int | None = None,
    assume: int | None = None,
    system: LawSystem | None = None,
) -> Plan:
    """The curves of one job; see :func:`grenswijzer.plan`."""
    base = system or law()
    read = _situation(situation, base, year, assume)
    if assume is not None:
        base = assume_law(base, read.year, assume)
    person, _, name = _job(read, job).partition(".")
    laws: list[tuple[LawSystem, LawChoice]] = [(base, LawChoice(assume))]
    for told in variants:
        changed, labels = base, []
        for part in str(told).split("+"):
            changed, label = _changed(changed, part)
            labels.append(label)
        laws.append((changed, LawChoice(assume, tuple(labels))))
    if len(laws) * len(requests) > MOST_CURVES:
        raise NotLawError("curves", count=len(laws) * len(requests), most=MOST_CURVES)
    return Plan(
        tuple(
            home_day_curve(
                read, person, name, paths=paths, system=one, choice=replace(choice, request=request)
            )
            for one, choice in laws
            for request in requests
        )
    )


def _situation(source: Source, base: LawSystem, year: int | None, assume: int | None) -> Situation:
    """The situation, in the year asked for and read under the law that will be used."""
    if isinstance(source, Situation):
        if year is None and assume is None:
            return source
        mapping: Any = source.mapping
    else:
        mapping = source if isinstance(source, Mapping) else read_document(source).value
    if isinstance(mapping, Mapping):
        told = mapping.get("year") if year is None else year
        mapping = {**mapping, "year": told} if year is not None else mapping
        if assume is not None and isinstance(told, int):
            base = assume_law(base, told, assume)
    return parse(mapping, base)


def _job(situation: Situation, job: str | None) -> str:
    """The job that was meant; the one there is with an employer abroad where none was named."""
    jobs = {f"{person.name}.{name}": person for person in situation.people.values() for name in person.jobs}
    if job is not None and job in jobs:
        return job
    across = [
        name
        for name, person in jobs.items()
        if person.facts["residence_state"] != person.jobs[name.partition(".")[2]].facts["employer_state"]
    ]
    if job is None and len(across) == 1:
        return across[0]
    if not jobs:
        raise NotLawError("no_job")
    raise NotLawError("which_job" if job is None else "job", job=job, known=list(jobs))


def shipped_variants() -> tuple[str, ...]:
    """Names of the variants that come with the program; none of them is law."""
    folder = files("grenswijzer.planner") / "variants"
    return tuple(
        sorted(path.name.removesuffix(".yaml") for path in folder.iterdir() if path.name.endswith(".yaml"))
    )


@lru_cache(maxsize=16)
def variant_label(name: str) -> Mapping[str, str]:
    """What a variant that comes with the program is called, by language. Raises :class:`NotLawError` for another."""
    if name not in shipped_variants():
        raise NotLawError("variant", name=name, known=shipped_variants())
    label: Mapping[str, str] = read(f"variants/{name}.yaml")["label"]
    return label


def _changed(system: LawSystem, told: str) -> tuple[LawSystem, Mapping[str, str]]:
    """The law under a variant, a name that comes with the program or a file, and what it is called."""
    name = told.replace("-", "_")
    path = Path(str(files("grenswijzer.planner"))) / "variants" / f"{name}.yaml"
    if name not in shipped_variants():
        path = Path(told)
        if not path.is_file():
            known = [one.replace("_", "-") for one in shipped_variants()]
            raise NotLawError("variant_file", name=told, known=known)
    try:
        return _loaded(path.resolve(), path.stat().st_mtime_ns, system)
    except LawError as error:
        # the file is the reader's own: what is wrong in it is wrong input
        raise NotLawError("said", text=str(error)) from error


@lru_cache(maxsize=16)
def _loaded(path: Path, changed: int, system: LawSystem) -> tuple[LawSystem, Mapping[str, str]]:
    """Read once for each state of the file, so that the graphs of its law are built once."""
    del changed
    found = load_variant(path, system)
    content = read_yaml(path)
    label = content.get("label")
    return found, label if isinstance(label, dict) else {"en": content["name"]}

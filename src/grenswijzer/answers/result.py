"""The answer for one household: who taxes, who insures, every value asked for, and what to know beforehand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from grenswijzer.answers import readings as other_readings
from grenswijzer.answers.descriptions import Description, Descriptions, descriptions
from grenswijzer.answers.layout import Layout, standard_layout
from grenswijzer.answers.net import Sum, parts_of, with_month
from grenswijzer.answers.places import Places
from grenswijzer.answers.readings import Alternative
from grenswijzer.answers.to_ask import questions_of
from grenswijzer.answers.unverified import unverified_figures
from grenswijzer.answers.values import Position, Share, Value
from grenswijzer.answers.warnings import (
    Fact,
    Labels,
    Question,
    Reading,
    UnverifiedFigure,
)
from grenswijzer.engine.errors import NotLawError
from grenswijzer.engine.plain import Evaluation
from grenswijzer.engine.reads import RowSet, rows_in, rows_read
from grenswijzer.engine.steps import Key, Step, applies_in, step

if TYPE_CHECKING:
    from grenswijzer.answers.cliffs import Stretch
    from grenswijzer.answers.employer import Duty, EmployerCost
    from grenswijzer.answers.explanation import Explanation
    from grenswijzer.answers.procedures import Procedure
    from grenswijzer.answers.sensitivity import Sensitivity
    from grenswijzer.answers.thresholds import Threshold


@dataclass(frozen=True, eq=False)
class Result:
    """What the law of one year says about one household. Everything is worked out when first asked for.

    ``defaults``: per input the rows in which nobody typed the fact. ``assumed``: path and value of what else was
    taken, such as the hours of a work day.
    """

    evaluation: Evaluation
    defaults: Mapping[str, RowSet] = field(default_factory=dict)
    assumed: tuple[tuple[str, Any], ...] = ()
    layout: Layout = field(default_factory=standard_layout)

    @property
    def year(self) -> int:
        """The income year."""
        return self.evaluation.graph.year

    @cached_property
    def places(self) -> Places:
        """Names of the household's rows."""
        return Places(self.evaluation)

    @property
    def people(self) -> tuple[str, ...]:
        """Names of the adults, in the order of the situation."""
        level = self.places.people
        return tuple(self.places.row_path(level, row) for row in range(self.places.count(level)))

    # ---------------------------------------------------------------- values

    @cached_property
    def outputs(self) -> tuple[Value, ...]:
        """Everything people ask for, in the order it was computed."""
        return tuple(self._values(self._described.outputs.all))

    @cached_property
    def all_values(self) -> tuple[Value, ...]:
        """Every rule's value on the facts as they are (what was computed in a view is in the explanation)."""
        return tuple(self._values(self._described.rules.all))

    @cached_property
    def _described(self) -> Descriptions:
        return descriptions(self.evaluation.graph)

    def _values(self, shown: Iterable[Description]) -> Iterator[Value]:
        evaluation = self.evaluation
        for said in shown:
            node = said.node
            values, unknown = evaluation.values[node.index], evaluation.unknown.get(node.index)
            applies = applies_in(evaluation, node)
            for row, path in enumerate(self.places.paths(node.level, said.title)):
                yield Value(
                    path,
                    (node.index, row),
                    said.title,
                    node.level,
                    row,
                    said.label,
                    None if unknown and unknown[row] else said.told(values[row]),
                    said.unit,
                    said.kind,
                    said.chapter,
                    applies[row],
                )

    def key(self, name: str, person: str | None = None) -> Key:
        """The key of a path (``an.hospital.gross_pay``) or of a name with a person.

        A name with several rows and no person raises :class:`NotLawError`, naming the paths there are.
        """
        place, _, last = name.rpartition(".")
        node = self.evaluation.graph.node(last)
        rows = range(self.places.count(node.level))
        paths = {self.places.row_path(node.level, row): row for row in rows}
        if person is not None and not place:
            place = person
        wanted = [row for path, row in paths.items() if path == place]
        if not wanted:
            wanted = [row for path, row in paths.items() if _is_within(path, place)]
        if not wanted and place == person and node.level == self.places.system.root:
            wanted = [0]
        if len(wanted) != 1:
            there = [f"{path}.{last}" if path else last for path in paths]
            raise NotLawError("which" if there else "which_none", name=name, known=there)
        return node.index, wanted[0]

    def value(self, name: str, person: str | None = None) -> Any:
        """One value by path, or by name and person; None where it cannot be decided."""
        key = self.key(name, person)
        found = self.evaluation.at(*key)
        return None if found is None else self._described.nodes[key[0]].told(found)

    def explain(self, name: str, person: str | None = None) -> Explanation:
        """How one value came about."""
        from grenswijzer.answers.explanation import Explanation

        return Explanation(self, (self.key(name, person),))

    @cached_property
    def explanation(self) -> Explanation:
        """How all outputs came about, each step once."""
        from grenswijzer.answers.explanation import Explanation

        return Explanation(self, self._output_keys)

    @property
    def _output_keys(self) -> tuple[Key, ...]:
        counts = self.evaluation.rows.counts
        nodes = [said.node for said in self._described.outputs.all]
        return tuple((node.index, row) for node in nodes for row in range(counts[node.level]))

    # ---------------------------------------------------------------- position and net

    @cached_property
    def position(self) -> tuple[Position, ...]:
        """Who may tax and who insures, per job and period."""
        graph, layout = self.evaluation.graph, self.layout
        if not layout.has_position(graph):
            return ()
        return tuple(self._position(row) for row in range(self.places.count(layout.level)))

    def _position(self, row: int) -> Position:
        layout, places = self.layout, self.places
        level = layout.level
        person = places.person(level, row)
        start, end = places.start(level, row), places.end(level, row)
        shares = []
        for state, name in layout.shares.items():
            shown = self._step(name, row)
            shares.append(Share(state, shown.value, name, shown.law))
        insurance = self._step(layout.insurance, row)
        return Position(
            person=places.row_path(places.people, person) if person is not None else "",
            job=places.name(level, row),
            row=row,
            start=date.fromordinal(start) if start is not None else None,
            end=date.fromordinal(end) if end is not None else None,
            shares=tuple(shares),
            tax_basis=self._optional(layout.shares_basis, row),
            insurance_state=self._optional(layout.insurance, row),
            insurance_rule=layout.insurance,
            insurance_law=insurance.law,
            insurance_basis=self._optional(layout.insurance_basis, row),
            insurance_without_request=self._optional(layout.insurance_without_request, row),
        )

    def _step(self, name: str, row: int) -> Step:
        return step(self.evaluation, (self.evaluation.graph.node(name).index, row))

    def _optional(self, name: str, row: int) -> Any:
        if name not in self.evaluation.graph.names:
            return None
        index = self.evaluation.graph.node(name).index
        found = self.evaluation.at(index, row)
        return None if found is None else self._described.nodes[index].told(found)

    @cached_property
    def sums(self) -> tuple[Sum, ...]:
        """What is left, per person and for the household, with its parts."""
        graph = self.evaluation.graph
        found = []
        for name in self.layout.net:
            if name in graph.names:
                node = graph.node(name)
                for row in range(self.places.count(node.level)):
                    total = parts_of(self.evaluation, (node.index, row))
                    if total is not None:
                        found.append(with_month(self.evaluation, total, self.layout.per_month.get(name, "")))
        return tuple(found)

    @cached_property
    def employer_costs(self) -> tuple[EmployerCost, ...]:
        """What each job costs the employer, beside its pay."""
        from grenswijzer.answers.employer import employer_costs

        return tuple(employer_costs(self))

    @cached_property
    def duties(self) -> tuple[Duty, ...]:
        """What employer and worker must do, per job."""
        from grenswijzer.answers.employer import duties

        return tuple(duties(self))

    @cached_property
    def procedures(self) -> tuple[Procedure, ...]:
        """What to do, by when and where."""
        from grenswijzer.answers.procedures import procedures

        return tuple(procedures(self))

    @cached_property
    def thresholds(self) -> tuple[Threshold, ...]:
        """The edges in sight, with the distance to each."""
        from grenswijzer.answers.thresholds import thresholds

        return tuple(thresholds(self))

    @cached_property
    def not_counted(self) -> tuple[Labels, ...]:
        """What matters for a household's purse and is not in the answer."""
        from grenswijzer.answers.not_counted import not_counted

        return tuple(not_counted(self))

    # ---------------------------------------------------------------- warnings

    @cached_property
    def read(self) -> Sequence[RowSet]:
        """Per node the rows the outputs really rest on."""
        return rows_read(self.evaluation, self._described.outputs.nodes)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """What cannot be decided here, with the office to ask."""
        unknown = self.evaluation.unknown
        return questions_of(
            self.evaluation.graph,
            (
                (path, said.label, why)
                for said in self._described.outputs.all
                if said.node.index in unknown
                for path, why in zip(
                    self.places.paths(said.node.level, said.title), unknown[said.node.index], strict=True
                )
            ),
        )

    def default_places(self) -> Iterator[tuple[Description, Sequence[tuple[str, Sequence[int]]]]]:
        """Facts nobody typed, that the outputs rest on: each with the people and jobs it is about, and their rows."""
        read, defaults = self.read, self.defaults
        # a hundred facts of a job stand in the same rows
        places: dict[tuple[str, RowSet], Sequence[tuple[str, Sequence[int]]]] = {}
        for said in self._described.inputs:
            node = said.node
            rows = read[node.index] & defaults.get(node.name, 0)
            if rows:
                where = node.level, rows
                if where not in places:
                    places[where] = tuple(self.places.by_job(node.level, rows_in(rows)).items())
                yield said, places[where]

    def taken(self) -> Iterator[tuple[Description, int, str]]:
        """The same one by one, with a row and whose it is; what was taken for several periods of a job is said once."""
        for said, places in self.default_places():
            column = self.evaluation.values[said.node.index]
            is_one = column.count(column[0]) == len(column)
            for place, periods in places:
                if is_one or all(column[row] == column[periods[0]] for row in periods):
                    yield said, periods[0], place
                else:
                    yield from ((said, row, self.places.row_path(said.node.level, row)) for row in periods)

    @cached_property
    def defaults_used(self) -> tuple[Fact, ...]:
        """The same as a list of facts."""
        return tuple(
            self.fact(said, row, f"{place}.{said.title}" if place else said.title)
            for said, row, place in self.taken()
        )

    @cached_property
    def given(self) -> tuple[Fact, ...]:
        """Values that were told instead of computed."""
        described = self._described.nodes
        return tuple(
            self.fact(described[index], row) for index, rows in self.evaluation.given.items() for row in rows
        )

    def fact(self, said: Description, row: int, path: str = "") -> Fact:
        """What was told or taken in a row; ``path`` where it is said for more than that row."""
        index = said.node.index
        key = index, row
        value = self.evaluation.values[index][row]
        if index in self.evaluation.unknown:
            value = self.evaluation.at(index, row)
        if said.members is not None and value is not None:
            value = said.members[value]
        return Fact(path or self.places.path(key), said.title, said.label, value, said.unit, said.kind, key)

    @cached_property
    def unverified_figures(self) -> tuple[UnverifiedFigure, ...]:
        """Figures from memory or derived that the outputs rest on."""
        return unverified_figures(self.evaluation, self.read)

    @cached_property
    def alternatives(self) -> tuple[Alternative, ...]:
        """Every other reading that changes an output, with the changes."""
        return tuple(other_readings.alternatives(self.evaluation))

    def readings(self) -> tuple[Alternative, ...]:
        """The same as :attr:`alternatives`: runs the law anew for each other reading."""
        return self.alternatives

    @cached_property
    def sensitivities(self) -> tuple[Sensitivity, ...]:
        """What one percent more of each unverified figure would change; runs the law anew for each."""
        from grenswijzer.answers.sensitivity import sensitivities

        return tuple(sensitivities(self))

    def cliffs(
        self, person: str | None = None, *, up_to: float = 10000.0, step: float = 100.0
    ) -> tuple[Stretch, ...]:
        """Where more pay leaves less, for one person or everyone with a job; runs the law anew at every step.

        ``up_to``: how far above the yearly pay to look; ``step``: by how much it rises each time, both in EUR. Raises
        :class:`NotLawError` for who has no job, and where what is left cannot be decided.
        """
        from grenswijzer.answers.cliffs import cliffs, people_with_jobs

        names = people_with_jobs(self.evaluation) if person is None else (person,)
        return tuple(found for name in names for found in cliffs(self.evaluation, name, up_to, step))

    @cached_property
    def readings_used(self) -> tuple[Reading, ...]:
        """Open points of law that make a difference here, with the reading chosen."""
        system = self.evaluation.graph.system
        found = []
        for name in other_readings.readings_that_matter(self.evaluation):
            item = system.inputs[name]
            chosen = self.evaluation.household.inputs[name][0]
            if item.enum is not None:
                chosen = item.enum(chosen)
            found.append(
                Reading(name, item.label, item.docs, chosen, chosen == item.default, item.enum or bool)
            )
        return tuple(found)

    # ---------------------------------------------------------------- other shapes

    def to_dict(
        self,
        *,
        all_values: bool = False,
        readings: bool = False,
        explanation: bool = False,
        sensitivity: bool = False,
    ) -> Mapping[str, Any]:
        """The answer as plain data for JSON; see :func:`grenswijzer.answers.schema.result_schema`."""
        from grenswijzer.answers.data import result_data

        return result_data(
            self, all_values=all_values, readings=readings, explanation=explanation, sensitivity=sensitivity
        )

    def to_json(
        self,
        *,
        all_values: bool = False,
        readings: bool = False,
        explanation: bool = False,
        sensitivity: bool = False,
    ) -> bytes:
        """The same as JSON text. Raises ValueError for a number that JSON does not have."""
        from grenswijzer.answers.json_text import result_text

        return result_text(
            self, all_values=all_values, readings=readings, explanation=explanation, sensitivity=sensitivity
        )

    def text(self, language: str = "nl", *, all_values: bool = False, readings: bool = False) -> str:
        """The answer as plain text."""
        from grenswijzer.answers.document import result_document
        from grenswijzer.answers.language import language as written_in
        from grenswijzer.answers.text import document_text

        words = written_in(language)
        return document_text(result_document(self, words, all_values=all_values, readings=readings))


def _is_within(path: str, place: str) -> bool:
    """The path lies below the place, or is the place without the day it was cut."""
    return not place or path.startswith((place + ".", place + "@"))

"""An answer as plain data: what JSON holds. Dates are ISO text, choices words, unknown values null."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from grenswijzer.answers.descriptions import descriptions
from grenswijzer.answers.law_words import missing_words, note_words, reason_words, step_words
from grenswijzer.answers.net import Sum
from grenswijzer.answers.plain import plain
from grenswijzer.answers.readings import Alternative, Change
from grenswijzer.answers.to_ask import question_data
from grenswijzer.answers.values_data import undecided_data, values_data
from grenswijzer.answers.warnings import Fact, Reading, UnverifiedFigure

if TYPE_CHECKING:
    from grenswijzer.answers.employer import Duty, EmployerCost
    from grenswijzer.answers.explanation import ExplainedStep, Explanation
    from grenswijzer.answers.procedures import Procedure, Term
    from grenswijzer.answers.result import Result
    from grenswijzer.answers.thresholds import Threshold
    from grenswijzer.answers.values import Position
    from grenswijzer.engine.system import LawSystem


def result_data(
    result: Result,
    *,
    all_values: bool,
    readings: bool,
    explanation: bool,
    sensitivity: bool = False,
    defaults: bool = True,
) -> dict[str, Any]:
    """The whole answer. ``readings``, ``explanation`` and ``sensitivity`` add what is only worked out on request.

    Without ``defaults`` the list of what nobody typed is empty.
    """
    system = result.evaluation.graph.system
    described = descriptions(result.evaluation.graph)
    shown = described.rules if all_values else described.outputs
    data: dict[str, Any] = {
        "year": result.year,
        "variants": list(system.variants),
        "people": list(result.people),
        "position": [_position(position) for position in result.position],
        "what_is_left": [_sum(result, total) for total in result.sums],
        "not_counted": [dict(labels) for labels in result.not_counted],
        "thresholds": [_threshold(result, found) for found in result.thresholds],
        "employer": {
            "costs": [_employer_cost(result, cost) for cost in result.employer_costs],
            "duties": [_duty(result, duty) for duty in result.duties],
        },
        "to_do": [_procedure(one) for one in result.procedures],
        "values": values_data(result, shown),
        "undecided": undecided_data(result, shown),
        "warnings": {
            "questions": [question_data(system, question) for question in result.questions],
            "defaults": _facts(result.defaults_used) if defaults else [],
            "assumed": [{"path": path, "value": _assumed(value)} for path, value in result.assumed],
            "given": _facts(result.given),
            "unverified_figures": [_figure(system, figure) for figure in result.unverified_figures],
            "readings": [_reading(reading) for reading in result.readings_used],
        },
    }
    if readings:
        data["readings"] = [_alternative(result, alternative) for alternative in result.alternatives]
    if sensitivity:
        data["sensitivity"] = [
            {
                "figure": found.figure.name,
                "status": found.figure.status,
                "changes": _changes(result, found.changes),
            }
            for found in result.sensitivities
        ]
    if explanation:
        data["explanation"] = result.explanation.to_dict()
    return data


def _assumed(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _assumed(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_assumed(item) for item in value]
    return plain(value)


def _position(position: Position) -> dict[str, Any]:
    return {
        "person": position.person,
        "job": position.job,
        "from": plain(position.start),
        "to": plain(position.end),
        "taxing": [
            {"state": share.state, "share": share.share, "rule": share.rule, "law": share.law}
            for share in position.shares
        ],
        "taxing_basis": plain(position.tax_basis),
        "insurance": {
            "state": plain(position.insurance_state),
            "rule": position.insurance_rule,
            "law": position.insurance_law,
            "basis": plain(position.insurance_basis),
            "without_request": plain(position.insurance_without_request),
        },
    }


def _sum(result: Result, total: Sum) -> dict[str, Any]:
    return {
        "path": result.places.path(total.key),
        "total": plain(total.total),
        "parts": [
            {"name": part.name, "label": dict(part.label), "amount": plain(part.amount)}
            for part in total.parts
        ],
        "rounding": plain(total.rounding),
        "per_month": None
        if total.month_total is None
        else {
            "total": plain(total.month_total),
            "parts": [
                {"name": part.name, "amount": plain(total.of_month(part.amount))} for part in total.parts
            ],
        },
    }


def _threshold(result: Result, found: Threshold) -> dict[str, Any]:
    return {
        "path": result.places.path(found.key),
        "label": dict(found.label),
        "here": found.here,
        "edge": found.edge,
        "distance": found.distance,
        "is_floor": found.is_floor,
        "is_passed": found.is_passed,
        "unit": found.unit,
        "law": found.law,
    }


def _employer_cost(result: Result, cost: EmployerCost) -> dict[str, Any]:
    return {
        "job": result.places.row_path(cost.level, cost.row),
        "pay": cost.pay,
        "cost": cost.cost,
        "insured_in": plain(cost.state),
    }


def _duty(result: Result, duty: Duty) -> dict[str, Any]:
    return {
        "job": result.places.row_path(duty.level, duty.key[1]),
        "whose": duty.whose,
        "name": duty.name,
        "label": dict(duty.label),
        "law": duty.law,
    }


def _procedure(one: Procedure) -> dict[str, Any]:
    return {
        "name": one.name,
        "label": dict(one.label),
        "law": one.law,
        "source": one.source,
        "is_recalled": one.is_recalled,
        "steps": [
            {
                "text": dict(step.text),
                "form": step.form,
                "term": None if step.term is None else _term(step.term),
                "office": None
                if step.office is None
                else {"name": step.office.name, "label": dict(step.office.label), "url": step.office.url},
            }
            for step in one.steps
        ],
    }


def _term(found: Term) -> dict[str, Any]:
    return {
        "name": found.name,
        "label": dict(found.label),
        "day": None if found.day is None else found.day.isoformat(),
        "count": found.count,
        "unit": found.unit,
        "counted_from": dict(found.counted_from),
        "is_backwards": found.is_backwards,
        "note": dict(found.note),
    }


def _facts(facts: Iterable[Fact]) -> list[dict[str, Any]]:
    return [
        {
            "path": path,
            "name": name,
            "label": dict(label),
            "value": value if kind is float or kind is bool else plain(value, kind),
            "unit": unit,
        }
        for path, name, label, value, unit, kind, _ in facts
    ]


def _figure(system: LawSystem, figure: UnverifiedFigure) -> dict[str, Any]:
    return {
        "name": figure.name,
        "label": dict(figure.label),
        "status": figure.status,
        "value": figure_numbers(figure.shape, figure.numbers),
        "unit": figure.unit,
        "law": figure.law,
        "source": list(figure.source),
        "note": dict(note_words(system, figure.name, figure.note)),
    }


def figure_numbers(shape: str, numbers: tuple[float, ...]) -> Any:
    """A number; per row of a scale [lower limit, rate, tax below it]; or the values of a table. Rates are fractions."""
    if shape == "number":
        return numbers[0]
    if shape == "table":
        return list(numbers)
    rows = [list(numbers[position : position + 3]) for position in range(0, len(numbers), 3)]
    return [row for row in rows if row[0] != float("inf")]


def _reading(reading: Reading) -> dict[str, Any]:
    return {
        "name": reading.name,
        "label": dict(reading.label),
        "chosen": plain(reading.chosen),
        "is_default": reading.is_default,
        "doc": dict(reading.doc),
    }


def _alternative(result: Result, alternative: Alternative) -> Mapping[str, Any]:
    kind = result.evaluation.graph.system.inputs[alternative.name].enum
    return {
        "name": alternative.name,
        "chosen": plain(alternative.chosen, kind),
        "other": plain(alternative.other, kind),
        "changes": _changes(result, alternative.changes),
    }


def _changes(result: Result, changes: Iterable[Change]) -> list[dict[str, Any]]:
    nodes = result.evaluation.graph.nodes
    return [
        {
            "path": change.path,
            "value": plain(change.value, nodes[change.key[0]].type),
            "other": plain(change.other, nodes[change.key[0]].type),
            "difference": change.difference,
        }
        for change in changes
    ]


def explanation_data(explanation: Explanation) -> dict[str, Any]:
    """Steps in order of computation; ``arguments`` refer to other steps by id."""
    return {
        "explains": list(explanation.target_ids),
        "steps": [
            _explained(explanation.result.evaluation.graph.system, found) for found in explanation.steps
        ],
    }


def _explained(system: LawSystem, found: ExplainedStep) -> dict[str, Any]:
    shown = found.step
    data: dict[str, Any] = {
        "id": found.id,
        "name": shown.name,
        "label": dict(shown.label),
        "kind": shown.kind,
        "value": plain(shown.value, found.kind),
        "unit": shown.unit,
        "law": shown.law,
        "text": dict(step_words(shown)),
        "mark": found.mark,
        "applies": shown.applies,
        "view": list(found.view),
        "arguments": [{"name": name, "steps": list(ids)} for name, ids in found.arguments],
        "figures": [
            {
                "name": use.name,
                "label": dict(use.label),
                "value": figure_numbers(use.shape, use.value.numbers) if use.value.missing is None else None,
                "unit": use.unit,
                "law": use.law,
                "from": plain(use.value.start),
                "source": list(use.value.source),
                "status": use.value.status,
                "note": dict(note_words(system, use.name, use.value.note)),
                "missing": None
                if use.value.missing is None
                else dict(missing_words(system, use.name, use.value.missing)),
            }
            for use in found.figures
        ],
        "undecided": [
            {
                "rule": reason.rule,
                "reason": dict(reason_words(system, reason)),
                "office": reason.office,
                "law": reason.law,
            }
            for reason in sorted(shown.unknown, key=lambda reason: (reason.rule, reason.reason))
        ],
    }
    if found.summary is not None:
        summary = found.summary
        data["summary"] = {
            **asdict(summary),
            "label": dict(summary.label),
            "first": plain(summary.first, "date"),
            "last": plain(summary.last, "date"),
        }
    return data

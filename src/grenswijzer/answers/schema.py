"""The JSON Schema of an answer, as ``grenswijzer calculate FILE --format json`` writes it."""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_DAY: Schema = {"type": ["string", "null"], "format": "date"}
_LABELS: Schema = {
    "type": "object",
    "description": "The same words by language: nl, en, fr, de; empty where there are none.",
    "additionalProperties": _TEXT,
}
_NUMBER: Schema = {"type": "number"}
_BOOL: Schema = {"type": "boolean"}
_VALUE: Schema = {
    "description": "An amount in EUR, a share as a fraction, a number, true or false, a date or a choice; null: "
    "cannot be decided.",
    "type": ["number", "string", "boolean", "null"],
}
_VALUES: Schema = {"type": "object", "description": "Rule to value.", "additionalProperties": _VALUE}


def _object(description: str = "", optional: tuple[str, ...] = (), /, **properties: Schema) -> Schema:
    found: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    found["required"] = [name for name in properties if name not in optional]
    if description:
        found["description"] = description
    return found


def _list(of: Schema, description: str = "") -> Schema:
    return {"type": "array", "items": of, **({"description": description} if description else {})}


def _or_null(of: Schema) -> Schema:
    return {"anyOf": [of, {"type": "null"}]}


def _named(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def result_schema() -> Schema:
    """The schema of one answer."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Grenswijzer: answer for one household",
        **_object(
            "",
            ("readings", "explanation", "sensitivity"),
            year={"type": "integer"},
            variants=_list(_TEXT, "Names of changes made to the law; empty for the law as it is."),
            people=_list(_TEXT, "Names of the adults."),
            position=_list(_named("position"), "Who may tax and who insures, per job and period."),
            what_is_left=_list(_named("sum"), "What is left, with parts that add up to the cent."),
            not_counted=_list(_LABELS, "What matters for the purse and is not in the answer."),
            thresholds=_list(
                _named("threshold"),
                "Edges in sight; the distance is the edge less where one is. A floor is an edge to reach.",
            ),
            employer=_object(
                "What each job costs the employer, and what the employer must do.",
                costs=_list(_named("employer_cost")),
                duties=_list(_named("duty")),
            ),
            to_do=_list(_named("procedure"), "What to do, by when and where."),
            values=_named("values"),
            undecided=_list(
                _object("", path=_TEXT, reasons=_list(_TEXT)), "Paths of values that are null, and why."
            ),
            warnings=_named("warnings"),
            readings=_list(_named("alternative"), "Other readings of the law, when asked for."),
            sensitivity=_list(
                _object("", figure=_TEXT, status=_TEXT, changes=_list(_named("change"))),
                "What each unverified figure changes when it is one percent higher, when asked for.",
            ),
            explanation=_named("explanation"),
        ),
        "$defs": _definitions(),
    }


def _definitions() -> Schema:
    share = _object("", state=_TEXT, share={"type": ["number", "null"]}, rule=_TEXT, law=_TEXT)
    insurance = _object(
        "", state=_or_null(_TEXT), rule=_TEXT, law=_TEXT, basis=_VALUE, without_request=_VALUE
    )
    part = _object("", name=_TEXT, label=_LABELS, amount=_NUMBER)
    month_part = _object("", name=_TEXT, amount=_NUMBER)
    row = _object(
        "A job (one per period of constant law), child, benefit or other row.",
        level=_TEXT,
        path=_TEXT,
        name=_TEXT,
        person=_or_null(_TEXT),
        to=_DAY,
        values=_VALUES,
        **{"from": _DAY},
    )
    return {
        "position": _object(
            "",
            person=_TEXT,
            job=_TEXT,
            to=_DAY,
            taxing=_list(share),
            taxing_basis=_VALUE,
            insurance=insurance,
            **{"from": _DAY},
        ),
        "sum": _object(
            "",
            path=_TEXT,
            total=_NUMBER,
            parts=_list(part),
            rounding=_NUMBER,
            per_month=_or_null(_object("", total=_NUMBER, parts=_list(month_part))),
        ),
        "threshold": _object(
            "",
            path=_TEXT,
            label=_LABELS,
            here=_NUMBER,
            edge=_NUMBER,
            distance=_NUMBER,
            is_floor=_BOOL,
            is_passed=_BOOL,
            unit=_TEXT,
            law=_TEXT,
        ),
        "employer_cost": _object(
            "", job=_TEXT, pay=_or_null(_NUMBER), cost=_or_null(_NUMBER), insured_in=_VALUE
        ),
        "duty": _object("", job=_TEXT, whose=_TEXT, name=_TEXT, label=_LABELS, law=_TEXT),
        "procedure": _object(
            "",
            name=_TEXT,
            label=_LABELS,
            law=_TEXT,
            source=_TEXT,
            is_recalled={"type": "boolean"},
            steps=_list(
                _object(
                    "",
                    text=_LABELS,
                    form=_TEXT,
                    term=_or_null(
                        _object(
                            "A day, or a period from an event; neither: the paper states it.",
                            name=_TEXT,
                            label=_LABELS,
                            day=_DAY,
                            count={"type": "integer"},
                            unit=_TEXT,
                            counted_from=_LABELS,
                            is_backwards={"type": "boolean"},
                            note=_LABELS,
                        )
                    ),
                    office=_or_null(_object("", name=_TEXT, label=_LABELS, url=_TEXT)),
                )
            ),
        ),
        "values": _object(
            "", household=_VALUES, people={"type": "object", "additionalProperties": _VALUES}, rows=_list(row)
        ),
        "warnings": _warnings(),
        "alternative": _object(
            "",
            name=_TEXT,
            chosen=_VALUE,
            other=_VALUE,
            changes=_list(_named("change")),
        ),
        "change": _object(
            "", path=_TEXT, value=_VALUE, other=_VALUE, difference={"type": ["number", "null"]}
        ),
        "question": _question(),
        "explanation": _explanation(),
    }


def _question() -> Schema:
    office = _object(
        "", key=_TEXT, name=_LABELS, address=_LABELS, phone=_LABELS, email=_TEXT, hours=_LABELS, url=_TEXT
    )
    return _object(
        "What cannot be decided here, and where to ask.",
        rule=_TEXT,
        label=_LABELS,
        reason=_LABELS,
        law=_TEXT,
        office=_or_null(office),
        missing_figures=_list(_TEXT),
        leaves_open=_list(_TEXT, "Paths."),
    )


def _warnings() -> Schema:
    fact = _object("", path=_TEXT, name=_TEXT, label=_LABELS, value=_VALUE, unit=_TEXT)
    figure = _object(
        "",
        name=_TEXT,
        label=_LABELS,
        status={"enum": ["derived", "recalled"]},
        value={"type": ["number", "array"]},
        unit=_TEXT,
        law=_TEXT,
        source=_list(_TEXT),
        note=_LABELS,
    )
    reading = _object(
        "", name=_TEXT, label=_LABELS, chosen=_VALUE, is_default={"type": "boolean"}, doc=_LABELS
    )
    return _object(
        "",
        questions=_list(_named("question")),
        defaults=_list(
            fact, "Facts nobody said, that the answer rests on; a fact of a job once for all its periods."
        ),
        assumed=_list(_object("", path=_TEXT, value={}), "What else was taken about the work days."),
        given=_list(fact, "Values that were told instead of computed."),
        unverified_figures=_list(figure),
        readings=_list(reading, "Open points of law that make a difference here."),
    )


def _explanation() -> Schema:
    figure = _object(
        "",
        name=_TEXT,
        label=_LABELS,
        value={"type": ["number", "array", "null"]},
        unit=_TEXT,
        law=_TEXT,
        source=_list(_TEXT),
        status={"enum": ["seen", "derived", "recalled", "missing"]},
        note=_LABELS,
        missing=_or_null(_LABELS),
        **{"from": _DAY},
    )
    summary = _object(
        "Many rows in one line.",
        name=_TEXT,
        label=_LABELS,
        law=_TEXT,
        count={"type": "integer"},
        first=_DAY,
        last=_DAY,
    )
    step = _object(
        "",
        ("summary",),
        id=_TEXT,
        name=_TEXT,
        label=_LABELS,
        kind={"enum": ["input", "rule", "aggregate"]},
        value=_VALUE,
        unit=_TEXT,
        law=_TEXT,
        text=_LABELS,
        mark={"enum": ["computed", "given", "default", "told", "derived", "reading"]},
        applies={"type": "boolean"},
        view=_list(_TEXT),
        arguments=_list(_object("", name=_TEXT, steps=_list(_TEXT, "Ids."))),
        figures=_list(figure),
        undecided=_list(_object("", rule=_TEXT, reason=_LABELS, office=_or_null(_TEXT), law=_TEXT)),
        summary=summary,
    )
    return _object("", explains=_list(_TEXT, "Ids."), steps=_list(step, "Each after those it rests on."))

"""Policy variants: the same law with other figures, or with rules replaced, each from its own date on.

A variant is a YAML file::

    name: Higher old-age amount
    figures:
      old_age_amount:
        2001-01-01: {value: 150}
    new_figures:                   # optional: figures that only the variant's rules read, each with label and unit
      toll_limit:
        label: {nl: grens van de tol, en: limit of the toll}
        unit: EUR
        values:
          2001-01-01: {value: 5}
    rules: higher_toll.py          # optional: a Python file with decorated rules, beside the YAML
    label: {nl: ..., en: ...}      # optional: what people call it; source and note: where it comes from

Only what it names changes. Two variants combine by applying one after the other.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from grenswijzer.engine import language
from grenswijzer.engine import rule as declarations
from grenswijzer.engine.cache import read_yaml
from grenswijzer.engine.errors import LawError
from grenswijzer.engine.figures import Figure, load_figures
from grenswijzer.engine.rule import Rule
from grenswijzer.engine.system import LawSystem
from grenswijzer.engine.template import written_out

KEYS = frozenset(("name", "figures", "new_figures", "rules", "label", "source", "note"))


def load_variant(path: Path, system: LawSystem) -> LawSystem:
    """``system`` changed as the file says.

    Raises :class:`LawError` naming the file and what is wrong: an unknown key or figure, a value of another shape, a
    rule that leaves the rule language or replaces nothing.
    """
    content = read_yaml(path)
    if not isinstance(content, dict) or not isinstance(content.get("name"), str):
        raise LawError(f"{path.name}: a variant is a mapping with a name")
    unknown = set(content) - KEYS
    if unknown:
        raise LawError(f"{path.name}: unknown key {sorted(unknown)[0]!r}; known: {', '.join(sorted(KEYS))}")
    figures = {
        name: changed_figure(system, name, entries, content["name"])
        for name, entries in (content.get("figures") or {}).items()
    }
    new = _new_figures(content.get("new_figures") or {}, system, content["name"])
    system = replace(system, figures={**system.figures, **new})
    rules = _rules(path.parent / content["rules"], system) if content.get("rules") else []
    return system.changed(content["name"], figures=figures, rules=rules)


def changed_figure(system: LawSystem, name: str, entries: Mapping[date, Any], variant: str) -> Figure:
    """Figure ``name`` with the variant's values from their own start dates on, until its next one or its own end.

    An entry is a mapping with ``value``; its source is the variant. Without an ``end`` it holds until changed again.
    """
    if name not in system.figures:
        raise LawError(f"variant {variant}: there is no figure {name}")
    figure = system.figures[name]
    written = _written(entries, variant)
    body = {
        "label": figure.label,
        "unit": figure.unit,
        "law": figure.law,
        "shape": figure.shape,
        "values": written,
    }
    new = load_figures({name: body}, {"variant": {}}, f"variant {variant}")[name]
    size = max(figure.size, new.size)
    values = []
    first = new.values[0].start
    for value in figure.values:
        if value.start < first:
            values.append(replace(value, end=min(value.end, date.fromordinal(first.toordinal() - 1))))
    values += new.values
    last_end = new.values[-1].end
    values += [value for value in figure.values if value.start > last_end]
    padded = tuple(
        replace(value, numbers=value.numbers + (value.numbers[-1],) * (size - len(value.numbers)))
        for value in values
    )
    return replace(figure, values=padded)


def _written(entries: Mapping[date, Any], variant: str) -> dict[date, dict[str, Any]]:
    """A variant's values as figures are written: open-ended, with the variant as source."""
    usual = {"end": "open", "status": "derived", "note": f"variant: {variant}"}
    return {start: {**usual, **entry, "source": "variant"} for start, entry in entries.items()}


def _new_figures(bodies: Mapping[str, Any], system: LawSystem, variant: str) -> dict[str, Figure]:
    """Figures the law does not have, for the variant's own rules."""
    taken = [
        name for name in bodies if name in system.figures or name in system.rules or name in system.inputs
    ]
    if taken:
        raise LawError(f"variant {variant}: {taken[0]} is in the law already; change it under figures")
    written = {}
    for name, body in bodies.items():
        if not isinstance(body, dict) or not isinstance(body.get("values"), dict):
            raise LawError(f"variant {variant}: new figure {name} needs label, unit and values")
        written[name] = {"law": "no law: a variant", **body, "values": _written(body["values"], variant)}
    return load_figures(written, {"variant": {}}, f"variant {variant}")


def _rules(path: Path, system: LawSystem) -> list[Rule]:
    module_name = f"grenswijzer_variant_{path.stem}"
    spec = importlib.util.spec_from_file_location(module_name, path)
    if spec is None or spec.loader is None or not path.is_file():
        raise LawError(f"{path.name}: there is no such file with rules")
    module = importlib.util.module_from_spec(spec)
    sys.modules[module_name] = module
    declarations.RULES.pop(module_name, None)
    declarations.TEMPLATES.pop(module_name, None)
    spec.loader.exec_module(module)
    templates = declarations.TEMPLATES.get(module_name, [])
    rules = [*declarations.RULES.get(module_name, []), *written_out(templates, system.tables)]
    for rule in rules:
        if rule.name not in system.rules:
            raise LawError(f"{rule.place}: {rule.name} replaces nothing in {system.package}")
        language.check(rule)
    return rules

"""Building the graph of one income year from the names that rules are written with."""

from __future__ import annotations

import difflib
from datetime import date
from enum import IntEnum
from functools import lru_cache
from typing import Any

from grenswijzer.engine import kept_law, plain_text
from grenswijzer.engine.errors import LawError
from grenswijzer.engine.figures import FigureValue, nowhere_read
from grenswijzer.engine.graph import Access, Context, Graph, Node, Referral, Text
from grenswijzer.engine.rule import Rule, Scale
from grenswijzer.engine.system import AGGREGATES, DATE_COUNTS, DATES_READ, LawSystem


def build(system: LawSystem, year: int, outputs: tuple[str, ...] | None = None) -> Graph:
    """The graph of ``year`` that yields ``outputs`` (names, views by suffix); by default every declared output.

    Raises :class:`NotLawError` for a year that is not covered and :class:`LawError`, with file and line, for a name
    that does not resolve, a cycle, a level read the wrong way, a type that does not fit, or a rule no output reaches.
    """
    return _built(system, year, outputs)


@lru_cache(maxsize=32)
def _built(system: LawSystem, year: int, outputs: tuple[str, ...] | None) -> Graph:
    system.require_year(year)
    name = f"graph {year} {outputs}"
    graph: Graph | None = kept_law.kept_for(system, name)
    if graph is None:
        graph = _Builder(system, year).graph(outputs)
        if kept_law.state_of(system) is not None:
            plain_text.law_code(graph)
            graph.work_out()
            kept_law.keep_for(system, name, graph)
    return graph


class _Builder:
    def __init__(self, system: LawSystem, year: int) -> None:
        self.system = system
        self.year = year
        self.periods = (date(year, 1, 1), *system.cut_dates(year))
        self.nodes: list[Node] = []
        self.by_key: dict[tuple[Any, ...], int] = {}
        self.memo: dict[tuple[str, Context], int] = {}
        self.open: dict[tuple[str, Context], None] = {}
        self.figures: dict[str, tuple[FigureValue, ...]] = {}
        self.accesses: dict[Access, Access] = {}
        self.view_names = sorted(system.views, key=len, reverse=True)
        self.affected = self._affected()

    def graph(self, wanted: tuple[str, ...] | None) -> Graph:
        system = self.system
        declared = [
            name
            for name in system.rules
            if any(text.output and self._is_law(text) for text in system.rules[name])
        ]
        outputs = {}
        for name in declared if wanted is None else wanted:
            node = self.value(name, (), f"output {name}")
            outputs[name] = node
        referrals = self._referrals()
        if wanted is None:
            self._check_reached()
        names = {}
        for (name, context), index in self.memo.items():
            names["_".join((name, *context))] = index
        readings = tuple(
            node.name for node in self.nodes if node.kind == "input" and system.inputs[node.name].reading
        )
        return Graph(
            system,
            self.year,
            self.periods,
            tuple(self.nodes),
            outputs,
            referrals,
            self.figures,
            names,
            readings,
        )

    def _is_law(self, text: Rule) -> bool:
        return text.start <= date(self.year, 12, 31) and text.end >= date(self.year, 1, 1)

    # ---------------------------------------------------------------- names

    def split_view(self, name: str) -> tuple[str, str] | None:
        for view in self.view_names:
            if name.endswith("_" + view) and len(name) > len(view) + 1:
                return name[: -len(view) - 1], view
        return None

    def plain_name(self, argument: str) -> str | None:
        """The name an argument is about, without what brings other rows or a view; None for what is not known."""
        while not self.known(argument):
            prefix = next((p for p in ("partner", *AGGREGATES) if argument.startswith(p + "_")), None)
            split = self.split_view(argument)
            if prefix is not None:
                argument = argument[len(prefix) + 1 :]
            elif split is not None:
                argument = split[0]
            else:
                return None
        return argument

    def _affected(self) -> dict[str, set[str]]:
        """Per view, the names that may rest on something it replaces: elsewhere the view makes no difference."""
        readers: dict[str, set[str]] = {}
        for name, texts in self.system.rules.items():
            for text in texts:
                for argument in (*text.arguments, *([text.when] if text.when else [])):
                    plain = self.plain_name(argument) or argument
                    readers.setdefault(plain, set()).add(name)
        for view in self.system.views.values():
            for name, replacement in view.replaces.items():
                readers.setdefault(replacement, set()).add(name)
        found = {}
        for view in self.system.views.values():
            reached: set[str] = set()
            todo = list(view.replaces)
            while todo:
                name = todo.pop()
                if name not in reached:
                    reached.add(name)
                    todo += readers.get(name, ())
            found[view.name] = reached
        return found

    def known(self, name: str) -> bool:
        return name in self.system.rules or name in self.system.inputs

    def replaced(self, name: str, context: Context) -> tuple[str, Context] | None:
        for position in range(len(context) - 1, -1, -1):
            replacement = self.system.views[context[position]].replaces.get(name)
            if replacement is not None:
                return replacement, context[:position] + context[position + 1 :]
        return None

    def value(self, name: str, context: Context, reader: str) -> int:
        """Index of the node of ``name`` read in ``context``."""
        if not self.known(name):
            split = self.split_view(name)
            if split is None:
                near = difflib.get_close_matches(
                    name, [*self.system.rules, *self.system.inputs, *self.system.figures], 1
                )
                hint = f"; did you mean {near[0]}?" if near else ""
                raise LawError(f"{reader}: there is no {name}{hint}")
            base, view = split
            return self.value(base, (*(v for v in context if v != view), view), reader)
        other = self.replaced(name, context)
        if other is not None:
            return self.value(*other, reader)
        context = tuple(view for view in context if name in self.affected[view])
        key = (name, context)
        if key in self.memo:
            return self.memo[key]
        if key in self.open:
            path = [f"{n}{' in ' + '_'.join(c) if c else ''}" for n, c in self.open]
            cycle = " -> ".join([*path[list(self.open).index(key) :], name])
            raise LawError(f"{reader}: {name} needs itself: {cycle}")
        self.open[key] = None
        index = self._input(name) if name in self.system.inputs else self._rule(name, context, reader)
        del self.open[key]
        self.memo[key] = index
        return index

    def _add(self, key: tuple[Any, ...], **fields: Any) -> int:
        if key not in self.by_key:
            self.by_key[key] = len(self.nodes)
            self.nodes.append(Node(index=len(self.nodes), **fields))
        return self.by_key[key]

    def _input(self, name: str) -> int:
        item = self.system.inputs[name]
        kind: Any = item.enum or {"float": float, "int": int, "date": int, "bool": bool}[item.type]
        return self._add(("input", name), name=name, kind="input", level=item.level, type=kind)

    def _rule(self, name: str, context: Context, reader: str) -> int:
        level = self.system.rules[name][0].level
        dates = self.periods if self.system.dated_level(level) else self.periods[:1]
        rules = [self.system.rule_at(name, day) for day in dates]
        known = next((rule for rule in rules if rule is not None), None)
        if known is None:
            raise LawError(f"{reader}: {name} is not law on {dates[0]}")
        texts = [
            Text(known, (), None, is_law=False) if rule is None else self._text(rule, context, period)
            for period, rule in enumerate(rules)
        ]
        types = {text.rule.returns for text in texts}
        if len(types) > 1:
            raise LawError(f"{texts[0].rule.place}: {name} has another type from {texts[-1].rule.start} on")
        # the name too: rules of one template stand in one place
        key = ("rule", *((name, t.rule.place, t.is_law, tuple(a.key for a in t.accesses)) for t in texts))
        if all(text == texts[0] for text in texts) and not any(
            self._changes(access) for access in texts[0].arguments
        ):
            texts = texts[:1]
            key = key[:2]
        return self._add(
            key, name=name, kind="rule", level=level, type=types.pop(), texts=tuple(texts), context=context
        )

    def _text(self, rule: Rule, context: Context, period: int) -> Text:
        arguments = []
        for argument, annotation in rule.arguments.items():
            access = self.access(argument, rule, context, period)
            self._check_type(access, annotation, rule)
            # many rules read the same under the same name: one record of it is kept, and loaded, once
            arguments.append(self.accesses.setdefault(access, access))
        guard = self.access(rule.when, rule, context, period) if rule.when else None
        return Text(rule, tuple(arguments), guard)

    # ---------------------------------------------------------------- arguments

    def access(self, argument: str, rule: Rule, context: Context, period: int) -> Access:
        """How ``argument`` of ``rule`` is read in ``context``, in a part of the year in which the rule is law."""
        where = f"{rule.place}: {rule.name}"
        other = self.replaced(argument, context)
        if other is not None and other[0] in self.system.figures:
            return self._figure(other[0], argument, where, period)
        if argument in self.system.figures and other is None:
            return self._figure(argument, argument, where, period)
        if not self.known(argument) and other is None:
            if argument.startswith("partner_"):
                return self._partner(argument, rule, context, where)
            for prefix in AGGREGATES:
                if argument.startswith(prefix + "_"):
                    return self._aggregate(prefix, argument, rule, context, where, period)
        node = self.nodes[self.value(argument, context, where)]
        if node.level != rule.level and node.level not in self.system.ancestors(rule.level):
            raise LawError(
                f"{where}: {argument} has level {node.level}; bring it to {rule.level} with sum_, any_ ..."
            )
        self._check_law(node, argument, rule, where, period)
        return Access(argument, node.index, node.level)

    def _figure(self, name: str, argument: str, where: str, period: int) -> Access:
        figure = self.system.figures[name]
        if figure.at(self.periods[period]) is None:
            raise LawError(
                f"{where}: figure {name} has no value on {self.periods[period]} (give one, or declare it missing)"
            )
        if name not in self.figures:
            self.figures[name] = tuple(figure.at(day) or nowhere_read(figure, day) for day in self.periods)
        return Access(argument, None, self.system.root, figure=name)

    def _changes(self, access: Access) -> bool:
        """The figure read becomes another one within the year."""
        if access.figure is None:
            return False
        values = self.figures[access.figure]
        return any((v.numbers, v.missing) != (values[0].numbers, values[0].missing) for v in values)

    def _partner(self, argument: str, rule: Rule, context: Context, where: str) -> Access:
        node = self.nodes[self.value(argument.removeprefix("partner_"), context, where)]
        if not self.system.levels[node.level].partner:
            raise LawError(f"{where}: {argument}: level {node.level} has no partners")
        if rule.level != node.level and node.level not in self.system.ancestors(rule.level):
            raise LawError(f"{where}: {argument} has level {node.level}, which {rule.level} is not below")
        return Access(argument, node.index, node.level, partner=True)

    def _aggregate(
        self, prefix: str, argument: str, rule: Rule, context: Context, where: str, period: int
    ) -> Access:
        source = self.nodes[self.value(argument.removeprefix(prefix + "_"), context, where)]
        if prefix.endswith("concurrent") or prefix == "sum_of_date":
            if source.level != rule.level:
                raise LawError(f"{where}: {argument} adds rows of level {source.level}, not of {rule.level}")
        elif rule.level not in self.system.ancestors(source.level):
            raise LawError(f"{where}: {argument} has level {source.level}, which is not below {rule.level}")
        self._check_law(source, argument, rule, where, period)
        is_bool = source.type is bool
        if is_bool == prefix.startswith("sum"):
            raise LawError(f"{where}: {argument}: {prefix} of a {'bool' if is_bool else 'number'}")
        kind = {"any": bool, "any_concurrent": bool, "count": int, **dict.fromkeys(DATE_COUNTS, int)}.get(
            prefix, source.type
        )
        also = tuple(self.value(source.level + end, (), where) for end in DATES_READ.get(prefix, ()))
        index = self._add(
            (prefix, rule.level, source.index),
            name=f"{prefix}_{source.name}",
            kind="aggregate",
            level=rule.level,
            type=kind,
            operation=prefix,
            source=Access(source.name, source.index, source.level),
            also=also,
            context=source.context,
        )
        return Access(argument, index, rule.level)

    # ---------------------------------------------------------------- checks

    def _check_law(self, node: Node, argument: str, rule: Rule, where: str, period: int) -> None:
        """What the rule reads is law in every part of the year whose rows it reads, or says what it is there.

        Rows of one date share their part; concurrent rows too, because rows are cut where the law changes.
        """
        if node.kind != "rule" or node.texts[0].rule.absent is not None:
            return
        dated = self.system.dated_level(rule.level)
        same = dated is not None and dated == self.system.dated_level(node.level)
        for position in (period,) if same else range(len(node.texts)):
            if not node.is_law(position):
                hint = "" if same else "; a rule that is not law all year says what it is then with absent="
                raise LawError(f"{where}: {argument} is not law on {self.periods[position]}{hint}")

    def _check_type(self, access: Access, annotation: Any, rule: Rule) -> None:
        where = f"{rule.place}: {rule.name}"
        if annotation is None:
            raise LawError(f"{where}: argument {access.argument} has no type")
        if access.figure is not None:
            shape = self.system.figures[access.figure].shape
            expected: Any = float if shape == "number" else Scale
            if annotation != expected:
                raise LawError(f"{where}: {access.argument} is a figure of shape {shape}")
            return
        assert access.node is not None
        found = self.nodes[access.node].type
        same = found == annotation or (
            annotation is int and isinstance(found, type) and issubclass(found, IntEnum)
        )
        if not same:
            raise LawError(f"{where}: {access.argument} is {_type_name(found)}, not {_type_name(annotation)}")

    def _referrals(self) -> tuple[Referral, ...]:
        found = []
        by_name: dict[str, list[int]] = {}
        known = 0
        for name, texts in self.system.rules.items():
            if not texts[0].blocks or not any(self._is_law(text) for text in texts):
                continue
            # the referral before may have brought nodes
            for node in self.nodes[known:]:
                by_name.setdefault(node.name, []).append(node.index)
            known = len(self.nodes)
            for blocked in texts[0].blocks:
                if not self.known(blocked):
                    raise LawError(f"{texts[0].place}: {name} blocks {blocked}, which does not exist")
            blocks = [index for blocked in texts[0].blocks for index in by_name.get(blocked, [])]
            if blocks:
                index = self.value(name, (), texts[0].place)
                found.append(Referral(index, texts[0], tuple(blocks)))
        return tuple(found)

    def _check_reached(self) -> None:
        reached = {node.name for node in self.nodes}
        for name, texts in self.system.rules.items():
            if name not in reached and any(self._is_law(text) for text in texts) and not texts[0].blocks:
                raise LawError(f"{texts[0].place}: no output reaches {name} in {self.year}")


def _type_name(kind: Any) -> str:
    return getattr(kind, "__name__", str(kind))

"""Which numbers of home days the law cannot decide, why, and which office to ask."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from grenswijzer.answers.places import Places
from grenswijzer.answers.to_ask import questions_of
from grenswijzer.answers.warnings import Labels, Question
from grenswijzer.engine.graph import Graph
from grenswijzer.engine.plain import Evaluation
from grenswijzer.engine.runs import Key, Runs
from grenswijzer.engine.steps import label
from grenswijzer.engine.unknowns import Unknown


@dataclass(frozen=True, slots=True)
class Undecided:
    """Neighbouring points, from ``first`` up to ``last`` home days, where an amount or a state cannot be decided.

    ``questions``: why, as at the first and the last of them, and where to ask. ``graph``: the law that was run.
    """

    first: int
    last: int
    questions: tuple[Question, ...]
    graph: Graph = field(repr=False, compare=False)


def undecided(
    days: Sequence[int], runs: Runs, keys: Sequence[Key], run: Callable[[int], Evaluation]
) -> tuple[Undecided, ...]:
    """The stretches among ``days`` in which a value of ``keys``, the first that ``runs`` tell, is not decided.

    ``run``: the law run at that many home days, with the reasons.
    """
    is_open = (None in row for row in runs.rows(len(keys)))
    found = []
    for open_here, group in groupby(zip(days, is_open, strict=True), key=itemgetter(1)):
        if open_here:
            stretch = [day for day, _ in group]
            ends = [run(day) for day in dict.fromkeys((stretch[0], stretch[-1]))]
            asked = questions_of(ends[0].graph, _open_values(ends, keys))
            found.append(Undecided(stretch[0], stretch[-1], asked, ends[0].graph))
    return tuple(found)


def _open_values(ends: Iterable[Evaluation], keys: Iterable[Key]) -> list[tuple[str, Labels, set[Unknown]]]:
    """Every value that is open at one of the ends, once, with all reasons."""
    found: dict[str, tuple[str, Labels, set[Unknown]]] = {}
    for end in ends:
        places = Places(end)
        for index, row in dict.fromkeys(keys):
            if index in end.unknown and end.unknown[index][row]:
                node = end.graph.nodes[index]
                path = places.paths(node.level, node.title)[row]
                found.setdefault(path, (path, label(end.graph, node), set()))[2].update(
                    end.unknown[index][row]
                )
    return list(found.values())

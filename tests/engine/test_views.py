"""What each view computes again stands in a file: replacing too wide a name shows there at once."""

from __future__ import annotations

from collections.abc import Callable

from grenswijzer.engine.building import build
from grenswijzer.engine.graph import Graph
from grenswijzer.engine.system import LawSystem


def computed_again(graph: Graph) -> str:
    """Per view and level the names that are another value there."""
    lines = []
    for view in sorted(graph.system.views):
        found: dict[str, set[str]] = {}
        for node in graph.nodes:
            if node.context and node.context[-1] == view:
                inner = f" (in {', '.join(node.context[:-1])})" if len(node.context) > 1 else ""
                found.setdefault(node.level, set()).add(node.name + inner)
        replaced = graph.system.views[view].replaces
        lines.append(f"{view}: {', '.join(f'{old} read as {new}' for old, new in sorted(replaced.items()))}")
        for level in graph.system.levels:
            lines += [f"  {level} {name}" for name in sorted(found.get(level, ()))]
    return "\n".join(lines) + "\n"


def test_what_each_view_of_2003_computes_again(golden: Callable[[str, str], None]) -> None:
    text = computed_again(build(LawSystem.load("grenswijzer.law"), 2003))
    assert text.count("read as")
    golden("views_2003.txt", text)


def test_only_what_rests_on_a_replaced_name_is_computed_again() -> None:
    graph = build(LawSystem.load("invented_country"), 2001)
    text = computed_again(graph)
    plain = {node.name for node in graph.nodes if not node.context}
    again = {node.name for node in graph.nodes if node.context}
    assert again
    assert plain - again
    assert all(name in text for name in again)

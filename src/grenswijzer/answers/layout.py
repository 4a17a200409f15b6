"""Which values of the law an answer gives a place of their own: the position, and what is left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from grenswijzer.answers.language import read_catalogue
from grenswijzer.engine.graph import Graph
from grenswijzer.engine.system import LawSystem


@dataclass(frozen=True, slots=True)
class Layout:
    """``level``: the level of the position's rows. ``shares``: state to the value that says which share of the pay it
    may tax; ``insurance`` the value that names the insuring state; ``..._basis`` those that say by which rule.

    ``net``: values that are a sum of others and are shown with their parts, ``per_month`` the same for a month.
    ``residence``: the fact that names the state where a person lives.
    ``employer``: pay, cost and insuring state of a job. ``papers``: what must be asked for or notified.
    ``threshold_prefix`` and the two of duties begin the names of values that tell a distance to a threshold, and of
    what employer and worker must do. ``headlines``: per chapter what a plain
    answer shows; a chapter that is not named shows all its outputs. Names the law does not have are left out.
    """

    level: str
    shares: Mapping[str, str]
    shares_basis: str
    insurance: str
    insurance_basis: str
    net: tuple[str, ...]
    headlines: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    per_month: Mapping[str, str] = field(default_factory=dict)
    employer: Mapping[str, str] = field(default_factory=dict)
    insurance_without_request: str = ""
    residence: str = "residence_state"
    papers: tuple[str, ...] = ()
    threshold_prefix: str = "distance_to_"
    employer_duty_prefix: str = "duty_employer_"
    worker_duty_prefix: str = "duty_worker_"

    def has_position(self, graph: Graph) -> bool:
        """The law says who taxes and who insures."""
        return self.insurance in graph.names and all(name in graph.names for name in self.shares.values())

    def is_headline(self, chapter: str, name: str) -> bool:
        """A plain answer shows the value under its chapter."""
        if name.startswith(self.threshold_prefix) or self.is_duty(name):
            return False
        return chapter not in self.headlines or name in self.headlines[chapter]

    def is_duty(self, name: str) -> bool:
        """Something employer or worker must do, or a paper that must be asked for or notified."""
        return name.startswith((self.employer_duty_prefix, self.worker_duty_prefix)) or name in self.papers

    def is_shown(self, chapter: str, name: str) -> bool:
        """A plain answer shows the value somewhere."""
        return name in self.placed or self.is_duty(name) or self.is_headline(chapter, name)

    @property
    def placed(self) -> frozenset[str]:
        """Names that need no line under their chapter, because they stand elsewhere."""
        basis = (self.shares_basis, self.insurance, self.insurance_basis)
        return frozenset((*self.shares.values(), *basis, *self.net))


@lru_cache(maxsize=1)
def standard_layout() -> Layout:
    """The layout of layout.yaml."""
    content = read_catalogue("layout.yaml")
    position = content["position"]
    return Layout(
        level=position["level"],
        shares=position["shares"],
        shares_basis=position.get("shares_basis", ""),
        insurance=position["insurance"],
        insurance_basis=position.get("insurance_basis", ""),
        net=tuple(content["net"]),
        headlines={chapter: tuple(names) for chapter, names in content["headlines"].items()},
        per_month=content["per_month"],
        employer=content["employer"],
        insurance_without_request=position.get("insurance_without_request", ""),
        papers=tuple(content["papers"]),
    )


def chapter_of(system: LawSystem, name: str) -> str:
    """The law's folder a rule stands in: its first one below the law package."""
    module = system.rules[name][0].function.__module__
    inside = module.removeprefix(system.package + ".") if module.startswith(system.package + ".") else ""
    return inside.split(".")[0]


@lru_cache(maxsize=8)
def chapters(system: LawSystem) -> tuple[str, ...]:
    """Folders in the order people read: who taxes, who insures, then each state, what is left last."""
    order = tuple(read_catalogue("chapters.yaml"))
    found = {chapter_of(system, name) for name in system.rules}
    return tuple(
        sorted(found, key=lambda chapter: (order.index(chapter) if chapter in order else 99, chapter))
    )

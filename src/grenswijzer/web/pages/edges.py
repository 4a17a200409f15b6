"""Thresholds in sight with the days that are left, and what one home day more or less would change."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import grenswijzer
from grenswijzer.answers.citations import cited
from grenswijzer.answers.language import Language
from grenswijzer.answers.result import Result
from grenswijzer.answers.thresholds import Threshold
from grenswijzer.planner import left_at
from grenswijzer.web.languages import message

BY_DAYS = ("distance_to_substantial_part", "distance_to_half_telework")
"""Distances in a share of the working time, which can be said in days."""

LEFT = {
    (False, False): "result.edge_left",
    (False, True): "result.edge_passed",
    (True, False): "result.edge_reached",
    (True, True): "result.edge_short",
}
"""What is said of the distance, by whether the edge is one to reach and whether one is on its wrong side."""

EXACTLY = {
    (False, False): "result.edge_exactly_left",
    (False, True): "result.edge_exactly_passed",
    (True, False): "result.edge_exactly_reached",
}
"""What is said where somebody is exactly at the edge."""

STATES = ("nl", "be", "third_states")


@dataclass(frozen=True, slots=True)
class Edge:
    """A threshold in words: where somebody is, where it lies, what is left. ``here_at`` and ``edge_at``: on a bar of a
    thousand."""

    title: str
    place: str
    here: str
    left: str
    days: str
    law: str
    is_passed: bool
    here_at: int
    edge_at: int
    node: str
    row: int


def edges(result: Result, words: Language) -> Iterator[Edge]:
    """The thresholds of the answer, in words."""
    language = words.code
    graph = result.evaluation.graph
    for found, places in _of_a_person(result):
        passed = found.is_passed
        here, edge = (words.value(value, found.unit, float) for value in (found.here, found.edge))
        away = words.value(abs(found.distance), found.unit, float)
        days = ""
        place = "; ".join(places)
        # of several jobs together: a day of one is not a day of the other
        total = _work_days(result, place) if found.name in BY_DAYS and len(places) == 1 else 0.0
        if total and not found.is_at_edge:
            away_days = abs(found.distance) * total
            # where the law says "less than", the day that reaches the edge is one too many
            is_last_too_many = found.is_open and not passed
            count = math.ceil(away_days - 1e-9) - 1 if is_last_too_many else math.floor(away_days + 1e-9)
            key = "result.edge_days_passed" if passed else "result.edge_days_left"
            days = message(language, key, count=count, total=words.number(round(total), 0))
        label = words.label(found.label, found.name)
        said = EXACTLY if found.is_at_edge else LEFT
        yield Edge(
            title=label[:1].upper() + label[1:],
            place=place,
            here=message(language, "result.edge_here", here=here, edge=edge),
            left=message(language, said[found.is_floor, passed], distance=away, edge=edge),
            days=days,
            law=cited(found.law, words),
            is_passed=passed,
            here_at=_at(found.here, found.here, found.edge),
            edge_at=min(996, _at(found.edge, found.here, found.edge)),
            node=graph.nodes[found.key[0]].title,
            row=found.key[1],
        )


def _of_a_person(result: Result) -> Iterator[tuple[Threshold, list[str]]]:
    """Each threshold with the jobs it is about: jobs at the same time share their working time, and it is said once."""
    jobs: dict[tuple[str, int | None, float, float], tuple[Threshold, list[str]]] = {}
    for found in result.thresholds:
        row = found.key[1]
        key = found.name, result.places.person(found.level, row), found.here, found.edge
        jobs.setdefault(key, (found, []))[1].append(result.places.job_words(found.level, row))
    yield from jobs.values()


def _at(value: float, here: float, edge: float) -> int:
    """Where a value stands on a bar of a thousand; a bar of shares runs to the whole."""
    whole = 1.0 if max(here, edge) <= 1 else 1.1 * max(here, edge)
    return round(1000 * max(0.0, value) / whole)


def _work_days(result: Result, place: str) -> float:
    """Working days of a job in the year, in all its periods; 0 where the law does not count them."""
    return sum(days_in(result, place, state) for state in STATES)


def days_in(result: Result, place: str, state: str) -> float:
    """Days of the year with pay for work in a state, of a job in words (person, job), in all its periods."""
    graph = result.evaluation.graph
    name = f"pay_days_{state}"
    if name not in graph.names:
        return 0.0
    node = graph.node(name)
    rows = range(result.places.count(node.level))
    found = [
        result.evaluation.at(node.index, row)
        for row in rows
        if result.places.job_words(node.level, row) == place
    ]
    return float(sum(days for days in found if days is not None))


@dataclass(frozen=True, slots=True)
class Day:
    """The year with one number of home days: what is left, the difference from now, who insures."""

    home_days: int
    net: str
    difference: str
    insured: str
    is_now: bool


@dataclass(frozen=True, slots=True)
class OneDay:
    """A job with a home day less, as it is, and with one more."""

    job: str
    text: str
    days: tuple[Day, ...]


def one_day(read: grenswijzer.Situation, result: Result, words: Language) -> list[OneDay]:
    """For each job across the border: the year with one home day less and one more; ``read``: what was told."""
    found = []
    for person in read.people.values():
        home = person.facts["residence_state"].name
        for job in person.jobs.values():
            if job.facts["employer_state"].name == home or home.lower() not in STATES:
                continue
            now = round(days_in(result, f"{person.name}, {job.name}", home.lower()))
            one = _around(read, result, person.name, job.name, now, words)
            if one is not None:
                found.append(one)
    return found


def _around(
    read: grenswijzer.Situation, result: Result, person: str, job: str, now: int, words: Language
) -> OneDay | None:
    wanted = [days for days in (now - 1, now, now + 1) if days >= 0]
    for tried in (wanted, wanted[:-1]):
        try:
            points = left_at(read, person, job, tried, known=result.evaluation)
            break
        except grenswijzer.NotLawError:
            continue
    else:
        return None
    base = next(point.net for point in points if point.home_days == now)
    days = []
    for point in points:
        net, difference = message(words.code, "result.undecided"), ""
        if point.net is not None:
            net = words.amount(point.net)
            if base is not None and point.home_days != now:
                less = round(point.net - base, 2)
                key = "result.more" if less > 0 else "result.less" if less < 0 else "result.same"
                difference = message(words.code, key, amount=words.amount(abs(less)))
        state = point.insurance_state
        insured = message(words.code, "result.undecided") if state is None else words.member(state)
        days.append(Day(point.home_days, net, difference, insured, point.home_days == now))
    name = f"{person}, {job}"
    text = message(words.code, "result.one_day_text", job=name[:1].upper() + name[1:], count=now)
    return OneDay(name, text, tuple(days))

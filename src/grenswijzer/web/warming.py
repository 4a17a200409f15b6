"""What the first visitor of a page would otherwise wait for: done once after a start, beside the first requests."""

from __future__ import annotations

import gc
import logging
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial

import grenswijzer
from grenswijzer.answers.language import LANGUAGES
from grenswijzer.answers.search import search_index
from grenswijzer.calculation import law, load_year
from grenswijzer.planner import load_home_days
from grenswijzer.web.api.document import example
from grenswijzer.web.pages.law import coverage_in
from grenswijzer.web.pages.result import page_words, view
from grenswijzer.web.rendering import TEMPLATES, environment

log = logging.getLogger("grenswijzer.web")

YOUNG_OBJECTS = 5_000
"""An answer makes tens of thousands of objects that nearly all go by themselves; a page leaves some hundreds that only
the collector finds. After every 700 new ones is too often; after 20,000 everybody waits 50 ms at once."""

SWITCH_SECONDS = 0.001
"""How long a thread that computes keeps the one that answers from its work; Python's own 5 ms count for each of the
several times that an answer goes from one to the other."""


def prepare() -> None:
    """Load the law before the first request, keep the collector of garbage from looking at it, and set threads."""
    grenswijzer.calculate(example())
    gc.set_threshold(YOUNG_OBJECTS, 20, 50)
    sys.setswitchinterval(SWITCH_SECONDS)
    _settle()


def warm() -> threading.Thread:
    """Do the rest in a thread of its own, which ends with the process."""
    thread = threading.Thread(target=_warm, name="warming", daemon=True)
    thread.start()
    return thread


def _warm() -> None:
    for step in steps():
        try:
            step()
        except Exception as error:  # what cannot be done beforehand says so to whoever asks for it
            log.warning("not made ready beforehand: %s", type(error).__name__)
    _settle()


def _settle() -> None:
    gc.collect()
    gc.freeze()


def steps() -> Iterator[Callable[[], object]]:
    """The result first, then what is looked at less."""
    system = law()
    for name in sorted(path.name for path in TEMPLATES.glob("*.html")):
        yield partial(environment().get_template, name)
    yield partial(view, example(), LANGUAGES[0])
    for year in sorted(system.years, reverse=True):
        yield partial(load_year, year)
        yield partial(load_home_days, year)
    for code in LANGUAGES:
        yield partial(search_index, system, code)
    for code in LANGUAGES:
        yield partial(coverage_in, code)
    yield _draw


def _draw() -> None:
    """A picture of a plan: the libraries that draw it take seconds to load."""
    grenswijzer.plan(example()).chart(page_words(LANGUAGES[0]).code)

"""What cannot be answered says so in four languages, with every fact filled in."""

from __future__ import annotations

import ast
import pickle
import string
from pathlib import Path

import grenswijzer
from grenswijzer.engine.cache import read_yaml
from grenswijzer.engine.errors import NotLawError

SOURCE = Path(grenswijzer.__file__).parent
SENTENCES: dict[str, dict[str, str]] = read_yaml(SOURCE / "engine" / "not_law.yaml")


def facts_of(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def raised() -> dict[str, set[str]]:
    """Each key in the code with the facts it is given."""
    found: dict[str, set[str]] = {}
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "NotLawError":
                said = [one for one in ast.walk(node.args[0]) if isinstance(one, ast.Constant)]
                keys = [one.value for one in said if isinstance(one.value, str)]
                assert keys, f"{path}:{node.lineno} gives NotLawError no key"
                for key in keys:
                    found.setdefault(str(key), set()).update(one.arg or "" for one in node.keywords)
    return found


def test_every_sentence_is_there_in_four_languages_with_the_same_facts() -> None:
    for key, texts in SENTENCES.items():
        assert set(texts) == {"nl", "en", "fr", "de"}, key
        assert len({frozenset(facts_of(text)) for text in texts.values()}) == 1, key


def test_the_code_names_sentences_that_exist_and_gives_their_facts() -> None:
    given = raised()
    assert set(given) == set(SENTENCES)
    for key, facts in given.items():
        assert facts_of(SENTENCES[key]["en"]) <= facts, key


def test_a_refusal_is_english_as_text_and_can_be_asked_in_another_language() -> None:
    error = NotLawError("which", name="tax", known=["an.tax", "bert.tax"])
    assert str(error) == "tax: which one is meant? There is an.tax, bert.tax"
    assert error.message("nl") == "tax: welke bedoelt u? Er is an.tax, bert.tax"
    assert str(pickle.loads(pickle.dumps(error))) == str(error)

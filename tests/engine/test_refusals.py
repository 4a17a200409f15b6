"""What is refused says so in four languages, with every fact filled in; a sentence in the code is no refusal."""

from __future__ import annotations

import ast
import importlib
import pickle
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import grenswijzer
from grenswijzer.engine.errors import FileReason, NotLawError, RefusalError, Words, file_reason, texts

SOURCE = Path(grenswijzer.__file__).parent
WITH_WORDS = (
    "engine.errors",
    "answers.dossier",
    "register.errors",
    "register.transfer.problems",
)
"""The modules that make classes with sentences; the first test holds that there are no others."""

PUT_TOGETHER = {"FileProblem"}
"""Classes that choose their key themselves, from these."""
THEIR_KEYS = {"row", "date", "event"}


def classes() -> dict[str, type[Words]]:
    """Every class with sentences, by its name."""
    for module in WITH_WORDS:
        importlib.import_module(f"grenswijzer.{module}")

    def below(kind: type[Words]) -> Iterator[type[Words]]:
        for one in kind.__subclasses__():
            yield one
            yield from below(one)

    return {one.__name__: one for one in below(Words) if one is not RefusalError}


FILES = sorted({one.sentences for one in classes().values()})


def facts_of(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def raised(file: Path) -> dict[str, set[str]]:
    """Each key of a file that the code names, with the facts it is given everywhere."""
    names = {name for name, one in classes().items() if one.sentences == file} - PUT_TOGETHER
    found: dict[str, set[str]] = {}
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in names:
                keys = keys_of(node, path)
                assert keys, f"{path}:{node.lineno} gives {ast.unparse(node.func)} no key"
                for key in keys:
                    given = {one.arg or "" for one in node.keywords}
                    found[key] = found.get(key, given) & given
    return found


def keys_of(node: ast.Call, path: Path) -> set[str]:
    """The texts a call may give as its key: constants, or those of the table that it chooses from."""
    looked_at: list[ast.AST] = [node.args[0]]
    tables = {one.id for one in ast.walk(node.args[0]) if isinstance(one, ast.Name)}
    for other in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(other, ast.Assign) and isinstance(other.value, ast.Dict):
            named = {one.id for one in other.targets if isinstance(one, ast.Name)}
            looked_at += other.value.values if named & tables else ()
    return {
        one.value
        for part in looked_at
        for one in ast.walk(part)
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    }


def test_every_class_with_sentences_is_looked_at() -> None:
    heirs = {
        node.name
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
        and {getattr(one, "id", "") for one in node.bases} & {"Words", "RefusalError"}
    }
    assert heirs - {"RefusalError"} == set(classes())
    assert {"NotLawError", "RegisterError", "TransferError", "DossierError"} <= heirs


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(SOURCE)))
def test_every_sentence_is_there_in_four_languages_with_the_same_facts(file: Path) -> None:
    for key, said in texts(file).items():
        assert set(said) == {"nl", "en", "fr", "de"}, key
        assert all(said.values()), key
        assert len({frozenset(facts_of(text)) for text in said.values()}) == 1, key


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(SOURCE)))
def test_the_code_names_sentences_that_exist_and_gives_their_facts(file: Path) -> None:
    given = raised(file)
    known = set(texts(file)) - (THEIR_KEYS if file.name == "rows.yaml" else set())
    assert set(given) == known
    for key, facts in given.items():
        assert facts_of(texts(file)[key]["en"]) <= facts, key


def test_a_refusal_is_english_as_text_and_can_be_asked_in_another_language() -> None:
    error = NotLawError("which", name="tax", known=["an.tax", "bert.tax"])
    assert str(error) == "tax: which one is meant? There is an.tax, bert.tax"
    assert error.message("nl") == "tax: welke bedoelt u? Er is an.tax, bert.tax"
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


def test_a_fact_with_words_of_its_own_says_them_in_the_same_language(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="none") as refused:
        (tmp_path / "none").read_bytes()
    reason = file_reason(refused.value)
    assert (str(reason), reason.message("nl")) == ("it is not there", "het is er niet")
    error = NotLawError("said", text=[reason, FileReason("other", number=7)])
    assert error.message("de") == "es gibt sie nicht\ndas System meldet Fehler 7"

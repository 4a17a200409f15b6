"""What must hold for every file of the project, whoever wrote it."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from importlib import import_module, metadata
from pathlib import Path

import pytest
import yaml

from grenswijzer.engine import rule as declarations
from grenswijzer.engine.language import check
from grenswijzer.engine.system import LawSystem

ROOT = Path(__file__).parent.parent
LONGEST = {"src": 450, "tests": 500}
"""Lines a Python file may have, per folder; a longer one wants to be two."""

TEXT = {".py", ".yaml", ".yml", ".md", ".toml", ".txt", ".html", ".css", ".json", ".cfg", ".ini", ".sh", ""}

MACHINE_PATH = re.compile(r"(?<![\w.:/])/(?:work|home|root|Users|farm|mnt|opt)/\w|[A-Z]:\\\\?Users\\")
REGISTRY = re.compile(
    r"(?:--(?:extra-)?index-url|--find-links|--trusted-host|\bpypi\.|\bpythonhosted\.|\bregistry\.npmjs|"
    r"(?i:artifactory|\bnexus\b|devpi))"
)
LICENCES = re.compile(r"\b(?:A|L)?GPL|General Public Licen[cs]e", re.IGNORECASE)

CHOSEN_LICENCES = {"pyphen": "Mozilla Public License 1.1"}
"""Which licence we take of a library (here one of the optional PDF extra) that offers a choice of several."""


def project_files() -> list[Path]:
    """The files under version control; outside a git checkout, everything that is not built or hidden."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode == 0:
        names = listed.stdout.decode().split("\0")
        return [path for name in names if name and (path := ROOT / name).is_file()]
    return [
        path
        for path in ROOT.rglob("*")
        if path.is_file()
        and not any(part.startswith(".") or part == "build" for part in path.parts[len(ROOT.parts) :])
    ]


FILES = project_files()
TEXTS = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in FILES
    if path.suffix in TEXT
}


def lines_with(pattern: re.Pattern[str], *, but: tuple[str, ...] = ()) -> list[str]:
    """Every line that matches, as file:line, except in the files that have to name what they look for."""
    return [
        f"{name}:{number}: {line.strip()[:90]}"
        for name, text in TEXTS.items()
        if name not in but
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_path_of_a_machine() -> None:
    assert MACHINE_PATH.search('open("/' + 'home/an/file")')
    assert not lines_with(MACHINE_PATH, but=("tests/test_repository.py",))


def test_no_address_of_a_package_registry() -> None:
    assert REGISTRY.search("pip install --index-url x")
    assert not lines_with(REGISTRY, but=("tests/test_repository.py",))


def test_versions_are_pinned_and_nothing_else() -> None:
    wrong = [
        line
        for line in TEXTS["constraints.txt"].splitlines()
        if not re.fullmatch(r"[A-Za-z0-9_.\-]+==[A-Za-z0-9.+!]+(?: *; *python_version.*)?", line)
    ]
    assert not wrong


def test_everything_that_is_installed_is_pinned() -> None:
    pinned = {canonical(line.split("==")[0]) for line in TEXTS["constraints.txt"].splitlines()}
    needed = set(needed_distributions()) | {"setuptools"}
    needed.discard("pip")  # Python brings its own along, and what looks up known holes asks for any
    assert needed <= pinned, f"not in constraints.txt: {sorted(needed - pinned)}"


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def needed_distributions() -> dict[str, metadata.Distribution]:
    """All that the project needs to run and to be tested, through every level, as installed here."""
    found: dict[str, metadata.Distribution] = {}
    waiting = [("grenswijzer", True)]
    while waiting:
        name, with_extras = waiting.pop()
        for requirement in metadata.distribution(name).requires or []:
            if "extra ==" in requirement and not with_extras:
                continue
            child = canonical(re.split(r"[\s;<>=!~\[(]", requirement, maxsplit=1)[0])
            if child in found:
                continue
            try:
                found[child] = metadata.distribution(child)
            except metadata.PackageNotFoundError:
                continue  # for another platform or Python
            waiting.append((child, False))
    return found


def licence_of(distribution: metadata.Distribution) -> str:
    """What a distribution says its licence is: the expression, else the classifiers, else the first line."""
    about = distribution.metadata
    expression = about.get_all("License-Expression") or []
    classifiers = [line for line in about.get_all("Classifier") or [] if line.startswith("License ::")]
    first_lines = [text.split("\n")[0] for text in about.get_all("License") or []]
    return "; ".join(expression or classifiers or first_lines)


def test_dependencies_have_permissive_licences() -> None:
    needed = needed_distributions()
    assert {"numpy", "pydantic", "pytest"} <= set(needed)
    licences = {name: licence_of(distribution) for name, distribution in needed.items()}
    for name, choice in CHOSEN_LICENCES.items():
        assert choice in licences.get(name, choice)
        licences[name] = choice
    assert not {name: licence for name, licence in licences.items() if LICENCES.search(licence)}
    assert not [name for name, licence in licences.items() if not licence], "a dependency without a licence"


def test_the_licence_is_there_in_full() -> None:
    text = TEXTS["LICENSE"]
    assert text.lstrip().startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    for article in range(1, 16):
        assert re.search(rf"^{article}\. ", text, re.MULTILINE), f"article {article} is missing"
    assert "Appendix" in text
    assert 'license = "EUPL-1.2"' in TEXTS["pyproject.toml"]


def repeated_keys(node: yaml.Node | None) -> Iterator[str]:
    """Keys that stand twice in one mapping: the second would silently take the place of the first."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from repeated_keys(item)
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            if key.value in seen:
                yield f"{key.start_mark.line + 1}: {key.value}"
            seen.add(key.value)
            yield from repeated_keys(value)


def test_no_key_stands_twice() -> None:
    assert list(repeated_keys(yaml.compose("a: {b: 1, b: 2}"))) == ["1: b"]
    found = [
        f"{name}:{where}"
        for name, text in TEXTS.items()
        if name.endswith((".yaml", ".yml"))
        for where in repeated_keys(yaml.compose(text, Loader=yaml.CSafeLoader))
    ]
    assert not found


def test_files_are_short() -> None:
    long = {
        name: lines
        for name, text in TEXTS.items()
        if name.endswith(".py")
        and (lines := len(text.splitlines())) > LONGEST.get(name.split("/")[0], LONGEST["src"])
    }
    assert not long


def test_nobody_is_asked_for_a_national_number() -> None:
    """No input of the law and no field of a situation is an identification number."""
    private = re.compile(
        r"\b(?:bsn|burgerservicenummer|sofi_?(?:number|nummer)|rijksregister_?nummer|national_?(?:register_?)?number|"
        r"social_security_number|insz|niss)\b",
        re.IGNORECASE,
    )
    system = LawSystem.load("grenswijzer.law")
    texts = {name: f"{name} {item.label}".replace("_", " ") for name, item in system.inputs.items()}
    assert private.search("bsn")
    assert not [name for name, text in texts.items() if private.search(text)]


def law_files() -> list[Path]:
    return [path for path in FILES if path.suffix == ".py" and (ROOT / "src/grenswijzer/law") in path.parents]


@pytest.mark.parametrize("path", law_files(), ids=lambda path: path.name)
def test_law_in_code_has_no_figures(path: Path) -> None:
    """A number of the law stands in the YAML with its source; code holds 0 and 1 only (enum values apart)."""
    if path.name == "types.py":
        return
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {node.value}"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, int | float | complex)
        and not isinstance(node.value, bool)
        and node.value not in (0, 1)
    ]
    assert not found


def test_every_rule_keeps_to_the_rule_language() -> None:
    system = LawSystem.load("grenswijzer.law")
    for texts in system.rules.values():
        for text in texts:
            check(text)


def test_every_module_of_law_can_be_imported_and_declares_something() -> None:
    for path in law_files():
        module = ".".join(path.relative_to(ROOT / "src").with_suffix("").parts)
        if path.name in ("__init__.py", "types.py"):
            continue
        import_module(module)
        declared = (declarations.RULES, declarations.TEMPLATES, declarations.VIEWS)
        assert any(module in found for found in declared), f"{module} declares no rule and no view"

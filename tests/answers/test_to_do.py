"""What to do, by when and where, in an answer: the steps of the outcomes it has, for who lives where they live."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import grenswijzer
from grenswijzer.answers.language import LANGUAGES, language
from grenswijzer.answers.procedures import procedure, term, term_words
from grenswijzer.calculation import law

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def resident_of_the_netherlands() -> grenswijzer.Result:
    return grenswijzer.calculate(EXAMPLES / "2025-netherlands-two-home-days-request.yaml")


def test_an_outcome_brings_its_papers(resident_of_the_netherlands: grenswijzer.Result) -> None:
    found = {one.name: one for one in resident_of_the_netherlands.procedures}
    forms = {step.form for one in found.values() for step in one.steps}
    assert {"A1", "Dimona"} <= forms
    assert "notification_of_work_in_belgium" not in found  # Belgium insures: no Limosa


@pytest.mark.parametrize(
    ("example", "reading"),
    [
        ("2025-netherlands-home-day-belgium", "Nederlandse melding ook voor inwoners van Nederland"),
        ("2025-belgium-two-home-days-netherlands", "Limosa-melding ook voor inwoners van België"),
    ],
)
def test_an_open_point_that_decides_a_duty_is_named(example: str, reading: str) -> None:
    text = " ".join(grenswijzer.calculate(EXAMPLES / f"{example}.yaml").text("nl").split())
    assert f"- {reading} die thuis werken: wij kiezen de gewone uitleg" in text


def test_steps_are_for_who_lives_there(resident_of_the_netherlands: grenswijzer.Result) -> None:
    forms = {step.form for one in resident_of_the_netherlands.procedures for step in one.steps}
    assert "C-formulier" not in forms
    other = grenswijzer.calculate(EXAMPLES / "2026-belgium-engineer-in-netherlands.yaml")
    forms = {step.form for one in other.procedures for step in one.steps}
    assert "C-formulier" in forms
    assert "Aangifte in de belasting van niet-inwoners (276.2)" not in forms


@pytest.mark.parametrize(
    ("example", "desk", "care"),
    [
        # insured where the employer is, where they live, and where they live after all
        (
            "2025-netherlands-two-home-days-request",
            "rsz_international",
            ["health_fund_be", "cz_foreign_desk"],
        ),
        ("2025-netherlands-two-home-days", "svb_international", []),
        ("2025-belgium-two-home-days-netherlands", "svb_international", ["health_insurer_nl"]),
    ],
)
def test_a_paper_is_asked_of_who_insures(example: str, desk: str, care: list[str]) -> None:
    result = grenswijzer.calculate(EXAMPLES / f"{example}.yaml")
    found = {one.name: [step.office.name for step in one.steps if step.office] for one in result.procedures}
    assert found["proof_of_insurance"] == [desk]
    assert found.get("care_in_the_other_state", []) == care


def test_what_one_partner_has_to_do_is_not_said_for_the_other() -> None:
    told = dict(grenswijzer.read(EXAMPLES / "2024-netherlands-family-one-abroad.yaml"))
    people = {name: dict(body) for name, body in told["people"].items()}
    last = list(people)[-1]
    people[last] = {**people[last], "residence_state": "BE"}
    people[last]["jobs"] = {
        name: {**job, "employer_state": "BE", "work": {"counts": {"BE": 200}}}
        for name, job in people[last]["jobs"].items()
    }
    result = grenswijzer.calculate({**told, "people": people})
    found = {one.name: one for one in result.procedures}
    assert len(found["worker_return_be"].steps) == 2  # both, each as who lives where they live
    assert [step.form for step in found["worker_return_nl"].steps] == [
        "aangifte inkomstenbelasting (P-formulier, of online)"
    ]


@pytest.mark.parametrize(("year", "key"), [(2025, "svb_bbz"), (2003, "bbz")])
def test_somebody_is_sent_to_the_office_of_their_year(year: int, key: str) -> None:
    told = {
        "year": year,
        "people": {
            "an": {
                "birth_date": "1970-01-01",
                "residence_state": "NL",
                "jobs": {
                    "shop": {
                        "employer_state": "BE",
                        "job_kind": "self_employed",
                        "work": {"counts": {"BE": 200}},
                        "pay": {"salary": 30000},
                    }
                },
            }
        },
    }
    result = grenswijzer.calculate(told)
    assert not result.employer_costs  # there is no employer
    desks = [one.office.key for one in result.questions if one.office]
    assert key in desks
    assert {"svb_bbz", "bbz"} - {key} - set(desks)


def test_nobody_is_said_to_be_insured_in_a_third_state_while_the_insurer_is_unknown() -> None:
    told = grenswijzer.read(EXAMPLES / "2025-netherlands-home-day-belgium.yaml")
    person = next(iter(told["people"].values()))
    job = next(iter(person["jobs"].values()))
    crew = {**job, "job_kind": "ship_crew"}
    result = grenswijzer.calculate({**told, "people": {"an": {**person, "jobs": {"ship": crew}}}})
    assert "eu_lacks_flag_or_owner" in {one.rule for one in result.questions}
    assert "is_insured_by_third_state" not in {one.rule for one in result.questions}


def situation_of(residence: str, **job: object) -> dict[str, object]:
    """Somebody with one job in 2025."""
    body = {"pay": {"salary": 40000}, **job}
    person = {"birth_date": "1980-03-03", "residence_state": residence, "jobs": {"werk": body}}
    return {"year": 2025, "people": {"wim": person}}


def test_who_is_posted_does_not_report_work_in_several_states() -> None:
    posting = {"is_posted": True, "posting_expected_months": 18}
    result = grenswijzer.calculate(
        situation_of("BE", employer_state="BE", trips=["NL"], work={"counts": {"NL": 210}}, posting=posting)
    )
    names = {one.name for one in result.procedures}
    assert "proof_of_insurance" in names
    assert "worker_report_of_several_states" not in names


def test_a_director_of_a_belgian_company_is_no_employee_for_contributions() -> None:
    """The mandate insures as self-employment: the employee's contributions were taken all the same."""
    result = grenswijzer.calculate(
        situation_of("NL", employer_state="BE", job_kind="director", work={"counts": {"BE": 220}})
    )
    assert "is_be_insured_self_employed" in {one.rule for one in result.questions}
    assert result.value("household_net_income") is None
    assert not result.employer_costs


def test_a_procedure_follows_its_date() -> None:
    before = procedure(law(), "proof_of_insurance", date(2003, 12, 31))
    after = procedure(law(), "proof_of_insurance", date(2025, 12, 31))
    assert before is not None
    assert after is not None
    assert "E-101" in before.steps[0].text["nl"]
    assert all("A1" in step.text["nl"] for step in after.steps)
    assert procedure(law(), "telework_agreement", date(2022, 12, 31)) is None


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_term_is_written_in_every_language(code: str) -> None:
    words = language(code)
    for name, body in law().references["deadlines"].items():
        for start in body["by_date"]:
            found = term(law(), name, start)
            assert found is not None
            assert len(term_words(found, words)) > 8
            for labels in (found.counted_from, found.note):
                assert not labels or set(labels) == set(LANGUAGES), name


def test_a_request_reaches_back_three_months() -> None:
    found = term(law(), "telework_request", date(2025, 12, 31))
    assert found is not None
    assert term_words(found, language("en")).startswith("The request can reach back 3 months at most.")


def test_a_paper_has_its_official_name_or_says_what_it_is() -> None:
    filing = procedure(law(), "worker_return_be", date(2025, 12, 31))
    assert filing is not None
    names = next(step.form_names for step in filing.steps if "niet-inwoners" in step.form)
    assert names["fr"] == "Déclaration à l'impôt des non-résidents (276.2)"
    # no official English name is known
    assert names["en"] == f"{names['nl']}: Belgian return for non-residents"


@pytest.mark.parametrize("name", sorted(law().offices))
def test_where_an_office_is_stands_in_every_language(name: str) -> None:
    """A text that is the same in every language holds no Dutch words, which would tell others nothing."""
    for key, told in law().offices[name].items():
        if key in ("name", "tasks") or isinstance(told, dict):
            assert set(told) == set(LANGUAGES), key
        elif key in ("address", "phone", "hours"):
            dutch = {"het", "een", "van", "of", "uur", "vanuit", "bus", "bezoekadres", "werkdagen", "kantoor"}
            assert not dutch & set(told.lower().replace(";", " ").replace(",", " ").split()), told


@pytest.mark.parametrize(
    ("day", "count", "unit", "is_from_third_working_day"),
    [
        (date(2006, 7, 31), 3, "months", False),
        (date(2006, 8, 1), 6, "months", False),
        (date(2010, 6, 6), 6, "months", False),
        (date(2010, 6, 7), 6, "months", True),
        (date(2022, 12, 31), 6, "months", True),
        (date(2023, 1, 1), 1, "years", True),
    ],
)
def test_the_term_for_a_belgian_objection(
    day: date, count: int, unit: str, is_from_third_working_day: bool
) -> None:
    """WIB 92 art. 371 as brochure 2.2 question 5, the act of 20 July 2006 and the tax administration's page have it."""
    found = term(law(), "be_objection", day)
    assert found is not None
    assert (found.count, found.unit) == (count, unit)
    assert ("derde werkdag" in found.counted_from["nl"]) is is_from_third_working_day

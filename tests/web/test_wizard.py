"""The questions: their table against the law's own facts, forms to values and back, and what an answer brings along."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

import grenswijzer
from grenswijzer.answers.language import LANGUAGES
from grenswijzer.situation import fields
from grenswijzer.web.languages import messages
from grenswijzer.web.pages.answering import answer, place_of, shown, unanswered, years
from grenswijzer.web.pages.changes import changes
from grenswijzer.web.pages.doubts import doubts
from grenswijzer.web.pages.facts import WEEKDAYS, fields_of, walk
from grenswijzer.web.pages.fields import FIRST_YEAR, LAST_YEAR, Around, FieldError, number_in, read, texts
from grenswijzer.web.pages.kept import Kept
from grenswijzer.web.pages.start import PEOPLE, person
from grenswijzer.web.pages.summary import beside_the_questions, parts, troubles
from grenswijzer.web.pages.table import Field, table
from grenswijzer.web.pages.told import Place, Told
from grenswijzer.web.pages.words import ask, has_words

NURSE_PAGES: list[tuple[Place, dict[str, str]]] = [
    (Place("year"), {"year": "2025"}),
    (
        Place("you", 1),
        {
            "name": "An",
            "birth_date.day": "4",
            "birth_date.month": "3",
            "birth_date.year": "1985",
            "residence_state": "NL",
            "all_year": "yes",
        },
    ),
    (Place("employer", 1, 1), {"job_name": "ziekenhuis", "employer_state": "BE"}),
    (Place("work_kind", 1, 1), {}),
    (Place("days", 1, 1), {"told_as": "week"}),
    (Place("week", 1, 1), {f"week.{day}": "work" for day in WEEKDAYS[:4]} | {"week.fri": "home"}),
    (Place("telework", 1, 1), {}),
    (Place("special", 1, 1), {}),
    (Place("pay", 1, 1), {"salary": "48.000", "holiday_pay": "3700,50"}),
    (Place("more_jobs", 1), {"another_job": "no"}),
    (Place("household"), {"civil_status": "single", "has_children": "no"}),
    (Place("more_income", 1), {}),
    (Place("home"), {}),
    (Place("deductions", 1), {}),
]


def nurse() -> Told:
    told = Told({})
    for place, form in NURSE_PAGES:
        assert place in set(walk(told)), place
        outcome = answer(told, place, form, frozenset(), "nl")
        assert not outcome.errors, (place, outcome.errors)
    return told


def test_the_pages_lead_from_the_year_to_a_situation_that_can_be_computed() -> None:
    told = nurse()
    assert unanswered(told) == []
    assert list(walk(told)) == [place for place, _ in NURSE_PAGES]
    assert told.situation["people"]["An"]["jobs"]["ziekenhuis"]["pay"] == {
        "salary": 48000,
        "holiday_pay": 3700.5,
    }
    assert grenswijzer.calculate(told.situation).value("household_net_income") is not None


def test_every_place_of_the_table_is_a_fact_of_the_law() -> None:
    """Whatever is asked is read: writing it where the table says changes nothing into an unknown key."""
    told = nurse()
    told.add_person("Bert")
    told.situation["civil_status"] = "married"
    samples: dict[str, Any] = {
        "yes_no": True,
        "amount": 1,
        "number": 1,
        "whole": 1,
        "percent": 0.5,
        "hours": 480,
    }
    for step in table().steps.values():
        for asked in step.fields:
            if not asked.at or asked.kind not in samples:
                continue
            trial = told.copy()
            place = Place(step.name, {"household": 0}.get(step.per, 1), 1 if step.per == "job" else 0)
            trial.put(trial.root(place, asked.at), samples[asked.kind])
            bad = [one for one in grenswijzer.situation_problems(trial.situation) if one.key != "missing"]
            assert not bad, f"{step.name}.{asked.name}: {bad[0].message()}"


def test_every_choice_of_the_table_is_one_the_law_knows() -> None:
    told = nurse()
    for step in table().steps.values():
        for asked in step.fields:
            if asked.kind != "choice" or not asked.at or asked.choices == "years":
                continue
            for value in asked.choices:
                trial = told.copy()
                if "partner" in asked.at:
                    continue
                place = Place(step.name, {"household": 0}.get(step.per, 1), 1 if step.per == "job" else 0)
                trial.put(trial.root(place, asked.at), value)
                bad = [one for one in grenswijzer.situation_problems(trial.situation) if one.key == "choice"]
                assert not bad, f"{asked.name}: {value}"


def test_every_step_field_and_choice_has_words_in_every_language() -> None:
    for step in table().steps.values():
        names = [step.name]
        for asked in (inner for one in step.fields for inner in (one, *one.columns)):
            names.append(asked.name)
            if isinstance(asked.choices, tuple):
                names += [f"{asked.name}.{value}" for value in asked.choices]
            if asked.other:
                names += [f"{asked.name}.other", f"stop_{asked.other}", f"stop_{asked.other}_text"]
        for name in names:
            assert has_words(name), name
            for code in LANGUAGES:
                assert ask(code, name)


def test_no_two_files_of_questions_have_words_of_one_name() -> None:
    names = [key.partition(".")[2] for key in messages() if key.startswith("ask_")]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("42000", "nl", 42000),
        ("42.000", "nl", 42000),
        ("42.000,50", "nl", 42000.5),
        ("€ 42.000,50", "de", 42000.5),
        ("42 000,50", "fr", 42000.5),
        ("42,000.50", "en", 42000.5),
        ("45.000,-", "nl", 45000),
        ("45000,--", "fr", 45000),
        ("7,6", "nl", 7.6),
        ("7.6", "nl", 7.6),
        ("-100", "en", -100),
    ],
)
def test_numbers_as_people_write_them(text: str, language: str, number: float) -> None:
    assert number_in(text, language) == number


@pytest.mark.parametrize(
    ("text", "language", "key"),
    [
        ("42,000", "nl", "ambiguous_number"),
        ("42.000", "en", "ambiguous_number"),
        ("veel", "nl", "number"),
        ("1e5", "nl", "number"),
        ("4.20.00", "nl", "number"),
        ("9" * 30, "nl", "number"),
    ],
)
def test_a_number_that_cannot_be_read_is_refused(text: str, language: str, key: str) -> None:
    with pytest.raises(FieldError) as error:
        number_in(text, language)
    assert error.value.key == key


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("amount", 48000.5),
        ("percent", 0.073),
        ("hours", 456),
        ("whole", 800),
        ("date", "1985-03-04"),
        ("yes_no", False),
        ("week", {"mon": "BE", "tue": "NL", "wed": {"BE": 240.0, "NL": 240.0}}),
        ("counts", {"NL": 44, "BE": 176.5}),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_shown_is_read_back_as_the_same(kind: str, value: Any, language: str) -> None:
    asked = Field("x", kind)
    around = Around(language, "NL", "BE")
    assert read(asked, texts(asked, value, around), around) == value


def test_a_day_that_the_questions_cannot_say_stays_as_it_was() -> None:
    week = {"mon": {"DE": 300}, "tue": "BE"}
    around = Around("nl", "NL", "BE")
    shown = texts(Field("week", "week"), week, around)
    assert shown["week.mon"] == "kept"
    assert read(Field("week", "week"), shown, around, before=week) == week


def test_mistakes_are_named_beside_their_field_and_change_nothing() -> None:
    told = nurse()
    before = told.copy().situation
    outcome = answer(told, Place("pay", 1, 1), {"salary": "-5", "bonus": "x"}, frozenset(), "nl")
    assert set(outcome.errors) == {"bonus"}
    outcome = answer(told, Place("pay", 1, 1), {"salary": "-5"}, frozenset(), "nl")
    assert outcome.errors["salary"] == "De waarde is te laag (toegestaan: minstens 0 euro per jaar)"
    outcome = answer(told, Place("pay", 1, 1), {"salary": ""}, frozenset({"salary"}), "nl")
    assert "burgerservicenummer" in outcome.errors["salary"]
    assert told.situation == before


@pytest.mark.parametrize(
    ("step", "form", "name", "said"),
    [
        ("work_kind", {"full_time_share": "150"}, "full_time_share", "toegestaan: 1% tot en met 100%"),
        ("week", {"week.mon": "work", "hours": "25"}, "hours", "toegestaan: hoogstens 24 uur"),
        (
            "employer",
            {
                "employer_state": "BE",
                **{
                    f"job_start.{part}": text
                    for part, text in (("day", "1"), ("month", "6"), ("year", "2026"))
                },
            },
            "job_start",
            "01-01-2025 tot en met 31-12-2025",
        ),
        (
            "employer",
            {
                "employer_state": "BE",
                **{
                    f"job_start.{part}": text
                    for part, text in (("day", "1"), ("month", "6"), ("year", "1885"))
                },
            },
            "job_start",
            "Kies een jaar van 1900 tot en met 2100.",
        ),
    ],
)
def test_what_is_allowed_is_said_as_it_is_filled_in(
    step: str, form: dict[str, str], name: str, said: str
) -> None:
    """Per cent, hours and days: not the shares, minutes and ISO dates of a file."""
    error = answer(nurse(), Place(step, 1, 1), form, frozenset(), "nl").errors[name]
    assert said in error.replace("\u2011", "-").replace("\u2060", "")
    assert error[0].isupper()


@pytest.mark.parametrize(
    ("salary", "work", "is_doubted"),
    [
        ("3500", {"pattern": {"week": dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), "BE")}}, True),
        ("42000", {"pattern": {"week": dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), "BE")}}, False),
        ("3000", {"counts": {"BE": 20}}, False),
        ("1800", {"pattern": {"week": {"mon": "BE", "sat": ""}, "minutes": 240}}, False),
        ("2800", {"counts": {"BE": 150}}, True),
    ],
)
def test_a_months_pay_told_as_a_years_is_asked_about(
    salary: str, work: dict[str, Any], is_doubted: bool
) -> None:
    told = nurse()
    assert doubts(told, "nl") == []
    told.jobs(1)["ziekenhuis"]["work"] = work
    told.jobs(1)["ziekenhuis"]["pay"] = {"salary": int(salary)}
    for code in LANGUAGES:
        found = doubts(told, code)
        assert [one.place for one in found] == ([Place("pay", 1, 1)] if is_doubted else [])
    if salary == "3500":
        assert "42.000" in doubts(told, "nl")[0].text


def test_a_date_can_lie_where_the_reader_of_situations_takes_it() -> None:
    assert (fields.EARLIEST.year, fields.LATEST.year) == (FIRST_YEAR, LAST_YEAR)


def test_moving_in_the_year_and_a_third_country_end_at_a_desk() -> None:
    told = nurse()
    form = NURSE_PAGES[1][1]
    assert answer(told, Place("you", 1), form | {"all_year": "no"}, frozenset(), "nl").stop == "moved"
    assert (
        answer(told, Place("you", 1), form | {"residence_state": "other"}, frozenset(), "nl").stop
        == "residence"
    )
    assert told.situation["people"]["An"]["residence_state"] == "NL"


def test_another_employer_state_asks_for_the_days_again() -> None:
    told = nurse()
    answer(
        told, Place("employer", 1, 1), {"job_name": "ziekenhuis", "employer_state": "NL"}, frozenset(), "nl"
    )
    assert unanswered(told) == [Place("days", 1, 1)]


@pytest.mark.parametrize("name", PEOPLE)
def test_sending_every_page_as_it_is_changes_no_amount(name: str) -> None:
    told = Told({})
    told.replace(person(name))
    before = grenswijzer.calculate(told.situation).value("household_net_income")
    for place in list(walk(told)):
        form = shown(told, place, "nl") | {"another_job": "no"}
        assert answer(told, place, form, frozenset(), "nl").errors == {}, place
    assert unanswered(told) == []
    assert grenswijzer.calculate(told.situation).value("household_net_income") == before


def test_a_partner_comes_and_goes_with_the_answer() -> None:
    told = nurse()
    answer(told, Place("household"), {"civil_status": "married", "has_children": "yes"}, frozenset(), "nl")
    assert len(told.people) == 2
    assert {Place("partner"), Place("children")} <= set(unanswered(told))
    answer(told, Place("household"), {"civil_status": "single", "has_children": "no"}, frozenset(), "nl")
    assert list(told.people) == ["An"]
    assert unanswered(told) == []


@pytest.mark.parametrize("name", PEOPLE)
def test_everybody_to_try_has_an_answer_and_loses_nothing_in_the_questions(name: str) -> None:
    told = Told({})
    told.replace(person(name))
    assert unanswered(told) == []
    assert troubles(told, "nl") == []
    before = grenswijzer.calculate(person(name)).value("household_net_income")
    assert before is not None
    assert grenswijzer.calculate(told.situation).value("household_net_income") == before
    again = grenswijzer.read(grenswijzer.situation_text(told.situation))
    assert grenswijzer.calculate(again).value("household_net_income") == before
    for place in walk(told):
        assert fields_of(table().steps[place.step], told, place)
    assert parts(told, "nl")


def test_what_the_questions_do_not_ask_is_shown_beside_them() -> None:
    told = Told({})
    told.replace(person("brochure"))
    shown = "; ".join(beside_the_questions(told, "nl"))
    assert "8716" in shown.replace(".", "")
    assert "1500" in shown.replace(".", "")


def test_the_page_of_a_problem_is_found_by_its_path() -> None:
    told = nurse()
    assert place_of(told, "people.An.jobs.ziekenhuis.pay.salary") == Place("pay", 1, 1)
    assert place_of(told, "people.An.jobs.ziekenhuis.work.pattern.week.mon") == Place("week", 1, 1)
    assert place_of(told, "given.An.be_income_tax") is None


def test_a_name_that_nobody_gave_is_an_empty_field() -> None:
    told = Told({})
    form = {key: text for key, text in NURSE_PAGES[1][1].items() if key != "name"}
    assert answer(told, Place("you", 1), form, frozenset(), "nl").errors == {}
    assert list(told.people) == ["ik"]
    assert list(told.jobs(1)) == ["baan"]
    assert shown(told, Place("you", 1), "nl")["name"] == ""
    assert answer(told, Place("you", 1), form | {"name": "Anne Marie"}, frozenset(), "nl").errors == {}
    assert list(told.people) == ["Anne-Marie"]


def test_a_benefit_is_asked_as_the_law_knows_it_and_goes_with_the_answer() -> None:
    """A benefit told as other income gave another amount: insurance and the Belgian rate depend on what it is."""
    told = nurse()
    said = {"has_benefit": "yes"}
    assert answer(told, Place("more_income", 1), said, frozenset(), "nl").errors == {}
    assert unanswered(told) == [Place("benefits", 1)]
    form = {
        "benefits.1.benefit_paying_state": "NL",
        "benefits.1.benefit_amount": "9.000",
        "benefits.1.benefit_first_day.day": "1",
        "benefits.1.benefit_first_day.month": "1",
        "benefits.1.benefit_first_day.year": "2025",
    }
    outcome = answer(told, Place("benefits", 1), form, frozenset(), "nl")
    assert outcome.errors == {"benefits.1.benefit_kind": "Kies een van de antwoorden."}
    outcome = answer(
        told, Place("benefits", 1), form | {"benefits.1.benefit_kind": "lottery"}, frozenset(), "nl"
    )
    assert set(outcome.errors) == {"benefits.1.benefit_kind"}
    for kind in ("unemployment", "pension"):
        form |= {"benefits.1.benefit_kind": kind}
        assert answer(told, Place("benefits", 1), form, frozenset(), "nl").errors == {}
        assert grenswijzer.situation_problems(told.situation) == ()
        assert grenswijzer.calculate(told.situation).value("household_net_income") is not None
    assert answer(told, Place("more_income", 1), {"has_benefit": "no"}, frozenset(), "nl").errors == {}
    assert "benefits" not in told.situation["people"]["An"]
    assert unanswered(told) == []


def test_severance_pay_is_asked_with_the_days_that_divide_it() -> None:
    told = nurse()
    answer(told, Place("more_income", 1), {"severance_pay": "18000"}, frozenset(), "nl")
    assert unanswered(told) == [Place("severance", 1)]
    form = {
        "severance_received_on.day": "30",
        "severance_received_on.month": "9",
        "severance_received_on.year": "2025",
        "severance_days": "880",
        "severance_days_in_other_state": "800",
    }
    assert answer(told, Place("severance", 1), form, frozenset(), "nl").errors == {}
    result = grenswijzer.calculate(told.situation)
    assert result.value("be_taxable_severance_pay", "An") == pytest.approx(18000 * 800 / 880)
    assert result.value("household_net_income") is None  # the rate of another year is needed
    rate = form | {"be_severance_average_rate": "31,25"}
    assert answer(told, Place("severance", 1), rate, frozenset(), "nl").errors == {}
    assert grenswijzer.calculate(told.situation).value("household_net_income") is not None
    assert beside_the_questions(told, "nl") == []
    wrong = answer(
        told, Place("severance", 1), form | {"be_severance_average_rate": "150"}, frozenset(), "nl"
    )
    assert "0% tot en met 100%" in wrong.errors["be_severance_average_rate"]
    assert answer(told, Place("severance", 1), form, frozenset(), "nl").errors == {}
    assert "is_be_severance_average_rate_known" not in told.situation["people"]["An"]["severance"]


def test_what_the_law_must_know_of_a_ship_and_of_a_teacher_is_asked() -> None:
    told = nurse()
    place = Place("work_kind", 1, 1)
    answer(told, place, {"job_kind": "ship_crew"}, frozenset(), "nl")
    assert answer(told, Place("transport", 1, 1), {"flag_state": "NL"}, frozenset(), "nl").errors == {}
    rules = {one.rule for one in grenswijzer.calculate(told.situation).questions}
    assert "eu_lacks_flag_or_owner" not in rules
    answer(told, place, {"job_kind": "teacher"}, frozenset(), "nl")
    assert unanswered(told) == [Place("teaching", 1, 1)]
    # years ago: no two tax-free years any more
    began = {
        f"teaching_start.{part}": text for part, text in (("day", "1"), ("month", "9"), ("year", "2015"))
    }
    assert answer(told, Place("teaching", 1, 1), began, frozenset(), "nl").errors == {}
    outputs = grenswijzer.calculate(told.situation).outputs
    shares = [one.value for one in outputs if one.name == "be_taxable_pay_share"]
    assert all(isinstance(share, float) and share > 0.7 for share in shares)


def test_corona_days_are_asked_where_the_law_can_place_them() -> None:
    """A number of corona days beside a week left a whole year without an answer."""
    told = nurse()
    answer(told, Place("year"), {"year": "2020"}, frozenset(), "nl")
    place = Place("corona", 1, 1)
    asked = [one.name for one in fields_of(table().steps["corona"], told, place)]
    assert asked == ["home_work_before_covid"]
    assert answer(told, place, {"covid_home_days": "80"}, frozenset(), "nl").errors == {}
    assert grenswijzer.calculate(told.situation).value("household_net_income") is not None
    answer(told, Place("days", 1, 1), {"told_as": "counts"}, frozenset(), "nl")
    answer(told, Place("counts", 1, 1), {"counts.BE": "100", "counts.NL": "120"}, frozenset(), "nl")
    said = {"covid_home_days": "80", "has_covid_employer_statement": "yes", "home_work_before_covid": "small"}
    assert answer(told, place, said, frozenset(), "nl").errors == {}
    assert grenswijzer.calculate(told.situation).value("household_net_income") is not None
    # back to a week: the number goes along
    answer(told, Place("days", 1, 1), {"told_as": "week"}, frozenset(), "nl")
    answer(told, Place("week", 1, 1), {"week.mon": "work", "week.tue": "home"}, frozenset(), "nl")
    assert grenswijzer.calculate(told.situation).value("household_net_income") is not None


def test_renaming_takes_along_who_points_at_the_name() -> None:
    told = Told({})
    told.replace(person("brochure"))
    told.rename_person(1, "Anna")
    assert told.situation["people"]["Bert"]["partner"] == "Anna"
    assert "Anna.be_income_tax" in told.situation["given"]
    assert grenswijzer.situation_problems(told.situation) == ()


@pytest.mark.parametrize("name", PEOPLE)
def test_every_change_to_compare_with_can_be_computed(name: str) -> None:
    told = Told({})
    told.replace(person(name))
    found = changes(told, "nl")
    assert len({one.name for one in found}) == len(found)
    for change in found:
        assert grenswijzer.situation_problems(change.situation) == (), change.name
        assert change.situation != told.situation


def test_home_days_of_a_change_are_the_days_it_names() -> None:
    told = nurse()
    change = next(one for one in changes(told, "nl") if one.name == "days.1.1.3")
    week = change.situation["people"]["An"]["jobs"]["ziekenhuis"]["work"]["pattern"]["week"]
    assert [week[day] for day in ("mon", "tue", "wed", "thu", "fri")] == ["BE", "BE", "NL", "NL", "NL"]


def test_the_years_are_those_of_the_law() -> None:
    assert 2003 in years()
    assert years()[0] >= 2026


def test_what_is_kept_goes_when_it_is_old_or_much() -> None:
    now = [0.0]
    kept: Kept[int] = Kept(2, seconds=10, now=lambda: now[0])
    assert [kept.get(key, partial(int, key)) for key in (1, 2, 3)] == [1, 2, 3]
    assert len(kept) == 2
    assert 1 not in kept
    assert kept.get(3, lambda: 99) == 3
    now[0] = 11
    assert 3 not in kept
    assert kept.get(3, lambda: 99) == 99
    assert len(kept) == 1

"""Every kind of bad input, with its exact path; all of it at once."""

from __future__ import annotations

from typing import Any

import pytest

from grenswijzer.situation import Problem, SituationError, parse
from grenswijzer.situation.problems import LANGUAGES
from grenswijzer.situation.problems import _messages as messages

HOSPITAL = "people.an.jobs.hospital"


def problems(mapping: Any, registry: Any) -> list[Problem]:
    with pytest.raises(SituationError) as caught:
        parse(mapping, registry)
    for language in LANGUAGES:
        assert all("{" not in text for text in caught.value.messages(language)), caught.value.messages(
            language
        )
    return caught.value.problems


def found(mapping: Any, registry: Any) -> list[tuple[str, str]]:
    return [(problem.path, problem.key) for problem in problems(mapping, registry)]


def put(mapping: Any, path: str, value: Any) -> Any:
    """``value`` at ``path``, groups made where they are missing."""
    keys: list[Any] = [int(key) if key.isdigit() else key for key in path.split(".")]
    place = mapping
    for key in keys[:-1]:
        place = place.setdefault(key, {}) if isinstance(place, dict) else place[key]
    place[keys[-1]] = value
    return mapping


WORK = f"{HOSPITAL}.work"
PATTERN = f"{WORK}.pattern"

SINGLE = [
    # a value at a place, and the one problem it gives: its path and kind
    ("year", 2050, "year", "year_without_law"),
    ("year", "2003", "year", "whole_number"),
    ("year", True, "year", "whole_number"),
    ("civil_status", "maried", "civil_status", "choice"),
    ("civil_status", "single", "civil_status", "civil_status_missing"),
    ("kids", [], "kids", "unknown_key"),
    ("people.an.shoe_size", 39, "people.an.shoe_size", "unknown_key"),
    (f"{HOSPITAL}.pay.salry", 3, f"{HOSPITAL}.pay.salry", "unknown_key"),
    (f"{HOSPITAL}.salary", 3, f"{HOSPITAL}.salary", "unknown_key"),
    (f"{PATTERN}.minuts", 3, f"{PATTERN}.minuts", "unknown_key"),
    (f"{PATTERN}.week.maandag", "BE", f"{PATTERN}.week.maandag", "unknown_key"),
    (f"{HOSPITAL}.spell_days", 3, f"{HOSPITAL}.spell_days", "derived"),
    ("people.an.has_partner", True, "people.an.has_partner", "derived"),
    (f"{HOSPITAL}.pay.salary", "37.284,00", f"{HOSPITAL}.pay.salary", "number"),
    (f"{HOSPITAL}.pay.salary", True, f"{HOSPITAL}.pay.salary", "number"),
    (f"{HOSPITAL}.pay.salary", None, f"{HOSPITAL}.pay.salary", "missing"),
    (f"{HOSPITAL}.pay.salary", -1, f"{HOSPITAL}.pay.salary", "too_low"),
    (f"{HOSPITAL}.pay.salary", [1], f"{HOSPITAL}.pay.salary", "number"),
    (f"{HOSPITAL}.pay.salary", float("nan"), f"{HOSPITAL}.pay.salary", "not_finite"),
    (f"{HOSPITAL}.pay.salary", float("inf"), f"{HOSPITAL}.pay.salary", "not_finite"),
    (f"{HOSPITAL}.pay", 34000, f"{HOSPITAL}.pay", "mapping"),
    (f"{HOSPITAL}.car.car_price", 2_000_000, f"{HOSPITAL}.car.car_price", "too_high"),
    (f"{HOSPITAL}.car.car_kilometres", 0.5, f"{HOSPITAL}.car.car_kilometres", "whole_number"),
    (f"{HOSPITAL}.employer_number", 0, f"{HOSPITAL}.employer_number", "too_low"),
    (f"{HOSPITAL}.employer_state", "Belgium", f"{HOSPITAL}.employer_state", "choice"),
    (f"{HOSPITAL}.employer_state", "none", f"{HOSPITAL}.employer_state", "choice"),
    ("people.an.birth_date", "2 April 1965", "people.an.birth_date", "date"),
    ("people.an.birth_date", "1965-02-30", "people.an.birth_date", "date"),
    ("people.an.birth_date", 1965, "people.an.birth_date", "date"),
    ("people.an.birth_date", "2004-01-01", "people.an.birth_date", "born_later"),
    ("children", 3, "children", "list"),
    ("children", {"kim": 3}, "children.kim", "mapping"),
    ("children", {"kim": {}}, "children.kim.child_birth_date", "missing"),
    ("children", {"kim.1": {"birth_date": "1999-01-01"}}, "children.kim.1", "name"),
    ("people.an.jobs.two words", {"employer_state": "BE"}, "people.an.jobs.two words", "name"),
    ("children", [{"birth_date": "2004-01-01"}], "children.0.child_birth_date", "born_later"),
    ("children", [{}], "children.0.child_birth_date", "missing"),
    ("children", [3], "children.0", "mapping"),
    ("children", [{"birth_date": "1999-99-01"}], "children.0.birth_date", "date"),
    (
        "children",
        [{"birth_date": "1999-01-01", "is_disabled": "yes"}],
        "children.0.is_disabled",
        "true_or_false",
    ),
    (
        "people.an.benefits",
        [{"kind": "pensionn", "amount": 1, "first_day": "2003-01-01"}],
        "people.an.benefits.0.kind",
        "choice",
    ),
    ("people.cora", {"birth_date": "1990-01-01", "residence_state": "NL"}, "people", "too_many_people"),
    ("people.an.partner", "cora", "people.an.partner", "partner_unknown"),
    ("people.an.partner", "bert", "people.an.partner", "partner_one_sided"),
    ("people.an.jobs", [], "people.an.jobs", "mapping"),
    (f"{HOSPITAL}.start", "2004-02-01", f"{HOSPITAL}.start", "outside_year"),
    (f"{HOSPITAL}.end", "2002-02-01", f"{HOSPITAL}.end", "outside_year"),
    (f"{HOSPITAL}.end", "soon", f"{HOSPITAL}.end", "date"),
    (f"{HOSPITAL}.trips", "FR", f"{HOSPITAL}.trips", "list"),
    (f"{HOSPITAL}.trips", ["FRA"], f"{HOSPITAL}.trips.0", "choice"),
    (f"{WORK}.counts", {"BE": 10}, WORK, "one_work"),
    (WORK, {}, WORK, "no_work"),
    (WORK, "BE", WORK, "mapping"),
    (WORK, {"counts": {"BE": -1}}, f"{WORK}.counts.BE", "too_low"),
    (WORK, {"counts": {"BE": 400}}, f"{WORK}.counts.BE", "too_high"),
    (WORK, {"counts": {"BE": 300, "NL": 66}}, f"{WORK}.counts", "too_many_days"),
    (WORK, {"counts": {"BE": 100, "FR": 2}}, f"{WORK}.counts.FR", "unnamed_country"),
    (WORK, {"counts": {"BE": "176,5"}}, f"{WORK}.counts.BE", "number"),
    (WORK, {"counts": {"ES": 3}}, f"{WORK}.counts.ES", "unknown_key"),
    (WORK, {"pattern": {"minutes": 480}}, f"{PATTERN}.week", "missing"),
    (f"{PATTERN}.minutes", 1441, f"{PATTERN}.minutes", "too_high"),
    (f"{PATTERN}.minutes", -1, f"{PATTERN}.minutes", "too_low"),
    (f"{PATTERN}.week.mon", {"BE": 800, "NL": 800}, f"{PATTERN}.week.mon", "long_day"),
    (f"{PATTERN}.week.mon", {"BE": -5}, f"{PATTERN}.week.mon.BE", "too_low"),
    (f"{PATTERN}.week.mon", "XX", f"{PATTERN}.week.mon", "choice"),
    (f"{PATTERN}.week.mon", "DE", f"{PATTERN}.week.mon", "unnamed_country"),
    (f"{PATTERN}.holidays", "ES", f"{PATTERN}.holidays", "choice"),
    (f"{PATTERN}.from", "2001-12-31", f"{PATTERN}.from", "outside_window"),
    (f"{PATTERN}.exceptions", [{"date": "2003-05-05"}], f"{PATTERN}.exceptions.0.status", "missing"),
    (f"{PATTERN}.exceptions", [{"status": "leave"}], f"{PATTERN}.exceptions.0", "no_dates"),
    (
        f"{PATTERN}.exceptions",
        [{"date": "2003-05-05", "status": "ill"}],
        f"{PATTERN}.exceptions.0.status",
        "choice",
    ),
    (
        f"{PATTERN}.exceptions",
        [{"date": "2003-05-05", "country": "FR"}],
        f"{PATTERN}.exceptions.0.country",
        "unnamed_country",
    ),
    (
        f"{PATTERN}.exceptions",
        [{"date": "2003-05-05", "countries": {"BE": 900, "NL": 900}}],
        f"{PATTERN}.exceptions.0.countries",
        "long_day",
    ),
    (
        f"{PATTERN}.exceptions",
        [{"from": "2003-05-05", "to": "2003-05-01", "status": "leave"}],
        f"{PATTERN}.exceptions.0.to",
        "end_before_start",
    ),
    (WORK, {"calendar": [{"date": "2003-01-17"}]}, f"{WORK}.calendar.0.country", "no_country"),
    (
        WORK,
        {"calendar": [{"date": "2003-01-17", "status": "absent"}]},
        f"{WORK}.calendar.0.planned_country",
        "no_country",
    ),
    (WORK, {"calendar": [{"country": "BE"}]}, f"{WORK}.calendar.0", "no_dates"),
    (
        WORK,
        {"calendar": [{"date": "2003-01-17", "country": "FR"}]},
        f"{WORK}.calendar.0.country",
        "unnamed_country",
    ),
    (
        WORK,
        {"calendar": [{"date": "2001-01-17", "country": "BE"}]},
        f"{WORK}.calendar.0.date",
        "outside_window",
    ),
    (
        WORK,
        {"calendar": [{"date": "2003-01-17", "country": "BE", "countries": {"BE": 1}, "minutes": 3}]},
        f"{WORK}.calendar.0",
        "minutes_twice",
    ),
    (
        WORK,
        {"calendar": [{"date": "2003-01-17", "country": "BE", "weekdays": ["monday"]}]},
        f"{WORK}.calendar.0.weekdays",
        "choice",
    ),
    (
        WORK,
        {"calendar": [{"date": "2003-01-17", "country": "BE", "presence": True, "status": "worked"}]},
        f"{WORK}.calendar.0.status",
        "choice",
    ),
    ("given", {"cora.be_income_tax": 1}, "given.cora.be_income_tax", "unknown_row"),
    ("given", {"an.be_income_tax": [1]}, "given.an.be_income_tax", "plain_value"),
    ("given", 3, "given", "mapping"),
    ("readings", {"nl_goverment_reading": "by_day"}, "readings.nl_goverment_reading", "unknown_reading"),
    ("readings", {"nl_government_reading": "by_week"}, "readings.nl_government_reading", "choice"),
    (f"{HOSPITAL}.nl_government_reading", "by_day", f"{HOSPITAL}.nl_government_reading", "unknown_key"),
    ("people.an.bsn", "x", "people.an.bsn", "private_number"),
    ("people.an.Rijksregister_Nummer", "x", "people.an.Rijksregister_Nummer", "private_number"),
    ("people.an.residence_state", "111222333", "people.an.residence_state", "private_number"),
    ("given", {"an.note": "bsn 111.222.333"}, "given.an.note", "private_number"),
    ("given", {"an.note": "85.07.30-033.28"}, "given.an.note", "private_number"),
    (f"{HOSPITAL}.pay.salary", 111222333, f"{HOSPITAL}.pay.salary", "private_number"),
]


@pytest.mark.parametrize(("place", "value", "path", "key"), SINGLE)
def test_one_problem(couple: Any, registry: Any, place: str, value: Any, path: str, key: str) -> None:
    mapping = put(couple, place, value)
    assert found(mapping, registry) == [(path, key)]


def test_all_problems_at_once(couple: Any, registry: Any) -> None:
    put(couple, "year", 1999)
    put(couple, "people.an.birth_date", "x")
    put(couple, f"{HOSPITAL}.pay.salary", "34.000,-")
    put(couple, f"{HOSPITAL}.pay.bonsu", 1)
    put(couple, f"{PATTERN}.week.tue", "DE")
    put(couple, f"{PATTERN}.week.wed", {"BE": 1000, "NL": 1000})
    put(couple, "people.bert.jobs.shop", {"pay": {"salary": -3}, "work": {"counts": {"BE": -4}}})
    put(couple, "children", [{"birth_date": "1999-13-01"}])
    assert sorted(found(couple, registry)) == sorted(
        [
            ("year", "year_without_law"),
            ("people.an.birth_date", "date"),
            (f"{HOSPITAL}.pay.salary", "number"),
            (f"{HOSPITAL}.pay.bonsu", "unknown_key"),
            (f"{PATTERN}.week.tue", "unnamed_country"),
            (f"{PATTERN}.week.wed", "long_day"),
            ("people.bert.jobs.shop.employer_state", "missing"),
            ("people.bert.jobs.shop.pay.salary", "too_low"),
            ("people.bert.jobs.shop.work.counts.BE", "too_low"),
            ("children.0.birth_date", "date"),
        ]
    )


def test_married_with_one_person(couple: Any, registry: Any) -> None:
    del couple["people"]["bert"]
    assert found(couple, registry) == [("civil_status", "partner_missing")]


def test_two_people_without_civil_status(couple: Any, registry: Any) -> None:
    del couple["civil_status"]
    assert found(couple, registry) == [("civil_status", "civil_status_missing")]


def test_partners_who_name_each_other(couple: Any, registry: Any) -> None:
    couple["people"]["an"]["partner"] = "bert"
    couple["people"]["bert"]["partner"] = "an"
    assert list(parse(couple, registry).people) == ["an", "bert"]


def test_nobody_and_no_year(registry: Any) -> None:
    assert found({}, registry) == [("year", "missing"), ("people", "no_people")]
    assert found([], registry) == [("", "mapping")]


def test_missing_facts(couple: Any, registry: Any) -> None:
    del couple["people"]["an"]["birth_date"]
    couple["people"]["bert"] = {}
    assert found(couple, registry) == [
        ("people.an.birth_date", "missing"),
        ("people.bert.birth_date", "missing"),
        ("people.bert.residence_state", "missing"),
    ]


def test_end_before_start(couple: Any, registry: Any) -> None:
    put(couple, f"{HOSPITAL}.start", "2003-05-01")
    put(couple, f"{HOSPITAL}.end", "2003-04-30")
    assert found(couple, registry) == [(f"{HOSPITAL}.end", "end_before_start")]


def test_work_outside_the_job(couple: Any, registry: Any) -> None:
    put(couple, f"{HOSPITAL}.start", "2003-05-01")
    put(
        couple,
        WORK,
        {
            "calendar": [
                {"date": "2003-04-30", "country": "BE"},
                {"date": "2003-04-30", "country": "BE", "presence": True},
            ]
        },
    )
    assert found(couple, registry) == [(f"{WORK}.calendar.0.date", "outside_job")]


def test_counts_above_the_days_of_a_part_year(couple: Any, registry: Any) -> None:
    put(couple, f"{HOSPITAL}.end", "2003-01-31")
    put(couple, WORK, {"counts": {"BE": 31}})
    parse(couple, registry)
    put(couple, WORK, {"counts": {"BE": 31, "absent": {"BE": 0.5}}})
    assert found(couple, registry) == [(f"{WORK}.counts", "too_many_days")]


def test_a_day_of_24_hours_over_two_jobs(couple: Any, registry: Any) -> None:
    entry = {"date": "2003-03-03", "country": "BE", "minutes": 720}
    jobs = couple["people"]["an"]["jobs"]
    jobs["hospital"]["work"] = {"calendar": [entry]}
    jobs["night"] = {"employer_state": "BE", "work": {"calendar": [dict(entry)]}}
    parse(couple, registry)
    jobs["night"]["work"]["calendar"][0]["minutes"] = 721
    assert found(couple, registry) == [("people.an.jobs.night.work.calendar.0", "long_day")]


def test_a_trip_allows_its_country(couple: Any, registry: Any) -> None:
    put(couple, f"{PATTERN}.week.mon", "DE")
    put(couple, f"{HOSPITAL}.trips", ["de"])
    parse(couple, registry)


def test_private_numbers_are_never_repeated(couple: Any, registry: Any) -> None:
    couple["people"]["111222333"] = couple["people"].pop("bert")
    put(couple, "people.an.birth_date", "111222333")
    put(couple, "people.an.residence_state", ["85073003328"])
    text = str(SituationError(problems(couple, registry)))
    assert "111222333" not in text
    assert "85073003328" not in text
    assert text.count("BSN") == 3


def test_numbers_that_are_no_identification(couple: Any, registry: Any) -> None:
    put(couple, f"{HOSPITAL}.pay.salary", 123456789)  # fails the eleven test
    put(couple, "given", {"an.be_income_tax": "2003-01-01 2003-12-31"})
    parse(couple, registry)


def test_the_hint_says_how_to_write_the_number(couple: Any, registry: Any) -> None:
    for text, number in {
        "37.284,00": "37284.00",
        "€ 37,284.00": "37284.00",
        "37284,5": "37284.5",
        "37.284": "37284",
        "1.234.567": "1234567",
        "2000,-": "2000",
    }.items():
        problem = problems(put(couple, f"{HOSPITAL}.pay.salary", text), registry)[0]
        assert f": {number};" in problem.message("en")
        assert problem.given == text
        assert problem.allowed == "at least 0 (EUR/year)"


def test_the_nearest_known_key(couple: Any, registry: Any) -> None:
    put(couple, f"{HOSPITAL}.pay.salry", 1)
    put(couple, f"{HOSPITAL}.car_price", 1)
    put(couple, f"{HOSPITAL}.wrk", {})
    assert [problem.details["hint"]["en"] for problem in problems(couple, registry)] == [
        ", did you mean car.car_price?",
        ", did you mean work?",
        ", did you mean salary?",
    ]


def test_messages_in_dutch(couple: Any, registry: Any) -> None:
    put(couple, f"{HOSPITAL}.pay.salary", "37.284,00")
    problem = problems(couple, registry)[0]
    assert problem.message("nl") == (
        "people.an.jobs.hospital.pay.salary: hier is een getal nodig, decimale punt, geen scheidingsteken voor"
        " duizendtallen: 37284.00; gegeven: '37.284,00'; toegestaan: minstens 0 (EUR/year)"
    )
    assert problem.message("de").startswith("people.an.jobs.hospital.pay.salary: hier ist eine Zahl nötig")
    assert problem.message("fr").endswith("permis : au moins 0 (EUR/year)")


def test_text_beside_a_field_leaves_out_place_and_what_was_given(couple: Any, registry: Any) -> None:
    put(couple, f"{HOSPITAL}.pay.salary", -1)
    problem = problems(couple, registry)[0]
    assert problem.text("nl") == "de waarde is te laag (toegestaan: minstens 0 (EUR/year))"


def test_every_message_in_every_language() -> None:
    for group in messages().values():
        for texts in group.values():
            assert set(texts) == {"en", "nl", "fr", "de"}

"""Situations as rows: spells, amounts, days, derived facts."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from grenswijzer.engine.errors import LawError
from grenswijzer.engine.inputs import Input
from grenswijzer.law.types import Activity, BenefitKind, Country, DayDetail, GovernmentServices, PayStatus
from grenswijzer.situation import SituationError, dump_situation, household_rows, parse, read_situation

from .conftest import REGISTRY

HOME = {"birth_date": "1965-04-02", "residence_state": "NL"}


def person(**jobs: Any) -> dict[str, Any]:
    return {"year": 2003, "people": {"an": {**HOME, "jobs": jobs}}}


def job(start: str | None = None, end: str | None = None, **more: Any) -> dict[str, Any]:
    period = {key: value for key, value in (("start", start), ("end", end)) if value}
    return {"employer_state": "BE", "work": {"counts": {"BE": 10}}, **period, **more}


def day_text(number: int) -> str:
    return date.fromordinal(number).isoformat()


def test_the_rows_of_a_couple(couple: Any, registry: Any) -> None:
    couple["children"] = [
        {"birth_date": "1999-01-01", "is_disabled": True},
        {"child_birth_date": "2001-01-01"},
    ]
    couple["people"]["bert"]["benefits"] = [
        {"kind": "sickness", "amount": 12.5, "first_day": "2003-02-01"},
    ]
    rows = household_rows(parse(couple, registry), registry)
    assert rows.counts == {
        "household": 1, "adult": 2, "child": 2, "dwelling": 0, "spell": 1, "day": 261, "benefit": 1,
    }  # fmt: skip
    assert rows.parents["adult"] == [0, 0]
    assert rows.parents["benefit"] == [1]
    assert rows.parents["day"] == [0] * 261
    assert rows.names["spell"] == ["an.hospital"]
    assert rows.names["child"] == ["child1", "child2"]
    assert rows.names["benefit"] == ["bert.benefit1"]
    assert rows.inputs["has_partner"] == [True, True]
    assert rows.inputs["income_year"] == [2003]
    assert rows.inputs["year_end"] == [date(2003, 12, 31).toordinal()]
    assert rows.inputs["civil_status"] == [1]
    assert rows.inputs["birth_date"] == [date(1965, 4, 2).toordinal(), date(1964, 12, 31).toordinal()]
    assert rows.inputs["child_is_disabled"] == [True, False]
    assert rows.inputs["benefit_kind"] == [BenefitKind.SICKNESS]
    assert rows.inputs["salary"] == [34000.0]
    assert rows.inputs["spell_days"] == [365.0]
    assert rows.inputs["spell_months"] == [12.0]
    assert rows.inputs["day_detail"] == [DayDetail.PATTERN]
    assert rows.inputs["is_first_of_period"] == [True]
    # 2003 has 52 weeks and a Wednesday; the Belgian holidays on Monday to Thursday: 1 January, 21 April, 1 and 29
    # May, 9 June, 21 July, 11 November, 25 December; on Friday: 15 August. So 52*4+1-8 and 52-1.
    assert rows.inputs["work_days_be"] == [201.0]
    assert rows.inputs["work_days_nl"] == [51.0]
    assert rows.inputs["work_minutes_be"] == [201.0 * 480]
    assert rows.inputs["months_with_work_nl"] == [12]
    assert rows.inputs["quarters_with_work_nl"] == [4]
    for name, fact in registry.inputs.items():
        assert len(rows.inputs[name]) == rows.counts[fact.level], name


def test_values_have_the_types_rules_see(couple: Any, registry: Any) -> None:
    couple["people"]["an"]["jobs"]["hospital"]["pay"]["salary"] = 34000  # an int
    rows = household_rows(parse(couple, registry), registry)
    for name, fact in registry.inputs.items():
        expected = {"float": float, "bool": bool}.get(fact.type, int)
        assert all(type(value) is expected for value in rows.inputs[name]), name


def test_every_default_is_listed(couple: Any, registry: Any) -> None:
    del couple["people"]["an"]["jobs"]["hospital"]["work"]["pattern"]["holidays"]
    defaults = dict(parse(couple, registry).defaults)
    hospital = "people.an.jobs.hospital"
    assert defaults == {
        "home.mortgage_interest": 0.0,
        "people.an.nationality": Country.NONE,
        "people.an.other_income.other_dutch_income": 0.0,
        f"{hospital}.employer_number": 1,
        f"{hospital}.employer_kind": 1,
        f"{hospital}.car.car_price": 0.0,
        f"{hospital}.car.car_kilometres": 0,
        f"{hospital}.start": date(2003, 1, 1),
        f"{hospital}.end": date(2003, 12, 31),
        f"{hospital}.work.pattern.from": date(2003, 1, 1),
        f"{hospital}.work.pattern.to": date(2003, 12, 31),
        f"{hospital}.work.pattern.holidays": "BE",
        f"{hospital}.work.pattern.activities.BE": Activity.AT_EMPLOYER,
        f"{hospital}.work.pattern.activities.NL": Activity.TELEWORK,
        "people.bert.nationality": Country.NONE,
        "people.bert.other_income.other_dutch_income": 0.0,
    }


def test_a_job_without_work_days(registry: Any) -> None:
    situation = parse(person(shop={"employer_state": "BE"}), registry)
    assert dict(situation.defaults)["people.an.jobs.shop.work"] == {
        "pattern": {"week": dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), Country.BE)}
    }
    rows = household_rows(situation, registry)
    assert rows.inputs["work_days_be"] == [261.0 - 9]
    assert rows.inputs["work_days_nl"] == [0.0]


def test_concurrent_jobs_share_periods(registry: Any) -> None:
    rows = household_rows(
        parse(person(shop=job("2002-06-01"), bar=job("2003-03-01", "2003-05-31")), registry), registry
    )
    starts = [day_text(number) for number in rows.inputs["spell_start"]]
    ends = [day_text(number) for number in rows.inputs["spell_end"]]
    assert starts == ["2003-01-01", "2003-03-01", "2003-06-01", "2003-03-01"]
    assert ends == ["2003-02-28", "2003-05-31", "2003-12-31", "2003-05-31"]
    assert rows.names["spell"] == ["an.shop", "an.shop", "an.shop", "an.bar"]
    assert rows.inputs["is_first_of_period"] == [True, True, True, False]
    assert rows.inputs["spell_months"] == [2.0, 3.0, 7.0, 3.0]
    assert rows.inputs["months_in_period"] == [2, 3, 7, 3]
    assert rows.inputs["quarters_in_period"] == [1, 2, 3, 2]
    assert [day_text(number) for number in rows.inputs["job_start"]] == ["2002-06-01"] * 3 + ["2003-03-01"]


def test_successive_jobs_are_each_the_first_of_their_period(registry: Any) -> None:
    jobs = person(shop=job(end="2003-04-30"), bar=job("2003-05-01"))
    rows = household_rows(parse(jobs, registry), registry)
    assert rows.inputs["is_first_of_period"] == [True, True]
    assert rows.names["spell"] == ["an.shop", "an.bar"]


def test_two_people_do_not_cut_each_other(couple: Any, registry: Any) -> None:
    couple["people"]["bert"]["jobs"] = {"bar": job("2003-03-01")}
    rows = household_rows(parse(couple, registry), registry)
    assert rows.names["spell"] == ["an.hospital", "bert.bar"]
    assert rows.parents["spell"] == [0, 1]


def test_the_law_cuts(registry: Any) -> None:
    told = person(
        shop=job("2003-02-01", pay={"salary": 1000.01}, car={"car_price": 20000, "car_kilometres": 10})
    )
    rows = household_rows(parse(told, registry), registry, [date(2003, 1, 15), date(2003, 7, 1)])
    assert [day_text(number) for number in rows.inputs["spell_start"]] == ["2003-02-01", "2003-07-01"]
    # 150 of 334 days: 449.1062 and the rest; kilometres in whole numbers; the price is not per year
    assert rows.inputs["salary"] == [449.11, 550.90]
    assert rows.inputs["car_kilometres"] == [4, 6]
    assert rows.inputs["car_price"] == [20000.0, 20000.0]


@st.composite
def jobs_and_cuts(draw: Any) -> tuple[dict[str, Any], list[date]]:
    dates = st.dates(date(2003, 1, 1), date(2003, 12, 31))
    jobs = {}
    for name in ("a", "b", "c")[: draw(st.integers(1, 3))]:
        start, end = sorted((draw(dates), draw(dates)))
        salary = float(draw(st.decimals(0, 200_000, places=2)))
        counts = {"BE": draw(st.integers(0, (end - start).days + 1))}
        jobs[name] = job(start.isoformat(), end.isoformat(), pay={"salary": salary}, work={"counts": counts})
    return jobs, draw(st.lists(dates, max_size=3))


@given(jobs_and_cuts())
def test_parts_sum_to_the_whole(told: tuple[dict[str, Any], list[date]]) -> None:
    jobs, cuts = told
    rows = household_rows(parse(person(**jobs), REGISTRY), REGISTRY, cuts)
    spells = list(zip(rows.names["spell"], range(rows.counts["spell"]), strict=True))
    for name, told_job in jobs.items():
        mine = [row for called, row in spells if called.split(".")[1] == name]
        whole = sum(Decimal(str(rows.inputs["salary"][row])) for row in mine)
        assert whole == Decimal(str(told_job["pay"]["salary"]))
        starts = [rows.inputs["spell_start"][row] for row in mine]
        ends = [rows.inputs["spell_end"][row] for row in mine]
        assert day_text(starts[0]) == told_job["start"]
        assert day_text(ends[-1]) == told_job["end"]
        assert [end + 1 for end in ends[:-1]] == starts[1:]
        assert sum(rows.inputs["spell_days"][row] for row in mine) == ends[-1] - starts[0] + 1
        assert sum(rows.inputs["work_days_be"][row] for row in mine) == pytest.approx(
            told_job["work"]["counts"]["BE"]
        )
    # Spells that overlap are the same period, and exactly one of them is the first.
    periods: dict[tuple[int, int], int] = {}
    for row in range(rows.counts["spell"]):
        period = (rows.inputs["spell_start"][row], rows.inputs["spell_end"][row])
        for other in periods:
            assert other == period or other[1] < period[0] or period[1] < other[0]
        periods[period] = periods.get(period, 0) + rows.inputs["is_first_of_period"][row]
    assert set(periods.values()) == {1}


def test_months_of_a_period_add_up(registry: Any) -> None:
    cuts = [date(2003, 1, 31), date(2003, 2, 28), date(2003, 3, 31), date(2003, 8, 15)]
    rows = household_rows(parse(person(shop=job()), registry), registry, cuts)
    assert sum(rows.inputs["spell_months"]) == pytest.approx(12.0)


def test_days_outside_the_year_stay_with_the_nearest_spell(registry: Any) -> None:
    posted = job(
        "2002-11-01",
        "2004-02-29",
        trips=["BE"],
        work={
            "pattern": {
                "from": "2002-11-01",
                "to": "2004-02-29",
                "week": dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), "BE"),
                "free_days_in": "BE",
                "holidays": "none",
            }
        },
    )
    rows = household_rows(parse(person(site=posted), registry), registry, [date(2003, 7, 1)])
    assert rows.counts["day"] == (date(2004, 2, 29) - date(2002, 11, 1)).days + 1
    assert rows.inputs["day_date"] == sorted(rows.inputs["day_date"])
    first = [row for row, parent in enumerate(rows.parents["day"]) if parent == 0]
    assert day_text(rows.inputs["day_date"][first[0]]) == "2002-11-01"
    assert day_text(rows.inputs["day_date"][first[-1]]) == "2003-06-30"
    # Only the year's own days are summed: 261 weekdays.
    assert sum(rows.inputs["work_days_be"]) == 261.0
    assert rows.inputs["day_country"].count(Country.BE) == rows.counts["day"]


def test_presence_before_the_job(registry: Any) -> None:
    told = job("2003-02-01", work={"calendar": [
        {"from": "2002-12-30", "to": "2003-01-31", "country": "BE", "presence": True},
        {"date": "2003-02-03", "country": "BE"},
    ]})  # fmt: skip
    rows = household_rows(parse(person(site=told), registry), registry)
    assert rows.counts["day"] == 34
    assert rows.inputs["day_pay_status"].count(PayStatus.NOT_WORKING) == 33
    assert rows.inputs["work_days_be"] == [1.0]
    assert rows.inputs["day_detail"] == [DayDetail.CALENDAR]


def test_the_start_follows_the_days_told(registry: Any) -> None:
    told = job(work={"calendar": [{"date": "2002-12-30", "country": "BE"}]})
    situation = parse(person(site=told), registry)
    assert situation.people["an"].jobs["site"].start == date(2002, 12, 30)


def test_counts(registry: Any) -> None:
    counts = {
        "BE": 176,
        "nl": 43.5,
        "absent": {"NL": 2},
        "minutes_per_day": 456,
        "months_with_work": {"NL": 11},
    }
    told = person(shop=job(trips=["FR"], work={"counts": {**counts, "FR": 1}}))
    rows = household_rows(parse(told, registry), registry)
    assert rows.inputs["work_days_be"] == [176.0]
    assert rows.inputs["work_days_nl"] == [43.5]
    assert rows.inputs["work_days_other"] == [1.0]
    assert rows.inputs["absence_days_nl"] == [2.0]
    assert rows.inputs["work_minutes_be"] == [176.0 * 456]
    assert rows.inputs["work_minutes_other"] == [44.5 * 456]
    assert rows.inputs["months_with_work_nl"] == [11]
    assert rows.inputs["months_with_work_be"] == [0]  # not told
    assert rows.inputs["day_detail"] == [DayDetail.COUNTS]
    assert rows.counts["day"] == 0


def test_named_rows(couple: Any, registry: Any) -> None:
    couple["children"] = {"kim": {"birth_date": "1999-01-01"}, "lou": {"birth_date": "2000-01-01"}}
    couple["given"] = {"kim.be_child_sum": 1}
    situation = parse(couple, registry)
    assert household_rows(situation, registry).names["child"] == ["kim", "lou"]
    assert ("children.kim.child_is_disabled", False) in situation.defaults
    couple["children"]["kim"]["birth_date"] = "2010-01-01"
    with pytest.raises(SituationError, match=r"children\.kim\.child_birth_date"):
        parse(couple, registry)


def test_a_private_stay(registry: Any) -> None:
    told = job(work={"calendar": [
        {"from": "2003-01-04", "to": "2003-01-05", "country": "FR", "presence": True, "status": "private"},
        {"date": "2003-02-03", "country": "BE"},
    ]})  # fmt: skip
    rows = household_rows(parse(person(site=told), registry), registry)
    assert rows.inputs["day_pay_status"] == [PayStatus.PRIVATE, PayStatus.PRIVATE, PayStatus.WORKED]
    assert rows.inputs["day_minutes"] == [0.0, 0.0, 480.0]


def test_readings(couple: Any, registry: Any) -> None:
    situation = parse(couple, registry)
    assert situation.readings == {"nl_government_reading": GovernmentServices.BY_POST}
    assert household_rows(situation, registry).inputs["nl_government_reading"] == [0]
    couple["readings"] = {"nl_government_reading": "by_day"}
    assert household_rows(parse(couple, registry), registry).inputs["nl_government_reading"] == [1]


def test_given_values(couple: Any, registry: Any) -> None:
    couple["given"] = {
        "an.be_income_tax": 8716,
        "household_rule": 1,
        "an.hospital.share": 0.5,
    }
    assert parse(couple, registry).given == couple["given"]


def test_dump_and_read_again(couple: Any, registry: Any) -> None:
    couple["given"] = {"an.x": 0.1, "an.word": "NO"}
    couple["people"]["an"]["residence_state"] = Country.NL
    situation = parse(couple, registry)
    assert read_situation(dump_situation(situation), registry) == situation
    assert yaml.safe_load(dump_situation(situation))["people"]["an"]["residence_state"] == "NL"


def test_files(couple: Any, registry: Any, tmp_path: Path) -> None:
    text = dump_situation(couple)
    file = tmp_path / "couple.yaml"
    file.write_text(text, "utf-8")
    expected = parse(couple, registry)
    assert read_situation(file, registry) == read_situation(str(file), registry) == expected
    assert read_situation(b"\xef\xbb\xbf" + text.encode(), registry) == expected
    assert read_situation(text.replace("\n", "\r\n"), registry) == expected
    import json

    assert read_situation(json.dumps(couple, default=str), registry) == expected


def test_a_fact_the_program_cannot_fill_in(couple: Any, registry: Any) -> None:
    from types import SimpleNamespace

    new = Input("moon_phase", "adult", "int", derived=True, file="moon.yaml")
    changed = SimpleNamespace(
        inputs={**registry.inputs, "moon_phase": new}, levels=registry.levels, years=registry.years
    )
    with pytest.raises(LawError, match=r"moon\.yaml.*moon_phase"):
        household_rows(parse(couple, changed), changed)


def test_a_new_fact_is_one_entry(couple: Any, registry: Any) -> None:
    from types import SimpleNamespace

    new = Input("shoe_size", "adult", "float", unit="cm", default=25.0, minimum=10, section="clothes")
    changed = SimpleNamespace(
        inputs={**registry.inputs, "shoe_size": new}, levels=registry.levels, years=registry.years
    )
    assert household_rows(parse(couple, changed), changed).inputs["shoe_size"] == [25.0, 25.0]
    couple["people"]["an"]["clothes"] = {"shoe_size": 30}
    assert household_rows(parse(couple, changed), changed).inputs["shoe_size"] == [30.0, 25.0]
    couple["people"]["an"]["clothes"] = {"shoe_size": 3}
    with pytest.raises(SituationError, match=r"people\.an\.clothes\.shoe_size.*at least 10 \(cm\)"):
        parse(couple, changed)


@given(st.dates(date(2003, 1, 1), date(2003, 12, 31)), st.integers(0, 300))
def test_calendar_days_all_find_a_spell(start: date, length: int) -> None:
    end = start + timedelta(days=length)
    told = job(start.isoformat(), end.isoformat(), work={"calendar": [
        {"from": start.isoformat(), "to": end.isoformat(), "country": "BE", "weekdays": ["sat"]}
    ]})  # fmt: skip
    rows = household_rows(parse(person(site=told), REGISTRY), REGISTRY, [date(2003, 7, 1)])
    saturdays = [n for n in range(start.toordinal(), end.toordinal() + 1) if n % 7 == 6]
    assert rows.inputs["day_date"] == saturdays
    last = date(2003, 12, 31).toordinal()
    assert sum(rows.inputs["work_days_be"]) == len([n for n in saturdays if n <= last])

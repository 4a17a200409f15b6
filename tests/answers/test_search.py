"""Search finds what people type: without accents, in parts, by another word for it, and by the printed index."""

from __future__ import annotations

import pytest

from grenswijzer.answers.language import LANGUAGES
from grenswijzer.answers.questions import questions, synonyms
from grenswijzer.answers.search import KINDS, MOST_LETTERS, search_index
from grenswijzer.calculation import law

INDEX = """183-dagenregeling|aandelenopties|aangifte|aangifteformulier|aangifteformulier, toezending|aanslag
aanvullende belasting|aanvullende crisisbijdrage|adoptiepremies|aftrekposten|algemene compensatie, aanvragen
algemene compensatie, tijdslimiet|algemene compensatie, voorlopige teruggaaf|algemene compensatieregeling
algemene heffingskorting, partner|alleenstaande|alleenstaandenpensioen|arbeidsongeschiktheid
arbeidsongeschiktheidsuitkering|arbeidsongeval|arbeidsongevallenverzekering|autokosten|AWBZ
basisbedrag, beroepskosten|bedrijfsvoorheffing|belastingkantoor|belastingtarief|belastingverdrag
belastingvermindering|kapitaalaflossing hypothecaire lening|pensioensparen|premies levensverzekeringscontract
werkgeversaandelen|plaatselijke werkgelegenheidsagentschappen|energiebesparende uitgaven|belastingvrije som
Belgische looninkomsten|beroepskosten|werkelijke beroepskosten|beroepsziekten|beroepsziekteverzekering|bestelauto
bijzondere compensatie, recht op|bijzondere compensatieregeling|BNI/nat.pers|brugpensioen|compensatieregeling
controledienst|crisisbijdrage|definitieve werkloosheid|dubbele belastingen|echtgenoot|eigen woning|fietsvergoeding
fiscale aftrekposten|fiscale tegemoetkoming|fiscale verplichtingen|fiscale vrijstelling|gezinsbijslag|gezinslasten
gezinspensioen|giften|grensarbeider|grensarbeidersregeling|heffingskortingen|huwelijksquotiënt|inkomensachteruitgang
internationaal chauffeur|kinderbijslag|kinderopvang|kortdurende uitkering|kraamgelden|levensverzekeringscontract
loongerelateerde uitkering|luchtvaartuig|nabestaandenpensioen|Nederlandse belastingaangifte|niet-rijksinwoners
nominale premie|onderhoudsuitkeringen|ongehuwde partner|opcentiemen|overheid|overlevingspensioen|partner, samenwonend
pensioen, vervroegd|pensioenrechten|premiepercentages|privé-kilometers|progressief tarief|reiskosten|rijksinwoners
rustpensioen|samenwonenden|schip|sociale zekerheid|socialeverzekeringspositie|socialeverzekeringspremies
socialeverzekeringsuitkering|socialezekerheidspositie|tehuis in België|tijdelijke werkloosheid|vaste inrichting
verordening 1408/71|verschuldigde belasting|vervroegd pensioen|wachtdagen|werkelijke beroepskosten
werkloosheid|wettelijke forfaitaire beroepskosten|woon-werkverkeer|zakelijke kilometers|zakelijke ritten|ziekengeld
ziekte|ziekte- en invaliditeitsverzekering"""
"""The index the brochure of 2003 prints, without pages that no question is about yet: chapters 4.3 to 4.9."""


def keys(said: str, code: str = "nl", most: int = 10) -> list[str]:
    return [one.key for one in search_index(law(), code).search(said, most)]


@pytest.mark.parametrize("term", INDEX.replace("\n", "|").split("|"))
def test_every_word_of_the_printed_index_finds_something(term: str) -> None:
    assert keys(term), term


@pytest.mark.parametrize(
    ("said", "code", "key"),
    [
        ("aandelenopties", "nl", "2.14.1"),
        ("kinderopvang", "nl", "2.11.1"),
        ("bestelauto", "nl", "2.10.3"),
        ("luchtvaartuig", "nl", "1.6"),
        ("internationaal chauffeur", "nl", "1.5"),
        ("tehuis in belgie", "nl", "be_home_in_belgium"),
        ("verordening 1408/71", "nl", "regulation_1408_71"),
        ("crèche", "nl", "2.11.1"),
        ("creche", "nl", "2.11.1"),
        ("quotient", "nl", "be_marital_quotient"),
        ("quotient conjugal", "fr", "be_marital_quotient"),
        ("Ehequotient", "de", "be_marital_quotient"),
        ("marital quotient", "en", "be_marital_quotient"),
        ("huwelijksquotiënt", "fr", "be_marital_quotient"),
        ("huwelijkskwotient", "nl", "be_marital_quotient"),
        ("framework agreement", "en", "framework_agreement"),
        ("34 Tage", "de", "nl_de_34_days"),
        ("accord de gouvernement belge", "fr", "be_coalition_agreement"),
        ("loonbelasting", "nl", "be_withholding_tax"),
    ],
)
def test_what_people_type_is_found_near_the_top(said: str, code: str, key: str) -> None:
    assert key in keys(said, code)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_question_is_found_by_its_own_words(code: str) -> None:
    index = search_index(law(), code)
    missed = [
        one.number
        for one in questions(law())
        if one.number not in [found.key for found in index.search(one.question[code][:MOST_LETTERS], 12)]
    ]
    assert len(missed) <= 3, missed


@pytest.mark.parametrize("code", LANGUAGES)
def test_either_word_of_a_pair_finds_the_pair(code: str) -> None:
    index = search_index(law(), code)
    for key, pair in zip(law().references["synonyms"], synonyms(law()), strict=True):
        for side in ("be", "nl", code):
            found = index.search(pair.names[side], 20, ("synonym",))
            assert key in [one.key for one in found], (pair.names[side], key)


def test_numbers_find_questions_and_paragraphs() -> None:
    assert keys("2.8.2")[0] == "2.8.2"
    assert set(keys("2.5", most=7)) == {f"2.5.{number}" for number in range(1, 8)}
    assert keys("a1.3")[0] == "A1.3"


@pytest.mark.parametrize("said", ["", " ", "a", "?!", "zeppelin", "\0", "🙂", "%", "(" * 500])
def test_what_is_nowhere_finds_nothing(said: str) -> None:
    assert keys(said) == []


def test_only_the_kinds_asked_for_are_found_and_no_more_than_asked() -> None:
    index = search_index(law(), "nl")
    for kind in KINDS:
        assert {one.kind for one in index.search("belasting loon", 30, (kind,))} <= {kind}
    found = index.search("belasting", 7)
    assert len(found) == 7
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert index.search("belasting " * 5000, 7) == found

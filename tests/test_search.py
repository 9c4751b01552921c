"""carelex search: finds entries with some words, best first, each with a passage."""

import csv
import io
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from inspect import signature
from itertools import chain, groupby
from pathlib import Path
from typing import Any

import pytest

from carelex import CarelexError, search
from carelex.index import seal
from carelex.places import bundled_glossary
from tests.glossaries import term, write
from tests.program import Golden, Run

HOSTILE = """\
sources:
  a:
    name: A <b>long</b> name [1]
    url: https://a.example/?x=1
  b-2:
    name: =Same
    publisher: "\\e[31m"
terms:
  - term: Support | [b]plan[/b]
    aliases: [Scheme]
    definitions:
      - source: a
        text: |
          A first paragraph that says nothing of it.

          - one
          - **Support** for [people who plan](https://plan.example) \\e[31m & _more_, <script>, [red] and `code`.
      - source: b-2
        text: "The plan:\\n\\n1. to support | those who \\e]0;x\\a want it"
  - term: Long
    definitions:
      - source: a
        text: "BEFORE it supports WHAT is planned AFTER."
"""


def found(run: Run, *args: str) -> list[dict[str, Any]]:
    result = run("search", "-f", "json", *args)
    assert result.code in (0, 1), result.stderr
    passages: list[dict[str, Any]] = json.loads(result.stdout)
    assert result.code == (0 if passages else 1)
    return passages


def terms(run: Run, *args: str) -> list[str]:
    return [each["term"] for each in found(run, *args)]


@pytest.fixture
def hostile(clean_place: Path) -> Path:
    before, after = "word " * 40, "end " * 60
    text = HOSTILE.replace("\\e", chr(92) + "e")
    text = text.replace("BEFORE ", before).replace("AFTER.", after)
    # Without escapes in YAML there can be none in the output.
    text = text.replace("plan.example) \\e[31m &", "plan.example) &")
    (clean_place / "hostile.yaml").write_text(text, encoding="utf-8")
    return clean_place


# What is found.


def test_all_words_are_wanted_in_any_form(run: Run) -> None:
    assert terms(run, "support", "plans") == [
        "Direct payment",
        "Personal health budget",
        "Self-directed support",
        "Brokerage",
    ]
    assert terms(run, "SUPPORTING", "plan") == terms(run, "support", "plans")


def test_a_name_weighs_more_than_a_text_and_the_name_itself_most(run: Run, tmp_path: Path) -> None:
    path = write(
        tmp_path / "g.yaml",
        term("Respite", "A carer, a carer and a carer.")
        + term("Carer support", "For them.")
        + term("Carer", "One who gives care and goes on for as long as it takes, whatever it is that it takes.")
        + term("Short break", "Time off.", aliases="[Carer break]"),
    )
    assert terms(run, "carers", "-g", str(path))[0] == "Carer"
    assert set(terms(run, "carers", "-g", str(path))[1:3]) == {"Carer support", "Short break"}
    assert terms(run, "carers", "-g", str(path))[3] == "Respite"


def test_scores_fall_from_entry_to_entry_and_within_each(run: Run) -> None:
    passages = found(run, "support")
    columns = ["term", "source", "source_name", "snippet", "score", "glossary", "also", "see", "missing"]
    assert [*passages[0]] == columns
    by_entry = [[each["score"] for each in of_entry] for _, of_entry in groupby(passages, lambda each: each["term"])]
    assert all(scores == sorted(scores, reverse=True) for scores in by_entry)
    best = [scores[0] for scores in by_entry]
    assert best == sorted(best, reverse=True)
    assert len(best) == len({each["term"] for each in passages}) == 9
    assert min(each["score"] for each in passages) > 0


def test_a_phrase_is_found_as_it_is_written(run: Run) -> None:
    # A shell removes the quotes and keeps an argument with a space in it.
    assert terms(run, "user can choose") == terms(run, '"user can choose"') == []
    assert terms(run, "choose", "user") != []
    for phrase in ("care and support services", "care & support services", "care and (support) services +"):
        assert terms(run, phrase) == ["Personalisation"]
    assert terms(run, '"care and support services" centre') == ["Personalisation"]
    assert terms(run, "care and support serv*") == ["Personalisation"]


def test_a_word_with_a_minus_is_left_out(run: Run) -> None:
    assert set(terms(run, "personal", "budget")) > set(terms(run, "personal", "budget", "-health")) != set()
    assert not any("health" in each["snippet"] for each in found(run, "personal", "-health", "-n5"))
    # Also a phrase, and a word that begins like an option; after "--" no word is excluded.
    for args in (["personal", "-support"], ["personal -support"]):
        assert "Self management" in terms(run, *args)
        assert not {"Personalisation", "Brokerage"} & {*terms(run, *args)}
    assert terms(run, "--", "personal", "-support") == terms(run, "personal", "support")
    assert "Personal budget" not in terms(run, "council", "-personal budget", "-n", "3")


def test_an_asterisk_is_for_the_beginning_of_a_word(run: Run) -> None:
    assert set(terms(run, "resil*")) == {"Resilience"}
    assert set(terms(run, "co-prod*")) == {"Co-production"}
    assert run("search", "zzz*").stderr == 'No entry contains "zzz*".\n'


def test_a_name_is_found_as_one_word_or_as_two_and_by_its_abbreviation(run: Run) -> None:
    for query in ("coproduction", "co-production", "co production"):
        assert set(terms(run, query)) == {"Co-production"}
    assert set(terms(run, "S.D.S.")) == set(terms(run, "sds")) >= {"Self-directed support"}


def test_words_that_only_link_count_in_a_phrase_alone(run: Run) -> None:
    assert terms(run, "what", "is", "the", "recovery") == terms(run, "recovery")
    assert terms(run, "without") == terms(run, "-n", "10", "without")
    assert 0 < len(found(run, "the", "-n", "99")) < 18
    assert terms(run, "not", "budget") != terms(run, "budget")


def test_only_the_sources_that_are_asked_for(run: Run) -> None:
    assert {each["source"] for each in found(run, "recovery")} == {"scie", "definitions"}
    assert {each["source"] for each in found(run, "recovery", "-s", "SCIE")} == {"scie"}
    result = run("search", "resilience", "-s", "scie")
    assert result.stderr == 'No definition by SCIE contains "resilience". "resilience" is in 1 definition.\n'
    assert run("search", "recovery", "-s", "nobody").code == 2


@pytest.mark.parametrize("limit", ["1", "3", "99"])
def test_no_more_entries_than_the_limit(limit: str, run: Run) -> None:
    whole = [[*of_entry] for _, of_entry in groupby(found(run, "support", "-n", "99"), lambda each: each["term"])]
    shown = found(run, "support", "--limit", limit)
    assert shown == found(run, "support", f"-n{limit}") == [*chain(*whole[: int(limit)])]
    told = run("search", "support", "-n", limit).stderr
    assert told == ("" if limit == "99" else f"Showing the best {limit} of 9 entries. To see more: --limit NUMBER\n")


def test_the_command_shows_as_many_as_the_function_gives(run: Run, tmp_path: Path) -> None:
    default = signature(search).parameters["limit"].default
    assert f"[default: {default}]" in " ".join(run("search", "--help").stdout.split())
    path = write(tmp_path / "g.yaml", "".join(term(f"Tea {number}") for number in range(default + 1)))
    assert len({*terms(run, "tea", "-g", str(path))}) == len(search("tea", glossaries=path).entries) == default


@pytest.mark.parametrize("limit", ["0", "-1", "x", "1.5", ""])
def test_a_limit_is_a_whole_number(limit: str, run: Run) -> None:
    result = run("search", "support", "--limit", limit)
    assert (result.stdout, result.code) == ("", 2)
    assert result.stderr == f"carelex: error: --limit cannot be {limit!r}; it is a whole number from 1 upwards\n"


# Misspelt words, and words that are nowhere.


def test_a_misspelt_word_is_read_as_the_nearest_and_a_notice_says_so(run: Run) -> None:
    result = run("search", "recovary", "-f", "text")
    assert result.stderr == 'No entry contains "recovary". Searching for "recovery".\n'
    assert result.stdout == run("search", "recovery", "-f", "text").stdout
    assert run("search", "-q", "recovary").stderr == ""
    assert terms(run, "persnal budgit") == terms(run, "personal budget")
    # The words of texts correct it too, and so does a shared stem.
    assert run("search", "neighbuors").stderr.startswith('No entry contains "neighbuors". Searching for "neighbours".')
    assert run("search", "resiliance").stderr == 'No entry contains "resiliance". Searching for "resilience".\n'


def test_a_word_is_found_in_british_and_in_american_spelling_as_one_word_and_as_two(run: Run, tmp_path: Path) -> None:
    text = "The colour of a centre; organised after-care for wellbeing; naïve finance, co\u00adoperation, ｆull."
    path = write(tmp_path / "g.yaml", term("First", text.replace("fi", "\ufb01")) + term("Second", "Health and care."))
    for query in (
        "color",
        "center",
        "organized",
        "colors",
        "centre's",
        "aftercare",
        "after care",
        "well being",
        "naive",
        "finance",
    ):
        result = run("search", query, "-g", str(path), "-f", "json")
        assert ([each["term"] for each in json.loads(result.stdout)], result.stderr) == (["First"], ""), query
    assert terms(run, "well", "being", "-g", str(path)) == terms(run, "cooperation", "-g", str(path)) == ["First"]
    assert terms(run, "ｆｕｌｌ", "-g", str(path)) == terms(run, "full", "-g", str(path)) == ["First"]
    assert terms(run, "health", "care", "-g", str(path)) == ["Second"]


def test_words_in_other_characters_are_shown_and_highlighted(run: Run, tmp_path: Path) -> None:
    # A ligature, a soft hyphen, a separate accent, a character without meaning.
    text = "A first paragraph.\\n\\nOf \ufb01nance, co\u00adoperation, a cafe\u0301; \ufdd0and budgets."
    path = write(tmp_path / "g.yaml", term("First", f'"{text}"'))
    for query, shown in (
        ("finance", "\ufb01nance"),
        ("cooperation", "co\u00adoperation"),
        ("café", "cafe\u0301"),
        ("budget", "budgets"),
    ):
        (hit,) = search(query, glossaries=path).hits
        assert [span.text for span in hit.snippet if span.shared] == [shown]


def test_a_phrase_between_curly_quotes_and_one_with_its_star_within(run: Run) -> None:
    assert terms(run, "“support plan”") == terms(run, '"support plan"') == terms(run, '"support pl*"') != []


def test_no_word_is_corrected_to_one_that_is_nowhere(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", term("First", "In the U.K., Straße and 東京都. A policy, and the police."))
    for query in ("UK", "strasse", "東京", "C++"):
        assert run("search", query, "-g", str(path)).stderr == f'No entry contains "{query}".\n'


def test_a_beginning_is_offered_for_what_begins_a_word(run: Run) -> None:
    assert run("search", "co-prod").stderr == 'No entry contains "co-prod". Did you mean "co-prod*"?\n'


def test_an_excluded_word_that_is_nowhere_is_reported(run: Run) -> None:
    # It may be a misspelling, or meant as an option with its value.
    for word in ("-helth", "-sscie", "-x"):
        told = run("search", "resilience", word).stderr
        assert told == f'No entry contains "{word[1:]}", so nothing is excluded by it.\n'


def test_the_value_of_an_option_may_begin_with_a_minus(run: Run, clean_place: Path) -> None:
    assert run("search", "recovery", "--source", "-scie").stderr.startswith("carelex: error: no source '-scie'")
    assert run("search", "recovery", "-o", "-found").stderr == ""
    assert (clean_place / "-found").read_text(encoding="utf-8") == run("search", "recovery").stdout
    assert run("search", "recovery", "--limit", "-10").code == 2
    for option in ("-n", "-o", "-s", "-f", "-g", "--width"):
        result = run("search", "recovery", option)
        assert (result.stdout, result.code) == ("", 2)
        assert "needs a value" in result.stderr
    assert len(found(run, "support", "-n", "9" * 30)) == 12


def test_only_what_is_shown_is_searched(run: Run, tmp_path: Path) -> None:
    text = '"It **sup**ports [them](https://hidden.example/zonka).\\n\\n- first care\\n- plan second"'
    path = write(tmp_path / "g.yaml", term("First", text.replace("**ports", "**port")))
    assert terms(run, "support", "-g", str(path)) == ["First"]
    # Neither the address of a link, nor words that continue in the next paragraph or name.
    for query in ("zonka", "https", '"care plan"'):
        assert terms(run, query, "-g", str(path)) == []


def test_a_hit_in_another_name_shows_that_name(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", term("Zebra", "An animal.", aliases="[Striped horse]"))
    for form, shown in (
        ("text", "Zebra, also Striped horse\n  Ours, g.yaml: An animal.\n"),
        ("rich", "Zebra, also _Striped horse_\n  Ours, g.yaml: An animal.\n"),
        ("markdown", "- **Zebra**, also **Striped horse**\n  - Ours, g.yaml: An animal.\n"),
    ):
        assert run("search", '"striped horse"', "-g", str(path), "-f", form).stdout == shown
    assert found(run, "stripes", "-g", str(path))[0]["also"] == "Striped horse"
    assert found(run, "animal", "-g", str(path))[0]["also"] is None


def test_with_exact_a_misspelt_word_is_not_corrected(run: Run) -> None:
    result = run("search", "--exact", "recovary", "support")
    assert (result.stdout, result.code) == ("", 1)
    assert result.stderr == 'No entry contains "recovary". Did you mean "recovery"?\n'
    assert run("search", "--exact", "resiliance").code == 1


def test_a_word_of_its_own_is_not_corrected(run: Run) -> None:
    result = run("search", "pizza")
    assert (result.stdout, result.stderr, result.code) == ("", 'No entry contains "pizza".\n', 1)
    assert run("search", "pizza", "-f", "json").stdout == "[]\n"


def test_words_that_are_nowhere_together(run: Run) -> None:
    result = run("search", "--exact", "resilience", "recovery", "-council", "cope with")
    assert (result.stdout, result.code) == ("", 1)
    assert result.stderr == (
        'No definition contains "resilience", "recovery" and "cope with" without "council".'
        ' "resilience" is in 1 definition, "recovery" is in 2 definitions and "cope with" is in 1 definition.\n'
    )


@pytest.mark.parametrize("query", ["???", '"', '""', "*", "-", "()", "\u200b", "^", "😀", '"" *', "\ufdd0"])
def test_a_query_without_a_word_finds_nothing(query: str, run: Run) -> None:
    result = run("search", "--", query)
    assert (result.stdout, result.code) == ("", 1)
    assert result.stderr.count("\n") == 1
    assert "error" not in result.stderr


@pytest.mark.parametrize(
    "query",
    [
        "support AND",
        "support OR",
        "NOT support",
        "NEAR(support plan)",
        "NEAR(support, 2)",
        "text:support",
        "names : support",
        "{names text} : support",
        "^support",
        "support + plan",
        '"support',
        'support"; DROP TABLE full_text; --',
        "support' OR '1'='1",
        "sup*port",
        "-",
        "support -",
        "support --",
        "%s ?1 :x @y $z",
        "a" * 5000,
        " ".join(f"word{number}" for number in range(2000)),
        "support " * 2000,
        "\udcff\udcfe support",
        "𝓈𝓊𝓅𝓅𝑜𝓇𝓉",
        "Ｓｕｐｐｏｒｔ",
    ],
)
def test_whatever_is_typed_is_words(query: str, run: Run) -> None:
    result = run("search", "--", query)
    assert result.code in (0, 1), result.stderr
    assert "error" not in result.stderr
    assert "Traceback" not in result.stderr


def test_queries_that_cannot_be_searched(run: Run) -> None:
    for args, problem in (
        (("-council",), "only words to exclude; give a word to search for as well"),
        ((" ",), "an empty query; give a term, such as brokerage"),
    ):
        result = run("search", *args)
        assert (result.stdout, result.code) == ("", 2)
        assert result.stderr == f"carelex: error: {problem}\n"


# Several glossaries.


def test_scores_of_a_small_glossary_and_of_a_large_one_are_on_one_scale(run: Run, tmp_path: Path) -> None:
    small = write(tmp_path / "small.yaml", term("Day care", "Care by day.") + term("Meals", "Food and day care."))
    many = "".join(term(f"Thing {number}", f"Number {number} of things.") for number in range(400))
    large = write(tmp_path / "large.yaml", many + term("Day centre", "A place for day care, and for much else by day."))
    both = found(run, "day care", "-g", str(small), "-g", str(large))
    assert [each["term"] for each in both] == ["Day care", "Meals", "Day centre"]
    turned = found(run, "day care", "-g", str(large), "-g", str(small))
    assert turned == both


def test_replaced_definitions_are_not_found(run: Run, tmp_path: Path) -> None:
    old = write(tmp_path / "old.yaml", term("Respite", "An old wording.") + term("Break", "An old one."))
    text = term("respite", "A new wording.").replace("ours\n", "ours\n        replaces: true\n")
    new = write(tmp_path / "new.yaml", text)
    passages = found(run, "wording", "-g", str(old), "-g", str(new))
    # The entry has the name that the first glossary gives it.
    assert [(each["term"], each["snippet"], each["glossary"]) for each in passages] == [
        ("Respite", "A new wording.", str(new))
    ]
    assert terms(run, "old", "-g", str(old), "-g", str(new)) == ["Break"]
    told = run("search", "--exact", "old", "wording", "-g", str(old), "-g", str(new)).stderr
    alone = '"old" is in 1 definition and "wording" is in 1 definition'
    assert told == f'No definition contains "old" and "wording". {alone}.\n'


def test_a_search_where_no_index_can_be_kept(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    shown = run("search", "support plans", env={"CARELEX_CACHE_DIR": str(tmp_path / "file" / "cache")})
    assert shown.stdout == run("search", "support plans").stdout


def test_an_index_without_full_text_is_made_again(run: Run, tmp_path: Path) -> None:
    # Another Python, with an SQLite without full text, may have made it.
    cache = tmp_path / "cache"
    env = {"CARELEX_CACHE_DIR": str(cache)}
    run("define", "recovery", "-g", "builtin", env=env)
    (index,) = cache.iterdir()
    with closing(sqlite3.connect(index)) as connection:
        connection.execute("DROP TABLE full_text")
    seal(index)
    result = run("search", "recovery", "-g", "builtin", env=env)
    assert (result.stdout, result.code) == (run("search", "recovery", "-g", "builtin").stdout, 0)


WITHOUT_FULL_TEXT = """
import sqlite3
from functools import partial

class WithoutFullText(sqlite3.Connection):
    def execute(self, sql, parameters=()):
        if "CREATE VIRTUAL TABLE" in sql:
            raise sqlite3.OperationalError("no such module: fts5")
        return super().execute(sql, parameters)

sqlite3.connect = partial(sqlite3.connect, factory=WithoutFullText)
from carelex.__main__ import main
main()
"""
"""Runs carelex with an SQLite that was built without FTS5. A process has one SQLite from its beginning to its end."""


def test_a_sqlite_without_full_text_is_reported(tmp_path: Path) -> None:
    env = {**os.environ, "CARELEX_CACHE_DIR": str(tmp_path / "cache")}
    results = [
        subprocess.run(
            [sys.executable, "-c", WITHOUT_FULL_TEXT, command, "recovery", "-g", "builtin"],
            env=env,
            capture_output=True,
            check=False,
            encoding="utf-8",
        )
        for command in ("define", "search")
    ]
    assert results[0].returncode == 0
    problem = "search: the SQLite of this Python has no full text (FTS5); use another Python"
    last = results[1]
    assert (last.stdout, last.stderr, last.returncode) == ("", f"carelex: error: {problem}\n", 2)


# How it is shown.


@pytest.mark.parametrize("form", ["text", "markdown", "json", "jsonl", "csv", "tsv"])
@pytest.mark.usefixtures("hostile")
def test_passages_in_every_format(form: str, run: Run, golden: Golden) -> None:
    result = run("search", "support", "plan", "-g", "hostile.yaml", "-g", "builtin", "-f", form)
    golden(f"search/support-plan.{form}", result.stdout)
    assert (result.stderr, result.code) == ("", 0)


@pytest.mark.parametrize("color", ["always", "never"])
@pytest.mark.parametrize("width", ["12", "30", "60", "100"])
@pytest.mark.usefixtures("hostile")
def test_passages_in_a_terminal(width: str, color: str, run: Run, golden: Golden) -> None:
    result = run(
        "search",
        "support",
        "plan",
        "-g",
        "hostile.yaml",
        "-g",
        "builtin",
        "-f",
        "rich",
        "--width",
        width,
        "--color",
        color,
    )
    golden(f"search/support-plan-{width}-{color}.txt", result.stdout)
    assert all(len(line) <= int(width) for line in result.stdout.splitlines() if color == "never")


def test_a_passage_is_cut_at_words_around_what_was_looked_for(run: Run, tmp_path: Path) -> None:
    text = f"{'before ' * 60}the needle is here and the needle is there {'after ' * 60}"
    path = write(tmp_path / "g.yaml", term("Hay", text))
    (passage,) = found(run, "needles", "-g", str(path))
    assert passage["snippet"].startswith("… before before")
    assert passage["snippet"].endswith("after after …")
    assert "the needle is here and the needle is there" in passage["snippet"]
    assert len(passage["snippet"]) <= 245


def test_a_passage_says_what_comes_after_its_colon(run: Run) -> None:
    (passage,) = found(run, "resilience")
    assert passage["snippet"].startswith("Resilience can be thought of as: ")
    assert len(passage["snippet"]) > 60


def test_a_definition_that_has_it_in_its_name_alone_is_shown_from_the_start(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", term("Respite", f"{'many words ' * 60}\n", aliases="[Sitting service]"))
    (passage,) = found(run, "sitting", "-g", str(path))
    assert passage["snippet"].startswith("many words many")
    assert passage["snippet"].endswith(" …")


def test_a_long_text_is_searched_quickly(tmp_path: Path) -> None:
    # SQLite would take minutes to mark all of it.
    long = "(*[care](http://x.y/) " * 5_000
    path = write(tmp_path / "g.yaml", term("First", f'"{long}"') + term("Second", "care " * 100_000))
    hits = search("care", glossaries=path).hits
    assert {hit.term for hit in hits} == {"First", "Second"}
    assert all("care" in {span.text for span in hit.snippet if span.shared} for hit in hits)


def test_of_many_words_that_nothing_has_some_are_named(run: Run) -> None:
    told = run("search", *(f"zz{number}" for number in range(50))).stderr.splitlines()
    assert told[:2] == ['No entry contains "zz0".', 'No entry contains "zz1".']
    assert (len(told), told[-1]) == (6, "45 more of these words are in no entry.")


def test_a_cell_is_no_formula(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", term('"=1+1"', '"=HYPERLINK(1) word"'))
    (_, row) = csv.reader(io.StringIO(run("search", "word", "-g", str(path), "-f", "csv").stdout))
    assert (row[0], row[3]) == ("'=1+1", "'=HYPERLINK(1) word")


def test_the_answer_goes_into_a_file(run: Run, clean_place: Path) -> None:
    shown = run("search", "recovery").stdout
    result = run("search", "recovery", "-o", "found.txt")
    assert (result.stdout, (clean_place / "found.txt").read_text(encoding="utf-8")) == ("", shown)


# From Python.


def test_search_from_python() -> None:
    result = search('"support plan" -independent', glossaries="builtin", limit=2)
    assert result.total == 3
    assert [each.term for each in result.hits] == ["Direct payment", "Personal health budget"]
    best = result.hits[0]
    assert best.definition.source.id == "scie"
    assert [span.text for span in best.snippet if span.shared] == ["support plan"]
    assert best.text in best.definition.text
    with pytest.raises(CarelexError):
        search("-council", glossaries=bundled_glossary())

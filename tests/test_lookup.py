"""The same answer from Python; several glossaries as one."""

import pickle
from pathlib import Path

import pytest

import carelex
from carelex import CarelexError, DefinedByOthers, LeftOut, look_up, notices_of_answer
from carelex.errors import EmptyQueryError, Fault, GlossaryError, UnknownSourceError
from tests.glossaries import term, write
from tests.other_programs import posix_only
from tests.program import DATA, Run

THEIRS = "sources:\n  theirs:\n    name: Theirs\nterms:\n"


def their(name: str, **fields: str) -> str:
    return term(name, "What they say.", **fields).replace("source: ours", "source: theirs")


def test_look_up_is_the_answer_of_define() -> None:
    answer = look_up("brokrage")
    assert answer.matched
    assert answer.entry is not None
    assert answer.match is not None
    assert (answer.entry.term, answer.match.kind, round(answer.match.score, 1)) == ("Brokerage", "fuzzy", 94.1)
    assert [definition.source.name for definition in answer.entry.definitions] == ["SCIE", "Definitions page"]
    assert answer.entry.see_also == ("Personal budget",)


def test_look_up_finds_nothing_without_raising() -> None:
    answer = look_up("pizza")
    assert (answer.matched, answer.entry, answer.match, answer.suggestions) == (False, None, None, ())


def test_look_up_raises_carelex_errors() -> None:
    with pytest.raises(EmptyQueryError):
        look_up(" ")
    with pytest.raises(GlossaryError) as caught:
        look_up("x", glossaries=["missing.yaml"])
    assert caught.value.faults[0].path == "missing.yaml"
    with pytest.raises(UnknownSourceError) as unknown:
        look_up("x", sources=["nhs"])
    assert unknown.value.known == {"definitions": "Definitions page", "scie": "SCIE"}
    assert issubclass(UnknownSourceError, CarelexError)


def test_everything_the_package_offers_is_there() -> None:
    assert [name for name in carelex.__all__ if not hasattr(carelex, name)] == []
    with pytest.raises(AttributeError, match="no attribute 'lookup_all'"):
        carelex.lookup_all  # noqa: B018


def test_sources_narrow_the_definitions_and_the_suggestions() -> None:
    answer = look_up("recovery", sources=["definitions"])
    assert answer.entry is not None
    assert [definition.source.id for definition in answer.entry.definitions] == ["definitions"]
    assert look_up("personal", sources=["definitions"]).suggestions == ("Personalisation", "Personal outcomes")


def test_near_names_depend_on_the_sources_that_are_shown(tmp_path: Path) -> None:
    many = "".join(term(f"Care {word}", aliases="[PA]") for word in ("aid", "bed", "fee", "hub", "job", "van"))
    first = write(tmp_path / "1.yaml", many)
    second = write(tmp_path / "2.yaml", their("Care planning of a whole life", aliases="[PA]"), THEIRS)
    answer = look_up("care", glossaries=[first, second], sources="theirs")
    assert answer.suggestions == ("Care planning of a whole life",)
    assert look_up("PA", glossaries=[first, second]).entry is None
    assert look_up("PA", glossaries=[first, second], sources=["theirs"]).matched


def test_a_near_miss_that_the_source_does_not_define_is_no_match_and_says_so() -> None:
    answer = look_up("resiliance", sources="scie")
    assert (answer.matched, answer.suggestions) == (False, ())
    assert answer.notices == (DefinedByOthers("Resilience", ("SCIE",), ("Definitions page",), is_named=False),)
    assert notices_of_answer(answer) == [
        'No entry for "resiliance". "Resilience" is not defined by SCIE, but by Definitions page.'
    ]


def test_a_single_glossary_and_a_single_source_need_no_list(tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", term("Respite"))
    assert look_up("respite", glossaries=path, sources="ours").matched
    assert look_up("respite", glossaries=str(path), sources="OURS").matched


def test_a_term_that_the_source_does_not_define_is_not_found_and_a_notice_says_so() -> None:
    answer = look_up("resilience", sources=["scie"])
    assert (answer.matched, answer.suggestions) == (False, ())
    assert answer.notices == (DefinedByOthers("Resilience", ("SCIE",), ("Definitions page",), is_named=True),)
    assert notices_of_answer(answer) == ['"Resilience" is not defined by SCIE, but by Definitions page.']


def test_terms_of_several_glossaries_that_are_written_alike_are_one_entry(tmp_path: Path) -> None:
    first = write(
        tmp_path / "1.yaml", term("Day centre", abbreviation="DC", aliases="[Day unit]", see_also="[Respite]")
    )
    second = write(
        tmp_path / "2.yaml",
        their("day-centre", abbreviation="D.C.", aliases="[Drop-in, DAY UNIT]", see_also="[Carer, respite]"),
        THEIRS,
    )
    answer = look_up("day centre", glossaries=[first, second])
    assert answer.entry is not None
    assert answer.entry.term == "Day centre"
    assert [(d.source.id, d.headword, d.glossary) for d in answer.entry.definitions] == [
        ("ours", "Day centre", str(first)),
        ("theirs", "day-centre", str(second)),
    ]
    assert (answer.entry.abbreviation, answer.entry.aliases) == ("DC", ("D.C.", "Day unit", "Drop-in"))
    assert answer.entry.see_also == ("Respite", "Carer")
    turned = look_up("day centre", glossaries=[second, first])
    assert turned.entry is not None
    assert [d.source.id for d in turned.entry.definitions] == ["theirs", "ours"]


def test_a_second_abbreviation_is_kept_as_an_alias(tmp_path: Path) -> None:
    first = write(tmp_path / "1.yaml", term("Day centre", abbreviation="DC"))
    second = write(tmp_path / "2.yaml", their("Day centre", abbreviation="DCtr"), THEIRS)
    answer = look_up("dctr", glossaries=[first, second])
    assert answer.entry is not None
    assert (answer.entry.abbreviation, answer.entry.aliases) == ("DC", ("DCtr",))


def test_every_spelling_of_a_term_comes_before_a_headword(tmp_path: Path) -> None:
    paths = [
        write(tmp_path / "1.yaml", term("care")),
        write(tmp_path / "2.yaml", term("home").replace("source: ours", 'source: ours\n        headword: "(care)"')),
        write(tmp_path / "3.yaml", their('"(care)"'), THEIRS),
    ]
    answer = look_up("(care)", glossaries=paths)
    assert answer.entry is not None
    assert answer.match is not None
    assert (answer.entry.term, answer.match.score) == ("care", 100)


def test_if_a_file_keeps_terms_apart_only_the_same_name_is_one_entry(tmp_path: Path) -> None:
    first = write(tmp_path / "1.yaml", term("Back up") + term("Back-up"))
    second = write(tmp_path / "2.yaml", their("BACK-UP"), THEIRS)
    apart = look_up("back up", glossaries=[first, second])
    together = look_up("back-up", glossaries=[first, second])
    assert apart.entry is not None
    assert together.entry is not None
    assert [d.source.id for d in apart.entry.definitions] == ["ours"]
    assert [d.source.id for d in together.entry.definitions] == ["ours", "theirs"]


def test_a_name_that_is_a_term_and_another_files_alias_belongs_to_the_term(tmp_path: Path, run: Run) -> None:
    first = write(tmp_path / "1.yaml", term("Short break", aliases="[Respite, Pause]"))
    second = write(tmp_path / "2.yaml", their("Respite"), THEIRS)
    answer = look_up("respite", glossaries=[first, second])
    assert answer.entry is not None
    assert answer.entry.term == "Respite"
    result = run("define", "short break", "-g", str(first), "-g", str(second))
    assert result.stdout.startswith("Short break\nAlso: Pause\n")
    assert result.stderr == ('"Respite" is not shown as another name for "Short break": it is a term of its own.\n')


def test_the_users_folder_comes_after_the_bundled_glossary(user_folder: Path) -> None:
    write(user_folder / "b.yaml", term("Brokerage") + term("Respite"))
    write(user_folder / "a.yml", their("Brokerage"), THEIRS)
    answer = look_up("brokerage")
    assert answer.entry is not None
    assert [d.source.id for d in answer.entry.definitions] == ["scie", "definitions", "theirs", "ours"]
    assert look_up("respite").matched


def test_other_files_in_a_glossary_folder_are_skipped(user_folder: Path, run: Run) -> None:
    write(user_folder / "mine.yaml", term("Respite"))
    (user_folder / "notes.txt").write_text("not a glossary", encoding="utf-8")
    (user_folder / ".#mine.yaml").write_text("an editor's lock", encoding="utf-8")
    (user_folder / "old.yaml").mkdir()
    result = run("define", "respite")
    assert (result.stderr, result.code) == ("", 0)


@posix_only
def test_a_link_to_a_missing_file_is_reported(user_folder: Path, run: Run) -> None:
    link = user_folder / "gone.yaml"
    link.symlink_to("nowhere.yaml")
    result = run("define", "recovery")
    assert result.stderr == (
        f"carelex: warning: {link}: no such file; check the path [no-such-file];"
        " this file is not used until you correct it; to see all: carelex check\n"
    )
    assert result.code == 0


def test_a_broken_file_in_the_users_folder_costs_its_own_definitions_only(user_folder: Path, run: Run) -> None:
    (user_folder / "broken.yaml").write_bytes((DATA / "bad" / "several.yaml").read_bytes())
    write(user_folder / "right.yaml", term("Respite"))
    result = run("define", "respite")
    assert result.stdout.startswith("Respite\n")
    assert result.stderr == (
        f"carelex: warning: {user_folder / 'broken.yaml'}:6:5: unknown key 'defintion': did you mean 'definitions'?"
        " [unknown-key] (and 2 more errors); this file is not used until you correct it; to see all: carelex check\n"
    )
    assert result.code == 0


def test_the_variable_lists_glossaries_and_an_option_overrides_it(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "some glossaries"
    folder.mkdir()
    write(folder / "ours.yaml", term("Respite"))
    theirs = write(tmp_path / "theirs.yaml", their("Respite"), THEIRS)
    env = {"CARELEX_GLOSSARY": f"{theirs}:{folder}:builtin"}
    answer = run("define", "respite", env=env)
    assert answer.stdout.index("Theirs:") < answer.stdout.index("Ours:")
    assert run("define", "brokerage", env=env).code == 0
    assert run("define", "brokerage", "-g", str(theirs), env=env).code == 1
    assert run("define", "brokerage", env={"CARELEX_GLOSSARY": ""}).code == 0


def test_an_error_in_the_variable_names_it(run: Run, clean_place: Path) -> None:
    (clean_place / "empty").mkdir()
    for value, problem in (
        ("gone.yaml", "no such file; check the path [no-such-file]"),
        ("empty", "no glossary in this folder; it needs a file whose name ends in .yaml or .yml [empty-folder]"),
    ):
        result = run("define", "x", env={"CARELEX_GLOSSARY": value})
        assert result.stderr == f"carelex: error: CARELEX_GLOSSARY: {value}: {problem}\n"


def test_a_file_that_is_named_twice_is_used_once(tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", term("Respite"))
    answer = look_up("respite", glossaries=[path, tmp_path, tmp_path / "." / "g.yaml"])
    assert answer.entry is not None
    assert len(answer.entry.definitions) == 1


def test_a_path_may_start_at_home(clean_place: Path) -> None:
    write(Path.home() / "ours.yaml", term("Respite"))
    assert look_up("respite", glossaries=["~/ours.yaml"]).matched


def test_an_alias_that_is_written_like_another_files_term_belongs_to_the_term(tmp_path: Path) -> None:
    first = write(tmp_path / "1.yaml", term("Home care", aliases="[Domiciliary care]"))
    second = write(tmp_path / "2.yaml", their("Domiciliary-care"), THEIRS)
    answer = look_up("home care", glossaries=[first, second])
    assert answer.entry is not None
    assert answer.entry.aliases == ()
    assert answer.notices == (LeftOut("Domiciliary care", "Home care"),)
    assert notices_of_answer(answer) == [
        '"Domiciliary care" is not shown as another name for "Home care": it is a term of its own.'
    ]


def test_a_source_does_not_make_a_near_miss_of_what_is_nearer_to_another(tmp_path: Path) -> None:
    first = write(tmp_path / "1.yaml", term("Councillor"))
    second = write(tmp_path / "2.yaml", their("Counsellor"), THEIRS)
    answer = look_up("councillorr", glossaries=[first, second], sources="theirs")
    assert (answer.matched, answer.suggestions) == (False, ("Counsellor",))


@pytest.mark.parametrize(
    "error",
    [
        EmptyQueryError(),
        UnknownSourceError("nhs", {"scie": "SCIE"}),
        GlossaryError([Fault("g.yaml", 1, 2, "wrong", "wrong-type")]),
        CarelexError("one", "two"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_an_error_crosses_to_another_process_whole(error: CarelexError) -> None:
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), str(copy), vars(copy)) == (type(error), str(error), vars(error))

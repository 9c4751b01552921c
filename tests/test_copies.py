"""Sources with the same words, or nearly, are shown once, with all their names and their differences."""

import csv
import io
import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

import pytest

from carelex import Comparison, compare, look_up
from carelex.render import Format, Page
from carelex.render.entry import render
from tests.glossaries import term, write
from tests.program import DATA, Golden, Run

READING_FORMATS = ["rich", "text", "markdown"]

# Borsetshire's text, a copy by Felpersham with other punctuation, Barsetshire's with other words, and another text.
FOLDER = DATA / "copies"
FILES = [str(FOLDER / f"{name}.yaml") for name in ("borsetshire", "felpersham", "barset", "ours")]
ALL = [option for path in FILES for option in ("-g", path)]

# More than 60 words, so that three may differ.
LONG = (
    "A care plan must say which needs a person has, who will meet them and when. It is not a contract, and it costs"
    " £100 at most. The council has to look at it again within twelve months. If something changes before that, you can"
    " ask for a review at any time, by telephone or in a letter. You keep a copy of it (and so does your nurse)."
)

# Words that are no numbers and have no special meaning.
WORDS = [f"w{tens}{ones}" for tens in "abcd" for ones in "abcdefghij"]


def source(folder: Path, name: str, *texts: str, headword: str = "", note: str = "") -> str:
    """Write a glossary of one source, which defines Respite; returns its path."""
    more = "".join(
        f"        {key}: {json.dumps(value)}\n" for key, value in (("headword", headword), ("note", note)) if value
    )
    definitions = "".join(f"      - source: {name.lower()}\n{more}        text: {json.dumps(text)}\n" for text in texts)
    head = f"sources:\n  {name.lower()}:\n    name: {name}\nterms:\n"
    return str(write(folder / f"{name.lower()}.yaml", f"  - term: Respite\n    definitions:\n{definitions}", head))


def sources(folder: Path, *texts: str | Sequence[str]) -> list[str]:
    """Glossaries of sources A, B, C …, each with one or more texts."""
    return [
        source(folder, name, *([text] if isinstance(text, str) else text))
        for name, text in zip("ABCDEFGH", texts, strict=False)
    ]


def options(paths: Sequence[str]) -> list[str]:
    return [option for path in paths for option in ("-g", path)]


def remarks(run: Run, paths: Sequence[str]) -> list[str]:
    """The lines between the text of A and the citations, in the text format."""
    shown = run("define", "respite", *options(paths), "-f", "text").stdout
    _, text, *rest = shown.split("\n\n", 1)[1].split("\nSource", 1)[0].split("\n")
    assert text
    return rest


# Which texts are copies.


@pytest.fixture
def are_copies(tmp_path: Path) -> Callable[[str, str], bool]:
    def are_copies(left: str, right: str) -> bool:
        paths = sources(tmp_path, left, right)
        found = [compare("respite", glossaries=order).copies for order in (paths, paths[::-1])]
        assert found in ([((0, 1),)] * 2, [()] * 2), "it depends on the order"
        return bool(found[0])

    return are_copies


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("A rest.", "A rest."),
        # Spaces, quotes, dashes and their Markdown may differ.
        ('It is - so to "say" - a rest.', "It is — so to “say” — a rest."),
        ("It isn't work.", "It isn’t work."),
        ("Person-centred care.", "Person centred care."),
        ("A rest for\nthe carer.", "A   rest for the\u00a0carer."),
        ("A **rest** for *the* [carer](https://x.example).", "A rest for the carer."),
        ("- A rest.\n- A holiday.", "A rest.\n\nA holiday."),
        ("It costs 5%.", "It costs 5 %."),
        ("A rest\u00adful stay.", "A restful stay."),
        # Capitals, accents and the last full stop may differ.
        ("A Rest for the Carer.", "a rest for the carer"),
        ("A café.", "A cafe\u0301."),
        # Nearly the same: one word in twenty may differ.
        (LONG, LONG.replace("say", "state")),
        (LONG, LONG.replace("is not a", "is not any")),
        (LONG, LONG.replace("costs £100 at most", "costs you £100 at most")),
        (LONG, LONG.replace(", and it", " and it")),
        (LONG, f"{LONG} See below."),
        (" ".join(WORDS[:20]), " ".join(WORDS[:19]) + " x"),
        # The same number or negation, in another spelling.
        (LONG, LONG.replace("twelve", "12")),
        (LONG.replace("£100", "£23,250"), LONG.replace("£100", "£23250")),
        (LONG, LONG.replace("is not a", "isn't a")),
        (LONG.replace("must", "cannot"), LONG.replace("must", "can't")),
    ],
)
def test_copies(left: str, right: str, are_copies: Callable[[str, str], bool]) -> None:
    assert are_copies(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("A rest.", "A holiday."),
        # In a short text, one word, number, sign or comma may change the meaning.
        ("It is a rest.", "It is not a rest."),
        ("The council must pay for it.", "The council may pay for it."),
        ("It costs £100,000.", "It costs £23,250."),
        ("It costs £100.", "It costs $100."),
        ("It costs 100.", "It costs 100%."),
        ("It is 5 degrees.", "It is -5 degrees."),
        ("Home care, day centres.", "Home; care day centres."),
        ("It is for the carer's rest.", "It is for the carers rest."),
        ("He is not able to.", "He is notable to."),
        ("A rest", "A res t"),
        (" ".join(WORDS[:19]), " ".join(WORDS[:18]) + " x"),
        # In a longer text, two words in twenty differ, or the order of the words.
        (" ".join(WORDS[:20]), " ".join(WORDS[:18]) + " x y"),
        (
            LONG,
            LONG.replace("say", "state").replace("needs", "wants").replace("months", "weeks").replace("nurse", "GP"),
        ),
        (LONG, " ".join(LONG.split()[::-1])),
        (LONG, f"{LONG} {LONG}"),
        (LONG, ""),
        # In a text of any length, one word that denies, obliges, permits, counts or limits changes the meaning.
        (LONG, LONG.replace("must", "may")),
        (LONG, LONG.replace("must", "should")),
        (LONG, LONG.replace("can ask", "ask")),
        (LONG, LONG.replace("is not a", "is a")),
        (LONG, LONG.replace("You keep", "You don't keep")),
        (LONG, LONG.replace("and who", "and never who").replace("a copy", "no copy")),
        (LONG, LONG.replace("£100", "£23,250")),
        (LONG, LONG.replace("£100", "$100")),
        (LONG, LONG.replace("twelve", "six")),
        (LONG, LONG.replace("twelve", "6")),
        (LONG, LONG.replace("twelve", "all")),
        (LONG, LONG.replace("at most", "at least")),
        (LONG, LONG.replace("keep", "only keep")),
        # Such words in other places, or a word and its opposite.
        (LONG, LONG.replace("is not a contract, and it costs", "is a contract, and it costs not")),
        (LONG, LONG.replace("must say", "say").replace("has, who", "has, must who")),
        (LONG.replace("nurse", "paid nurse"), LONG.replace("nurse", "unpaid nurse")),
    ],
)
def test_no_copies(left: str, right: str, are_copies: Callable[[str, str], bool]) -> None:
    assert not are_copies(left or "…", right or "…")


def grouped(paths: Sequence[str]) -> set[tuple[str, ...]]:
    """The groups of sources that are copies of each other."""
    found = compare("respite", glossaries=paths)
    assert found.answer.entry is not None
    voices = found.answer.entry.voices
    return {tuple(sorted(voices[number].source.name for number in group)) for group in found.copies}


def some_orders(paths: Sequence[str]) -> list[Sequence[str]]:
    """As many orders as there are paths, with each path in each place, and the same orders reversed."""
    turned = [[*paths[number:], *paths[:number]] for number in range(len(paths))]
    return [*turned, *(order[::-1] for order in turned)]


def test_which_are_copies_does_not_depend_on_the_order_of_the_files(tmp_path: Path) -> None:
    def changed(*places: int) -> str:
        return " ".join("x" if n in places else word for n, word in enumerate(WORDS))

    # A to D are all nearly the same.
    paths = sources(tmp_path, changed(), changed(3), changed(9), changed(), "Something else.")
    for order in some_orders(paths):
        assert grouped(order) == {("A", "B", "C", "D")}
    # A, B and C are nearly the same, and C and D, but not A and D. Of equally near pairs, that with more voices wins.
    paths = sources(tmp_path, changed(), changed(), changed(3, 9), changed(3, 9, 15, 21), "Something else.")
    for order in some_orders(paths):
        assert grouped(order) == {("A", "B", "C")}
    # B is nearer to C than to A.
    paths = sources(tmp_path, changed(), changed(3, 9), changed(3, 9, 15))
    for order in some_orders(paths):
        assert grouped(order) == {("B", "C")}
    # Only the texts can decide which of the two the middle one joins: the first in alphabetical order.
    middle = [changed(), changed(3, 9), changed(3, 9, 15, 21)]
    for texts in (middle, middle[::-1]):
        paths = sources(tmp_path, *texts)
        together = {tuple(sorted("ABC"[texts.index(text)] for text in middle[:2]))}
        for order in some_orders(paths):
            assert grouped(order) == together


def test_another_text_leaves_copies_together(tmp_path: Path) -> None:
    text = " ".join(WORDS)
    copy, far = text.replace("waa", "x"), text.replace("wba", "x y").replace("wca", "z")
    for other in (far, f"not {text}", f"{copy} 4", copy.replace("wbb", "x"), "Something else."):
        paths = sources(tmp_path, text, copy, other)
        for order in some_orders(paths):
            assert len(grouped(order)) == 1, other
    for same in (text, copy):
        paths = sources(tmp_path, text, copy, far, same)
        for order in some_orders(paths):
            assert any({"A", "D"} <= {*group} or {"B", "D"} <= {*group} for group in grouped(order))


def test_of_random_copies_each_is_nearly_the_other_or_neither_is(tmp_path: Path) -> None:
    random = Random(16)
    words = "a the care plan need person home rest".split()
    for number in range(20):
        # Important words must be rare, or every text would have them.
        first = random.choices([*words * 3, *"must not may 5 £".split()], k=random.randrange(18, 60))
        other = list(first)
        for _ in range(random.randrange(4)):
            at = random.randrange(len(other))
            other[at : at + random.randrange(2)] = random.choices(words, k=random.randrange(2))
        if number % 3 == 0:
            other.insert(random.randrange(len(other)), other.pop(random.randrange(len(other))))
        paths = sources(tmp_path, " ".join(first), " ".join(other))
        assert grouped(paths) == grouped(paths[::-1])
        as_shown = compare("respite", glossaries=paths).copies
        is_near = len(first) > 19 < len(other) and _in_common(first, other) * 20 >= 19 * max(len(first), len(other))
        is_near = is_near and _are_decisive_words_in_place(first, other)
        assert bool(as_shown) == (first == other or is_near), (first, other)


def _are_decisive_words_in_place(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether both texts have the same important words, in the same places."""
    decisive = {"must", "not", "may", "5", "£"}
    parts, others, kept = [], [], []
    for words in (left, right):
        parts.append([part.split() for part in re.split(r"\b(?:must|not|may|5)\b|£", " ".join(words))])
        others.append([word for word in words if word not in decisive])
        kept.append([word for word in words if word in decisive])
    return kept[0] == kept[1] and sum(map(_in_common, *parts)) == _in_common(*others)


def _in_common(left: Sequence[str], right: Sequence[str]) -> int:
    """The length of the longest common subsequence, by the textbook method."""
    row = [0] * (len(right) + 1)
    for word in left:
        before = 0
        for at, other in enumerate(right, start=1):
            before, row[at] = row[at], before + 1 if word == other else max(row[at], row[at - 1])
    return row[-1]


def test_senses_of_one_source_stay_apart_and_are_copied_each(run: Run, tmp_path: Path) -> None:
    assert grouped([source(tmp_path, "A", "A rest.", "A rest!")]) == set()
    paths = sources(tmp_path, ["A rest.", "A pause."], ["A rest", "A pause!"], ["A rest."])
    assert grouped(paths) == {("A", "B")}
    shown = run("define", "respite", *options(paths)).stdout
    assert "A and B, sense 1 of 2:\nA rest.\nB: in the same words, with other punctuation.\n" in shown
    assert "A and B, sense 2 of 2:\nA pause.\nB: in the same words, with other punctuation.\n" in shown
    found = json.loads(run("define", "respite", *options(paths), "-f", "json").stdout)["copies"]
    assert [each["definitions"] for each in found] == [[0, 2], [1, 3]]


# What the output says about copies.


@pytest.mark.parametrize(
    ("copy", "told"),
    [
        (LONG, "B: in the same words."),
        (LONG.replace(" ", "  ").replace("It is", "**It** is"), "B: in the same words."),
        (LONG.replace(".", ";"), "B: in the same words, with other punctuation."),
        (LONG.replace("A care plan", "A Care Plan"), "B: in the same words, with other capitals."),
        (LONG.replace("council", "[council](https://x.example)"), "B: in the same words, with other links."),
        (
            LONG.replace("A care plan", "a [care plan](https://x.example)").rstrip("."),
            "B: in the same words, with other punctuation, capitals and links.",
        ),
        # The word beside each place shows where it is, but it is never from another sentence.
        (LONG.replace("say", "state"), 'B: in nearly the same words, with "must state which" for "must say which".'),
        (LONG.replace("copy of", "copy"), 'B: in nearly the same words, with "copy it" for "copy of it".'),
        (
            LONG.replace("£100", "£ about 100"),
            'B: in nearly the same words, with "costs £ about 100" for "costs £100".',
        ),
        (LONG.replace("It is", "This is"), 'B: in nearly the same words, with "This is" for "It is".'),
        (
            LONG.replace("twelve months", "12 months"),
            'B: in nearly the same words, with "within 12 months" for "within twelve months".',
        ),
        (f"{LONG} Now.", 'B: in nearly the same words, with "nurse). Now" for "nurse".'),
        (
            LONG.replace("say", "state").replace("twelve", "12") + ".",
            'B: in nearly the same words, with "must state which" for "must say which", "within 12 months" for'
            ' "within twelve months" and other punctuation.',
        ),
        # Two differences with one word between them are one place.
        (
            LONG.replace("say which needs", "state which wants"),
            'B: in nearly the same words, with "must state which wants a" for "must say which needs a".',
        ),
    ],
)
def test_differences_are_shown(copy: str, told: str, run: Run, tmp_path: Path) -> None:
    paths = sources(tmp_path, LONG, copy)
    assert remarks(run, paths) == [told]


def test_more_than_three_places_are_listed(run: Run, tmp_path: Path, golden: Golden) -> None:
    text = f"{LONG} {LONG.replace('care plan', 'support plan')} {LONG.replace('care plan', 'health plan')}"
    other = text.replace("telephone", "phone").replace("A health", "The health").replace("support plan", "budget")
    paths = sources(tmp_path, text, f"{other}..")
    assert remarks(run, paths)[0] == "B: in nearly the same words, with other punctuation; 5 places differ:"
    for output in READING_FORMATS:
        golden(f"copies/list.{output}", run("define", "respite", *options(paths), "-f", output).stdout)


def test_a_difference_that_several_copies_share_is_shown_once(run: Run, tmp_path: Path) -> None:
    other = LONG.replace("say", "state")
    assert remarks(run, sources(tmp_path, LONG, LONG, other, LONG, other)) == [
        "B and D: in the same words.",
        'C and E: in nearly the same words, with "must state which" for "must say which".',
    ]


def test_each_headword_is_shown(run: Run, tmp_path: Path) -> None:
    paths = [
        source(tmp_path, "A", LONG, headword="respite"),
        source(tmp_path, "B", LONG, headword="Respite:"),
        source(tmp_path, "C", LONG),
    ]
    shown = run("define", "respite", *options(paths)).stdout
    assert 'A, as "respite"; B; C:\n' in shown
    assert '\nB, as "Respite:": in the same words.\nC, as "Respite": in the same words.\n' in shown
    paths = [source(tmp_path, name, LONG, headword="respite") for name in "AB"]
    shown = run("define", "respite", *options(paths)).stdout
    assert 'A and B, as "respite":\n' in shown
    assert "\nB: in the same words.\n" in shown


def test_notes_of_editors_say_on_whose_words_they_are(run: Run, tmp_path: Path) -> None:
    paths = [source(tmp_path, name, LONG, note=note) for name, note in (("A", ""), ("B", "Old."), ("C", "New."))]
    assert remarks(run, paths)[1:] == ["Editor's note on B: Old.", "Editor's note on C: New."]
    paths = [source(tmp_path, name, LONG, note="Old.") for name in "AB"]
    assert remarks(run, paths)[1:] == ["Editor's note: Old."]


def test_only_the_sources_that_are_asked_for_are_mentioned(run: Run, tmp_path: Path) -> None:
    paths = sources(tmp_path, LONG, LONG, LONG.replace("say", "state"))
    shown = run("define", "respite", *options(paths), "-s", "b", "-s", "c").stdout
    assert "\nB and C:\n" in shown
    assert "\nA" not in shown.partition("B and C:")[0]
    assert run("define", "respite", *options(paths), "-s", "b").stdout.startswith("Respite\n\nB:\n")


def test_a_replaced_definition_is_no_copy(run: Run, tmp_path: Path) -> None:
    old = write(tmp_path / "old.yaml", term("Respite", LONG))
    new = write(tmp_path / "new.yaml", term("Respite", LONG.replace("say", "state"), replaces="true"))
    result = run("define", "respite", "-g", str(old), "-g", str(new))
    assert "state" in result.stdout
    assert "same words" not in result.stdout
    assert "is shown from" in result.stderr


@pytest.mark.parametrize("output", READING_FORMATS)
def test_differences_cannot_act_on_the_terminal(output: str, run: Run, tmp_path: Path) -> None:
    other = LONG.replace("say", "\x1bstate\u202e")
    paths = sources(tmp_path, LONG, other)
    shown = run("define", "respite", *options(paths), "-f", output).stdout
    assert "in nearly the same words" in " ".join(shown.split())
    assert [char for char in shown if not char.isprintable() and char != "\n"] == []


def test_in_markdown_differences_are_text(run: Run, tmp_path: Path) -> None:
    paths = sources(tmp_path, LONG, LONG.replace("say", "*s~tate|*"))
    shown = run("define", "respite", *options(paths), "-f", "markdown").stdout
    assert r'with "must s\~tate\| which" for "must say which".' in shown


# In every format.


@pytest.mark.parametrize("width", [60, 80, 100, 160])
@pytest.mark.parametrize("command", ["define", "compare"])
def test_at_each_width(command: str, width: int, run: Run, golden: Golden) -> None:
    result = run(command, "direct payment", *ALL, "-f", "rich", env={"COLUMNS": str(width)})
    assert (result.stderr, result.code) == ("", 0)
    assert max(map(len, result.stdout.splitlines())) <= width
    golden(f"copies/{command}-{width}.txt", result.stdout)


def test_each_name_leads_to_its_source(golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER)
    answer = look_up("direct payment", glossaries=[Path(path).name for path in FILES])
    golden("copies/define-100.ansi", render(answer, Format.RICH, Page(100, color=True, links=True)))


@pytest.mark.parametrize("output", ["text", "markdown", "json", "jsonl", "csv", "tsv"])
@pytest.mark.parametrize("command", ["define", "compare"])
def test_in_each_format(command: str, output: str, run: Run, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER)
    files = [option for path in FILES for option in ("-g", Path(path).name)]
    golden(f"copies/{command}.{output}", run(command, "direct payment", *files, "-f", output).stdout)


def test_the_data_formats_keep_every_text(run: Run) -> None:
    entry = look_up("direct payment", glossaries=FILES).entry
    assert entry is not None
    texts = [definition.text for definition in entry.definitions]
    assert len({*texts}) == 4
    data = json.loads(run("define", "direct payment", *ALL, "-f", "json").stdout)
    assert [each["text"] for each in data["definitions"]] == texts
    rows = csv.DictReader(io.StringIO(run("define", "direct payment", *ALL, "-f", "csv").stdout))
    assert [row["text"] for row in rows] == texts
    assert data["copies"] == [
        {
            "definitions": [0, 1, 2],
            "same_words": False,
            "differences": [
                {"definition": 2, "text": "must pay you", "instead_of": "must give you"},
                {"definition": 2, "text": "a nursing home", "instead_of": "a care home"},
            ],
        }
    ]


def test_without_unicode_a_slash_separates_the_names(run: Run) -> None:
    shown = run("define", "respite", *ALL, "-f", "rich", env={"PYTHONIOENCODING": "ascii"}, encoding="ascii").stdout
    assert "Borsetshire Council / Felpersham Care" in shown


# In a comparison, copies are one voice.


def findings(comparison: Comparison) -> tuple[object, ...]:
    """The findings without their sources."""
    shared = [(phrase.text, phrase.words, phrase.is_listed) for phrase in comparison.shared]
    return shared, [pair[2:] for pair in comparison.overlap]


@pytest.mark.parametrize("name", ["brokerage", "co-production", "personalisation", "recovery", "self-directed support"])
def test_a_copy_of_one_source_changes_no_finding(name: str, tmp_path: Path) -> None:
    before = compare(name, glossaries="builtin")
    assert before.answer.entry is not None
    for voice in before.answer.entry.voices:
        copies = "".join(
            f"      - source: copy\n        text: {json.dumps(definition.text.replace(chr(0x2019), chr(0x27)))}\n"
            for definition in voice.definitions
        )
        head = "sources:\n  copy:\n    name: Copy\nterms:\n"
        path = write(tmp_path / "copy.yaml", f"  - term: {before.answer.entry.term}\n    definitions:\n{copies}", head)
        after = compare(name, glossaries=["builtin", path])
        assert after.answer.entry is not None
        number = before.answer.entry.voices.index(voice)
        assert after.copies == ((number, 2),)
        assert findings(after) == findings(before)
        assert after.only[:2] == before.only
        # The phrases of a copy are in its own words, which may have other quotes.
        assert [phrase.replace("’", "'") for phrase in after.only[number]] == [*after.only[2]]
        # Everybody who says a phrase is named, the copy too.
        assert [phrase.texts for phrase in after.shared] == [(0, 1, 2)] * len(after.shared)


def test_a_phrase_that_not_all_copies_have_is_shown(run: Run) -> None:
    shown = run("compare", "direct payment", *ALL, "-f", "csv").stdout
    only = {row["phrase"]: row["sources"] for row in csv.DictReader(io.StringIO(shown)) if row["says"] == "only"}
    taxed = "It isn't taxed, and you have to show what you spent it on: keep the receipts for a year"
    assert only[taxed] == "borset felpersham barset"
    assert only["You can have one if you have less than £23,250"] == "borset felpersham barset"
    assert only["You can't use it for long stays in a care home"] == "borset felpersham"
    assert only["You can't use it for long stays in a nursing home"] == "barset"
    # Each source's phrase is shown as it writes it.
    data = json.loads(run("compare", "direct payment", *ALL, "-f", "json").stdout)
    assert taxed in data["only"]["borset"]
    assert taxed.replace("'", "’") in data["only"]["felpersham"]


@pytest.mark.parametrize("output", ["rich", "text", "markdown", "json", "csv"])
def test_if_all_are_copies_the_answer_says_so(output: str, run: Run, tmp_path: Path, golden: Golden) -> None:
    paths = sources(tmp_path, LONG, LONG.replace("say", "state"))
    result = run("compare", "respite", *options(paths), "-f", output)
    assert (result.stderr, result.code) == ("", 0)
    golden(f"copies/all.{output}", result.stdout.replace(str(tmp_path), ""))


def test_all_say_the_same_words_or_nearly(run: Run, tmp_path: Path) -> None:
    def told(*texts: str) -> str:
        shown = run("compare", "respite", *options(sources(tmp_path, *texts)), "-f", "text").stdout
        return str(re.findall(r"^(?:Both|All): .*$", shown, re.MULTILINE)[0])

    assert told(LONG, LONG) == "Both: the same words; they count as one voice."
    assert told(LONG, LONG, LONG.upper()) == "All: the same words; they count as one voice."
    assert told(LONG, LONG, LONG.replace("say", "state")) == "All: nearly the same words; they count as one voice."


@pytest.mark.parametrize("output", ["rich", "text", "markdown", "json", "csv"])
def test_the_overview_counts_copies_as_one(output: str, run: Run, golden: Golden) -> None:
    golden(f"copies/overview.{output}", run("compare", *ALL, "-f", output).stdout)


def test_in_the_overview_the_overlap_of_copies_alone_is_that_of_their_words(run: Run, tmp_path: Path) -> None:
    for texts, overlap in ((("That is it.", "That is it."), 1), ((LONG, LONG.replace("person", "dog")), 0.9)):
        (row,) = json.loads(run("compare", *options(sources(tmp_path, *texts)), "-f", "json").stdout)
        assert row["overlap"] >= overlap
        assert row["copies"][0]["definitions"] == ["a", "b"]


# Hyphens and commas that only one source writes.

SHORT_TERM = (
    "Short-term support, usually for up to six weeks, to help you get back the skills and confidence that you need to"
    " live at home after an illness or a stay in hospital."
)


def only_in(run: Run, *texts: str) -> dict[str, str]:
    """The phrases that are only in some of several sources, with these sources."""
    shown = run("compare", "respite", *options(texts), "-f", "csv").stdout
    return {row["phrase"]: row["sources"] for row in csv.DictReader(io.StringIO(shown)) if row["says"] == "only"}


@pytest.mark.parametrize(
    "copy",
    [
        SHORT_TERM.replace("Short-term", "Short term"),
        SHORT_TERM.replace("Short-term", "Short term").replace(", ", " – ").rstrip("."),
        SHORT_TERM.replace("skills and", "skills, and").replace("illness or", "illness; or"),
        SHORT_TERM.replace("that you need to live", "(that you need) to live"),
    ],
)
def test_copies_in_the_same_words_say_the_same(copy: str, run: Run, tmp_path: Path) -> None:
    paths = sources(tmp_path, SHORT_TERM, copy, "A break. Nurses cook lunch.")
    for order in (paths, [paths[1], paths[0], paths[2]]):
        only = only_in(run, *order)
        assert {"".join(sorted(named.split())) for named in only.values()} == {"ab", "c"}
        plain = SHORT_TERM.replace("-", " ").replace(",", "").removesuffix(".")
        assert plain in {" ".join(re.sub(r"[-–,;()]", " ", phrase).split()) for phrase in only}
    (row,) = json.loads(run("compare", *options(paths[:2]), "-f", "json").stdout)
    assert row["overlap"] == 1


def test_what_one_copy_lacks_is_no_more_than_that(run: Run, tmp_path: Path) -> None:
    text = SHORT_TERM.replace("a stay", "a crisis")
    copy = text.replace("Short-term", "Short term").replace("or a crisis", "or crisis")
    only = only_in(run, *sources(tmp_path, text, copy, text, "Nothing else."))
    assert only[text.removesuffix(".")] == "a c"
    assert only[copy.removesuffix(".")] == "b"
    assert "Short" not in only


def test_words_that_one_source_writes_with_a_hyphen_are_shared(tmp_path: Path) -> None:
    found = compare("respite", glossaries=sources(tmp_path, "Short-term help.", "A short term of rest."))
    assert [phrase.text.casefold() for phrase in found.shared if phrase.is_listed] == ["short term"]
    # Only the words that the hyphen joins: a term is otherwise not counted.
    found = compare("respite", glossaries=sources(tmp_path, "Short-term help.", "A term of rest."))
    assert found.shared == ()

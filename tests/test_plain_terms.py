"""Tests of large glossaries: most of their terms are read without a YAML parser, and must mean the same to a reader.

In a glossary with a comment behind "terms:", the parser reads every term. So each glossary here is read with the
comment and without it, and both must have the same terms, or the same errors in the same places.
"""

from pathlib import Path
from random import Random

import pytest

from carelex import GlossaryError, load_glossary
from carelex.errors import Fault
from carelex.model import Glossary

_HEAD = "sources:\n  a:\n    name: A\n  b:\n    name: B\n"

# A small glossary is left to the parser, so this makes one large: a few terms with long texts.
_LONG = "".join(
    f"  - term: Term {number}\n    definitions:\n      - source: a\n        text: {'word ' * 1000}end\n"
    for number in range(12)
)

_PLAIN = [
    "  - term: Care plan\n    definitions:\n      - source: a\n        text: A plan.\n",
    "  - term: 'it''s'\n    definitions:\n      - source: a\n        text: '''quoted'' '\n",
    '  - term: "C++: 1 # 2"\n    definitions:\n      - source: b\n        headword: "C: d"\n        text: "a \'b\' "\n',
    "  - term: a:b#c, [d] {e} don\u2019t\n    definitions:\n\n      - source: a\n"
    "        text: é £5 \u2013 \U0001d7df %@\n\n",
    "  - term: ASC\n    definitions:\n      - source: a\n        text: Adult social care\n"
    "      - source: b\n        text: See Autistic spectrum condition.\n",
    "  - term: Lines\n    definitions:\n      - source: a\n        text: |\n          First:\n\n"
    "          - one # two\n            more  \n            \n\n\n"
    "      - source: b\n        text: |-\n          Last\n",
]

_OTHERS = [
    "  - 0\n",
    "  # a comment\n",
    "# a comment\n",
    "---\n",
    "...\n",
    "  - term: x\n",
    "  - term: x\n    definitions:\n",
    "    note: x\n",
    "  - &a\n",
    "  - *a\n",
    "  - term: !!str x\n    see: y\n",
    "links:\n  - same: [Care plan, Lines]\n",
    "terms:\n",
    "  - term: [a, b]\n    see: x\n",
    "  - term: CP\n    abbreviation: ABC\n    aliases: [Care Plan, other]\n    see: x\n",
    "  - term: Care plan\n    definitions:\n      - source: a\n        text: again\n",
    "      - source: unknown\n        text: y\n",
    "  - term: v\n    definitions:\n      - source: unknown\n        text: y\n",
    "        text: 'open\n",
    "        text: |\n          x\n         y\n",
    "  - term: v\n    definitions:\n      - source: a\n        text: >\n          folded\n\n          text\n",
    "  - term: v\n    definitions:\n      - source: a\n        text: on\n          two lines\n",
    "  - term: v\n    definitions:\n      - source: a\n        text: x: y\n",
    "  - term: v\n    definitions:\n      - source: a\n        text: x #y\n",
    "  - term: v\n    definitions:\n      - source: a\n        text: '  '\n",
    '  - term: v\n    definitions:\n      - source: a\n        text: "\\u00e9 \\x"\n',
    "  - term: v\n    definitions:\n      - source: a\n        text: |2\n            x\n",
    "  - term: v\n    definitions:\n      - source: a\n        text: |\n          tab\there\n",
    "  - term: v\n    definitions:\n      - source: a\n        text: 'a\u2028b\x85c'\n",
    "  - term: v\n    definitions:\n      - source: a\n        text: \ufeffx\n",
    "  - ? x\n",
    "  -\n",
    '  - "x\n',
    "  - [a,\n",
    "  - {term: x, see: y}\n",
    "  - - - - - - - - - - - - - - - x\n",
    " foo: bar\n",
    "   - x\n",
    "%FOO\n",
    "\t\n",
    " \n",
    "\r\n",
    "\u2028",
    "\x07",
]


def _read(path: Path, text: str) -> Glossary | tuple[Fault, ...]:
    path.write_bytes(text.encode())
    try:
        return load_glossary(path)
    except GlossaryError as exc:
        return exc.faults


def _means_the_same(text: str) -> Glossary | tuple[Fault, ...]:
    path = Path("terms.yaml")
    by_parser = _read(path, text.replace("\nterms:\n", "\nterms: #\n", 1))
    assert _read(path, text) == by_parser
    return by_parser


def test_plain_terms_mean_the_same_to_the_parser() -> None:
    read = _means_the_same(f"{_HEAD}terms:\n{''.join(_PLAIN)}{_LONG}")
    assert isinstance(read, Glossary)
    names = ["Care plan", "it's", "C++: 1 # 2", "a:b#c, [d] {e} don\u2019t", "ASC", "Lines"]
    assert [term.name for term in read.terms[:6]] == names
    assert read.terms[1].definitions[0].text == "'quoted' "
    assert read.terms[2].definitions[0].headword == "C: d"
    assert [definition.see for definition in read.terms[4].definitions] == [
        "Adult social care",
        "Autistic spectrum condition",
    ]
    assert read.terms[5].definitions[0].text == "First:\n\n- one # two\n  more  \n  "


@pytest.mark.parametrize("other", _OTHERS, ids=ascii)
def test_what_is_beside_plain_terms_means_the_same(other: str) -> None:
    _means_the_same(f"{_HEAD}terms:\n{_PLAIN[0]}{_PLAIN[1]}{other}{_PLAIN[2]}{_LONG}{other}{''.join(_PLAIN[3:])}")


@pytest.mark.parametrize(
    "head",
    [
        f"---\n{_HEAD}",
        f"# A comment\n{_HEAD}",
        f"terms: []\n{_HEAD}",
        f"x: 'terms:\n{_HEAD}",
        f"{_HEAD}note: |\n  x\n",
        f"{_HEAD}  c:\n    name: 'open\n",
        f"{{{_HEAD}",
        f"{_HEAD}{'  ' * 30}- x\n",
        f"{'- ' * 30}\n{_HEAD}",
        "",
        "\n",
    ],
    ids=ascii,
)
def test_what_is_before_plain_terms_means_the_same(head: str) -> None:
    _means_the_same(f"{head}\nterms:\n{''.join(_PLAIN)}{_LONG}")


def test_what_is_after_plain_terms_means_the_same() -> None:
    _means_the_same(f"x: y\nterms:\n{''.join(_PLAIN)}{_LONG}{_HEAD}")
    _means_the_same(f"\nterms:\n{''.join(_PLAIN)}{_LONG}{_HEAD}")
    _means_the_same(f"{_HEAD}terms:\n{''.join(_PLAIN)}{_LONG}".rstrip("\n"))
    _means_the_same(f"{_HEAD}terms:\n{_LONG}{_PLAIN[0]}{'  - term: y' * 20_000}\n{_PLAIN[1]}")


def test_plain_terms_at_the_ends_of_what_is_read_at_once_mean_the_same() -> None:
    # 65,536 bytes are read at once. So each cut is another one.
    for more in range(0, 60, 12):
        terms = "".join(_PLAIN)
        end = f"{_HEAD}terms:\n{_LONG}".encode()
        fill = _LONG[: -len("end\n")] + "x" * (65_536 - len(end) % 65_536 - 40 - more)
        fill = fill.replace("Term", "Other")
        _means_the_same(f"{_HEAD}terms:\n{_LONG}{fill}\n{terms}")


def test_wrong_letters_in_plain_terms_mean_the_same() -> None:
    random = Random(20261128)
    signs = [*" \n'\"|:#-&*!?[]{},%@`\t\\\r\u2028\xa0é0", "\n  - ", "\n    ", "''", ": ", " #", ""]
    for _ in range(20):
        terms = "".join(random.sample(_PLAIN, len(_PLAIN)))
        at = random.randrange(len(terms))
        terms = terms[:at] + random.choice(signs) + terms[at + random.choice([0, 1]) :]
        _means_the_same(f"{_HEAD}terms:\n{terms}{_LONG}")

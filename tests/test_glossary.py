"""Reading a glossary file: correct contents are kept as written, and errors are shown with their place."""

from pathlib import Path

import pytest

from carelex.errors import GlossaryError
from carelex.glossary import load_glossary
from tests.glossaries import HEAD, term, write
from tests.program import DATA, Run

BAD = DATA / "bad"

# Every error in the files in tests/data/bad, as a user reads it after "carelex: error: FILE:" or "FILE:".
FAULTS = {
    "after-quote.yaml": [
        "3:18: cannot be read here: the text goes on after a closing quote; put all of it on the lines below '|' [after-quote]",
    ],
    "anchor.yaml": [
        "8:15: '&time' is an anchor to YAML; remove it, or if it is text, put it between quotes, or on the lines below '|' [anchor]",
    ],
    "apostrophe-in-quotes.yaml": [
        "3:22: cannot be read here: the text goes on after a closing quote; write an apostrophe in it twice, or put all of it below '|' [after-quote]",
    ],
    "apostrophe.yaml": [
        "6:14: cannot be read here: a quote before the ']' is not closed; write an apostrophe between single quotes twice [open-quote]",
    ],
    "at-sign.yaml": [
        "3:11: cannot be read here: text cannot start with '@'; put it between quotes, or on the lines below '|' [sign]",
    ],
    "bomb.yaml": [
        "1:1: unknown key 'a'; a glossary has sources, links, terms [unknown-key]",
        "1:4: '&a' is an anchor to YAML; remove it, or if it is text, put it between quotes, or on the lines below '|' [anchor]",
        "2:1: unknown key 'b'; a glossary has sources, links, terms [unknown-key]",
        "2:4: '&b' is an anchor to YAML; remove it, or if it is text, put it between quotes, or on the lines below '|' [anchor]",
        "2:8: '*a' is an alias to YAML; write it out, or if it is text, put it between quotes, or on the lines below '|' [yaml-alias]",
        "2:12: '*a' is an alias to YAML; write it out, or if it is text, put it between quotes, or on the lines below '|' [yaml-alias]",
        "2:16: '*a' is an alias to YAML; write it out, or if it is text, put it between quotes, or on the lines below '|' [yaml-alias]",
        "2:20: '*a' is an alias to YAML; write it out, or if it is text, put it between quotes, or on the lines below '|' [yaml-alias]",
        "2:24: '*a' is an alias to YAML; write it out, or if it is text, put it between quotes, or on the lines below '|' [yaml-alias]",
        "2:28: '*a' is an alias to YAML; write it out, or if it is text, put it between quotes, or on the lines below '|' [yaml-alias]",
        "2:32: '*a' is an alias to YAML; write it out, or if it is text, put it between quotes, or on the lines below '|' [yaml-alias]",
        "2:36: '*a' is an alias to YAML; write it out, or if it is text, put it between quotes, or on the lines below '|' [yaml-alias]",
        "2:40: '*a' is an alias to YAML; write it out, or if it is text, put it between quotes, or on the lines below '|' [yaml-alias]",
        "4:9: '*b' is an alias to YAML; write it out, or if it is text, put it between quotes, or on the lines below '|' [yaml-alias]",
        "4:13: '*b' is an alias to YAML; write it out, or if it is text, put it between quotes, or on the lines below '|' [yaml-alias]",
    ],
    "closed-twice.yaml": [
        "6:23: cannot be read here: the list ends at the ']' before; remove what follows, or take it into the list [closed-twice]",
    ],
    "comment-in-text.yaml": [
        "11:11: cannot be read here: the '#' on the line before begins a comment, which ends the text; indent it as far as the text [comment-in-text]",
    ],
    "comment-within.yaml": [
        "10:11: cannot be read here: the ' #' on the line before begins a comment, which ends the text; put it between quotes, or on the lines below '|' [comment-in-text]",
    ],
    "contradiction.yaml": [
        "3:46: 'support plan' and 'Care plan' are the same by the link on line 2; keep one of the two [contradiction]",
        "6:28: 'Caregiver' and 'Carer' are the same by the links on lines 4, 5 and 7; remove one of these, or this one [contradiction]",
    ],
    "control.yaml": [
        "3:16: the control character U+001B is not allowed in YAML; remove it [control-character]",
        "5:14: the control character U+0007 is not allowed in YAML; remove it [control-character]",
        "7:17: no source 'theirs' in this file; its sources are: ours [unknown-source]",
    ],
    "curly-quotes.yaml": [
        "5:17: cannot be read here: curly quotes are none to YAML; write straight ones, or put the text on the lines below '|' [curly-quotes]",
    ],
    "dash-without-space.yaml": [
        "7:7: cannot be read here: a space is missing after the '-' [dash-without-space]",
    ],
    "deep.yaml": [
        "3:20: nested too deeply for a glossary; check the indentation [deep]",
    ],
    "document.yaml": [
        "this is a Word document, a spreadsheet or another packed file, not a glossary file; to make one from it: "
        "carelex import document.yaml -o FILE [not-plain-text]",
    ],
    "duplicate-alias.yaml": [
        "10:19: 'care plan' is a term of its own (line 5); remove it here or there [duplicate-alias]",
        "11:19: 'Care Plan' is a term of its own (line 5); remove it here or there [duplicate-alias]",
    ],
    "duplicate-key.yaml": [
        "4:3: 'ours' is given twice (first on line 2); keep one of them [duplicate-key]",
        "11:9: 'text' is given twice (first on line 10); keep one of them [duplicate-key]",
    ],
    "duplicate-term.yaml": [
        "9:11: 'CARE  PLAN' is already a term (line 5); make one of them an alias [duplicate-term]",
    ],
    "emphasis.yaml": [
        "8:15: '*Time' is an alias to YAML; write it out, or if it is text, put it between quotes, or on the lines below '|' [yaml-alias]",
    ],
    "empty-fields.yaml": [
        "3:5: 'name' is empty; fill it in [empty-field]",
        "5:5: 'term' is empty; fill it in [empty-field]",
        "6:5: 'aliases' is empty; fill it in or remove it [empty-field]",
        "7:5: 'abbreviation' is empty; fill it in or remove it [empty-field]",
        "10:9: 'note' is empty; fill it in or remove it [empty-field]",
        "11:9: 'text' is empty; fill it in [empty-field]",
    ],
    "empty-tag.yaml": [
        "8:15: '!important' is a tag to YAML; remove it, or if it is part of the text, put it between quotes, or on the lines below '|' [tag]",
    ],
    "empty.yaml": [
        "1:1: the file is empty; a glossary has 'sources' and 'terms' [empty-file]",
    ],
    "escape.yaml": [
        "8:18: cannot be read here: '\\' begins an escape between double quotes; write '\\\\' for the sign, or put the text below '|' [escape]",
    ],
    "first-line-indented.yaml": [
        "4:1: cannot be read here: this is further to the left than the first line of the glossary, or after its end; line the two up [first-line-indented]",
    ],
    "folded-line.yaml": [
        "8:17: cannot be read here: nothing may follow '|' or '>' on its line; put the text on the lines below, further to the right [folded-line]",
    ],
    "indented.yaml": [
        "6:17: cannot be read here: this does not go on from the line before; line the two up, or add the ':' that is missing there [indentation]",
    ],
    "item-without-space.yaml": [
        "8:7: cannot be read here: a space is missing after the '-' [dash-without-space]",
    ],
    "latin-1.yaml": [
        "5:14: not UTF-8 (byte 0xe9); save the file as UTF-8 [not-utf-8]",
    ],
    "line-separator.yaml": [
        "5:16: U+2028 ends a line in YAML but in no editor, so line numbers below count it; remove it [line-separator]",
        "6:1: cannot be read here: a ':' is missing, or the line is indented too little; a note of yours begins with '#' [indentation]",
    ],
    "links.yaml": [
        "2:11: 'same' must be a list, with two names or more: [NAME, OTHER NAME]; found text [wrong-type]",
        "3:5: 'same' is empty; fill it in [empty-field]",
        "5:5: unknown key 'difference': did you mean 'different'? [unknown-key]",
        "6:23: 'same' holds names; found a list [wrong-type]",
        "6:39: 'same' holds names; found nothing [empty-field]",
        "7:5: 'same' is missing; a link needs it, or 'different' [missing-key]",
        "8:5: a link needs 'same' or 'different'; found text [wrong-type]",
        "10:5: 'different' is empty; fill it in or remove it [empty-field]",
        "12:5: 'same' is given twice (first on line 11); a new link begins with '- same:' [no-dash]",
    ],
    "list-in-line.yaml": [
        "6:14: cannot be read here: a list of several lines begins on the line below its key [list-in-line]",
    ],
    "list.yaml": [
        "1:1: a glossary needs 'sources' and 'terms'; found a list [wrong-type]",
    ],
    "name-twice.yaml": [
        "2:37: 'Care plan' is twice in this link; remove one [name-twice]",
    ],
    "no-bar.yaml": [
        "8:14: cannot be read here: a text of several lines belongs below 'text: |'; add the '|' [no-bar]",
    ],
    "no-break-indent.yaml": [
        "7:1: a no-break space (U+00A0) before a key or a '-'; write a space [no-break-indent]",
        "7:1: unknown key '\xa0\xa0\xa0 definitions'; a glossary has sources, links, terms [unknown-key]",
    ],
    "no-colon.yaml": [
        "6:16: cannot be read here: this does not go on from the line before; line the two up, or add the ':' that is missing there [indentation]",
    ],
    "no-dash.yaml": [
        "9:5: 'term' is given twice (first on line 5); a new term begins with '- term:' [no-dash]",
    ],
    "no-definitions.yaml": [
        "5:5: 'definitions' is missing; a term needs it, or 'see' [missing-key]",
        "7:5: 'definitions' is empty; fill it in [empty-field]",
    ],
    "no-links.yaml": [
        "2:3: 'links' must be a list, with a line '- same: [NAME, OTHER NAME]' for each link; found a mapping [wrong-type]",
        "5:10: 'see' must be text; found a list [wrong-type]",
        "7:5: 'see' is empty; fill it in or remove it [empty-field]",
    ],
    "no-names.yaml": [
        "2:3: 'name' is missing; a source needs it [missing-key]",
        "5:5: 'term' is missing; a term needs it [missing-key]",
    ],
    "no-terms-line.yaml": [
        "5:3: cannot be read here: an item of a list does not go here; is the line 'terms:' above it missing, or further to the left? [no-terms-line]",
    ],
    "no-terms.yaml": [
        "1:1: 'terms' is missing; a glossary needs it, or 'links' [missing-key]",
    ],
    "not-yaml.yaml": [
        "3:15: cannot be read here: there is a second ': ' in the line; if it is part of the text, put it between quotes, or on the lines below '|' [second-colon]",
    ],
    "number-sign.yaml": [
        "4:5: 'note' is empty; what follows the '#' is a comment, so put it between quotes [number-sign]",
        "7:14: cannot be read here: the ']' stands after a ' #', which begins a comment; put the name with the '#' between quotes [number-sign]",
    ],
    "one-name.yaml": [
        "2:12: a link has two names or more; add the one that 'Care plan' is the same as [one-name]",
        "4:9: a link has two names or more; add the one that 'Care plan' is different from [one-name]",
    ],
    "open-bracket.yaml": [
        "6:14: cannot be read here: '[' opens here and is never closed; add the ']', or if this is text, put it between quotes, or on the lines below '|' [open-bracket]",
    ],
    "open-quote.yaml": [
        "3:11: cannot be read here: a quote opens here and is never closed; close it [open-quote]",
    ],
    "other-dash.yaml": [
        "7:7: cannot be read here: '–' is no hyphen; an item of a list begins with '- ' [other-dash]",
    ],
    "other-key.yaml": [
        "4:5: unknown key 'Publisher'; write it in small letters: 'publisher' [unknown-key]",
        "5:5: unknown key 'acronym'; a source has name, title, publisher, url, published, accessed, licence, note [unknown-key]",
        "8:5: unknown key 'note'; it belongs to a definition, so check the indentation [unknown-key]",
        "9:5: unknown key 'acronym': did you mean 'abbreviation'? [unknown-key]",
    ],
    "quote-above.yaml": [
        "9:12: cannot be read here: a quote that opens on a line above is closed by this one; close it there [open-quote]",
    ],
    "replaces.yaml": [
        "6:15: 'replaces' must be true or false; found 'yes' [replaces]",
        "9:19: 'replaces' must be text, true or false; found a list [wrong-type]",
    ],
    "rtf.yaml": [
        "this is an RTF document, not a glossary file; save it as a Word document (.docx), and make a glossary from "
        "that: carelex import [not-plain-text]",
    ],
    "same-and-different.yaml": [
        "3:5: 'same' and 'different' are in one link; begin another one with '- different:' [same-and-different]",
    ],
    "see-and-definitions.yaml": [
        "6:10: a term has 'see' or 'definitions', not both; remove one, or write 'see_also: [NAME]' [see-and-definitions]",
    ],
    "see-itself.yaml": [
        "6:10: 'short  break' leads back to its own term; name another, or write 'definitions' [see-itself]",
        "10:10: 'RC' leads back to its own term; name another, or write 'definitions' [see-itself]",
    ],
    "several.yaml": [
        "6:5: unknown key 'defintion': did you mean 'definitions'? [unknown-key]",
        "9:17: no source 'theirs' in this file; its sources are: ours [unknown-source]",
        "11:11: 'respite' is already a term (line 5); make one of them an alias [duplicate-term]",
    ],
    "shorthand.yaml": [
        "5:5: a term needs 'term' and 'definitions'; found only 'Respite', so add them [missing-key]",
    ],
    "sign.yaml": [
        "8:19: cannot be read here: text cannot start with '['; put it between quotes, or on the lines below '|' [sign]",
    ],
    "source-id.yaml": [
        "2:3: the source id 'The Council' may hold a-z, 0-9 and '-' only; write 'the-council', here and in each definition that cites it [source-id]",
    ],
    "star.yaml": [
        "3:11: cannot be read here: text cannot start with '*'; put it between quotes, or on the lines below '|' [sign]",
    ],
    "tab.yaml": [
        "3:1: cannot be read here: a tab; indent with spaces [tab]",
    ],
    "tag.yaml": [
        "8:15: 'tag:yaml.org,2002:python/object/apply:os.system' is a tag to YAML; remove it, or if it is part of the text, put it between quotes, or on the lines below '|' [tag]",
    ],
    "title.yaml": [
        "1:1: cannot be read here: this line has no ':'; indent it if it is text, or begin it with '#' if it is a note of yours [stray-line]",
    ],
    "too-far-left.yaml": [
        "9:9: cannot be read here: put more spaces before this line than before 'text:' [indentation]",
    ],
    "two-commas.yaml": [
        "6:24: cannot be read here: there is nothing between two commas; remove one of them [two-commas]",
    ],
    "two-documents.yaml": [
        "9:1: a second YAML document; a glossary is one, so remove the '---' [two-documents]",
    ],
    "under-the-dash.yaml": [
        "8:7: cannot be read here: 6 spaces before it, but 8 before 'source' on line 7; line them up [indentation]",
    ],
    "uneven-list.yaml": [
        "8:6: cannot be read here: 5 spaces before it, but 6 before the '-' on line 7; line them up [indentation]",
    ],
    "uneven-text.yaml": [
        "10:11: cannot be read here: 10 spaces before it, but 12 before 'Time' on line 9; line them up [indentation]",
    ],
    "unknown-key.yaml": [
        "4:5: unknown key 'colour'; a source has name, title, publisher, url, published, accessed, licence, note [unknown-key]",
        "7:5: unknown key 'defintions': did you mean 'definitions'? [unknown-key]",
    ],
    "unknown-source.yaml": [
        "9:17: no source 'councl' in this file: did you mean 'council'? [unknown-source]",
        "11:17: no source 'nhs' in this file; its sources are: ours, council [unknown-source]",
    ],
    "url.yaml": [
        "4:10: 'url' is no web address: one starts with http:// or https://, without spaces or signs such as < and |; correct it or leave it out [url]",
        "7:10: 'url' is no web address: one starts with http:// or https://, without spaces or signs such as < and |; correct it or leave it out [url]",
    ],
    "utf-16.yaml": [
        "1:1: not UTF-8 (it is UTF-16); save the file as UTF-8 (in Notepad: Save as, Encoding: UTF-8) [not-utf-8]",
    ],
    "wrong-types.yaml": [
        "3:11: 'name' must be text; found a list [wrong-type]",
        "5:11: 'term' must be text, between quotes or on the lines below '|'; found a mapping [wrong-type]",
        "6:14: 'aliases' must be a list, as in [Short break]; found text [wrong-type]",
        "7:16: 'see_also' holds names; found a list [wrong-type]",
        "7:28: 'see_also' holds names; found nothing [empty-field]",
        "9:7: 'definitions' must be a list, with a line '- source: ID' for each definition; found a mapping [wrong-type]",
        "11:5: a term needs 'term' and 'definitions'; found text [wrong-type]",
    ],
}


def test_the_errors_of_all_bad_files_are_shown_together(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """As check shows them for each file, with either parser (`test_check.py`); the same code reads both."""
    monkeypatch.chdir(BAD)
    result = run("define", "brokerage", *(word for name in FAULTS for word in ("-g", name)))
    told = [
        f"{name}:{fault}" if fault[0].isdigit() else f"{name}: {fault}" for name in FAULTS for fault in FAULTS[name]
    ]
    assert result.stderr.splitlines() == [f"carelex: error: {line}" for line in told]
    assert (result.stdout, result.code) == ("", 2)


# Content that is nested too deeply, and its place. libyaml looks ahead to the end of a line, and from 0.2.6 on
# refuses a thousand levels before it reports the first.
DEEP = {
    "brackets": (f"see_also: {'[' * 3000}{']' * 3000}", "6:24"),
    "braces": (f"see_also: {'{' * 3000}", "6:24"),
    "both": (f"see_also: {'[{' * 1500}", "6:24"),
    "apart": (f"see_also: {'[ ' * 3000}", "6:33"),
    "behind others": (f"see_also: [[a], [[b], '[', \"[[\", {'[' * 3000}", "6:45"),
    "below others": (f"see_also:\n      [[a],\n       b, [[\n       ], {'[' * 3000}", "9:18"),
    "dashes": (f"see_also:\n      {'- ' * 3000}x", "7:25"),
    "lines": ("\n".join(f"{' ' * (4 + depth)}a:" for depth in range(3000)).lstrip(), "16:15"),
}


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("name", DEEP)
def test_reading_stops_where_a_file_is_nested_too_deeply(name: str, run: Run, tmp_path: Path) -> None:
    what, place = DEEP[name]
    path = write(tmp_path / "g.yaml", f"  - term: Respite\n    {what}\n  - term: Carer\n    defintions: x\n")
    result = run("define", "respite", "-g", str(path))
    problem = "nested too deeply for a glossary; check the indentation [deep]"
    assert (result.stderr, result.code) == (f"carelex: error: {path}:{place}: {problem}\n", 2)


@pytest.mark.usefixtures("parser")
def test_brackets_in_a_text_are_text_however_many(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", term("Respite", f'"{"[" * 3000}"'))
    result = run("define", "respite", "-g", str(path), "-f", "csv")
    assert ("[" * 3000 in result.stdout, result.stderr, result.code) == (True, "", 0)


def test_half_a_character_is_reported(parser: str, run: Run, tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", term("Respite", '"half \\ud800 a character"'))
    result = run("define", "respite", "-g", str(path))
    assert (result.stdout, result.code) == ("", 2)
    problem = {
        "libyaml": ":8:21: cannot be read here: '\\' begins an escape between double quotes; write '\\\\' for the sign, or put the text below '|'",
        "PyYAML alone": ":8:15: holds U+D800, which is half a character; remove it",
    }
    assert result.stderr == f"carelex: error: {path}{problem[parser]} [escape]\n"


def test_from_python_a_glossary_is_read_whole_or_its_errors_are_raised(tmp_path: Path) -> None:
    from carelex import GlossaryError, load_glossary

    path = write(tmp_path / "g.yaml", term("Respite") + term("Carer", replaces="true"))
    glossary = load_glossary(str(path))
    assert [each.name for each in glossary.sources] == ["Ours"]
    assert [(each.name, each.definitions[0].replaces) for each in glossary.terms] == [
        ("Respite", False),
        ("Carer", True),
    ]
    with pytest.raises(GlossaryError) as caught:
        load_glossary(BAD / "several.yaml")
    assert [fault.line for fault in caught.value.faults] == [6, 9, 11]


def test_errors_after_an_error_in_yaml_are_reported_too(run: Run, tmp_path: Path) -> None:
    broken = term("Respite").replace("term: Respite", "term: !x Respite") + "  - [\n" + "#" * 200_000
    path = write(tmp_path / "g.yaml", broken)
    first = [line.partition("g.yaml:")[2] for line in run("define", "x", "-g", str(path)).stderr.splitlines()]
    assert first[0].startswith("5:11: '!x' is a tag to YAML; remove it, or ")
    assert ["cannot be read here" in line for line in first] == [False, True]
    path.write_text(path.read_text(encoding="utf-8") + "\n\x01", encoding="utf-8")
    then = [line.partition("g.yaml:")[2] for line in run("define", "x", "-g", str(path)).stderr.splitlines()]
    assert then[:1] == first[:1]
    assert "11:1: the control character U+0001 is not allowed in YAML; remove it [control-character]" in then
    path.write_bytes(path.read_bytes() + b"\xff")
    assert run("define", "x", "-g", str(path)).stderr == (
        f"carelex: error: {path}:11:2: not UTF-8 (byte 0xff); save the file as UTF-8 [not-utf-8]\n"
    )


def test_a_bomb_of_aliases_costs_neither_time_nor_memory(tmp_path: Path) -> None:
    rows = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 60)]
    (tmp_path / "bomb.yaml").write_text("\n".join(rows), encoding="utf-8")
    with pytest.raises(GlossaryError) as caught:
        load_glossary(tmp_path / "bomb.yaml")
    assert len(caught.value.faults) < 1000


@pytest.mark.parametrize("written", ["NO", "012", "12:30", "2014-02-01", "~", "1_000", "0x1F", "1e3", "true"])
def test_every_scalar_is_the_text_in_the_file(written: str, tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", term(written, written, abbreviation=written + "x"))
    (read,) = load_glossary(path).terms
    assert (read.name, read.definitions[0].text, read.abbreviation) == (written, written, written + "x")


def test_a_definition_is_kept_to_the_letter(tmp_path: Path) -> None:
    text = "  One  two\u00a0three.\n\n- [1] *a* <b>&amp;\n"
    block = "".join(f"          {line}\n" if line else "\n" for line in text.split("\n")[:-1])
    terms = f"  - term: Respite\n    definitions:\n      - source: ours\n        text: |2\n{block}"
    (read,) = load_glossary(write(tmp_path / "g.yaml", terms)).terms
    assert read.definitions[0].text == text.rstrip("\n")


def test_byte_order_mark_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    path = tmp_path / "g.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + (HEAD + term("Respite") + term("Advocacy")).replace("\n", "\r\n").encode())
    assert [each.name for each in load_glossary(path).terms] == ["Respite", "Advocacy"]


def test_the_place_of_a_byte_that_is_not_utf_8_is_right_after_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "g.yaml"
    path.write_bytes(b"\xef\xbb\xbfsources:\r\n  caf\xe9: x\r\n")
    with pytest.raises(GlossaryError, match=r"g\.yaml:2:6: not UTF-8 \(byte 0xe9\)"):
        load_glossary(path)


def test_terms_with_similar_spellings_may_be_in_one_file(tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", term("Back up") + term("Back-up"))
    assert [each.name for each in load_glossary(path).terms] == ["Back up", "Back-up"]


def test_a_source_may_define_a_term_in_two_senses(tmp_path: Path) -> None:
    second = "      - source: ours\n        text: In another sense.\n"
    (read,) = load_glossary(write(tmp_path / "g.yaml", term("Respite") + second)).terms
    assert [each.text for each in read.definitions] == ["What it is.", "In another sense."]


def test_a_missing_file_and_a_folder_are_reported(run: Run, tmp_path: Path) -> None:
    missing = run("define", "x", "-g", "missing.yaml")
    assert (missing.stdout, missing.stderr, missing.code) == (
        "",
        "carelex: error: missing.yaml: no such file; check the path [no-such-file]\n",
        2,
    )
    (tmp_path / "work" / "empty").mkdir()
    folder = run("define", "x", "-g", "empty")
    assert folder.stderr == (
        "carelex: error: empty: no glossary in this folder; it needs a file whose name ends in .yaml or .yml"
        " [empty-folder]\n"
    )
    assert (folder.stdout, folder.code) == ("", 2)

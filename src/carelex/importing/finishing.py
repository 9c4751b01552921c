"""Turns candidates into entries: splits names, finds fields, senses and references, and joins entries of one name."""

import re
from collections.abc import Iterator, Sequence

from carelex.importing.bare_names import is_a_name, name_of
from carelex.importing.candidates import Candidate, Region
from carelex.importing.entries import Entries
from carelex.importing.fields import Fields, fields_of, is_name_field
from carelex.importing.listed import listed_references
from carelex.importing.naming import Naming, asked_for, take_apart
from carelex.importing.plain_blocks import are_bold, lines_of, paragraph, plain_blocks, text_of, without_lead
from carelex.importing.qualifiers import with_qualifiers, without_shared_subject
from carelex.importing.references import Reference, Targets
from carelex.importing.senses import senses_of
from carelex.importing.settling import Draft, settled
from carelex.importing.strays import Told, strays, without_closing
from carelex.importing.tree import Document, LeftOut, Reason, Run
from carelex.importing.where_from import parted_by_sources
from carelex.importing.wording import markdown
from carelex.names import same_name

Part = tuple[Document, Sequence[Region]]
"""A document, and the parts of it with entries."""


def finish(parts: Sequence[Part]) -> Entries:
    """Make entries of the regions of each document, in order; candidates with the same name become one entry.

    The candidates are read twice, because a reference may lead to a later one.
    """
    left_out = [left for document, regions in parts for left in _left_out_of(document, regions)]
    targets, namings = _targets_of(parts)
    drafts: dict[str, Draft] = {}
    repeated: dict[str, _Uniting] = {}
    for (document, candidate, name), naming in zip(_candidates(parts, left_out), namings, strict=True):
        draft = _drafted(document, candidate, name, naming, targets)
        fold = same_name(draft.naming.term)
        if fold not in drafts:
            drafts[fold] = draft
            continue
        if fold not in repeated:
            repeated[fold] = _Uniting(drafts[fold])
        repeated[fold].add(draft, left_out)
    drafts |= {fold: uniting.united() for fold, uniting in repeated.items()}
    if len(parts) == 1:
        are_sure = all(region.is_sure for _, regions in parts for region in regions)
        drafts = _without_strays(drafts, left_out, are_sure=are_sure)
    entries = tuple(settled(drafts, targets, left_out))
    return Entries(entries, tuple(left_out))


def _without_strays(drafts: dict[str, Draft], left_out: list[LeftOut], *, are_sure: bool) -> dict[str, Draft]:
    """The drafts without those that are no entries, which are reported."""
    told = [
        Told(draft.naming.headword or draft.naming.term, " ".join(" ".join(draft.texts).split()))
        for draft in drafts.values()
    ]
    found = strays(told, are_sure=are_sure)
    kept = {}
    for number, (fold, draft) in enumerate(drafts.items()):
        if number in found and draft.texts:
            left_out.append(LeftOut(f"{told[number].name}: {told[number].text}"[:60], Reason.STRAY, draft.place))
        else:
            kept[fold] = draft
    return kept


def _left_out_of(document: Document, regions: Sequence[Region]) -> Iterator[LeftOut]:
    yield from document.left_out
    for region in regions:
        yield from region.left_out


def _candidates(
    parts: Sequence[Part], left_out: list[LeftOut] | None = None
) -> Iterator[tuple[Document, Candidate, str]]:
    """The candidates that have a name, each with its name and document.

    left_out: gets the closing words of a document, which are part of no text.
    """
    for document, regions in parts:
        for number, region in enumerate(regions, start=1):
            last: Candidate | None = None
            for candidate in region.candidates:
                if last is not None:
                    yield from _with_name(document, last)
                last = candidate
            if last is not None:
                is_end = number == len(regions) and not region.is_sure
                yield from _with_name(document, _without_closing(last, left_out) if is_end else last)


def _with_name(document: Document, candidate: Candidate) -> Iterator[tuple[Document, Candidate, str]]:
    candidate = _with_fields_of_name(candidate)
    name = name_of(candidate.name)
    if any(map(str.isalnum, name)):
        yield document, candidate, name


def _with_fields_of_name(candidate: Candidate) -> Candidate:
    """A candidate without fields in the lines of its name, "Abbreviation: ACL"; they go to its text."""
    if not any("\n" in run.text for run in candidate.name):
        return candidate
    lines = lines_of(candidate.name)
    fields = [line for line in lines[1:] if is_name_field(text_of(line))]
    if not fields:
        return candidate
    kept = tuple(run for line in lines if line not in fields for run in (*line, Run(" ")))[:-1]
    first, *others = candidate.senses or ((),)
    return candidate._replace(name=kept, senses=((*map(paragraph, fields), *first), *others))


def _without_closing(candidate: Candidate, left_out: list[LeftOut] | None) -> Candidate:
    """The last candidate of a document, without the closing words of the document."""
    if not candidate.senses:
        return candidate
    *before, last = candidate.senses
    kept, closing = without_closing(plain_blocks(last))
    if left_out is not None:
        left_out += [LeftOut(block.text[:60], Reason.STRAY, block.place) for block in closing]
    return candidate._replace(senses=(*before, tuple(kept)))


def _targets_of(parts: Sequence[Part]) -> tuple[Targets, list[Naming]]:
    """The targets of references, and the names of each candidate."""
    targets = Targets()
    namings = []
    anchors = []
    for _, candidate, name in _candidates(parts):
        namings.append(_naming_of(candidate, name))
        anchors.append(candidate.anchors)
    namings = without_shared_subject(with_qualifiers(namings))
    for naming, leading in zip(namings, anchors, strict=True):
        others = (*naming.aliases, *filter(None, (naming.abbreviation, naming.headword)))
        targets.add(naming.term, others, leading)
    return targets, namings


def _naming_of(
    candidate: Candidate, written: str, told: Sequence[Fields] = (), *, keeps_brackets: bool = False
) -> Naming:
    """The names of a candidate: its own, and those in its text."""

    def text() -> str:
        return " ".join(block.text for sense in candidate.senses for block in sense)

    others = [*candidate.other_names, *(alias for fields in told for alias in fields.aliases)]
    short = candidate.abbreviation
    if not is_a_name(short):
        short = next((short for fields in told for short in fields.abbreviations), "")
    return take_apart(written, text, short, others, keeps_brackets=keeps_brackets)


def _drafted(document: Document, candidate: Candidate, name: str, naming: Naming, targets: Targets) -> Draft:
    """An entry of a candidate, with references as the document has them.

    name: as the document has it; *naming* holds its parts.
    """
    own_address = document.facts["url"].value if "url" in document.facts else None
    parts = [part for sense in candidate.senses for part in parted_by_sources(without_lead(plain_blocks(sense), name))]
    # People who write in Word, which has no lines, set a name in bold in the texts too.
    bold_is_for_names = not candidate.place.line and are_bold(candidate.name)
    told = [fields_of(part.blocks, targets, name, bold_is_for_names=bold_is_for_names) for part in parts]
    texts = dict.fromkeys(
        text for fields in told for sense in senses_of(fields.blocks) if is_a_name(text := markdown(sense, own_address))
    )
    see_also = [reference for name in candidate.see_also for reference in listed_references(name, targets)]
    see_also += [reference for fields in told for reference in fields.see_also]
    own_see = Reference(candidate.see, is_of_data=True) if candidate.see else None
    see = own_see or next((fields.see for fields in told if fields.see), None)
    if any(fields.aliases or fields.abbreviations for fields in told):
        named = _naming_of(candidate, name, told, keeps_brackets=naming.term == name)
        naming = named._replace(term=naming.term) if asked_for(name) else named
    if naming.see:
        reference = Reference(naming.see)
        see, see_also = (see, [reference, *see_also]) if texts or see else (reference, see_also)
    if see and naming.written_first != naming.term and targets.find(see) == naming.term:
        # "ACC (Area care committee)" refers to the full name: here the abbreviation is the term.
        naming = Naming(naming.written_first, naming.headword)
    notes = dict.fromkeys((*candidate.notes, *(note for part in parts for note in part.notes)))
    return Draft(naming, candidate.place, tuple(texts), tuple(see_also), see, tuple(notes))


class _Uniting:
    """Joins entries with the same name: what they share is kept once, and everything else is another sense."""

    def __init__(self, first: Draft) -> None:
        self._made = first
        self._said = {_in_one_line(text) for text in first.texts}
        self._texts = [*first.texts]
        self._aliases = dict.fromkeys(first.naming.aliases)
        self._see_also = dict.fromkeys(first.see_also)
        self._notes = dict.fromkeys(first.notes)

    def add(self, draft: Draft, left_out: list[LeftOut]) -> None:
        """Add another entry; report it if it says nothing new."""
        before, names, others = self._made, self._made.naming, draft.naming
        new = [text for text in draft.texts if _in_one_line(text) not in self._said]
        if len(new) < len(draft.texts) or (not draft.texts and draft.see == before.see):
            left_out.append(LeftOut(others.term, Reason.REPEATED, draft.place))
        self._said.update(map(_in_one_line, new))
        self._texts += new
        self._aliases |= dict.fromkeys(others.aliases)
        if names.abbreviation and others.abbreviation not in (None, names.abbreviation):
            self._aliases[str(others.abbreviation)] = None
        naming = names._replace(
            headword=names.headword or others.headword, abbreviation=names.abbreviation or others.abbreviation
        )
        self._see_also |= dict.fromkeys(draft.see_also)
        sees = [see for see in dict.fromkeys([before.see, draft.see]) if see]
        if self._texts:
            self._see_also |= dict.fromkeys(sees)
        self._notes |= dict.fromkeys(draft.notes)
        self._made = before._replace(naming=naming, see=sees[0] if sees and not self._texts else None)

    def united(self) -> Draft:
        """The joined entry."""
        naming = self._made.naming._replace(aliases=tuple(self._aliases))
        texts, see_also, notes = _without_counts(self._texts), tuple(self._see_also), tuple(self._notes)
        return self._made._replace(naming=naming, texts=texts, see_also=see_also, notes=notes)


def _without_counts(texts: Sequence[str]) -> tuple[str, ...]:
    """The senses without the numbers that count them: "1) …" in one row, and "2) …" in the next."""
    counts = [re.match(rf"\(?{number}\\?[.)]\s+(?=\S)", text) for number, text in enumerate(texts, 1)]
    if len(texts) < 2 or not all(counts):
        return tuple(texts)
    return tuple(text[found.end() :] for text, found in zip(texts, counts, strict=True) if found)


def _in_one_line(text: str) -> str:
    return " ".join(text.split())

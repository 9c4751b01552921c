"""What stands around the words of a document and is none of them: menus, banners, buttons, rows of letters, feedback.

`without_furniture` takes it out before anybody looks for entries. It is known by what the document calls its parts (their
tags, roles, classes, ids), and by the phrases that such parts consist of; both stand in tables at the head of this file.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice, pairwise
from typing import NamedTuple

from carelex.importing.layout_tables import as_parts, is_for_layout
from carelex.importing.tree import EXPANDS, Block, Document, Kind, LeftOut, Reason, shortened, walk

# Tags and roles, wherever they stand.
_TAGS = {
    **dict.fromkeys("nav navigation menu menubar menuitem tablist toolbar tree".split(), Reason.NAVIGATION),
    **dict.fromkeys("dialog alertdialog form search footer contentinfo banner status".split(), Reason.FURNITURE),
}
# These belong to a page where they stand outside its main part, and to an entry or an article within it.
_TAGS_OUTSIDE = {"header": Reason.FURNITURE, "aside": Reason.FURNITURE, "complementary": Reason.FURNITURE}
_MAIN = frozenset(("main", "article"))
# What a part of a page may be, of which a header in it is the header.
_PARTS = frozenset(("section", "article", "figure", "li"))
# Of one form; of a page's own there may be one for each width of the screen.
_MOST_HEADERS = 3

# Words of classes and ids: "govuk-cookie-banner__message" has "cookie" and "banner".
_LABELS = {
    Reason.NAVIGATION: (
        "nav navbar navigation breadcrumb breadcrumbs crumbs menu submenu toc contents"
        " skip skiplink skiplinks pagination pager paging prevnext sidenav sidebar toctree alphabet alphabetical azlinks alphanav"
        " atoz letters tablist backtotop totop jumplinks localnav megamenu tabs sitemap headerlink editsection"
    ),
    Reason.FURNITURE: (
        "cookie cookies consent gdpr ccpa share sharing social addthis addtoany sharethis feedback survey rating helpful useful"
        " newsletter signup subscribe footer siteheader siteFooter search searchbar searchbox filter filters masthead toolbar"
        " advert advertisement ads promo banner related-content relatedcontent related-links relatedlinks widget comments disqus respond"
        " phase-banner phasebanner colophon copyright popup modal toast printfriendly print lastupdated last-updated page-meta"
        " byline postmeta entry-meta tagcloud tags recaptcha captcha langswitch language-switcher translate"
    ),
}
# "sidenav", "topnav2", "breadcrumbsNormal".
_OF_NAVIGATION = re.compile(r"[a-z]+nav\d*|breadcrumbs?[a-z\d]*")
# Classes of whole pages and of their main parts speak of these words too ("has-sidebar", "no-nav", "sidebar-layout").
_OF_LAYOUT = re.compile(r"(?:has|no|with|without|is|js|page|layout|show|hide|wrap|main|content|body|template|single)\b")

_DATE = r"(?:on )?[\w ,/.:-]{0,40}\d"
_REST = r"(?:[ .,|;–-].{0,90})?"
# Whole texts, in small letters, without what ends them.
_PHRASES = {
    Reason.NAVIGATION: (
        r"(?:↑ ?)?(?:back|return|go|up|jump) to (?:the )?(?:top|start|(?:table of )?contents|list|index|glossary|a-z|a to z|main menu)(?: of (?:the )?page)?(?: ↑)?",
        r"(?:top|top of (?:the )?page|back|menu|contents|on this page|in this section|table of contents|page contents|skip links?)",
        r"skip to (?:the )?[\w -]{3,30}",
        r"(?:« ?|‹ ?|< ?|← ?)?(?:previous|next|prev)(?: page| section| letter| chapter| article)?(?: ?»| ?›| ?>| ?→)?",
        r"(?:show|hide|open|close|expand|collapse|view)(?: all| everything)?(?: (?:sections?|terms|definitions|answers|panels|items|entries|this section))?",
        r"(?:jump|go) to(?: letter| a letter| section)?:?",
        r"(?:choose|select|pick|click(?: on)?) (?:a|the|any) (?:letter|word|term|heading)\b.{0,60}",
        r"(?:browse|search|filter)(?: by| the)?(?: letter| glossary| terms| a-z| a to z)?",
        r"(?:» ?)?(?:view (?:page )?source|edit (?:this|on) (?:page|github|gitlab)|edit)",
        r"(?:» ?)?(?:read|find out|learn|see|view|show) (?:more|details|full (?:entry|definition))(?: about .{2,40})?(?: ?[»›>→]|\.\.\.|…)?|more(?: info(?:rmation)?)?(?: ?[»›>→]|\.\.\.|…)?|continue reading",
        r"you are here\b.*",
        # The cards of a page, to turn over.
        r"(?:tap|click|press|hover|swipe|touch|select)\b(?: \w+){0,4}? to (?:flip|reveal|turn|see|show|open|read|view|expand|learn|hide|close)\b.{0,40}",
        r"(?:flip|turn)(?: (?:the|this|me|card|over|back|it))+|(?:show|reveal|see|view|hide) (?:the )?(?:answer|definition|meaning|explanation|back)",
        r"(?:log|sign) ?(?:in|out|on)|my account|register(?: now)?|a ?[+-]|a a ?\+",
        r"(?:home|main page) ?[>»›/].*",
    ),
    Reason.FURNITURE: (
        r"(?:copy|share|get|permanent)(?: (?:a|the|this))? ?(?:link|permalink)(?: to (?:this )?\w+)?|copied!?|permalink",
        r"(?:print|share|email|save|download|bookmark|like|tweet)(?: (?:this|the))?(?: (?:page|glossary|article|list|pdf))?(?: (?:as|on|by|to|with|via) [\w ]{2,20})?",
        r"(?:is|was|did you find|how useful is|how helpful was) (?:this|the) (?:page|content|information|article|glossary|section)\b.{0,60}",
        r"did (?:you find|this|we)\b.{0,60}|what (?:were you|went wrong|did you)\b.{0,60}",
        r"(?:yes|no|yes no|yes / no|submit|send|close|ok|accept(?: all)?(?: cookies)?|reject(?: all)?(?: cookies)?)",
        r"(?:report|there is|is there) (?:a |an |something |anything )?(?:problem|wrong|error|issue)s? (?:with|on|about) (?:this|the) page.*",
        r"(?:give|leave|send|provide)(?: us)?(?: your)? feedback.*|tell us (?:what you think|about|if|how|whether)\b.{0,100}",
        rf"(?:this |the )?(?:page|content|article|glossary|document|site)?(?: was| were)?(?: first)? ?(?:last )?(?:updated?|reviewed|modified|edited|published|revised|changed):? {_DATE}{_REST}",
        rf"(?:date )?(?:published|updated|last updated?|last reviewed|(?:next )?review(?: due| date)?|date|created|posted|reviewed):? {_DATE}{_REST}",
        r"(?:sorry,? )?(?:there are )?(?:currently )?no (?:entries|terms|words|results|items|definitions)\b.{0,60}",
        r"(?:©|\(c\)|copyright)\b.*|© .*|.{0,40}all rights reserved",
        r"(?:we use|this (?:site|website) uses)(?: some)?(?: essential)? cookies.*|cookies on .{3,60}|cookie (?:settings|policy|preferences)",
        r"(?:advertisement|sponsored|loading|please wait)(?:\.{3}|…)?",
        r"[\W_]*",
    ),
}
# Headings of parts that hold no entries, with what stands under them.
_SECTIONS = (
    r"related (?:pages?|content|links?|information|articles?|services?|topics?|documents?|guides?|resources?|news|publications?|sites?|websites?|reading)",
    r"(?:more|other|further|additional|useful|helpful|external|quick|important|support|site|footer)"
    r" (?:reading|information|help|resources?|links?|contacts?|websites?|pages|services|advice|support|sources|info|guides?|organisations|glossaries)",
    r"(?:find|read|learn) (?:out )?more.{0,40}|want to know more.*|need (?:more )?(?:help|information).{0,30}|(?:where )?(?:to )?get(?:ting)? (?:more )?help",
    r"contact (?:us|details|information)|get in touch|how to contact us|contact the \w+.{0,30}|who to contact",
    r"(?:share|print|rate) (?:this )?(?:page|article)|is this page (?:useful|helpful)|was this (?:page|information|article) (?:useful|helpful)",
    r"(?:your |give |leave |send )(?:us )?feedback|tell us what you think|help us (?:to )?improve.*|report a problem.*|comments?|leave a (?:reply|comment)",
    r"cookies on .*|(?:your )?cookie (?:settings|preferences)|about cookies|your privacy",
    r"in this (?:section|guide|topic)|on this page|(?:table of )?contents|page contents|navigation|site navigation|main menu|menu|search (?:this site|form)",
    r"(?:change ?log|(?:version|revision|document|change|amendment) (?:history|control|log|record)|amendments|document (?:information|details|properties))",
    r"(?:our |the )?(?:latest|recent|our|featured|popular) (?:blog |news )?(?:news|posts?|comments|articles|stories|updates|tweets|events)|news(?:letter)?|follow us.*|connect with us|(?:sign up|subscribe)\b.*|stay (?:in touch|connected)",
    r"download(?:s|able resources)?|(?:you )?(?:may|might) also (?:like|be interested).*|popular (?:pages|searches|topics)|share this.*|tags|categories|archives",
    r"footnotes|end ?notes|bibliography",
    r"what'?s next|up next|where next|where to go next",
)
# Headings of what introduces a glossary; what stands under them may be the glossary itself.
_INTRODUCTIONS = (
    r"(?:about|using|how to use|introduction to|background to|purpose of) (?:this|the|our) (?:glossary|page|list|guide|a-z|document|dictionary|site|handbook|jargon buster)",
    r"introduction|what is this(?: page| list| glossary)?(?: for)?|why (?:we|this)\b.{0,50}|overview|foreword|preface|acknowledgements?",
)

# "A", "Aa", "D–F", "P to S", "A, B, C", "X/Y", "0-9", "#", "Letter A"; but not "OT", "A&E", "R&D", "111".
_LETTERS = re.compile(
    r"(?:(?:letters?|section|(?:terms|words|entries) (?:beginning|starting) with)[: ]+)?"
    r"(?:(?P<one>[A-Za-z])(?P<again>[a-z])?"
    r"|(?P<from>[A-Za-z])\s*(?:-|–|—|to|through|\.\.\.?|…)\s*(?P<to>[A-Za-z])"
    r"|[A-Z](?:(?:\s*,\s*|\s+)[A-Z])+(?:,?\s*(?:&|and)\s*[A-Z])?|(?P<left>[A-Z])\s*(?:/|&|and|\+)\s*(?P<right>[A-Z])"
    r"|#|&|0|123|\d\s*(?:-|–|to)\s*\d{1,3}|numbers?|numeric(?:al)?|symbols?|numbers (?:and|&) symbols)",
    re.I,
)
_FIELD = re.compile(
    r"related (?:terms?|words?|entries|concepts?)|see (?:also)?|(?:also )?(?:known as|called)|synonyms?|compare|similar terms?",
    re.I,
)

# A part that holds more than this of what is not links is the document itself, whatever it is called.
_MOST_OF_IT = 0.5
# In words.
_LONGEST_BUTTON = 8
_MOSTLY_LINKS = 0.6
"""The share of a menu's words that are links."""


def is_letter(text: str) -> bool:
    """Whether *text* only says by which letter or letters names begin: "A", "D–F", "0-9", "P to S"."""
    core = text.strip(" .:-–—[](){}|*_\n")
    found = _LETTERS.fullmatch(core) if 0 < len(core) <= 40 else None
    if found is None:
        return False
    if found["again"]:
        return found["one"].lower() == found["again"]
    if found["from"]:
        return found["from"].lower() < found["to"].lower()
    if found["left"]:
        return ord(found["left"]) + 1 == ord(found["right"])
    return True


def is_letter_row(text: str) -> bool:
    """Whether *text* is a row of letters to choose from: "A | B | C", "A B C D", "A to C · D to F"."""
    if any(len(word) > 8 for word in text[:400].split()):
        return False
    letters = 0
    for token in _BETWEEN_LETTERS.split(text.strip()):
        if is_letter(token):
            letters += 1
        elif token.strip() and token.lower().strip(":") not in _BESIDE_LETTERS:
            return False
    return letters >= 3


_BETWEEN_LETTERS = re.compile(r"\s*[|·•/,\n]\s*|\s+(?:[-–—]\s+)?(?!to\b|and\b|&)(?<!\bto )(?<!\band )")
_BESIDE_LETTERS = frozenset("all other num a-z top jump to go letter letters - – a z browse by select choose".split())


def reason_of_phrase(text: str) -> Reason | None:
    """Why a whole text is none that anybody would look up or keep, by its words; None where it may be."""
    folded = _folded(text)
    if len(folded) > 160:
        return None
    return next((reason for reason, pattern in _PHRASE_PATTERNS if pattern.fullmatch(folded)), None)


def is_section_beside(text: str) -> bool:
    """Whether a heading is that of a part beside the entries: "Related pages", "Contact us"."""
    return bool(_SECTION_PATTERN.fullmatch(_folded(text)))


def is_introduction(text: str) -> bool:
    """Whether a heading is that of an introduction."""
    return bool(_INTRODUCTION_PATTERN.fullmatch(_folded(text)))


def _folded(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").split()).strip(" .:?!|^↑▲«»‹›<>")


_PHRASE_PATTERNS = tuple(
    (reason, re.compile("|".join(f"(?:{one})" for one in phrases))) for reason, phrases in _PHRASES.items()
)
_SECTION_PATTERN = re.compile("|".join(f"(?:{one})" for one in _SECTIONS))
_INTRODUCTION_PATTERN = re.compile("|".join(f"(?:{one})" for one in _INTRODUCTIONS))
_REASON_OF_LABEL = {word.lower(): reason for reason, words in _LABELS.items() for word in words.split()}


class _Weights:
    """How many words, and how many words of links, stand in any part of a document."""

    def __init__(self, root: Block) -> None:
        self._words = [0]
        self._links = [0]
        # Not of links, by the labels of the parts that they stand in.
        self._by_label: Counter[str] = Counter()
        for block in walk(root):
            words = links = 0
            for run in block.runs:
                count = len(run.text.split())
                words += count
                links += count if run.url is not None else 0
            self._words.append(self._words[-1] + words)
            self._links.append(self._links[-1] + links)
        self._all = max(1, self._words[-1] - self._links[-1])
        for block in walk(root):
            text = self.words(block) - self.links(block)
            for label in block.labels if text else ():
                self._by_label[label] += text

    def words(self, block: Block) -> int:
        return self._words[block.end] - self._words[block.start]

    def links(self, block: Block) -> int:
        return self._links[block.end] - self._links[block.start]

    def is_most(self, block: Block) -> bool:
        """Whether it holds so much that it is the document, and no menu."""
        words, links = self.words(block), self.links(block)
        return words - links > _MOST_OF_IT * self._all and links < _MOSTLY_LINKS * words

    def is_label_of_most(self, label: str) -> bool:
        """Whether the parts with a label hold so much together: a class of entries, whatever it is called."""
        return self._by_label[label] > _MOST_OF_IT * self._all


class _Cut(NamedTuple):
    """A stretch of a document, by the numbers of its blocks, that is taken out."""

    start: int
    end: int
    why: Reason


def without_furniture(document: Document) -> Document:
    """The document without what is no part of its words; what was taken out is in its `left_out`, by the reason.

    Places and the order of blocks stay as they are; their numbers are given anew.
    """
    weights = _Weights(document.root)
    cuts = _cuts(document.root, weights)
    left_out = _reported(document.root, cuts)
    root = _cut(document.root, {cut.start: cut for cut in cuts})
    return replace(document, root=root, left_out=[*document.left_out, *left_out])


def _cuts(root: Block, weights: _Weights) -> list[_Cut]:
    """What is to be taken out, in order; nothing within anything else."""
    cuts: list[_Cut] = []
    behind = 0
    notes = _note_targets(root)
    judge = _Labels(weights)
    headers = Counter(block.labels for block in walk(root) if "header" in block.labels)
    in_order = _headings_in_order(root)
    # With each block, the one that holds it, and its place there.
    left: list[tuple[Block, bool, Block, int]] = [(root, False, root, 0)]
    while left:
        block, in_main, holder, place = left.pop()
        if block.start < behind:
            continue
        in_main = in_main or bool(_MAIN & block.labels)
        is_own_header = "header" in block.labels and (
            bool(_PARTS & holder.labels) or headers[block.labels] > _MOST_HEADERS
        )
        why = _why_not(block, judge, notes, in_main=in_main or is_own_header)
        if why is not None:
            cuts.append(_Cut(block.start, block.end, why))
            behind = block.end
            continue
        if block.kind is Kind.HEADING and block.start not in in_order:
            behind = _cut_section(block, holder.blocks, place, weights, cuts) or behind
        for number in range(len(block.blocks) - 1, -1, -1):
            inner = block.blocks[number]
            if inner.kind is Kind.LIST and number and _FIELD.search(block.blocks[number - 1].text[:80]):
                # "Related terms", and the list of them, is what an entry says.
                continue
            if block.kind is Kind.CELL and len(block.blocks) == 1 and not _leads_elsewhere_on_page(inner):
                # "-", "No", "R&D": what a cell says belongs to its row.
                continue
            left.append((inner, in_main, block, number))
    return cuts


def _leads_elsewhere_on_page(block: Block) -> bool:
    """Whether it is more than a paragraph, or one that is wholly a link to a place of the page: "Back to top"."""
    if block.kind not in (Kind.PARAGRAPH, Kind.HEADING):
        return True
    return all(run.url is not None and run.url.startswith("#") for run in block.runs)


_ONE_PAIR = 2

# What has more parts is no phrase. Lists in lists, thousands deep, would all be read at each depth.
_MOST_PARTS_OF_PHRASE = 50


def _why_not(block: Block, labels: "_Labels", notes: frozenset[str], *, in_main: bool) -> Reason | None:
    if block.kind is Kind.DESCRIPTION and any(label.endswith("actions") for label in block.labels):
        return Reason.FURNITURE
    if block.kind in (Kind.DOCUMENT, Kind.ROW, Kind.CELL, Kind.NAME, Kind.DESCRIPTION, Kind.RECORD, Kind.FIELD):
        return None
    why = labels.reason(block, in_main=in_main)
    if why is not None and block.kind is not Kind.DEFINITION_LIST:
        return why
    if block.kind is Kind.DEFINITION_LIST and len(block.blocks) == _ONE_PAIR:
        # "Date modified: 2016-02-10".
        return reason_of_phrase(block.text) if block.end - block.start <= _MOST_PARTS_OF_PHRASE else None
    if block.kind in (Kind.HEADING, Kind.PARAGRAPH):
        return _why_by_words(block, notes)
    if block.kind is Kind.DISCLOSURE and block.blocks and block.blocks[0].kind is Kind.SUMMARY:
        summary = block.blocks[0].text
        if reason_of_phrase(summary) or is_section_beside(summary):
            return Reason.FURNITURE
        if all(labels.reason(inner, in_main=True) for inner in block.blocks[1:]):
            return Reason.FURNITURE
    if block.kind is Kind.LIST:
        return _why_list(block)
    if block.kind in (Kind.ITEM, Kind.GROUP) and _is_footnote(block, notes):
        return Reason.FOOTNOTE
    return None


class _Labels:
    """Judges blocks by what the document calls them. What most of a document stands in is no furniture."""

    def __init__(self, weights: _Weights) -> None:
        self._weights = weights
        self._known: dict[tuple[frozenset[str], bool], Reason | None] = {}

    def reason(self, block: Block, *, in_main: bool) -> Reason | None:
        """Why a block is furniture, or None."""
        is_button = "button" in block.labels and block.kind is Kind.GROUP and EXPANDS not in block.labels
        # A card to press has a text.
        if is_button and self._weights.words(block) <= _LONGEST_BUTTON:
            return Reason.FURNITURE
        # An id may be made of a term: "adult-social-care". As it stands, it may name a part of a page: "breadcrumbs".
        ids = {anchor.lower() for anchor in block.anchors} & block.labels
        labels = block.labels - ids if ids else block.labels
        if (labels, in_main) not in self._known:
            self._known[labels, in_main] = self._of_labels(labels, in_main)
        why = self._known[labels, in_main]
        if why is None and ids and block.kind is Kind.GROUP and not labels & _MAIN:
            why = next((_REASON_OF_LABEL[name] for name in ids if self._says(name, _REASON_OF_LABEL)), None)
        return why if why is not None and not self._weights.is_most(block) else None

    def _of_labels(self, labels: frozenset[str], in_main: bool) -> Reason | None:
        for label in labels:
            if self._says(label, _TAGS):
                return _TAGS[label]
            if not in_main and self._says(label, _TAGS_OUTSIDE):
                return _TAGS_OUTSIDE[label]
        if labels & _MAIN or "body" in labels:
            return None
        reasons = (_why_by_class(name) for name in labels if not self._weights.is_label_of_most(name))
        return next(filter(None, reasons), None)

    def _says(self, label: str, table: Mapping[str, Reason]) -> bool:
        return label in table and not self._weights.is_label_of_most(label)


def _why_by_class(name: str) -> Reason | None:
    if name in _REASON_OF_LABEL:
        return _REASON_OF_LABEL[name]
    if _OF_NAVIGATION.fullmatch(name):
        return Reason.NAVIGATION
    words = re.split(r"[-_]+", name)
    if len(words) < 2 or _OF_LAYOUT.match(words[0]):
        return None
    together = [
        mark.join(words[n : n + size]) for size in (2, 3) for n in range(len(words) - size + 1) for mark in ("-", "")
    ]
    return next((_REASON_OF_LABEL[word] for word in (*words, *together) if word in _REASON_OF_LABEL), None)


def _why_by_words(block: Block, notes: frozenset[str]) -> Reason | None:
    if not block.runs:
        return Reason.FURNITURE if block.kind is Kind.PARAGRAPH else None
    text = block.text
    if len(text) > 400:
        return Reason.FOOTNOTE if _is_footnote(block, notes) else None
    if is_letter(text) and not re.fullmatch(r"\([a-z]{1,3}\)", text):
        return Reason.LETTER
    if block.kind is Kind.PARAGRAPH:
        if is_letter_row(text) or _are_all_phrases(block):
            return Reason.NAVIGATION
        if _is_footnote(block, notes):
            return Reason.FOOTNOTE
    if text.islower() and text.isalpha() and not any(run.url for run in block.runs):
        # What a page has to press begins with a capital; "close" is an item of a list.
        return None
    # "Search", "Share": one word over a text may be a term.
    is_title = block.kind is Kind.HEADING or all(run.bold and run.url is None for run in block.runs)
    return None if is_title and " " not in text else reason_of_phrase(text)


def _are_all_phrases(block: Block) -> bool:
    """Whether a paragraph consists of links that each say nothing else: "« Previous", "Next »"."""
    links = [run for run in block.runs if re.search(r"\w", run.text)]
    return len(links) > 1 and all(run.url is not None and reason_of_phrase(run.text) for run in links)


def _is_footnote(block: Block, notes: frozenset[str]) -> bool:
    """A note that a mark leads to; a heading or a paragraph that links lead to otherwise is none."""
    return any(anchor in notes for anchor in block.anchors)


def _note_targets(root: Block) -> frozenset[str]:
    """The places that marks of notes lead to. A mark that begins a note leads back to where it is set."""
    return frozenset(
        run.url[1:]
        for block in walk(root)
        for run in block.runs[1:]
        if run.is_note_mark and run.url and run.url.startswith("#")
    )


def _why_list(block: Block) -> Reason | None:
    texts = [item.text for item in block.blocks]
    if len(texts) >= 3 and all(is_letter(text) or not text for text in texts):
        return Reason.NAVIGATION
    links = [[run for inner in walk(item) for run in inner.runs] for item in block.blocks]
    if len(links) >= 4 and all(
        runs and all(run.url is not None and run.url.startswith("#") for run in runs) for runs in links
    ):
        return Reason.NAVIGATION
    return None


def _cut_section(
    heading: Block, blocks: Sequence[Block], place: int, weights: _Weights, cuts: list[_Cut]
) -> int | None:
    """Take out a heading of a part beside the entries, and what belongs to it; the number of the block behind it.

    place: where it stands among *blocks*.
    """
    text = heading.text
    is_intro = is_introduction(text)
    if not is_intro and not is_section_beside(text):
        return None
    is_intro = is_intro and not _comes_last(heading, blocks, place)
    end = heading.end
    for block in islice(blocks, place + 1, None):
        if block.kind is Kind.HEADING and block.level <= heading.level:
            break
        if is_intro and block.kind is not Kind.PARAGRAPH:
            break
        if not is_intro and (weights.is_most(block) or _holds_higher(block, heading.level)):
            break
        end = block.end
    cuts.append(_Cut(heading.start, end, Reason.INTRODUCTION if is_intro else Reason.FURNITURE))
    return end


_FEWEST_IN_ORDER = 4


def _headings_in_order(root: Block) -> frozenset[int]:
    """The headings that are names, as those of their level are in one order of the alphabet: "Bibliography"."""
    by_level: dict[int, list[Block]] = {}
    for block in walk(root):
        if block.kind is Kind.HEADING and not is_letter(block.text):
            by_level.setdefault(block.level, []).append(block)
    found: set[int] = set()
    for headings in by_level.values():
        names = [heading.text.casefold() for heading in headings]
        for number in range(1, len(names) - 1):
            around = names[max(0, number - 2) : number + 3]
            if len(around) >= _FEWEST_IN_ORDER and around == sorted(around):
                found.add(headings[number].start)
    return frozenset(found)


def _comes_last(heading: Block, blocks: Sequence[Block], place: int) -> bool:
    """Whether a heading has others of its level before it, with lower ones under them, and none behind it."""
    behind = islice(blocks, place + 1, None)
    if any(block.kind is Kind.HEADING and block.level <= heading.level for block in behind):
        return False
    levels = [block.level for block in blocks[:place] if block.kind is Kind.HEADING]
    return any(one == heading.level < other for one, other in pairwise(levels))


def _holds_higher(block: Block, level: int) -> bool:
    return any(inner.kind is Kind.HEADING and inner.level <= level for inner in walk(block))


def _reported(root: Block, cuts: list[_Cut]) -> list[LeftOut]:
    """What was taken out, once for each text; a footnote says something, so each is told on its own."""
    starts = {cut.start: cut for cut in cuts}
    told: dict[tuple[str, Reason], LeftOut] = {}
    for block in walk(root):
        cut = starts.get(block.start)
        if cut is None:
            continue
        text = " ".join(block.text.split())
        if not text:
            continue
        what = shortened(text)
        before = told.get((what, cut.why))
        told[what, cut.why] = before._replace(times=before.times + 1) if before else LeftOut(what, cut.why, block.place)
    return list(told.values())


def _cut(root: Block, cuts: dict[int, _Cut]) -> Block:
    """The tree without what is cut; what holds nothing any more goes too. Blocks that hold the same are the same."""
    made: dict[int, Block | None] = {}
    behind = 0
    left: list[tuple[Block, bool]] = [(root, False)]
    while left:
        block, is_done = left.pop()
        if is_done:
            made[block.start] = _with(block, [new for inner in block.blocks if (new := made.pop(inner.start, None))])
            continue
        cut = cuts.get(block.start)
        if cut is not None:
            behind = max(behind, cut.end)
        if block.start < behind:
            continue
        if not block.blocks:
            made[block.start] = block
            continue
        left.append((block, True))
        left.extend((inner, False) for inner in reversed(block.blocks))
    return made.get(root.start) or Block(Kind.DOCUMENT)


def _with(block: Block, blocks: list[Block]) -> Block | None:
    """A copy of a block that holds *blocks*; None where it held others and holds none now."""
    if not blocks and block.kind not in (Kind.DOCUMENT, Kind.CELL, Kind.DESCRIPTION):
        return None
    if block.kind is Kind.GROUP and all(inner.kind is Kind.RULE for inner in blocks):
        return None
    if block.kind is Kind.DISCLOSURE and blocks[0].kind is Kind.SUMMARY and is_letter(blocks[0].text):
        return replace(block, kind=Kind.GROUP, blocks=tuple(blocks[1:]))
    new = block if tuple(blocks) == block.blocks else replace(block, blocks=tuple(blocks))
    return as_parts(new) if block.kind is Kind.TABLE and is_for_layout(new) else new

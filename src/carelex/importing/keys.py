"""Finds out from the head of a column, or a key in data, what it holds: a name, a text, an abbreviation …"""

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from functools import cache


class Role(StrEnum):
    """What a column or a key holds."""

    TERM = "term"
    ABBREVIATION = "abbreviation"  # used as the name if there is no other
    EXPANSION = "expansion"  # what an abbreviation is short for: used as the name if there is a text, else as the text
    OTHER_NAME = "other_name"
    TEXT = "text"
    SUMMARY = "summary"  # used as the text if there is no other
    SEE = "see"
    SEE_ALSO = "see_also"
    NOTE = "note"  # belongs to the entry but is no text: its source, its status, who uses it
    NUMBER = "number"  # the number of the row
    SLUG = "slug"  # the short name by which links lead to the entry
    LANGUAGE = "language"
    UNPUBLISHED = "unpublished"  # whether the entry is hidden: "draft"
    PUBLISHED = "published"  # whether the entry is shown


# Heads as people write them, in small letters, without articles and marks. "_", "-" and capitals within a word have
# become spaces. These are looked up first; `_SIGNS` is for heads in other words.
_HEADS = {
    Role.TERM: """
        term | terms | word | words | word or phrase | words and phrases | phrase | phrases | name | names | title |
        entry | jargon | jargon term | jargon word | buzzword | buzzwords | headword | lemma | label | concept |
        expression | item | heading | glossary term | glossary word | glossary entry | glossary item | key term |
        key word | keyword | preferred term | preferred name | preferred label | pref label | preflabel | main term
        | term name | name of term | term title | term label | term text | official term | technical term |
        legal term | subject term | defined term | term used | word used | language used | we say | what we say |
        when we say | what you hear | what you may hear | what you might hear | you may hear | if you hear |
        what they say | what people say | what is it called | what it is called | what its called | medical term |
        clinical term | care term | social care term | nhs term | gair | field name | data item | role | job title |
        job role | benefit | service | organisation | organization | organisation name | display name | display term
        | canonical | canonical name | short name | term acronym | term abbreviation | terminology | vocabulary |
        word phrase | topic term | what is said | word we use | words we use | key words | key terms | orth | hw |
        glossterm""",
    Role.ABBREVIATION: """
        abbreviation | abbreviations | abbreviated | abbr | abbrev | abbrv | abbreviated term | abbreviated form |
        abbreviated name | abbreviation acronym | acronym | acronyms | acronym abbreviation | acronym initials |
        initialism | initialisms | initials | short | short form | shortform | shorthand | short version |
        shortened form | shortening | short term | short title | tla | letters | symbol | aka abbreviation |
        common abbreviation | usual abbreviation | acronym used | acronym if any | abbreviation if any""",
    Role.EXPANSION: """
        stands for | it stands for | what it stands for | what stands for | what does it stand for | standing for |
        full name | full names | full form | full term | full title | full text | full wording | full words |
        full version | long form | long name | longform | long version | expansion | expanded | expanded form |
        expanded term | expanded name | expanded acronym | in full | written in full | name in full | term in full |
        spelled out | spelt out | unabbreviated | unabbreviated form | acronym expansion | acronym in full |
        abbreviation in full | acronym stands for | abbreviation stands for | full meaning | represents | expand |
        long title | short for | is short for | it is short for | full meaning of acronym | letters stand for |
        what the letters stand for""",
    Role.OTHER_NAME: """
        also known as | aka | a k a | also called | also | alias | aliases | synonym | synonyms | alternative |
        alternatives | alternative term | alternative terms | alternative name | alternative names |
        alternative label | alternative labels | alternate name | alternate names | alternate term | alternate terms
        | alt | alt label | alt labels | altlabel | alt names | alt name | alt term | alt terms |
        alternative spelling | alternative spellings | other name | other names | other term | other terms |
        other word | other words | other labels | other spellings | other forms | other form | other terms used |
        other names used | also said | also written | also written as | also referred to as | also spelt |
        sometimes called | sometimes known as | may be called | may also be called | might be called | can be called
        | you may also hear | you might also hear | formerly | formerly known as | former name | former names |
        former term | previous name | previous names | previously | previously known as | previously called |
        old name | old names | old term | old terms | used to be called | variant | variants | variations |
        variant names | spelling variants | equivalent | equivalents | equivalent term | equivalent terms | same as
        | similar term | synonymous terms | synonym titles | nonpreferred | non preferred | non preferred term |
        non preferred terms | used for | use for | uf | entry terms | common name | common names | colloquial |
        colloquial name | everyday name | informal name | brand name | trade name | nickname | slang | hidden label
        | hidden labels | hiddenlabel | what people say instead | also heard as | also heard | you may also see | or
        | what else it is called | what else is it called""",
    Role.TEXT: """
        definition | definitions | def | defn | glossdef | meaning | meanings | explanation | explanations | explained |
        description | descriptions | describes | text | body | body html | content | contents | gloss | sense |
        senses | explain | what it means | what does it mean | what it means to us | what this means |
        what does this mean | what that means | what is it | what it is | what is this | what is meant |
        what we mean | what we mean by it | what we mean by this | what do we mean | it means | means | which means
        | this means | in plain english | in plain words | plain words | in everyday words | in simple words |
        in short | plain english | plain language | plain english meaning | plain english definition |
        plain english explanation | plain meaning | simple definition | simple meaning | simple explanation |
        easy read | easy read meaning | easy read definition | what it really means | in other words |
        lay definition | lay explanation | layman s terms | laymans terms | full definition | full description |
        long description | longdesc | long definition | definition text | definition html | definition description |
        definition meaning | meaning definition | definition explanation | explanation definition |
        description definition | definition of term | term definition | term description | meaning of term |
        explanation of term | glossary definition | our definition | working definition | official definition |
        legal definition | agreed definition | definition used | detail | details | translation | interpretation |
        answer | html | markdown | value | scope note | scopenote | what it does | what they do | what does it do |
        purpose | ystyr | diffiniad | esboniad""",
    Role.SUMMARY: """
        summary | short definition | short description | short explanation | brief definition | brief description |
        brief | in brief | one liner | oneliner | in one line | excerpt | teaser | tagline | abstract | subtitle |
        intro | meta description | seo description | hover text | hovertext | hover | tooltip | tool tip | tldr |
        synopsis | standfirst | lead""",
    Role.SEE: """
        see | refer to | redirect | redirect to | redirects to | redirect url | redirecturl | use | use instead |
        use term | use preferred term | please use | say instead | goto | go to | target | replaced by |
        is replaced by | isreplacedby | superseded by | main entry | preferred entry | alias of | alias for |
        synonym of | same as entry | canonical term""",
    Role.SEE_ALSO: """
        see also | seealso | see too | see more | also see | related | related term | related terms | related word |
        related words | related to | related entries | related entry | related concept | related concepts |
        related topics | related topic | related items | related glossary | related glossary terms | relates to |
        similar | similar terms | similar words | cross reference | cross references | cross ref | cross refs |
        crossref | xref | xrefs | compare | compare with | cf | refers to | linked terms | linked term |
        linked entries | broader | broader term | broader terms | narrower | narrower term | narrower terms | bt |
        nt | rt | has related | contrast with | contrast""",
    Role.NOTE: """
        note | notes | comment | comments | remark | remarks | source | sources | source url | source of definition
        | definition source | source document | origin | origins | original source | reference | references | refs |
        reference document | legal reference | citation | legislation | law | act | authority | from | taken from |
        where from | where used | where | used by | used in | user | users | who uses it | who | who is it for |
        usage | context | in context | use in context | example | examples | example of use | example sentence |
        for example | status | category | categories | subject area | area | theme | topic | topics | tag | tags |
        type | kind | group | section | domain | field | sector | department | team | directorate | owner | author |
        contributor | contact | created | created by | date | date added | added | date added to list | date updated
        | updated | last updated | modified | last modified | last reviewed | review date | reviewed | version |
        why it matters | why this matters | why | further information | further info | further reading |
        further details | more information | more info | more | find out more | read more | learn more |
        other resources | resources | resource | useful links | link | links | web link | weblink | website |
        web address | web site | url | uri | href | hyperlink | address | page | pages | chapter | document | image
        | icon | scope | editorial note | editorialnote | history note | historynote | change note | changenote |
        example note | etymology | part of speech | grammar | pronunciation | plural | ipa | action | actions |
        additional information | additional notes | background | other information | where you will hear it |
        where you may hear it | where you might hear it | used where | who says it | date agreed | agreed by |
        approved by | responsible | responsible person | lead | relevance | applies to | related legislation |
        related policy | policy | guidance | document reference | attachments | language note | welsh | cymraeg |
        term cymraeg""",
    Role.NUMBER: """
        no | nr | num | number | ref | ref no | ref number | reference number | reference no | row | line | s n | sn
        | sr no | serial | serial no | item no | item number | order | weight | position | sort | sort order | rank
        | index | count | no of uses | sidebar position | nav order | row id | row no | row number | letter | a z |
        alphabet | entry no | entry number | term no | id no""",
    Role.SLUG: """
        slug | id | identifier | key | code | anchor | permalink | path | uid | uuid | guid | notation | about""",
    Role.LANGUAGE: "language | lang | locale | iaith | in language",
    Role.UNPUBLISHED: "draft | hidden | unpublished | is draft | deleted | archived | deprecated | disabled | unlisted",
    Role.PUBLISHED: "published | is published | public | live | visible | active | enabled | publish",
}

# Words that show the role within a longer head, in the order in which they are looked for.
_SIGNS = (
    (Role.SEE_ALSO, r"see also|related|cross.?ref"),
    (
        Role.OTHER_NAME,
        r"also (?:known|called|said|written)|synonyms?|alias(?:es)?|other (?:names?|terms?|words?)|alternative",
    ),
    (
        Role.NOTE,
        r"source|origin|notes?\b|comments?|reference|status|example|category|used (?:by|in)|links?\b|further|more info",
    ),
    (
        Role.EXPANSION,
        r"stands? for|in full|full (?:name|form|term|title|version)|expan(?:ded|sion)|spell?(?:ed|t) out|long form",
    ),
    (Role.SUMMARY, r"(?:short|brief) (?:definition|description|explanation)"),
    (Role.TEXT, r"definition|meanings?|\bmeans?\b|explanation|explained|description|plain english|we mean"),
    (Role.ABBREVIATION, r"acronym|abbreviation|\babbrev|initials"),
    (Role.TERM, r"\bterms?\b|\bwords?\b|phrases?|jargon|\bname\b|terminology"),
)


@cache
def role(head: str) -> Role | None:
    """The role of a column with this *head*, or of this key's value; None if the words do not show it.

    "Term", "Term / Abbreviation", "What does it mean?", "prefLabel", "also_known_as", "Definition (Care Act)".
    """
    known = _known()
    if re.search(r"\((?:in )?(?:Welsh|Cymraeg|Gaelic|Irish|Polish|Urdu|Bengali|Punjabi|French|German)\)", head):
        # The column is in another language than the glossary.
        return Role.NOTE
    roles = [known[words] for words in _readings(head) if words in known]
    if roles:
        # "Acronym / term": a column of names, some of them short.
        return Role.TERM if roles[0] is Role.ABBREVIATION and Role.TERM in roles else roles[0]
    words = _words(head)
    # A long head is a sentence, and may contain any of these words.
    if len(words.split()) <= 7:
        for found, pattern in _SIGNS:
            if re.search(pattern, words):
                return found
    return None


def says_no(value: str) -> bool:
    """Whether the value of a key such as "draft" or "published" means no."""
    return value.strip().casefold() in {"", "0", "false", "no", "n", "off", "none", "null"}


_UNFINISHED = {
    "draft",
    "unpublished",
    "pending",
    "withdrawn",
    "deleted",
    "archived",
    "in review",
    "for review",
    "private",
    "trash",
}


def is_unpublished(key: str, value: str) -> bool:
    """Whether *key*, with this value, says that its record is hidden: "draft: true"."""
    match role(key):
        case Role.UNPUBLISHED:
            return not says_no(value)
        case Role.PUBLISHED:
            # "published: 2024-05-01" is a date.
            return says_no(value) and bool(value.strip())
        case Role.NOTE if _words(key) in {"status", "state", "visibility", "publication status"}:
            return _words(value) in _UNFINISHED
        case _:
            return False


@cache
def _known() -> dict[str, Role]:
    return {head.strip(): role for role, heads in _HEADS.items() for head in heads.split("|")}


def _readings(head: str) -> Iterator[str]:
    """The words of a head, then fewer of them: without those in brackets, and the first of several that it joins."""
    yield _words(head)
    if head.strip() in ("#", "№"):
        yield "number"
    # "Term/Abbreviation": a slash joins two words; in keys, "_" and "-" do so too, elsewhere within one name.
    bare = re.sub(r"\(.*?\)|\[.*?\]", " ", head)
    yield _words(bare)
    for part in re.split(r"[/|,;:+&]|\bor\b|\band\b|[–—]", bare, flags=re.IGNORECASE)[:3]:
        if words := _words(part):
            yield words


def _words(head: str) -> str:
    """The words of a head in small letters; "prefLabel" and "pref_label" are two words."""
    text = unicodedata.normalize("NFKC", head).strip()
    # Remove the prefix of a vocabulary: "skos:prefLabel", "dc:title".
    text = re.sub(r"^[a-z]{2,8}:(?=[a-zA-Z]+$)", "", text)
    text = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)
    words = re.sub(r"[\W_]+", " ", re.sub(r"[’'.]", "", text).casefold()).split()
    while words and (words[0] in {"the", "a", "an", "our", "your", "this"} or words[0].isdigit()):
        words.pop(0)
    return " ".join(words)

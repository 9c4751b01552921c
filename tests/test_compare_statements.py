"""What only one source says is a whole statement of it, which can be read alone; what sources share is worth a line."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from carelex import compare
from tests.glossaries import write


@pytest.fixture
def own(tmp_path: Path) -> Callable[..., set[str]]:
    """What only the first of two texts says, in small letters."""

    def own(text: str, other: str = "It.") -> set[str]:
        path = glossary(tmp_path, text, other)
        return {phrase.lower() for phrase in compare("respite", glossaries=path).only[0]}

    return own


def glossary(folder: Path, *texts: str) -> Path:
    sources = "".join(f"  {name}:\n    name: {name.upper()}\n" for name in "abc"[: len(texts)])
    definitions = "".join(
        f"      - source: {name}\n        text: {json.dumps(text)}\n" for name, text in zip("abc", texts, strict=False)
    )
    return write(
        folder / "g.yaml", f"  - term: Respite\n    definitions:\n{definitions}", f"sources:\n{sources}terms:\n"
    )


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        # Sentences, with all that belongs to them.
        (
            "Somebody with competence in dealing with tenants who are suffering from grief decides.",
            {"somebody with competence in dealing with tenants who are suffering from grief decides"},
        ),
        ("Doctors decide you must stay in hospital.", {"doctors decide you must stay in hospital"}),
        ("If a doctor agrees, you go to a clinic.", {"if a doctor agrees, you go to a clinic"}),
        ("It began in 1943, during the Blitz.", {"it began in 1943, during the blitz"}),
        # Without the number of a note, and what to see.
        ("Doctors visit tenants in a flat. [1]", {"doctors visit tenants in a flat"}),
        ("Doctors visit tenants in a flat (see www.example.org/a).", {"doctors visit tenants in a flat"}),
        # Or the number of a sense.
        ("1. A tea. 2. A lodging for travellers.", {"a lodging for travellers"}),
        # Items of a list that say something of the term: after marks, bullets or semicolons.
        (
            "It may include:\n\n- a walk in the woods\n- cooking lunch with friends\n- tea",
            {"a walk in the woods", "cooking lunch with friends"},
        ),
        (
            "Examples are—\n\n(a) a walk in the woods;\n(b) cooking lunch with friends; and\n(c) tea.",
            {"a walk in the woods", "cooking lunch with friends"},
        ),
        (
            "It may be: a walk in the woods; cooking lunch with friends; or tea.",
            {"a walk in the woods", "cooking lunch with friends"},
        ),
        # Items without anything that leads to them are sentences.
        ("- Nurses cook lunch.\n- Tenants clean windows.", {"nurses cook lunch", "tenants clean windows"}),
    ],
)
def test_a_statement_is_a_whole_sentence_or_item(text: str, statements: set[str], own: Callable[..., set[str]]) -> None:
    assert own(f"A rest.\n\n{text}") == statements


@pytest.mark.parametrize(
    "text",
    [
        # What leads to the list denies it, sets a condition, or is not about the term.
        "It does not include:\n\n- a walk in the woods\n- cooking lunch with friends",
        "What it does not cover\n\n- a walk in the woods\n- cooking lunch with friends",
        "It is not given in the following cases.\n\n- a walk in the woods\n- cooking lunch with friends",
        "You can get it if:\n\n- you have a garden with trees\n- you cook lunch with friends",
        "You can spend it on:\n\n- a walk in the woods\n- short breaks by the sea",
        "Respite may be awarded to (a) a nurse with a lantern; and (b) tenants in a flat.",
        "The house has:\n\n- a garden with trees\n- a kitchen with windows",
        # The items go on with the sentence that leads to them.
        "It is for people who:\n\n- live in a flat with windows\n- cannot cook their lunch",
        "It helps nurses to:\n\n- visit the tenants\n- cook a lunch",
        "A grant may be paid on the grounds that (a) a nurse cooks lunch; and (b) tenants clean windows.",
        # It only announces others, has its verb in another, or names people by letters.
        "There are two main types.",
        "Fathers do not, unless nurses cook lunch.",
        "P's garden or the matters of P's tenants are meant.",
        # Nor is a question told, a heading, or a bracket without the other.
        "Who cooks the lunch in the woods?",
        "How tenants and nurses cook\n\nIt.",
        "They cook lunch (tea. Or cake) in the woods.",
    ],
)
def test_what_is_not_true_or_whole_by_itself_is_no_statement(text: str, own: Callable[..., set[str]]) -> None:
    assert own(f"A rest. This is sleep.\n\n{text}") == set()


@pytest.mark.parametrize(
    ("before", "text", "is_told"),
    [
        # The term is meant: the sentence before is about it.
        ("A rest.", "It lasts for nine weeks in spring.", True),
        ("Respite is a rest.", "It lasts for nine weeks in spring.", True),
        ("Respite is a rest.", "You can have it in spring or autumn.", True),
        ("Respite is a rest. It's a gift.", "It lasts for nine weeks in spring.", True),
        ("Respite is a rest. This can cost money.", "It lasts for nine weeks in spring.", True),
        ("Respite is a rest. You could get £80 a week.", "It lasts for nine weeks in spring.", True),
        ("Respite workers are nurses.", "They cook lunch and clean windows.", True),
        ("Somebody who helps.", "They cook lunch and clean windows.", True),
        # What is meant is in the sentence itself.
        ("Tenants differ.", "If the landlord repairs a flat, he lets it again.", True),
        ("Tenants differ.", "It is likely that nurses cook lunch.", True),
        ("Tenants differ.", "There is a garden with trees.", True),
        ("Tenants differ.", "It should be noted that nurses cook lunch.", True),
        # Something else may be meant.
        ("The landlord repairs a flat.", "It has nine windows and a garden.", False),
        ("We use the oven of a baker.", "It should not be used for lunch by tenants.", False),
        ("We use the oven of a baker.", "It can be used to cook lunch for tenants.", False),
        ("A rest.", "They cook lunch and clean windows.", False),
        ("Respite is a rest.", "He cooks lunch and cleans windows.", False),
        ("Respite is a rest.", "This lunch is cooked by nurses.", False),
        ("Respite is a rest.", "Where nurses cook lunch in this way, tenants eat.", False),
        ("Respite is a rest.", "Larger ones have nine windows.", False),
        ("Respite is a rest.", "In our town that is nine tenants of a hundred.", False),
        ("Respite is a rest.", "Deaf tenants have both, and a nurse.", False),
        ("Respite is a rest.", "Nurses take their complaint there.", False),
        ("Respite is a rest.", "Some are cooked by nurses for tenants.", False),
        # It goes on from the sentence before.
        ("Respite is a rest.", "However, nurses cook lunch.", False),
        ("Respite is a rest.", "For example, nurses cook lunch.", False),
        ("Respite is a rest.", "As an alternative, nurses cook lunch.", False),
        ("Respite is a rest.", "Nurses provide such lunches in the woods.", False),
    ],
)
def test_a_sentence_is_told_if_it_can_be_read_without_the_one_before(
    before: str, text: str, is_told: bool, own: Callable[..., set[str]]
) -> None:
    assert (text.lower().removesuffix(".") in own(f"{before} {text}")) is is_told


@pytest.mark.parametrize("verb", ["is", "means", "refers to", "is when"])
def test_behind_the_name_of_the_term_what_it_is_is_told(verb: str, own: Callable[..., set[str]]) -> None:
    predicate = "a clinic where nurses cook lunch for tenants who are ill"
    when = "when " if verb == "is when" else ""
    assert own(f"A rest. Respite {verb} {predicate}.") == {f"{when}{predicate}"}


def test_what_a_sentence_says_of_the_term_with_another_verb_is_told_with_that(own: Callable[..., set[str]]) -> None:
    for text in ("Respite is not a clinic with nurses.", "Respite covers lunch with nurses."):
        assert own(f"A rest. {text}") == {text.lower().removesuffix(".")}


def test_a_long_sentence_is_left_out(own: Callable[..., set[str]]) -> None:
    words = [f"lunch{number}" for number in range(43)]
    assert len(own(f"A rest. Nurses cook {' '.join(words)}.")) == 1
    assert own(f"A rest. Nurses cook {' '.join([*words, 'tea'])}.") == set()


# The first sentence of a definition.


def test_the_first_sentence_has_to_say_much_that_is_new(own: Callable[..., set[str]]) -> None:
    # All sources begin with what the term is, in words of their own.
    assert own("A gap for a nurse.", "Leave for a doctor.") == set()
    assert own("A gap for a nurse. Tenants clean windows.", "Leave for a doctor.") == {"tenants clean windows"}
    long = "A week by the sea in a caravan with bunks, a stove, a kettle, a lamp and a garden for nine tenants"
    assert own(f"{long}.", "Leave for a doctor.") == {long.lower()}


# What is news.


@pytest.mark.parametrize(
    ("text", "other", "is_told"),
    [
        ("Nurses cook lunch for tenants.", "Nurses clean windows.", True),
        # Most of it is in the other text: in another form, order or spelling, or denied.
        ("Nurses cook lunch for tenants.", "For each tenant the nurse cooks.", False),
        ("Nurses organise lunch.", "Lunch is organized.", False),
        ("You do not pay tax on it.", "A tax-free gift that a nurse pays.", False),
        ("You must not earn much money.", "You cannot have it if you earn money.", False),
        # What is denied or limited is news, even if it is short.
        ("Staff give no lunch.", "Staff cook tea.", True),
        ("You cannot catch it in a garden.", "Tenants have it.", True),
        # Not if one other sentence has most of its words, joined or in two, or its numbers.
        (
            "Only the headteacher of a school can suspend a pupil on disciplinary grounds.",
            "Only a head teacher can suspend a pupil, and only for disciplinary reasons.",
            False,
        ),
        (
            "Where nurses provide lunch, this must be provided free of charge for up to 6 weeks.",
            "It is free for up to six weeks.",
            False,
        ),
        # A number that the other has not is news, in figures or in words.
        ("It lasts for nine weeks.", "It lasts for eight weeks.", True),
        ("It lasts for nine weeks.", "It lasts for 9 weeks.", False),
    ],
)
def test_a_statement_is_told_if_most_of_it_is_news(
    text: str, other: str, is_told: bool, own: Callable[..., set[str]]
) -> None:
    assert bool(own(f"A rest. {text}", f"A rest. {other}")) is is_told


@pytest.mark.parametrize(
    ("text", "torn"),
    [
        ("Rents are out of reach of tenants on low wages.", "reach"),
        ("About one in six pupils has a plan.", "six pupils"),
        ("You can be single, married, living with a partner, working or not working.", "living"),
        ("Houses that are let or sold below market prices.", "sold"),
        ("Staying with friends or sofa surfing.", "friends or"),
        ("The teacher liaises with parents, with the designated nurse and with agencies.", "designated"),
        ("It means depriving them of the means needed for independence.", "means needed"),
        ("A score which runs from 1 (very fit) to 9.", "runs from 1"),
        ("A mixture of the two.", "mixture"),
        ("A tenant who is for the time being under 18 years of age shall be disregarded.", "under 18"),
        ("It gives rise to concern about how tenants, if any, were heard.", "concern about how tenants"),
        ("You must pay for lunch unless the landlord pays.", "lunch unless"),
        ("Before 2009 the law let us choose.", "2009"),
    ],
)
def test_what_is_turned_or_limited_by_words_before_it_is_not_cut_from_them(
    text: str, torn: str, own: Callable[..., set[str]]
) -> None:
    assert not any(phrase.startswith(torn) for phrase in own(f"A rest. {text}"))


# Of texts of more than a few words.
LONG = "They wash, cook, clean, sew, iron, bake, knit, sing and dance for guests on {} in spring."


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        # A single word says little, and may mean another thing.
        ("a lantern", "the lantern", set()),
        ("people aged 55", "the aged", set()),
        ("no lantern", "the lantern", set()),
        # Several words of one clause.
        ("a paper lantern", "the paper lanterns", {"paper lantern"}),
        ("a 24-hour emergency alarm", "an emergency alarm", {"emergency alarm"}),
        ("tenants who are not free to leave", "nurses who are not free to leave the flat", {"not free to leave"}),
        ("a legally binding paper", "a paper that is legally binding", {"legally binding"}),
        # But of no two: a comma parts them in one text, or a pronoun makes another clause.
        ("special needs, the support", "special needs support", {"special needs"}),
        ("the nursing support they need", "their nursing support needs", {"nursing support"}),
        # Not what one text denies, what was so once, or what opens a sentence.
        ("no paper lantern", "the paper lantern", set()),
        ("what formerly was a paper lantern", "a paper lantern", set()),
        ("what we used to call a paper lantern", "a paper lantern", set()),
        # Nor a verb without its object.
        ("how caring affects your work", "how caring affects your sleep", set()),
        # A condition, if both have it.
        ("tea if nurses lack capacity", "hope if nurses lack capacity", {"nurses lack capacity"}),
        # Numbers of times and money with the same bound, whatever stands around them.
        ("lunch for up to six weeks", "tea for a period of up to 6 weeks", {"up to 6 weeks"}),
        ("a maximum of 45 school days", "no more than 45 school days", {"a maximum of 45 school days"}),
        ("a maximum of 45 school days", "no more than 45 days", set()),
        ("more than 24 hours", "a gap of more than 24 hours", {"more than 24 hours"}),
        ("spring; the most we give is £30,000", "up to £30,000", {"up to £30,000"}),
        ("at least 6 weeks", "up to 6 weeks", set()),
        ("over £30,000", "up to £30,000", set()),
        ("up to €30,000", "up to £30,000", set()),
        ("İİİİ UP TO £30,000", "up to £30,000", {"up to £30,000"}),
        ("at least two days' notice", "at least 2 days of notice", {"at least 2 days"}),
        ("6 weeks", "six weeks", set()),
    ],
)
def test_what_is_shared_is_several_words_of_a_clause(one: str, other: str, shared: set[str], tmp_path: Path) -> None:
    second = f"Somebody teaches reading, maths, music, art, history, spelling and drawing with {other} in autumn."
    found = compare("respite", glossaries=glossary(tmp_path, LONG.format(one), second))
    assert {phrase.text.lower() for phrase in found.shared if phrase.is_listed} == shared


@pytest.mark.parametrize(("term", "text"), [("Special educational needs co-ordinator", "SEN"), ("Red brick", "bricks")])
def test_the_name_of_the_term_and_its_letters_are_not_shared(term: str, text: str, tmp_path: Path) -> None:
    path = glossary(tmp_path, f"A teacher of {text}.", f"Some nurses with {text}.")
    path.write_text(path.read_text().replace("Respite", term))
    assert not any(phrase.is_listed for phrase in compare(term, glossaries=path).shared)


def test_a_word_that_says_what_the_term_is_is_shared(tmp_path: Path) -> None:
    texts = ("Money that nurses give you.", "The money for a week by the sea.", "Respite is money for tenants.")
    found = compare("respite", glossaries=glossary(tmp_path, *texts))
    assert [(phrase.text.lower(), phrase.texts) for phrase in found.shared if phrase.is_listed] == [
        ("money", (0, 1, 2))
    ]


@pytest.mark.parametrize("text", ["Nobody can do without it", "When you can, ask for it", "Pay whether it"])
def test_a_text_may_end_with_a_pronoun(text: str, own: Callable[..., set[str]]) -> None:
    assert own(text, "A week by the sea.") == set()


@pytest.mark.parametrize("phrase", ["56 days", "a year of life", "a child at home", "the local authority"])
def test_a_phrase_of_words_that_all_texts_have_is_not_shared(phrase: str, tmp_path: Path) -> None:
    found = compare("respite", glossaries=glossary(tmp_path, f"Lunch in {phrase}.", f"Tea for {phrase}."))
    assert found.shared
    assert not any(phrase.is_listed for phrase in found.shared)

"""What carelex compare says is true: each phrase is of one clause of its source, stands by itself, and is told once."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import permutations
from pathlib import Path
from random import Random

import pytest

from carelex import Comparison, compare
from tests.glossaries import write
from tests.program import Run


class Found:
    """What is found of several texts: the phrases of each list, in small letters."""

    def __init__(self, comparison: Comparison) -> None:
        self.matched = {phrase.text.lower() for phrase in comparison.shared}
        self.shared = {phrase.text.lower(): phrase.texts for phrase in comparison.shared if phrase.is_listed}
        self.only = [{phrase.lower() for phrase in own} for own in comparison.only]
        self.overlap = comparison.overlap

    @property
    def every(self) -> set[str]:
        return {*self.shared}.union(*self.only)


@pytest.fixture
def said(tmp_path: Path) -> Callable[..., Found]:
    """Compares texts as the definitions of Respite, each by a source of its own."""

    def said(*texts: str) -> Found:
        comparison = compare("respite", glossaries=glossary(tmp_path, texts))
        for text, own in zip(texts, comparison.only, strict=True):
            assert all(is_whole(phrase, text) for phrase in own)
        return Found(comparison)

    return said


def is_whole(phrase: str, text: str) -> bool:
    """Whether a phrase is a whole sentence of a text, a whole item of a list, or what stands behind "it means"."""
    begin = r"(?:^|[.!?;:—–-]\s+|\n\s*(?:-|\d+\.)\s+|\([a-z]\)\s+|\brespite (?:is|means|refers to)\s+)"
    end = r"(?:[.!;]|,? (?:and|or)?\s*$|,? (?:and|or)?\n|$)"
    return re.search(rf"{begin}['\"]?{re.escape(phrase)}{end}", text, re.IGNORECASE) is not None


def glossary(folder: Path, texts: Sequence[str]) -> Path:
    sources = "".join(f"  {name}:\n    name: {name.upper()}\n" for name in "abcdef"[: len(texts)])
    definitions = "".join(
        f"      - source: {name}\n        text: {json.dumps(text)}\n"
        for name, text in zip("abcdef", texts, strict=False)
    )
    terms = f"  - term: Respite\n    definitions:\n{definitions}"
    return write(folder / "texts.yaml", terms, f"sources:\n{sources}terms:\n")


def in_any_order(said: Callable[..., Found], *texts: str) -> Iterator[tuple[Found, list[int]]]:
    """What is found of *texts* in each order, with where each of them stands."""
    for order in permutations(range(len(texts))):
        yield said(*[texts[number] for number in order]), [order.index(number) for number in range(len(texts))]


# Each of the cases that were seen.


def test_whether_or_not_denies_nothing(said: Callable[..., Found]) -> None:
    for found, (north, _) in in_any_order(
        said, "Someone who needs care, whether or not the council pays for it.", "Someone who needs care at home."
    ):
        assert not any("pays" in phrase for phrase in found.every)
        assert not any(phrase.startswith("not ") for phrase in found.every)
        assert found.only[north] == set()


def test_two_denials_of_different_things_share_nothing(said: Callable[..., Found]) -> None:
    for found, _ in in_any_order(
        said,
        "We do not use 'home worker' for a relative or friend who is not paid.",
        "The term does not include paid home workers.",
    ):
        assert found.shared == {}
        assert not any(phrase.startswith("not ") for phrase in found.every)


def test_what_three_texts_share_is_told_of_all(said: Callable[..., Found], run: Run, tmp_path: Path) -> None:
    texts = (
        "The family solicitor appoints an adult.",
        "The family solicitor must appoint one.",
        "Someone appointed by the family solicitor.",
    )
    for found, _ in in_any_order(said, *texts):
        assert found.shared["family solicitor"] == (0, 1, 2)
        assert "family solicitor appoint" not in found.every
    data = json.loads(run("compare", "respite", "-g", str(glossary(tmp_path, texts)), "-f", "json").stdout)
    of_all = {phrase["phrase"] for phrase in data["shared"] if phrase["listed"] and len(phrase["sources"]) == 3}
    assert of_all == {"family solicitor"}
    shown = run("compare", "respite", "-g", str(glossary(tmp_path, texts)), "-f", "text").stdout
    assert "\nAll: family solicitor.\n" in shown


def test_what_is_shared_is_not_told_again(said: Callable[..., Found]) -> None:
    for found, _ in in_any_order(said, "Help with washing, dressing.", "Eating, washing, dressing and shopping."):
        assert {"washing", "dressing"} <= found.matched
        assert not any("washing" in phrase or "dressing" in phrase for own in found.only for phrase in own)
    text = "A rest. It may be eating, washing, dressing and shopping. It may be tea, lunch and a walk in the woods."
    for found, (_, south) in in_any_order(said, "Help with washing, dressing and rest.", text):
        assert "washing, dressing" in found.shared
        assert found.only[south] == {"it may be tea, lunch and a walk in the woods"}


@pytest.mark.parametrize(
    ("with_comma", "without"),
    [
        ("An order under the Children Act, 1989.", "An order under the Children Act 1989."),
        ("The right to live in safety, free from abuse.", "The right to live in safety free from abuse."),
        ("Support at home, or in hospital.", "Support at home or in hospital."),
        ("Care, and support, for carers.", "Care and support for carers."),
    ],
)
def test_a_comma_that_says_nothing_changes_nothing(with_comma: str, without: str, said: Callable[..., Found]) -> None:
    other = f"It may be: {without[0].lower()}{without[1:]} A rest."
    for found, places in in_any_order(said, with_comma, other):
        before = said(*[without if place == places[0] else other for place in range(2)])
        assert {re.sub(",", "", phrase) for phrase in found.shared} == {*before.shared}
        assert {re.sub(",", "", phrase) for phrase in found.matched} == before.matched
        assert found.overlap == before.overlap
        assert found.matched


def test_no_phrase_crosses_clauses(said: Callable[..., Found]) -> None:
    text = "A grant that you get. From your allowance a person may hire staff."
    for found, (first, _) in in_any_order(said, text, "A wage."):
        assert found.only[first] == {"from your allowance a person may hire staff"}
    for found, _ in in_any_order(said, "A landlord so you can arrange help.", "The landlord so you can arrange rest."):
        assert "landlord" in found.shared
        assert not any("so" in phrase.split() for phrase in found.every)


def test_no_phrase_is_a_fragment(said: Callable[..., Found]) -> None:
    for found, (first, second) in in_any_order(
        said, "A physical disability, or health condition.", "A disability, or health need."
    ):
        assert {*found.shared} == {"disability"}
        assert found.only[first] == found.only[second] == set()


# Their kinds.


@pytest.mark.parametrize(
    ("text", "own"),
    [
        # Denied, with all that the denial reaches; or not told.
        ("It does not cover the cost of meals, or rent.", {"it does not cover the cost of meals, or rent"}),
        ("What we cannot pay for:\n\n- rent\n- a holiday", set()),
        ("You cannot have it: for meals; for rent.", set()),
        ("It is not a cure and it does not heal.", {"it is not a cure and it does not heal"}),
        ("It should last no longer than six weeks.", {"it should last no longer than six weeks"}),
        ("Not every mistake is abuse.", {"not every mistake is abuse"}),
        ("It is a gift, without food or payment.", {"it is a gift, without food or payment"}),
        (
            "Nurses must not refuse help unless they ask for a fee.",
            {"nurses must not refuse help unless they ask for a fee"},
        ),
        ("You need not pay, except for meals.", {"you need not pay, except for meals"}),
        ("It is anything other than residential care.", {"it is anything other than residential care"}),
        (
            "Someone who cannot decide for themselves must be asked first.",
            {"someone who cannot decide for themselves must be asked first"},
        ),
        (
            "Some people are unable to wash or to feed themselves.",
            {"some people are unable to wash or to feed themselves"},
        ),
        ("It is not about pupils who live in villages.", {"it is not about pupils who live in villages"}),
        # Under a condition.
        ("If the council agrees, you get a grant.", {"if the council agrees, you get a grant"}),
        ("You get a review if your needs change.", {"you get a review if your needs change"}),
        # With "must", "may" and the like.
        ("Councils must assess every carer.", {"councils must assess every carer"}),
        ("It may be offered to young parents.", {"it may be offered to young parents"}),
        ("Most visitors stay for a month.", {"most visitors stay for a month"}),
        # Whole: with the object of a verb, both of two, and all of a name.
        ("It is caused by the way society is organised.", {"it is caused by the way society is organised"}),
        ("It may be physical, verbal or mental harm.", {"it may be physical, verbal or mental harm"}),
        ("It protects human and civil rights.", {"it protects human and civil rights"}),
        ("It covers Down syndrome.", {"it covers down syndrome"}),
        ("It has sensors, linked 24 hours a day.", {"it has sensors, linked 24 hours a day"}),
        ("Keep adults at risk safe from harm.", {"keep adults at risk safe from harm"}),
        ("The owner's.", set()),
        ("It is sleep, and what money a nurse needs.", {"it is sleep, and what money a nurse needs"}),
        ("It came into force on 1 April.", {"it came into force on 1 april"}),
        ("Nurses arrange and pay for meals.", {"nurses arrange and pay for meals"}),
        ("Those who are cared for.", set()),
        ("Some needs are too complex to be met.", {"some needs are too complex to be met"}),
        ("You and your nurse about money.", set()),
        ("It means buying food, making meals and tea.", {"it means buying food, making meals and tea"}),
    ],
)
def test_what_one_says_is_whole_and_true(text: str, own: set[str], said: Callable[..., Found]) -> None:
    assert said(f"A rest. {text}", "It.").only[0] == own
    assert said("It.", f"A rest. {text}").only[1] == own


@pytest.mark.parametrize(
    ("left", "right", "shared"),
    [
        # What one denies, excepts or doubts, another does not.
        ("It does not include meals, or the cost of rent.", "It includes meals and the cost of rent.", set()),
        ("We cannot pay for:\n\n- rent\n- meals", "We can pay for:\n\n- rent\n- meals", set()),
        (
            "It does not include a person who is – (a) engaged in work, or (b) paid by a firm.",
            "People engaged in work, or paid by a firm.",
            set(),
        ),
        ("It is free, unless: (a) you own a car; (b) you rent a house.", "You own a car and you rent a house.", set()),
        ("You cannot get it if:\n\n- you own a car\n- you rent a house", "You own a car and rent a house.", set()),
        ("It is different from legal aid.", "It is called legal aid.", set()),
        ("It is no place where people are locked in.", "People are locked in.", set()),
        ("Rest without payment.", "Rest and payment.", {"rest"}),
        ("All but nurses, other than in hospital.", "In hospital, by nurses.", set()),
        ("They are unable to wash the car.", "They wash the car.", set()),
        ("It is not free.", "It is free from harm.", set()),
        # What one must do, another may.
        ("They must visit the family.", "They may visit the family.", set()),
        ("They must visit the family.", "Nurses must visit the family.", {"must visit the family"}),
        ("We used to say 'weird sister', but no longer do.", "Some nurses still say 'weird sister'.", set()),
        # A list and a name are not cut.
        ("Mental health problems.", "Mental illness or health.", set()),
        ("The Mental Health Act.", "A Health Act.", set()),
        # An adjective passes over another, and no gap is told.
        ("A meaningful and satisfying life.", "A meaningful life.", {"meaningful life"}),
        ("Gifts from friends for parents.", "Gifts by paid staff for parents.", {"gifts"}),
        # A word that is in all texts, and says little, is not listed; nor is an adjective.
        ("A holiday for you.", "The holiday of a family.", {"holiday"}),
        ("Red brick.", "Red tile.", set()),
        # Nor a verb in one text and a noun in the other.
        ("A group that owns homes and rents them.", "It keeps rents below those of the market.", set()),
    ],
)
def test_what_is_shared_is_true_of_all(left: str, right: str, shared: set[str], said: Callable[..., Found]) -> None:
    assert {*said(left, right).shared} == shared
    assert {*said(right, left).shared} == shared


# Of texts that are made by chance.

NAMES = "care support help budget nurse family council hospital risk harm plan house money food rent".split()
OPENINGS = ("The council", "A carer", "Some homes", "They", "The staff and a nurse")
VERBS = ("must pay for", "may need", "do not cover", "visit", "cannot lose", "provide", "are not", "never see")
JOINTS = (" and ", " or ", ", ", ", or ", " of ", " with ", " without ", " for the ", " in a ", " that has ")
CONDITIONS = ("", "", "", " unless the council pays", " if a nurse agrees", " because of a risk", ", but not money")


def sentence(random: Random) -> str:
    names = [random.choice(("", "the ", "mental ", "their own ")) + random.choice(NAMES) for _ in range(4)]
    joined = names[0] + "".join(random.choice(JOINTS) + name for name in names[1 : random.randint(1, 4)])
    return f"{random.choice(OPENINGS)} {random.choice(VERBS)} {joined}{random.choice(CONDITIONS)}."


def words(text: str) -> str:
    return " ".join(["", *re.findall(r"[\w£]+", text.lower()), ""])


@pytest.mark.parametrize("seed", range(3))
def test_each_phrase_is_a_run_of_words_of_one_clause_and_in_one_list(seed: int, said: Callable[..., Found]) -> None:
    random = Random(seed)
    for _ in range(15):
        texts = [" ".join(sentence(random) for _ in range(3)) for _ in range(random.choice((2, 3)))]
        found = said(*texts)
        for number, own in enumerate(found.only):
            clauses = [words(clause) for clause in re.split(r"[.;:]| unless | if | that | but ", f"{texts[number]} ")]
            for phrase in own:
                # Or with the clause that depends on it, up to where that ends.
                is_with_clause = re.search(rf"{re.escape(phrase)}(?:[.;:,]| and | or | but )", texts[number], re.I)
                is_of_one = any(words(phrase) in clause for clause in clauses)
                assert is_of_one or is_with_clause, (phrase, texts[number])
                assert phrase not in found.shared
        for phrase, voices in found.shared.items():
            assert any(words(phrase) in words(texts[voice]) for voice in voices)


@pytest.mark.parametrize("seed", range(3))
def test_no_phrase_loses_what_denies_it(seed: int, said: Callable[..., Found]) -> None:
    random = Random(seed)
    for _ in range(15):
        names = random.sample(NAMES, 5)
        denial = random.choice(("does not cover", "cannot include", "never means", "is not"))
        joint = random.choice((" or ", ", ", " and the cost of ", " for "))
        denied, *affirmed = names
        text = f"It {denial} {denied}{joint}{affirmed[0]}. It covers {affirmed[1]}."
        found = said(text, f"It covers {denied}, {affirmed[0]} and {affirmed[2]}.")
        assert denied not in " ".join(found.shared)
        assert affirmed[0] not in " ".join(found.shared)
        for phrase in found.only[0]:
            if denied in phrase.split():
                assert phrase.split(denied)[0].strip().split()[0] in ("does", "cannot", "never", "not")


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_sources_changes_nothing_but_the_order(seed: int, said: Callable[..., Found]) -> None:
    random = Random(seed)
    for _ in range(8):
        texts = [" ".join(sentence(random) for _ in range(2)) for _ in range(3)]
        orders = in_any_order(said, *texts)
        first, _ = next(orders)
        for found, places in orders:
            assert [found.only[place] for place in places] == first.only
            assert {
                phrase: tuple(sorted(places[voice] for voice in voices)) for phrase, voices in first.shared.items()
            } == (found.shared)


@pytest.mark.parametrize("seed", range(3))
def test_commas_before_words_that_join_change_no_shared_phrase(seed: int, said: Callable[..., Found]) -> None:
    random = Random(seed)
    for _ in range(15):
        names = random.sample(NAMES, 4)
        first = f"{names[0]} for the {names[1]} in a {names[2]} with their {names[3]}"
        other = f"It is {first}."
        with_commas = re.sub(r" (for|in|with) ", lambda match: random.choice((match[0], f",{match[0]}")), first)
        plain, marked = said(f"A {first}.", f"Rest. {other}"), said(f"A {with_commas}.", f"Rest. {other}")
        assert {phrase.replace(",", "") for phrase in marked.shared} == {*plain.shared}
        assert marked.overlap == plain.overlap


@pytest.mark.parametrize("seed", range(3))
def test_what_is_listed_agrees_with_the_measures(seed: int, said: Callable[..., Found]) -> None:
    random = Random(seed)
    for _ in range(15):
        texts = [" ".join(sentence(random) for _ in range(2)) for _ in range(2)]
        found = said(*texts)
        (overlap,) = found.overlap
        assert not (found.shared and overlap.a_in_b == 0)
        assert not (found.only[0] and overlap.a_in_b == 1 and not any("not " in own for own in found.only[0]))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # A list behind a dash stands under the denial that leads to it.
        ("It does not cover anybody who is -\n\n(a) paid by a charity, or\n(b) housed in a hostel.", set()),
        # What it is not, and what that is like.
        (
            "Lunch differs from a clinic, which is led by nurses and treats symptoms.",
            {"lunch differs from a clinic, which is led by nurses and treats symptoms"},
        ),
        ("It is rarely a lifestyle choice.", {"it is rarely a lifestyle choice"}),
        (
            "Not to be confused with a clinic, which is led by nurses.",
            {"not to be confused with a clinic, which is led by nurses"},
        ),
        ("Drivers need not have a driving licence.", {"drivers need not have a driving licence"}),
        (
            "There is a desk for visitors, whatever their savings.",
            {"there is a desk for visitors, whatever their savings"},
        ),
        # A denial is told with its subject, its date and its second half, or not at all.
        ("Gifts from grandparents are not counted.", {"gifts from grandparents are not counted"}),
        ("Most children do not like the word.", {"most children do not like the word"}),
        ("From January 2027 it will not work.", {"from january 2027 it will not work"}),
        ("We regulate the kitchen but not the garden.", {"we regulate the kitchen but not the garden"}),
        ("It has little or no monetary value.", {"it has little or no monetary value"}),
        # Another clause behind a colon stands under no denial.
        ("It is not a licence: a ticket lasts for a week.", {"it is not a licence: a ticket lasts for a week"}),
    ],
)
def test_a_denial_is_told_whole(text: str, told: set[str], said: Callable[..., Found]) -> None:
    for found, (first, _) in in_any_order(said, f"A rest. {text}", "It."):
        assert found.only[first] == told


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("A threat.", "What threatens."),
        ("Changes to a house.", "A change in the house."),
        ("Free of charge.", "Free."),
        ("Support needs.", "Needs for care and support."),
    ],
)
def test_another_form_or_order_is_no_news(text: str, other: str, said: Callable[..., Found]) -> None:
    for found, _ in in_any_order(said, text, other):
        assert not {"threat", "changes", "free of charge", "support needs"} & set().union(*found.only)


def test_a_word_is_told_of_all_that_have_it_or_of_none(said: Callable[..., Found]) -> None:
    texts = ("A shop that is licensed.", "An owner who is licensed.", "It must be licensed, unless it is small.")
    for found, _ in in_any_order(said, *texts):
        assert "licensed" not in found.shared


@pytest.mark.parametrize(
    ("text", "other", "told"),
    [
        # Where texts differ in a number or a word alone, that is told, with what it counts.
        (
            "It is a group of no more than six people.",
            "It is a group of no more than ten people.",
            {"it is a group of no more than six people"},
        ),
        (
            "A visiting nurse needs a driving licence.",
            "A licence for a visiting teacher.",
            {"a visiting nurse needs a driving licence"},
        ),
        # What bounds a number belongs to it, and so does the other half of a pair.
        ("It is in flats for people aged 55 and over.", "It.", {"it is in flats for people aged 55 and over"}),
        ("It is for workers aged 16 to 25.", "It.", {"it is for workers aged 16 to 25"}),
        ("It results in death or harm.", "It harms.", {"it results in death or harm"}),
        # What is of another clause is told with that, or not at all.
        ("It costs less than most flats.", "It.", {"it costs less than most flats"}),
        ("A nurse passes the child to a teacher.", "A teacher.", {"a nurse passes the child to a teacher"}),
        ("Your wages or your estate pay us back.", "The wages.", {"your wages or your estate pay us back"}),
        ("Most grandparents are carers.", "A carer.", set()),
        (
            "The manager must review each plan regularly and whenever it fails.",
            "A plan.",
            {"the manager must review each plan regularly and whenever it fails"},
        ),
    ],
)
def test_numbers_and_clauses_are_whole(text: str, other: str, told: set[str], said: Callable[..., Found]) -> None:
    for found, (first, _) in in_any_order(said, f"A rest. {text}", other):
        assert found.only[first] == told


@pytest.mark.parametrize(
    ("text", "other", "told"),
    [
        # Another source has its words in another order or form, or all but one.
        ("Skills necessary for daily cooking.", "Daily cooking skills.", set()),
        ("It is personally linked to the victim.", "They are personally linked.", set()),
        ("It is free of charge for the first six weeks.", "It is free for six weeks.", set()),
        ("Help for twelve months.", "Help for 12 months.", set()),
        ("A longer-term plan.", "A long-term plan.", set()),
        ("Those who need lunch.", "Lunch.", set()),
        # What differs in a number, or in what it is about, is news.
        (
            "It is for no more than two friends.",
            "It is for no more than six friends.",
            {"it is for no more than two friends"},
        ),
        ("Anglers need a licence for the river.", "A licence.", {"anglers need a licence for the river"}),
    ],
)
def test_only_one_says_what_no_other_says_in_any_form(
    text: str, other: str, told: set[str], said: Callable[..., Found]
) -> None:
    for found, (first, _) in in_any_order(said, f"A rest. {text}", other):
        assert found.only[first] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # Said of something that the term is set against, or that a denial behind it is said of.
        ("Transfer is a single event; respite is not.", {"transfer is a single event; respite is not"}),
        (
            "Grandparents and uncles are relatives; cousins are not.",
            {"grandparents and uncles are relatives; cousins are not"},
        ),
        (
            "Help from a neighbour, where no wages are paid, is not regulated.",
            {"help from a neighbour, where no wages are paid, is not regulated"},
        ),
        ("It is given by someone other than a parent of the child, a person with legal duties or a cousin.", None),
        (
            "Theft by a nurse is not respite, although it may be a crime.",
            {"theft by a nurse is not respite, although it may be a crime"},
        ),
        ("It is compared with a clinic, in comparison with tenants who are not ill.", None),
        ("Nurses must not judge by the accent, which might lead others to make wild guesses.", None),
        # Under a condition that comes first.
        ("If you want to move, you do not have to pay.", {"if you want to move, you do not have to pay"}),
        # Limited by what stands around it.
        ("It only comes into effect at midnight.", {"it only comes into effect at midnight"}),
        (
            "The house, rather than the nurse, must be registered.",
            {"the house, rather than the nurse, must be registered"},
        ),
        ("It is a lesson with or without tools.", {"it is a lesson with or without tools"}),
        ("It is not only for pupils with asthma.", {"it is not only for pupils with asthma"}),
        ("Most can be cured by singing.", set()),
        ("It must earn £80,000 a year or less.", {"it must earn £80,000 a year or less"}),
    ],
)
def test_nothing_is_said_of_the_term_that_is_said_of_another(
    text: str, told: set[str] | None, said: Callable[..., Found]
) -> None:
    for found, (first, _) in in_any_order(said, f"A rest. {text}", "It."):
        if told is not None:
            assert found.only[first] == told
        wrong = ("legal duties", "cousin", "make wild guesses", "not ill", "pupils with asthma", "without tools")
        assert not {*wrong} & found.only[first]


@pytest.mark.parametrize(
    ("text", "torn"),
    [
        # Before its object, or what belongs to it.
        ("Staff recruit nurses, manage budgets, and make sure that the house is safe.", "… make sure"),
        ("It means seeing and treating each tenant as an expert.", "seeing and treating each tenant"),
        ("For the purpose of decreasing the amount that he may be asked to pay.", "… the amount"),
        ("You must tell the landlord at least six weeks before the lease begins.", "… weeks"),
        ("Old tenants in a place where they live.", "… in a place"),
        ("Tenants are provided with short-term, funded lessons.", "… with short-term"),
        ("It allows access to be given to a plumber.", "allows access"),
        ("It says how singing affects your mood.", "singing affects …"),
        ("It means giving pills to a patient in a disguised form.", "patient in …"),
        ("It may be a day at a club or a night away.", "… night"),
        ("There is a desk for six or more tenants.", "… or more"),
        ("We count shares, land and any property other than your main house.", "… any property"),
        ("It teaches tenants and people who are blind to cook.", "… people who are blind"),
        ("Ask whether the tenant is eligible for a grant.", "eligible …"),
        ("What is fair depends on the rent.", "fair …"),
        ("Some are free for a month.", "free …"),
        ("Whom staff will phone in a crisis.", "will …"),
        # Two clauses, or two things that an "and" joins.
        ("Doors are blocked and a fire would spread quickly.", "would …"),
        ("Where a rule, test or practice puts a tenant at risk.", "test or practice …"),
        ("Nurses visit together and share what they write.", "… and share"),
        ("A pill is proposed and the tenant then refuses.", "proposed and …"),
        ("Tenants with poor eyesight to help them read.", "poor eyesight to …"),
        ("Somebody who has difficulty with swallowing and follow advice.", "… and follow"),
        ("Keep your diary up to date and talk to your family.", "date …"),
        ("You see a drug and alcohol nurse.", "alcohol …"),
        ("The Department for Work and Pensions to claim grants.", "pensions …"),
        ("It is independent of the hospital and of the patient's cousins.", "patient's …"),
        ("The way lunch is cooked.", "way …"),
        # A denial of nothing.
        ("Brothers are welcome; cousins and aunts are not.", "aunts are not"),
        ("Clearing a house without the tenant's consent does not help.", "without …"),
        ("It belongs to the driver and not to the car.", "not …"),
        ("It is likely to fail without the provision of such lessons.", "… such lessons"),
    ],
)
def test_no_phrase_is_torn_from_what_it_needs(text: str, torn: str, said: Callable[..., Found]) -> None:
    end, start = torn.startswith("… "), torn.endswith(" …")
    words = torn.removeprefix("… ").removesuffix(" …")
    for found, (first, _) in in_any_order(said, f"A rest. {text}", "It."):
        for phrase in found.only[first]:
            assert phrase != words
            assert not (end and phrase.endswith(f" {words}"))
            assert not (start and phrase.startswith(f"{words} "))


@pytest.mark.parametrize(
    ("left", "right", "shared"),
    [
        # A phrase that is shared is whole in one of the texts at least.
        ("A former foster carer.", "A former foster parent.", set()),
        ("The move from children's clubs.", "A move from children's homes.", set()),
        ("No more than two tenants at a time.", "No more than six tenants at a time.", set()),
        ("A speech and language therapist speaks.", "A speech and language therapist writes.", None),
        # What one says of a thing that is not meant, the other does not share.
        ("A request for a licence is not respite.", "It has a licence.", set()),
        ("It lasts for three years.", "Park for three hours.", set()),
    ],
)
def test_what_is_shared_is_whole(left: str, right: str, shared: set[str] | None, said: Callable[..., Found]) -> None:
    for found, _ in in_any_order(said, left, right):
        if shared is not None:
            assert {*found.shared} == shared
        assert not {"former foster", "move from children's", "tenants at a time", "language therapist"} & {
            *found.shared
        }


def test_all_that_have_a_phrase_are_named(said: Callable[..., Found]) -> None:
    texts = (
        "Physical or sexual abuse.",
        "It is physical, sexual or emotional.",
        "Physical, sexual and emotional harm.",
    )
    for found, _ in in_any_order(said, *texts):
        assert found.shared["physical, sexual"] == (0, 1, 2) or "physical, sexual" not in found.shared


def test_the_limbs_of_a_sentence_are_one_sentence(tmp_path: Path) -> None:
    text = "It is safe if—\n\n(a) it is locked;\n\n(b) the gas is off; and\n\n(c) a nurse is near.\n\nThat is all."
    measures = compare("respite", glossaries=glossary(tmp_path, (text, "It.", "- bread\n- milk"))).measures
    assert [measure.sentences for measure in measures] == [2, 1, 2]

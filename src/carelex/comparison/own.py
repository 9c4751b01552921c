"""What only one of several texts says: its statements that are news beside what the others say."""

from collections.abc import Iterator, Sequence

from carelex.comparison.news import Known, News, news_of
from carelex.comparison.statements import Statement, statements
from carelex.comparison.voices import TermNames, Text
from carelex.english.function_words import is_denial
from carelex.values import NamedTuple

# A statement is shown if so much of what it says is news, and that is so much at least. The first sentence of a
# definition must have more: each source begins with what the term is, in words of its own.
_SHARE, _LEAST = 0.5, 1.5
_SHARE_OF_FIRST, _LEAST_OF_FIRST = 0.75, 7.0
# Less is enough if there is a new number.
_SHARE_OF_FIRST_WITH_NUMBER, _SHARE_WITH_NUMBER = 0.6, 0.4
# What is denied or limited may be short, and so may what has none of their words; what has numbers, and no new one,
# must say more.
_LEAST_OF_LIMIT, _LEAST_OF_OWN, _LEAST_OF_NUMBERS = 0.8, 1.1, 4.0
# So much in common with one sentence makes it one that says the same in other words, unless it says much more.
_MET, _MUCH_MORE = 3.4, 4.0


class _Candidate(NamedTuple):
    """A statement as it is written, what of it is news, and the stems of its words."""

    text: str
    news: News
    stems: frozenset[str]

    @property
    def tells(self) -> float:
        return self.news.new * self.news.share


def own_statements(texts: Sequence[Text], number: int, names: TermNames) -> tuple[str, ...]:
    """Find what no other of *texts*, of a term with *names*, says, in the words of this one; most news first."""
    known = Known([other for at, other in enumerate(texts) if at != number])
    chosen: list[_Candidate] = []
    for candidate in sorted(_candidates(texts[number], known, names), key=lambda each: -each.tells):
        # What one statement says, a second need not say again.
        if not any(candidate.stems <= before.stems for before in chosen):
            chosen.append(candidate)
    return tuple(candidate.text for candidate in chosen)


def _candidates(text: Text, known: Known, names: TermNames) -> Iterator[_Candidate]:
    for definition, grammar in text.grammars.items():
        named = text.named[definition]
        for statement in statements(grammar, text.blocks[definition], named):
            places = [
                at
                for at in range(statement.first, statement.last + 1)
                if grammar.words[at].is_telling and at not in named and not names.say_all_of(grammar.words[at].stem)
            ]
            news = news_of([(grammar.words[at], grammar.letters[at]) for at in places], known)
            is_limit = any(_limits(grammar.folded[at]) for at in range(statement.first, statement.last + 1))
            if _is_worth_saying(news, is_first=statement.is_first, is_limit=is_limit):
                stems = frozenset(grammar.words[at].stem for at in places)
                yield _Candidate(_written(text, definition, statement), news, stems)


def _is_worth_saying(news: News, *, is_first: bool, is_limit: bool) -> bool:
    is_paraphrase = news.met >= _MET and (news.new < _MUCH_MORE or news.share < _SHARE_OF_FIRST)
    if is_paraphrase or (news.has_numbers and (news.share < _SHARE_OF_FIRST or news.new < _LEAST_OF_NUMBERS)):
        return False
    if is_first:
        share = _SHARE_OF_FIRST_WITH_NUMBER if news.has_number else _SHARE_OF_FIRST
        return news.is_more and news.share >= share and news.new >= _LEAST_OF_FIRST
    if news.has_number:
        return news.share >= _SHARE_WITH_NUMBER
    if is_limit or news.share == 1:
        return news.share >= _SHARE and news.new >= (_LEAST_OF_LIMIT if is_limit else _LEAST_OF_OWN)
    return news.is_more and news.share >= _SHARE and news.new >= _LEAST


def _limits(folded: str) -> bool:
    return is_denial(folded) or folded == "only"


def _written(text: Text, definition: int, statement: Statement) -> str:
    return " ".join(text.blocks[definition][statement.block].text[statement.start : statement.end].split())

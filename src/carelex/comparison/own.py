"""What only one of several texts says: its statements that are news beside what the others say."""

from collections.abc import Iterator, Sequence

from carelex.comparison.news import Known, News, news_of
from carelex.comparison.statements import Statement, statements
from carelex.comparison.voices import TermNames, Text
from carelex.values import NamedTuple

# A statement is shown if so much of what it says is news, and that is so much at least. The first sentence of a
# definition must have more: each source begins with what the term is, in words of its own.
_SHARE, _LEAST = 0.5, 1.5
_SHARE_OF_FIRST, _LEAST_OF_FIRST = 0.75, 6.5


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
            if _is_worth_saying(news, is_first=statement.is_first):
                stems = frozenset(grammar.words[at].stem for at in places)
                yield _Candidate(_written(text, definition, statement), news, stems)


def _is_worth_saying(news: News, *, is_first: bool) -> bool:
    share, least = (_SHARE_OF_FIRST, _LEAST_OF_FIRST) if is_first else (_SHARE, _LEAST)
    return news.is_more and news.share >= share and news.new >= least


def _written(text: Text, definition: int, statement: Statement) -> str:
    return " ".join(text.blocks[definition][statement.block].text[statement.start : statement.end].split())

"""Finds evidence that two names are one concept: a function for each reason, and the table of these functions."""

from collections.abc import Callable, Iterator

from carelex.alignment.material import Found, Material
from carelex.alignment.pairs import PairReason
from carelex.alignment.recognising.aliases import alias_of_another
from carelex.alignment.recognising.definitions import alike
from carelex.alignment.recognising.initials import initials_of_another
from carelex.alignment.recognising.parts import one_of_several, with_category, with_qualifier, with_year
from carelex.alignment.recognising.texts import named_in_text
from carelex.alignment.recognising.within import within_another
from carelex.alignment.recognising.wording import cut_short, in_another_form, in_another_order, nearly_the_same

__all__ = ["RECOGNISERS"]

RECOGNISERS: dict[PairReason, Callable[[Material], Iterator[Found]]] = {
    PairReason.QUALIFIER: with_qualifier,
    PairReason.YEAR: with_year,
    PairReason.CATEGORY: with_category,
    PairReason.SEVERAL: one_of_several,
    PairReason.SHORTENED: cut_short,
    PairReason.FORM: in_another_form,
    PairReason.ORDER: in_another_order,
    PairReason.NEAR: nearly_the_same,
    PairReason.INITIALS: initials_of_another,
    PairReason.ALIAS: alias_of_another,
    PairReason.NAMED: named_in_text,
    PairReason.WITHIN: within_another,
    PairReason.DEFINITIONS: alike,
}

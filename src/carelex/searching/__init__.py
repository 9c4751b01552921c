"""The full text: which definitions have some words, best first."""

from carelex.searching.finding import Hit, Searched, find_hits, search
from carelex.searching.mending import Absent
from carelex.searching.query import read_query, written_query

__all__ = [
    "Absent",
    "Hit",
    "Searched",
    "find_hits",
    "read_query",
    "search",
    "written_query",
]

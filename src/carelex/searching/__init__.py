"""Searches all definitions for words, and returns the entries that have them, best first, with the passages."""

from carelex.searching.finding import Searched, find_hits, search
from carelex.searching.found import FoundEntry, Hit
from carelex.searching.mending import Absent
from carelex.searching.query import read_query, written_query

__all__ = [
    "Absent",
    "FoundEntry",
    "Hit",
    "Searched",
    "find_hits",
    "read_query",
    "search",
    "written_query",
]

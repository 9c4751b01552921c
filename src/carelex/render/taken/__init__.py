"""Writes about imported documents: what was found, its source, and what was left out and why."""

from typing import TYPE_CHECKING

from carelex.doors import by_need

if TYPE_CHECKING:
    from carelex.render.taken.changes import (
        KEY_TO_MARKS,
        between_words,
        render_changes,
        render_term_changes,
        summary_of,
    )
    from carelex.render.taken.report import report_on
    from carelex.render.taken.words import about_entries, about_left_out, about_source, how_found, what_next

__all__ = [
    "KEY_TO_MARKS",
    "about_entries",
    "about_left_out",
    "about_source",
    "between_words",
    "how_found",
    "render_changes",
    "render_term_changes",
    "report_on",
    "summary_of",
    "what_next",
]

__getattr__ = by_need(
    __name__,
    {
        "report_on": "report",
        **dict.fromkeys(
            ("KEY_TO_MARKS", "between_words", "render_changes", "render_term_changes", "summary_of"), "changes"
        ),
        **dict.fromkeys(("about_entries", "about_left_out", "about_source", "how_found", "what_next"), "words"),
    },
)

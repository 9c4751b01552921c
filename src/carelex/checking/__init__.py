"""What is wrong in glossary files, and what is likely a mistake."""

from carelex.checking.file import CheckReport, Finding, Subject, check_glossaries, strictly, subject_at, subject_in

__all__ = [
    "CheckReport",
    "Finding",
    "Subject",
    "check_glossaries",
    "strictly",
    "subject_at",
    "subject_in",
]

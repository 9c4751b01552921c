"""What is wrong in glossary files, and what is likely a mistake."""

from carelex.checking.across import check_glossaries
from carelex.checking.report import CheckReport, Finding, strictly
from carelex.checking.subjects import Subject, subject_at, subject_in

__all__ = [
    "CheckReport",
    "Finding",
    "Subject",
    "check_glossaries",
    "strictly",
    "subject_at",
    "subject_in",
]

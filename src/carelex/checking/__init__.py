"""Finds errors and likely mistakes in glossary files."""

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

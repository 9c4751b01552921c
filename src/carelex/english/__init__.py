"""Knows the English language: its words, their forms, and how people misspell them."""

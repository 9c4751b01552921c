"""Reads definitions closely: their Markdown, their words, how hard they are to read, and the terms they mention."""

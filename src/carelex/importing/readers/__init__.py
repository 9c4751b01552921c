"""Reads a document of any of the formats into one tree; a file a format."""

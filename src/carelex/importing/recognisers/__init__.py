"""Finds entries in the tree of a document; a file a layout."""

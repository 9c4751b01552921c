"""A definition, read closely: its Markdown, its words, how hard it is to read, and which terms it mentions."""

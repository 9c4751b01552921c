"""What a word looks like in a text, and the signs that no phrase reaches across."""

# What is no word: an address, the mark of a footnote or an item, an escape that a terminal would act on.
NO_WORDS = (
    r"(?:https?://|www\.)[^\s<>()]+|(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+|\[\d+\]|\((?:[a-z]|[ivx]{2,4}|\d{1,2})\)"
    r"|\x1b\[[\d;]*[A-Za-z]"
)
# With "e.g" and "1,000" as one.
WORDS = r"[^\W\d_](?:\.[^\W\d_])+(?!\w)|\d+(?:[.,]\d+)+|[^\W_]+(?:['’ʼ][^\W_]+)*"

# What no phrase reaches across; a comma only between the items of a list.
STOPS = frozenset(".!?…;:()[]{}|<>=")

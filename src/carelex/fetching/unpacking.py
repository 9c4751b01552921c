"""Unpacks data that was packed with gzip or zlib, up to a limit of size."""

import zlib

PackingError = zlib.error
"""The packed data is damaged."""


def unpacked(data: bytes, most: int) -> bytes | None:
    """Unpack *data*; None if that gives more than *most* bytes, of which no more are kept in memory.

    Raises PackingError if the data is damaged, and EOFError if it is cut off.
    """
    # 32: zlib recognises both of its formats.
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
    content = unpacker.decompress(data, most + 1)
    if len(content) > most:
        return None
    if not unpacker.eof:
        raise EOFError
    return content

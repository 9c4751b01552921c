"""Starts the program, for `carelex` and for `python -m carelex`."""

import atexit
import gc
import os
import sys

from carelex.doors import put_off

# Typer imports these, and no answer needs them.
_PUT_OFF = ("bz2", "ipaddress", "lzma", "ntpath", "subprocess", "textwrap", "tokenize")


def main() -> None:
    """Run the command line, and handle Ctrl-C from the first import on."""
    # Objects made at the start are kept to the end, so garbage collection finds nothing. It takes a fifth of the time
    # of a lookup.
    gc.disable()
    put_off(*_PUT_OFF)
    try:
        from carelex.cli import app

        gc.freeze()
        app(prog_name="carelex")
    except KeyboardInterrupt:
        sys.exit(130)


def program() -> None:
    """Run the command line as a program, and then end at once."""
    try:
        main()
    except SystemExit as exc:
        _end_at_once(exc.code)
        raise


def _end_at_once(status: object) -> None:
    """End the process without Python's slow clean-up, unless something needs it.

    These may need it: functions registered with atexit, other threads, a debugger, a profiler, `python -i`, and text
    that could not be written.
    """
    threading = sys.modules.get("threading")
    # This is private to Python; if it is missing, assume that a function is registered.
    if getattr(atexit, "_ncallbacks", lambda: 1)() or (threading and threading.active_count() > 1):
        return
    if sys.gettrace() or sys.getprofile() or sys.flags.inspect or not isinstance(status, int):
        return
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):
        return
    os._exit(status)


if __name__ == "__main__":
    program()

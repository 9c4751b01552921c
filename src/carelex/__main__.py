"""The program's entry, for `carelex` and for `python -m carelex`."""

import atexit
import gc
import os
import sys


def main() -> None:
    """Run the command line; an interrupt counts from the first import on."""
    # What is made while a program starts lives as long as it does. To look through it for garbage, now and again when
    # it ends, is a fifth of the time of a lookup.
    gc.disable()
    try:
        from carelex.cli import app

        gc.freeze()
        app(prog_name="carelex")
    except KeyboardInterrupt:
        sys.exit(130)


def program() -> None:
    """Be the program: run the command line, and then end at once."""
    try:
        main()
    except SystemExit as exc:
        _end_at_once(exc.code)
        raise


def _end_at_once(status: object) -> None:
    """End the process, if nothing waits for the end; for Python, to take all apart first takes long.

    What may wait for it: functions registered with atexit, other threads, a debugger, a profiler, `python -i`, and text
    that could not be written.
    """
    threading = sys.modules.get("threading")
    # Private to Python; without it, a function may be registered.
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

"""The program's entry, for `carelex` and for `python -m carelex`."""

import gc
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


if __name__ == "__main__":
    main()

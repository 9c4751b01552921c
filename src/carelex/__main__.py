"""The program's entry, for `carelex` and for `python -m carelex`."""

import sys


def main() -> None:
    """Run the command line; an interrupt counts from the first import on."""
    try:
        from carelex.cli import app

        app(prog_name="carelex")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()

"""Starts the program in the folder that `make onedir` makes."""

import os

from carelex.__main__ import main

# PyInstaller points to its own libraries, which a pager must not use.
if (before := os.environ.pop("LD_LIBRARY_PATH_ORIG", None)) is not None:
    os.environ["LD_LIBRARY_PATH"] = before
else:
    os.environ.pop("LD_LIBRARY_PATH", None)

main()

"""A module can be imported by need: when a name of a package is used, or something of a module that was put off."""

import subprocess
import sys


def printed_by(code: str) -> str:
    """What a program of its own prints."""
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8")
    return result.stdout


PUT_OFF = """
import sys
from carelex.doors import put_off
put_off("fractions", "json")
import fractions
print("decimal" in sys.modules)
"""


def test_a_module_that_was_put_off_is_imported_when_it_is_used() -> None:
    code = PUT_OFF + "print(fractions.Fraction(1, 2), fractions.__name__, 'decimal' in sys.modules)"
    assert printed_by(code) == "False\n1/2 fractions True\n"


def test_a_name_can_be_imported_from_a_module_that_was_put_off() -> None:
    code = PUT_OFF + "from fractions import Fraction\nimport fractions as again\nprint(Fraction is again.Fraction)"
    assert printed_by(code) == "False\nTrue\n"


def test_those_who_imported_it_before_see_the_same() -> None:
    code = PUT_OFF + "from fractions import Fraction\nprint(fractions.Fraction is Fraction, type(fractions).__name__)"
    assert printed_by(code) == "False\nTrue module\n"


def test_a_package_that_was_put_off_has_its_modules() -> None:
    code = PUT_OFF + "import json\nprint(json.loads('[1]'))\nimport json.tool\nprint(json.tool.__name__)"
    assert printed_by(code) == "False\n[1]\njson.tool\n"


def test_a_name_that_a_module_does_not_have_is_an_error() -> None:
    code = PUT_OFF + "try: fractions.nothing\nexcept AttributeError as exc: print(exc)"
    assert printed_by(code) == "False\nmodule 'fractions' has no attribute 'nothing'\n"


def test_a_module_that_is_loaded_already_stays() -> None:
    code = "import fractions\nfrom carelex.doors import put_off\nput_off('fractions')\nimport sys\n"
    assert printed_by(f"{code}print(sys.modules['fractions'] is fractions)") == "True\n"

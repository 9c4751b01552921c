"""carelex starts quickly: what an answer does not need is not loaded for it."""

import subprocess
import sys


def test_the_package_itself_loads_next_to_nothing() -> None:
    code = "import sys, carelex; print(*sorted(name for name in sys.modules if name.startswith('carelex')))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8")
    assert result.stdout.split() == ["carelex"]

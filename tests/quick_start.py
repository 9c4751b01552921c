"""Carelex as a program of its own, without the tenth of a second and more that Python takes to load it each time.

Each process of the tests starts one *starter*: a program that has loaded carelex and waits. To start carelex, it makes
a copy of itself (a fork). The copy gets the terminal or the pipes, the environment, the folder and the arguments of the
test, and runs carelex from its first line to its end. It is a process like any other, with signals and an exit code of
its own; only what it has loaded is older than it. So what is about loading, or about Python's own start, needs a fresh
process: `subprocess`, or `Screen(…, fresh=True)`.
"""

import atexit
import gc
import importlib
import io
import marshal
import os
import pkgutil
import runpy
import selectors
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from select import select

# As it is now: a test may set the clock.
from time import monotonic
from typing import NamedTuple

_HEEDED = ("LC_", "LANG", "PYTHON", "LD_", "TYPER_", "COVERAGE_", "TZ")
"""How the names of the variables begin that Python, or a library, heeds while it starts."""

NOT_SET = ("LANG", "PYTHONIOENCODING", "PYTHONUTF8", "PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE")
"""Which of them no test has, if it does not set them."""


class Started:
    """A process that the starter has started; to be used like a `subprocess.Popen`."""

    def __init__(self, args: Sequence[str], reports: int) -> None:
        self.args = [*args]
        self.returncode: int | None = None
        self._reports = reports
        self._report = b""
        while b"\n" not in self._report:
            self._read()
        self.pid = int(self._report.split()[0])
        """0 if the starter has not started it."""
        if not self.pid:
            os.close(reports)

    def poll(self) -> int | None:
        while self.returncode is None and select([self._reports], [], [], 0)[0]:
            self._read()
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        end = None if timeout is None else monotonic() + timeout
        while self.returncode is None:
            left = None if end is None else max(0, end - monotonic())
            if not select([self._reports], [], [], left)[0]:
                assert timeout is not None
                raise subprocess.TimeoutExpired(self.args, timeout)
            self._read()
        return self.returncode

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def _read(self) -> None:
        data = os.read(self._reports, 100)
        assert data, "the starter of tests/quick_start.py has ended"
        self._report += data
        pid_and_status = self._report.splitlines(keepends=True)[1:]
        if pid_and_status and pid_and_status[0].endswith(b"\n"):
            self.returncode = os.waitstatus_to_exitcode(int(pid_and_status[0]))
            os.close(self._reports)


def start(
    command: Sequence[str], env: Mapping[str, str], streams: Sequence[int], *, in_terminal: bool = False
) -> Started | None:
    """Start *command*, if it is one of Python's that the starter can start as well (else None).

    streams: what become its stdin, stdout and stderr; or the one that becomes all three, and where it is *in_terminal*,
    its terminal.
    """
    is_known = [*command[:2]] == [sys.executable, "-c"] or [*command[:3]] == [sys.executable, "-m", "carelex"]
    if os.name == "nt" or not is_known:
        return None
    reports, to_report = os.pipe()
    request = {"args": [*command[1:]], "env": {**env}, "folder": str(Path.cwd()), "in_terminal": in_terminal}
    data = marshal.dumps(request)
    try:
        _ask(len(data).to_bytes(8) + data, [to_report, *streams])
    finally:
        os.close(to_report)
    started = Started(command, reports)
    return started if started.pid else None


def run(command: Sequence[str], env: Mapping[str, str], stdin: bytes) -> "subprocess.CompletedProcess[bytes] | None":
    """As `subprocess.run` does, with pipes for all three streams; None if the starter cannot start it."""
    pipes = [os.pipe() for _ in range(3)]
    (its_stdin, to_stdin), (from_stdout, its_stdout), (from_stderr, its_stderr) = pipes
    try:
        started = start(command, env, [its_stdin, its_stdout, its_stderr])
    finally:
        for number in (its_stdin, its_stdout, its_stderr):
            os.close(number)
    if started is None:
        for number in (to_stdin, from_stdout, from_stderr):
            os.close(number)
        return None
    stdout, stderr = _exchanged(to_stdin, stdin, from_stdout, from_stderr)
    return subprocess.CompletedProcess(started.args, started.wait(60), stdout, stderr)


def _exchanged(to_stdin: int, stdin: bytes, *outputs: int) -> list[bytes]:
    """Write all of *stdin*, and read what comes from each of *outputs*."""
    read = dict.fromkeys(outputs, b"")
    end = monotonic() + 60
    os.set_blocking(to_stdin, False)
    with selectors.DefaultSelector() as selector:
        selector.register(to_stdin, selectors.EVENT_WRITE)
        for number in outputs:
            selector.register(number, selectors.EVENT_READ)
        while selector.get_map():
            assert monotonic() < end, f"it does not end: {read}"
            for key, _ in selector.select(1):
                is_over = False
                if key.fd == to_stdin:
                    try:
                        stdin = stdin[os.write(to_stdin, stdin[:65536]) if stdin else 0 :]
                    except BrokenPipeError:
                        stdin = b""
                    is_over = not stdin
                else:
                    data = os.read(key.fd, 65536)
                    read[key.fd] += data
                    is_over = not data
                if is_over:
                    selector.unregister(key.fd)
                    os.close(key.fd)
    return [*read.values()]


# In the process of the tests.


def command_for_shells() -> str:
    """What runs carelex quickly in a line of shell. It is the starter's child, and has no limits that a shell sets."""
    if os.name == "nt":
        return f"'{sys.executable}' -m carelex"
    return f"'{sys.executable}' -IS '{Path(__file__).with_name('quick_client.py')}' '{_starter().path}'"


class _Starter(NamedTuple):
    socket: socket.socket
    path: Path
    """Where others connect to it."""


def _ask(message: bytes, streams: Sequence[int]) -> None:
    starter = _starter().socket
    # The streams travel with the first byte.
    socket.send_fds(starter, [message[:1]], streams)
    starter.sendall(message[1:])


@cache
def _starter() -> _Starter:
    folder = Path(tempfile.mkdtemp())
    path = folder / "starter"
    ours, its = socket.socketpair()
    # In what Python heeds, its environment is that of each test.
    env = {name: value for name, value in os.environ.items() if name not in NOT_SET} | {"LC_ALL": "C.UTF-8"}
    with its, socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))
        listener.listen()
        numbers = [its.fileno(), listener.fileno()]
        process = subprocess.Popen(
            [sys.executable, __file__, *map(str, numbers)],
            env=env,
            pass_fds=numbers,
            stdin=subprocess.DEVNULL,
            cwd="/",
            start_new_session=True,
        )
    atexit.register(shutil.rmtree, folder)
    atexit.register(process.wait)
    # Then it ends.
    atexit.register(ours.close)
    return _Starter(ours, path)


# In the starter.


class _Request(NamedTuple):
    reports: int
    streams: list[int]
    args: list[str]
    env: dict[str, str]
    folder: str
    in_terminal: bool


def _load() -> None:
    """Load what carelex may need."""
    import carelex

    for module in pkgutil.walk_packages(carelex.__path__, "carelex."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    for name in ("rich.console", "rich.table", "rich.text", "sqlite3", "rapidfuzz", "shlex", "yaml"):
        importlib.import_module(name)


def _serve(tests: socket.socket, listener: socket.socket) -> _Request | None:
    """Start a process for each request; this gives the request in that process, and None in the starter's end."""
    running: dict[int, int] = {}
    woken, wake = socket.socketpair()
    for end in (woken, wake):
        end.setblocking(False)
    signal.set_wakeup_fd(wake.fileno())
    signal.signal(signal.SIGCHLD, lambda *_: None)
    with selectors.DefaultSelector() as selector:
        for source in (tests, listener, woken):
            selector.register(source, selectors.EVENT_READ)
        while True:
            ready = [key.fileobj for key, _ in selector.select()]
            request = None
            if woken in ready:
                with suppress(BlockingIOError):
                    woken.recv(4096)
                _report_ended(running)
            elif tests in ready:
                request = _receive(tests)
                if request is None:
                    return None
            else:
                # A shell may end its commands at any moment.
                with listener.accept()[0] as shell, suppress(EOFError):
                    request = _receive(shell)
            if request and _start(request, running):
                return request


def _start(request: _Request, running: dict[int, int]) -> bool:
    """Start a process, if Python would start in it as it has here; this is true in that process."""
    pid = 0
    if _heeded(request.env) == _heeded(os.environ):
        pid = os.fork()
        if not pid:
            signal.set_wakeup_fd(-1)
            return True
    _report(request.reports, pid)
    if pid:
        running[pid] = request.reports
    for number in request.streams if pid else (request.reports, *request.streams):
        os.close(number)
    return False


def _heeded(env: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in env.items() if value and name.startswith(_HEEDED)}


def _report_ended(running: dict[int, int]) -> None:
    while running:
        pid, status = os.waitpid(-1, os.WNOHANG)
        if not pid:
            break
        reports = running.pop(pid)
        _report(reports, status)
        os.close(reports)


def _report(reports: int, number: int) -> None:
    # Whoever has asked may be gone.
    with suppress(BrokenPipeError):
        os.write(reports, f"{number}\n".encode())


def _receive(requests: socket.socket) -> _Request | None:
    first, streams, _, _ = socket.recv_fds(requests, 1, 4)
    if not first:
        return None
    size = int.from_bytes(first + _exactly(requests, 7))
    return _Request(streams[0], streams[1:], **marshal.loads(_exactly(requests, size)))


def _exactly(requests: socket.socket, size: int) -> bytes:
    data = b""
    while len(data) < size:
        more = requests.recv(size - len(data))
        if not more:
            raise EOFError
        data += more
    return data


def _become(request: _Request) -> None:
    """Be the process that was asked for, as Python would have started it."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    # What the starter has loaded would have itself called in the end, and carelex would wait for it.
    atexit._clear()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if request.in_terminal:
        os.login_tty(request.streams[0])
    else:
        for number, stream in enumerate(request.streams):
            os.dup2(stream, number)
    os.closerange(3, 256)
    os.chdir(request.folder)
    os.environ.clear()
    os.environ.update(request.env)
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        anew = _stream(number, getattr(sys, name))
        setattr(sys, name, anew)
        setattr(sys, f"__{name}__", anew)


def _stream(number: int, like: io.TextIOWrapper) -> io.TextIOWrapper:
    opened = open(number, "w" if number else "r", encoding=like.encoding, errors=like.errors, closefd=False)  # noqa: SIM115
    assert isinstance(opened, io.TextIOWrapper)
    opened.reconfigure(line_buffering=number == 2 or os.isatty(number))
    return opened


def _main() -> None:
    tests, listener = (socket.socket(fileno=int(number)) for number in sys.argv[1:])
    _load()
    # A copy shares what neither has written to. The garbage collector writes to all that it looks at.
    gc.freeze()
    request = _serve(tests, listener)
    if request is None:
        return
    _become(request)
    kind, what, *args = request.args
    if kind == "-m":
        sys.path[0] = request.folder
        sys.argv = [what, *args]
        runpy.run_module(what, run_name="__main__", alter_sys=True)
    else:
        sys.path[0] = ""
        sys.argv = [kind, *args]
        exec(compile(what, "<string>", "exec"), {"__name__": "__main__"})


if __name__ == "__main__":
    _main()

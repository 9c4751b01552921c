"""The program that stands for carelex in a shell of the tests: it has it started by the starter of `quick_start.py`.

Called with the path of the starter's socket, and then with what carelex is given. It passes on its streams, environment
and folder, waits, and ends as carelex does. It imports as little as it can: shells start it hundreds of times, and
`socket` and `signal` take as long to load as Python itself. Their compiled parts are enough.
"""

import _signal  # type: ignore[import-not-found]
import _socket
import marshal
import os
import sys


def main() -> int:
    reports, to_report = os.pipe()
    request = {
        "args": ["-m", "carelex", *sys.argv[2:]],
        "env": {**os.environ},
        "folder": os.getcwd(),  # noqa: PTH109
        "in_terminal": False,
    }
    data = marshal.dumps(request)
    starter = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
    starter.connect(sys.argv[1])
    streams = b"".join([number.to_bytes(4, sys.byteorder) for number in (to_report, 0, 1, 2)])
    starter.sendmsg([len(data).to_bytes(8)], [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, streams)])
    starter.sendall(data)
    starter.close()
    os.close(to_report)
    with os.fdopen(reports, encoding="ascii") as lines:
        pid = int(lines.readline())
        if not pid:
            os.execv(sys.executable, [sys.executable, "-m", "carelex", *sys.argv[2:]])
        _signal.signal(_signal.SIGINT, lambda *_: os.kill(pid, _signal.SIGINT))
        code = os.waitstatus_to_exitcode(int(lines.readline()))
    return code if code >= 0 else 128 - code


sys.exit(main())

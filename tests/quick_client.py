"""The program that stands for carelex in a shell of the tests: it has it started by the starter of `quick_start.py`.

Called with the path of the starter's socket, and then with what carelex is given. It passes on its streams, environment
and folder, waits, and ends as carelex does. It imports as little as it can.
"""

import marshal
import os
import signal
import socket
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
    with socket.socket(socket.AF_UNIX) as starter:
        starter.connect(sys.argv[1])
        socket.send_fds(starter, [len(data).to_bytes(8)], [to_report, 0, 1, 2])
        starter.sendall(data)
    os.close(to_report)
    with os.fdopen(reports, encoding="ascii") as lines:
        pid = int(lines.readline())
        if not pid:
            os.execv(sys.executable, [sys.executable, "-m", "carelex", *sys.argv[2:]])
        signal.signal(signal.SIGINT, lambda *_: os.kill(pid, signal.SIGINT))
        code = os.waitstatus_to_exitcode(int(lines.readline()))
    return code if code >= 0 else 128 - code


sys.exit(main())

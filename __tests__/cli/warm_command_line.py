"""Starts the official command line for tests, in a process of its own each time, without loading its libraries each time.

Loading them is most of what a command costs. Modules of the command line that need `contree_cli.config` are loaded by
each process itself: it reads files and variables of the user as it is loaded.

    python warm_command_line.py SOCKET SCRIPT

connects to SOCKET. A line of the connection `control` is a request: `id`, `args`, `env` and `cwd`, as JSON. What is started
for it connects four times. `status` gets the process's id and, when it has ended, its exit code, each as a line; the others
are its standard streams. The first bytes of a connection say which it is: the id in eight digits, the name in eight letters.
"""

import gc
import importlib
import json
import os
import pkgutil
import runpy
import socket
import sys
from contextlib import suppress

ADDRESS, SCRIPT = sys.argv[1:]
STREAMS = ("stdin", "stdout", "stderr")


def load():
    """Loads what is the same for every user. A module that needs the configuration cannot be imported here."""
    import contree_cli

    sys.modules["contree_cli.config"] = None
    for module in pkgutil.walk_packages(contree_cli.__path__, "contree_cli.", lambda _: None):
        with suppress(ImportError):
            importlib.import_module(module.name)
    del sys.modules["contree_cli.config"]
    # The collector would write to what the processes share, and each would get a copy of its own.
    gc.freeze()


def connect(number, name):
    connection = socket.socket(socket.AF_UNIX)
    connection.connect(ADDRESS)
    connection.sendall(f"{number:08}{name:8}".encode())
    return connection


def next_request():
    """Returns once for each request, in a process forked for it; at the end of the connection it exits."""
    control = connect(0, "control")
    for line in control.makefile("r", encoding="utf-8"):
        with suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0] != 0:
                pass
        if os.fork() == 0:
            control.close()
            return json.loads(line)
    os._exit(0)


def watched(number):
    """Forks: the process that returns is the command, the other one says how that ends."""
    status = connect(number, "status")
    command = os.fork()
    if command == 0:
        status.close()
        return
    status.sendall(f"{command}\n".encode())
    _, ended = os.waitpid(command, 0)
    status.sendall(f"{os.waitstatus_to_exitcode(ended)}\n".encode())
    os._exit(0)


load()
request = next_request()
watched(request["id"])
for descriptor, stream in enumerate(STREAMS):
    with connect(request["id"], stream) as connection:
        os.dup2(connection.fileno(), descriptor)
os.environ.update(request["env"])
os.chdir(request["cwd"])
sys.argv = [SCRIPT, *request["args"]]
sys.path[0] = os.path.dirname(SCRIPT)
runpy.run_path(SCRIPT, run_name="__main__")

"""A line to the service that can be cut: every connection ends, and no new one leads anywhere."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Iterator
from threading import Lock, Thread
from urllib.parse import urlsplit

PIECE = 65_536


class Line:
    """A browser's own way of being offline leaves what is open alone, now and then."""

    def __init__(self, url: str, listener: socket.socket) -> None:
        there = urlsplit(url)
        self._to = (there.hostname or "", there.port or 80)
        self._listener = listener
        self._open: set[socket.socket] = set()
        self._cut = False
        self._lock = Lock()
        self.url = "http://{}:{}".format(*listener.getsockname())

    def cut(self) -> None:
        with self._lock:
            self._cut = True
            for one in self._open:
                with contextlib.suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)

    def mend(self) -> None:
        with self._lock:
            self._cut = False

    def serve(self) -> None:
        """Until the listener is closed."""
        with contextlib.suppress(OSError):
            while True:
                here, _ = self._listener.accept()
                Thread(target=self._carry, args=(here,), daemon=True).start()

    def _carry(self, here: socket.socket) -> None:
        with here, contextlib.suppress(OSError), socket.create_connection(self._to) as there:
            with self._lock:
                if self._cut:
                    return
                self._open |= {here, there}
            back = Thread(target=_pump, args=(there, here), daemon=True)
            back.start()
            _pump(here, there)
            back.join()
            with self._lock:
                self._open -= {here, there}


def _pump(one: socket.socket, other: socket.socket) -> None:
    """What ``one`` says goes to ``other``; so does the end of it."""
    with contextlib.suppress(OSError):
        while piece := one.recv(PIECE):
            other.sendall(piece)
    with contextlib.suppress(OSError):
        other.shutdown(socket.SHUT_RDWR)


@contextlib.contextmanager
def line_to(url: str) -> Iterator[Line]:
    """A line to the service at ``url``, on a port of its own."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        line = Line(url, listener)
        Thread(target=line.serve, daemon=True).start()
        yield line
        line.cut()
        listener.shutdown(socket.SHUT_RDWR)

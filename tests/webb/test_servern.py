"""The server itself: it answers at once."""

import socket

from arbetsflode.webb.server import lyssna


def test_an_answer_leaves_without_waiting_for_more() -> None:
    """Connections know that they are TCP: only then does the loop send each part of an answer at once."""
    with lyssna("127.0.0.1", 0) as lyssnare, socket.create_connection(lyssnare.getsockname()):
        anslutning, _ = lyssnare.accept()
        with anslutning:
            assert anslutning.proto == socket.IPPROTO_TCP

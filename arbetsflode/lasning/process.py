"""A reader of foreign files in a process of its own: what it says, or that it came to no end."""

import subprocess
import sys

LANGST_TID = 10
"""Seconds that anybody waits, on a machine too busy to give the reader its seconds of computing sooner."""


def kor(modul: str, *argument: str, innehall: bytes) -> tuple[int | None, bytes]:
    """Run a module of ours with some bytes on standard in: its exit code and its standard out.

    None for the code of one that nobody waited for any longer; it is ended. Raises OSError when the machine
    cannot begin another process.
    """
    kommando = (sys.executable, "-I", "-m", f"arbetsflode.lasning.{modul}", *argument)
    barn = subprocess.Popen(  # noqa: S603 - our own module, with words of our own
        kommando, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    with barn:
        try:
            ut, _ = barn.communicate(innehall, timeout=LANGST_TID)
        except subprocess.TimeoutExpired:
            return None, b""
        finally:
            barn.kill()
    return barn.returncode, ut

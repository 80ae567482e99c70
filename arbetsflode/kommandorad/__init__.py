"""The command line: `remiss`. Commands are loaded when they are called, so that help comes at once."""

from arbetsflode.kommandorad.start import kor, main

__all__ = ["kor", "main"]

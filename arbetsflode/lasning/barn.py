"""The reader: a file on standard in, its text on standard out. It may crash, run long or fill its memory.

Run as `python -m arbetsflode.lasning.barn KIND`; the limits are set before anything is read.
"""

import resource
import sys

from arbetsflode.handlingar.filtyper import Filtyp
from arbetsflode.lasning.normalt import KODNING, VAGRAD, normalt
from tillstand.fel import OgiltigIndata

STORST_MINNE = 1 << 30
"""Bytes of address space."""
LANGST_RAKNETID = 20
"""Seconds of computing."""


def main() -> int:
    """Read one file; the exit code."""
    resource.setrlimit(resource.RLIMIT_AS, (STORST_MINNE, STORST_MINNE))
    resource.setrlimit(resource.RLIMIT_CPU, (LANGST_RAKNETID, LANGST_RAKNETID))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with open(0, "rb") as fil:
        innehall = fil.read()
    from arbetsflode.lasning.filer import till_text

    try:
        utgang, text = 0, normalt(till_text(Filtyp(sys.argv[1]), innehall))
    except OgiltigIndata as fel:
        utgang, text = VAGRAD, "\n".join(f.mening for f in fel.felaktigheter)
    with open(1, "wb") as ut:
        ut.write(text.encode(KODNING, "replace"))
    return utgang


if __name__ == "__main__":
    sys.exit(main())

"""The reader: a file on standard in, its text on standard out. It may crash, run long or fill its memory.

Run as `python -m arbetsflode.lasning.barn KIND`; the limits are set before anything is read, and nothing is
imported that this kind of file does not need.
"""

import sys

from arbetsflode.handlingar.filtyper import Filtyp
from arbetsflode.lasning.filer import till_text
from arbetsflode.lasning.normalt import KODNING, TIDEN_UTE, VAGRAD, Olasligt
from arbetsflode.lasning.tidsgrans import TidenUte, begransa, slapp


def main() -> int:
    """Read one file; the exit code."""
    begransa()
    with open(0, "rb") as fil:
        innehall = fil.read()
    try:
        utgang, text = 0, till_text(Filtyp(sys.argv[1]), innehall)
        slapp()
    except Olasligt as fel:
        utgang, text = VAGRAD, str(fel)
    except TidenUte:
        return TIDEN_UTE
    with open(1, "wb") as ut:
        ut.write(text.encode(KODNING, "replace"))
    return utgang


if __name__ == "__main__":
    sys.exit(main())

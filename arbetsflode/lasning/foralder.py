"""The reader's parent: vets a file, starts the reader, and turns every way of ending into text or a fault."""

import signal

from arbetsflode.handlingar.arkiv import fel
from arbetsflode.handlingar.filtyper import Filtyp, andelse
from arbetsflode.handlingar.mottagning import granska
from arbetsflode.lasning.normalt import KODNING, LASBARA, TIDEN_UTE, VAGRAD
from arbetsflode.lasning.process import kor

_TIDEN = (None, TIDEN_UTE, -signal.SIGVTALRM, -signal.SIGXCPU)

_MSG = (
    "filen är ett meddelande i Outlooks eget format (.msg): öppna det i Outlook, spara det som .eml eller"
    " PDF, och försök igen"
)
_INTE_LASBARA = {
    Filtyp.PNG: "en bild har ingen text som går att läsa: registrera för hand, eller be avsändaren om en PDF",
    Filtyp.RTF: "RTF går inte att läsa som text: spara filen som DOCX eller PDF och försök igen",
}
_INTE_LASBAR = (
    "det här slaget av fil går inte att läsa som brev: spara det som PDF eller DOCX och försök igen"
)
_TRASIG = "filen går inte att läsa, den är troligen trasig: öppna den, spara den på nytt och försök igen"
_INTE_NU = "filen gick inte att läsa just nu, datorn har för mycket att göra: försök igen om en stund"
_FOR_LANG_TID = "filen tog för lång tid att läsa och lästes inte: spara den på nytt som PDF och försök igen"


def las_i_barnet(innehall: bytes, filnamn: str) -> str:
    """The text of a file, by its name of a kind that is read. Raises OgiltigIndata (place `fil`)."""
    if andelse(filnamn) == "msg":
        raise fel(_MSG)
    typ = granska(innehall, filnamn)
    if typ not in LASBARA:
        raise fel(_INTE_LASBARA.get(Filtyp.PNG if typ in (Filtyp.JPEG, Filtyp.TIFF) else typ, _INTE_LASBAR))
    return _last(typ, innehall)


def _last(typ: Filtyp, innehall: bytes) -> str:
    try:
        utgang, ut = kor("barn", typ.value, innehall=innehall)
    except OSError:
        raise fel(_INTE_NU) from None
    if utgang == VAGRAD:
        raise fel(ut.decode(KODNING, "replace"))
    if utgang in _TIDEN:
        raise fel(_FOR_LANG_TID)
    if utgang != 0:
        raise fel(_TRASIG)
    return ut.decode(KODNING, "replace")

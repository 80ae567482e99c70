"""Which way out the settings name."""

from contextlib import nullcontext

from konfiguration.installningar import Epost, Kanalval
from notiser.kanaler import Oppning
from notiser.kanaler.epost import Epostkanal
from notiser.kanaler.mapp import Mappkanal
from tillstand.fel import Felaktighet, Konfigurationsfel


def valj_kanal(epost: Epost) -> Oppning:
    """The channel of the settings. Raises Konfigurationsfel for a folder channel without a folder."""
    if epost.kanal is Kanalval.SMTP:
        return Epostkanal(epost=epost)
    if epost.mapp is None:
        raise Konfigurationsfel([Felaktighet(plats="epost.mapp", mening="ska anges när kanalen är mapp")])
    return nullcontext(Mappkanal(mapp=epost.mapp))

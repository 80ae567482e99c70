"""Which way out the settings name; its code is loaded when there is something to send."""

from contextlib import nullcontext

from konfiguration.installningar import Epost, Kanalval
from notiser.kanaler import Oppning
from tillstand.fel import Felaktighet, Konfigurationsfel


def valj_kanal(epost: Epost) -> Oppning:
    """The channel of the settings. Raises Konfigurationsfel for a folder channel without a folder."""
    if epost.kanal is Kanalval.SMTP:
        from notiser.kanaler.epost import Epostkanal

        return Epostkanal(epost=epost)
    if epost.mapp is None:
        raise Konfigurationsfel([Felaktighet(plats="epost.mapp", mening="ska anges när kanalen är mapp")])
    from notiser.kanaler.mapp import Mappkanal

    return nullcontext(Mappkanal(mapp=epost.mapp))

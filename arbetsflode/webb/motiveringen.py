"""The words that a person gives as a comment or a reason: one field, and what is wrong with it."""

from attrs import frozen

from arbetsflode.webb.formular.bygge import felen_per_falt
from arbetsflode.webb.formular.falt import Falt, Ifallt, Sort
from konfiguration.tolkning import tolka
from tillstand.fel import Felaktighet, OgiltigIndata
from tillstand.motivering import Motivering


@frozen(kw_only=True)
class Ordfalt:
    """A field of words. `tomt` is what is said when it is empty and may not be."""

    namn: str
    etikett: str
    bestamd: str
    """The label with its article, as a fault begins: ”Kommentaren”."""
    tomt: str
    hjalp: str = ""

    def i_sidan(self, text: str, fel: tuple[Felaktighet, ...], *, kravs: bool) -> Ifallt:
        """The field as it stands in the page."""
        falt = Falt(self.namn, self.etikett, Sort.STYCKE, self.hjalp)
        return Ifallt(falt=falt, kravs=kravs, varde=text, fel=felen_per_falt(fel).get(self.namn, ""))

    def las(self, text: str) -> Motivering:
        """The words that were written. Raises OgiltigIndata, each fault at the field."""
        if not text.strip():
            raise OgiltigIndata((Felaktighet(plats=self.namn, mening=self.tomt),))
        try:
            return tolka(Motivering, {"text": text})
        except OgiltigIndata as fel:
            raise OgiltigIndata(
                Felaktighet(plats=self.namn, mening=f"{self.bestamd} {ett.mening}")
                for ett in fel.felaktigheter
            ) from None

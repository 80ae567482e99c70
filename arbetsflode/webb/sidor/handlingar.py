"""Handlingar: documents are attached to a case, and fetched from it."""

import re
from typing import Any
from urllib.parse import quote

from attrs import define, field, frozen
from litestar import Response
from litestar.params import FromPath

from arbetsflode import motor
from arbetsflode.handlingar.mottagning import innehallstyp, typ_vid_hamtning, visat_namn
from arbetsflode.motor import Arendevy, Kvitto
from arbetsflode.webb.beroenden import MedFormular, MedFraga
from arbetsflode.webb.formular import bifogning
from arbetsflode.webb.formular.bygge import felen_per_falt
from arbetsflode.webb.formular.filer import Inlamnad, las_filer, namngivet, som_inlaga
from arbetsflode.webb.formular.ifyllning import Skrivet, las
from arbetsflode.webb.fraga import Fraga
from arbetsflode.webb.mallning import sida
from arbetsflode.webb.sparat import krockat, nyckel_ur, sett_version, till_arendet
from arbetsflode.webb.vag import hamta, skicka
from tillstand.fel import (
    Felaktighet,
    Lagringsfel,
    OgiltigIndata,
    Remissfel,
    Saknas,
    Upptaget,
    Versionskonflikt,
    VillkorEjUppfyllt,
)
from tillstand.remiss import Remiss

_ATGARD = "bifoga"
_OKAND = "application/octet-stream"
INSTANGD = "sandbox; default-src 'none'"
"""What a document may do if somebody shows it all the same: nothing."""
_OSAKERT_I_NAMN = re.compile(r'[^ !#$&+.^_`|~0-9A-Za-z()\[\],;=@-]|["\\]')


@frozen(kw_only=True)
class _Utgang:
    """How it went with the files of a form: what was attached, and why the others were not."""

    kvitton: tuple[Kvitto, ...]
    bifogade: tuple[str, ...]
    fel: tuple[Felaktighet, ...]


@hamta("/arenden/{arende:str}/bifoga")
def visa_bifoga(fraga: MedFraga, arende: FromPath[str]) -> Response[str]:
    """The form. Raises Saknas."""
    return _formularet(fraga, _arendet(fraga, arende), Skrivet(texter={}, kryssade={}))


@skicka("/arenden/{arende:str}/bifoga")
def bifoga(fraga: MedFraga, formular: MedFormular, arende: FromPath[str]) -> Response[Any]:
    """Attach the files in turn. What cannot be taken is told file by file; the others stay attached."""
    vy = _arendet(fraga, arende)
    skrivet = las(bifogning.FALTEN, formular)
    filer, filfel = las_filer(formular)
    antal = len(filer) + len(filfel)
    if fel := bifogning.felen(vy.arende, skrivet, antal):
        return _formularet(fraga, vy, skrivet, (*fel, *filfel), hade_filer=antal > 0)
    try:
        utgang = _Bifogning(fraga, vy, skrivet, sett_version(formular), nyckel_ur(formular)).alla(filer)
    except OgiltigIndata as ogiltigt:
        return _formularet(fraga, vy, skrivet, (*ogiltigt.felaktigheter, *filfel), hade_filer=True)
    except Versionskonflikt as konflikt:
        return krockat(fraga, arende, konflikt, _som_rader(skrivet))
    if fel := (*utgang.fel, *filfel):
        return _formularet(fraga, _arendet(fraga, arende), skrivet, fel, utgang.bifogade, hade_filer=True)
    nyckel = f"{nyckel_ur(formular)}-{len(utgang.kvitton)}"
    return till_arendet(arende, nyckel, utgang.kvitton[-1])


@define
class _Bifogning:
    """The files of a form on their way into a case, each on the version that the one before it made."""

    fraga: Fraga
    vy: Arendevy
    skrivet: Skrivet
    version: int
    nyckel: str
    kvitton: list[Kvitto] = field(factory=list, init=False)
    fel: list[Felaktighet] = field(factory=list, init=False)

    def alla(self, filer: tuple[Inlamnad, ...]) -> _Utgang:
        """Attach them. Raises OgiltigIndata for the fields, and Versionskonflikt before the first is in."""
        inlagor = [som_inlaga(f, bifogning.uppgifter(self.vy.arende, self.skrivet, f)) for f in filer]
        bifogade = tuple(inlaga.filnamn for inlaga in inlagor if self._en(inlaga))
        return _Utgang(kvitton=tuple(self.kvitton), bifogade=bifogade, fel=tuple(self.fel))

    def _en(self, inlaga: motor.Handlingsinlaga) -> bool:
        try:
            kvitto = motor.bifoga(
                self.fraga.program,
                self.fraga.aktor,
                arende=self.vy.arende.id,
                version=self.version,
                handling=inlaga,
                nyckel=f"{self.nyckel}-{len(self.kvitton) + 1}",
            )
        except (OgiltigIndata, VillkorEjUppfyllt) as fel:
            self.fel += (namngivet(inlaga.filnamn, mening) for mening in _meningar(fel))
            return False
        except (Versionskonflikt, Upptaget, Lagringsfel) as fel:
            if not self.kvitton:
                raise
            self.fel.append(namngivet(inlaga.filnamn, f"hann inte bifogas, försök igen. {fel}"))
            return False
        self.kvitton.append(kvitto)
        self.version = kvitto.version
        return True


def _meningar(fel: Remissfel) -> tuple[str, ...]:
    if isinstance(fel, OgiltigIndata):
        return tuple(f.mening for f in fel.felaktigheter)
    return tuple(str(b) for b in fel.brister) if isinstance(fel, VillkorEjUppfyllt) else (str(fel),)


def _arendet(fraga: Fraga, arende: str) -> Arendevy:
    vy = motor.visa(fraga.program, fraga.aktor, arende=arende)
    if not isinstance(vy.arende, Remiss) or _ATGARD not in {m.namn for m in vy.mojliga}:
        raise Saknas("Det går inte att bifoga något i ärendet.")
    return vy


def _formularet(
    fraga: Fraga,
    vy: Arendevy,
    skrivet: Skrivet,
    fel: tuple[Felaktighet, ...] = (),
    bifogade: tuple[str, ...] = (),
    *,
    hade_filer: bool = False,
) -> Response[str]:
    per_falt = dict(felen_per_falt(fel))
    return sida(
        fraga,
        "bifoga.html",
        status=422 if fel else 200,
        vy=vy,
        mojlighet=next(m for m in vy.mojliga if m.namn == _ATGARD),
        falten=bifogning.falten(vy.arende, skrivet, per_falt),
        fel=fel,
        filfel=per_falt.get("fil", ""),
        bifogade=bifogade,
        hade_filer=hade_filer,
        nyckel=fraga.ny_nyckel(),
    )


def _som_rader(skrivet: Skrivet) -> list[tuple[str, str]]:
    return [(f.etikett, skrivet.text(f.namn)) for f in bifogning.FALTEN if skrivet.text(f.namn)]


@hamta("/arenden/{arende:str}/handlingar/{nummer:int}/{version:int}")
def hamta_handling(
    fraga: MedFraga, arende: FromPath[str], nummer: FromPath[int], version: FromPath[int]
) -> Response[bytes]:
    """A version of a document, always as a file to save. Raises Saknas, Datafel."""
    handling, innehall = motor.hamta_handling(
        fraga.program, fraga.aktor, arende=arende, nummer=nummer, version=version
    )
    namn = visat_namn(handling.filnamn)
    typ = typ_vid_hamtning(innehall, namn)
    huvuden = {"Content-Disposition": som_bilaga(namn), "Content-Security-Policy": INSTANGD}
    return Response(innehall, media_type=innehallstyp(typ) if typ else _OKAND, headers=huvuden)


def som_bilaga(filnamn: str) -> str:
    """The header that makes a browser save a file by its name (RFC 6266), whatever its letters (RFC 5987)."""
    enkelt = _OSAKERT_I_NAMN.sub("_", filnamn)
    return f"attachment; filename=\"{enkelt}\"; filename*=UTF-8''{quote(filnamn, safe='')}"


VAGAR = (visa_bifoga, bifoga, hamta_handling)

"""A registration that begins with a letter: laid in the inbox, read, and proposed field by field."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import field, frozen

from arbetsflode import motor
from arbetsflode.inkorg import Vag
from arbetsflode.inkorg.forslag import Foreslaget
from arbetsflode.kommandorad.anrop import Anrop
from arbetsflode.kommandorad.utskrift import skriv
from tillstand.fel import Felaktighet, OgiltigIndata
from tillstand.svarstidstext import las_skriven_svarstid

_RUBRIKER: Mapping[str, str] = {
    "namnd": "Nämnd",
    "titel": "Titel",
    "avsandare.organ": "Från",
    "avsandare.diarienummer": "Deras diarienummer",
    "svarstid": "Svar senast",
    "inkommen": "Inkommen",
    "avsandare.epost": "Avsändarens e-post",
    "diarienummer": "Eget diarienummer",
}


@frozen(kw_only=True)
class Brevforslag:
    """What a letter proposes, and where it lies in the inbox."""

    inkommet: tuple[str, int] | None = None
    namnd: str | None = None
    diarienummer: str | None = None
    trad: Mapping[str, Any] = field(factory=dict)
    """The fields of the registration, as a tree."""
    handlingar: tuple[motor.Handlingsinlaga, ...] = ()
    nekade: tuple[str, ...] = ()
    """What the letter carried and is not taken, in sentences."""


def ur_brevet(anrop: Anrop, fil: Path | None) -> Brevforslag:
    """Lay a letter in the inbox, read it, and tell what it says; without a letter nothing is proposed.

    Raises OgiltigIndata when it cannot be read; it lies in the inbox.
    """
    if fil is None:
        return Brevforslag()
    program, aktor = anrop.program, anrop.aktor
    post = motor.ta_emot(
        program,
        aktor,
        innehall=fil,
        filnamn=fil.name,
        vag=Vag.KOMMANDORAD,
        nyckel=f"{anrop.fardig_nyckel} inkorg",
    )
    post = motor.las_inkommet(program, aktor, id_=post.id)
    if post.lasfel is not None:
        mening = f"{post.lasfel} Den ligger i inkorgen ({post.id})"
        raise OgiltigIndata((Felaktighet(plats="--fran", mening=mening),))
    forslag = motor.inkommet(program, aktor, id_=post.id).forslag
    handlingar, nekade = motor.inlagor_ur(program, aktor, id_=post.id)
    _visa(anrop, forslag)
    return Brevforslag(
        inkommet=(post.id, post.version),
        namnd=_text(forslag, "namnd"),
        diarienummer=_text(forslag, "diarienummer"),
        trad=_trad(forslag),
        handlingar=handlingar,
        nekade=nekade,
    )


def _visa(anrop: Anrop, forslag: Mapping[str, Foreslaget]) -> None:
    if anrop.som_json:
        return
    skriv("Läst ur brevet:")
    for namn, rubrik in _RUBRIKER.items():
        if ett := forslag.get(namn):
            skriv(f"  {rubrik}: {ett.text}{'' if ett.sakert else '  (osäkert, läs efter)'}")


def _text(forslag: Mapping[str, Foreslaget], namn: str) -> str | None:
    return forslag[namn].text if namn in forslag else None


def _trad(forslag: Mapping[str, Foreslaget]) -> Mapping[str, Any]:
    ut: dict[str, Any] = {}
    for namn, ett in forslag.items():
        if namn in ("namnd", "diarienummer", "svarstid"):
            continue
        plats = ut
        *vagen, sist = namn.split(".")
        for del_ in vagen:
            plats = plats.setdefault(del_, {})
        plats[sist] = [{"organ": rad} for rad in ett.text.split("\n")] if namn == "instanser" else ett.text
    if "svarstid" in forslag:
        ut["svarstid"] = _svarstid(forslag["svarstid"].text)
    return ut


def _svarstid(text: str) -> Mapping[str, Any]:
    """The day of a text; words that say no day are kept as they are written."""
    try:
        svarstid = las_skriven_svarstid(text)
    except ValueError:
        return {"text": text}
    fran = {"fran": svarstid.fran.isoformat()} if svarstid.fran else {}
    datum = {"datum": svarstid.datum.isoformat()} if svarstid.datum else {}
    return {"text": text, "precision": svarstid.precision.value, **datum, **fran}

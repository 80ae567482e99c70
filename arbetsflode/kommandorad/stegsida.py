"""The steps of a case as `remiss handla DNR` shows them: open with their fields, closed with the reason."""

from collections.abc import Sequence
from typing import Any

from arbetsflode.kommandorad.anrop import Anrop
from arbetsflode.kommandorad.atgardande import flode_for, underlagsklass
from arbetsflode.kommandorad.kvitton import citat
from arbetsflode.kommandorad.stegval import val_for
from arbetsflode.kommandorad.utskrift import skriv, skriv_json, spalter
from arbetsflode.motor import Arendevy
from arbetsflode.visning.falthjalp import Falt, falt_i
from tillstand.begaran import ROLLTEXT
from tillstand.fel import OgiltigOvergang, Remissfel, SaknarBehorighet, VillkorEjUppfyllt
from tillstand.flode import Atgard, Flode, Overgang
from tillstand.provning import Mojlighet

EGNA_KOMMANDON = {
    "begar_anstand": "forlang DNR --begard",
    "bevilja_anstand": "forlang DNR --beviljad",
    "avsla_anstand": "forlang DNR --avslagen",
    "omfordela": "omfordela DNR PERSON",
    "komplettera": "komplettera DNR",
    "bifoga": "bifoga DNR FIL --slag ...",
    "byt_sammantrade": "mote DNR MÖTESDAG",
    "preliminart_svar": "preliminart DNR",
    "anslag_uppe": "anslag upp DNR",
    "anslag_nere": "anslag ned DNR",
    "anmal": "anmal DNR MÖTESDAG",
    "anteckna": "anteckna DNR TEXT",
    "avsluta": "avsluta DNR",
}
"""Åtgärder that have a command of their own; the others are done with `handla`."""


def visa_stegen(anrop: Anrop, vy: Arendevy) -> None:
    """What can be done now and what it takes; what cannot, and why. JSON: `{"arende", "steg": [...]}`."""
    flode = flode_for(anrop, vy.arende)
    if anrop.som_json:
        skriv_json(
            {"arende": vy.arende.id, "version": vy.arende.version, "steg": steg_json(anrop, vy, flode)}
        )
        return
    lage = vy.rubriker[vy.arende.tillstand].lower()
    skriv(f"{vy.arende.diarienummer} · {lage} · version {vy.arende.version}", "")
    oppna = [m for m in vy.mojliga if m.ar_oppen]
    skriv("Du kan nu:" if oppna else "Du kan inte göra något i ärendet nu.")
    for m in oppna:
        skriv(f"  {m.namn.ljust(22)} {m.rubrik}{_vart(vy, m)}")
        skriv(*_sa_har(anrop, vy, flode.per_namn[m.namn]))
    if stangda := [m for m in vy.mojliga if not m.ar_oppen]:
        skriv("", "Inte nu:")
        skriv(*(f"  {m.namn.ljust(22)} {varfor_inte(m, flode)}" for m in stangda))


def _vart(vy: Arendevy, m: Mojlighet) -> str:
    return f" → {vy.rubriker[m.till].lower()}" if m.till else ""


def _sa_har(anrop: Anrop, vy: Arendevy, rad: Overgang | Atgard) -> list[str]:
    """How a step is done: its own command, or its fields."""
    indrag, nummer = " " * 25, citat(vy.arende.diarienummer)
    if rad.namn in EGNA_KOMMANDON:
        return [f"{indrag}remiss {EGNA_KOMMANDON[rad.namn].replace('DNR', nummer)}"]
    klass = underlagsklass(anrop, vy.arende, rad)
    val, falten = val_for(klass), falt_i(klass)
    rader = []
    if kravs := [val.get(f.namn, f"--falt {f.namn}=") for f in falten if f.kravs]:
        rader.append(f"{indrag}krävs:    {', '.join(kravs)}")
    valfria = {f.namn for f in falten if not f.kravs}
    if kan := [namn for falt, namn in val.items() if falt in valfria]:
        rader.append(f"{indrag}kan ges:  {', '.join(kan)}")
    if any(f.namn not in val for f in falten):
        rader.append(f"{indrag}fler fält: remiss handla {nummer} {rad.namn} --visa-falt")
    if isinstance(rad, Overgang) and rad.godkanns_av:
        rader.append(f"{indrag}godkänns av {roller(rad.godkanns_av, ', sedan ')}")
    return rader


def varfor_inte(m: Mojlighet, flode: Flode) -> str:
    """Why a step is closed: who may take it, and every demand that does not hold."""
    skal = [str(b) for b in m.brister]
    if m.behorig is None:
        skal.insert(0, f"Görs av {roller(flode.per_namn[m.namn].roller, ' eller ')}.")
    return f"{m.rubrik}: {' '.join(skal)}"


def stangt(vy: Arendevy, rad: Overgang | Atgard) -> Remissfel | None:
    """The refusal of a step that is closed whatever its form says: told before faults in the form."""
    funnet = next((m for m in vy.mojliga if m.namn == rad.namn), None)
    if funnet is None:
        lage = vy.rubriker[vy.arende.tillstand].lower()
        finns = ", ".join(m.namn for m in vy.mojliga if m.ar_oppen and m.till is not None)
        kan = f" Du kan: {finns}." if finns else ""
        return OgiltigOvergang(f"”{rad.rubrik}” går inte från läget {lage}.{kan}")
    if funnet.behorig is None:
        return SaknarBehorighet(f"”{rad.rubrik}” görs av {roller(rad.roller, ' eller ')}.")
    return VillkorEjUppfyllt(funnet.brister) if funnet.brister else None


def roller(koder: Sequence[str], skilje: str) -> str:
    """Roles as people call them."""
    return skilje.join(ROLLTEXT.get(kod, kod) for kod in koder)


def steg_json(anrop: Anrop, vy: Arendevy, flode: Flode) -> list[dict[str, Any]]:
    """The steps for programs, each with its fields."""
    return [
        {
            "namn": m.namn,
            "rubrik": m.rubrik,
            "till": m.till,
            "oppen": m.ar_oppen,
            "brister": m.brister,
            "roller": flode.per_namn[m.namn].roller,
            "falt": falt_i(underlagsklass(anrop, vy.arende, flode.per_namn[m.namn])),
        }
        for m in vy.mojliga
    ]


def visa_falten(anrop: Anrop, vy: Arendevy, rad: Overgang | Atgard) -> None:
    """Every field of a step. JSON: `{"steg", "falt": [...]}`."""
    falten = falt_i(underlagsklass(anrop, vy.arende, rad))
    if anrop.som_json:
        skriv_json({"steg": rad.namn, "rubrik": rad.rubrik, "falt": falten})
        return
    skriv(f"{rad.rubrik} ({rad.namn})")
    for rubrik, urval in (("Krävs:", True), ("Kan anges:", False)):
        if valda := [f for f in falten if f.kravs is urval]:
            skriv("", rubrik, *_faltrader(valda))


def _faltrader(falten: Sequence[Falt]) -> list[str]:
    return spalter([(f"--falt {f.skrivs()}", f.ord_om()) for f in falten], indrag="  ")

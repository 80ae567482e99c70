"""What a changing command answers: where the case stands, who it waits for, what to mind, what is next."""

from collections.abc import Sequence

from arbetsflode import motor
from arbetsflode.kommandorad.anrop import Anrop
from arbetsflode.kommandorad.utskrift import skriv, skriv_json
from konfiguration.tolkning import tolka
from tillstand.fel import Felaktighet, OgiltigIndata, Saknas
from tillstand.motivering import Motivering


def visa_kvitton(anrop: Anrop, kvitton: Sequence[motor.Kvitto], vad: str) -> None:
    """`vad` says what happened, in one short sentence. JSON: `{"kvitton": [...]}`."""
    if anrop.som_json:
        skriv_json({"kvitton": kvitton})
        return
    skriv(vad)
    for kvitto in kvitton:
        skriv(*_rader(anrop, kvitto))


def _rader(anrop: Anrop, kvitto: motor.Kvitto) -> list[str]:
    try:
        vy = motor.visa(anrop.program, anrop.aktor, arende=kvitto.arende)
    except Saknas:
        return [f"{kvitto.diarienummer}: sparat (version {kvitto.version}). Du ser inte längre ärendet."]
    lage = vy.rubriker.get(kvitto.tillstand, kvitto.tillstand)
    rader = [f"{kvitto.diarienummer} · {lage.lower()} · version {kvitto.version}"]
    if kvitto.vantar_pa:
        rader.append(f"Väntar på godkännande av {namnlista(anrop, vy.vantar_pa)}.")
    if kvitto.pa_vag_ut:
        rader.append("Svaret är på väg ut. Ärendet är överlämnat när brevet har gått.")
    rader += [f"Obs: {varning}" for varning in kvitto.varningar]
    if oppna := [m.namn for m in vy.mojliga if m.ar_oppen and m.till is not None]:
        rader.append(f"Du kan nu: {', '.join(oppna)}  (remiss handla {citat(kvitto.diarienummer)})")
    return rader


def namnlista(anrop: Anrop, personer: Sequence[str]) -> str:
    """Names of persons, with *eller* before the last."""
    organisation = anrop.organisation()
    namn = [organisation.namn(p) for p in personer]
    if not namn:
        return "någon som ännu inte är utsedd"
    return " eller ".join(filter(None, (", ".join(namn[:-1]), namn[-1])))


def citat(nummer: str) -> str:
    """A number as it is typed in a shell."""
    return f'"{nummer}"' if " " in nummer else nummer


def motivering(text: str, falt: str) -> Motivering:
    """A comment or reason. Raises OgiltigIndata naming the field."""
    try:
        return tolka(Motivering, {"text": text})
    except OgiltigIndata as fel:
        raise OgiltigIndata(Felaktighet(plats=falt, mening=f.mening) for f in fel.felaktigheter) from None

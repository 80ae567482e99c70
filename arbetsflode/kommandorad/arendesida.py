"""The page of a case in a terminal: where it stands, when to answer, what is next, what happened."""

from collections.abc import Iterator
from typing import Any

from arbetsflode.journal import tid_ur_text
from arbetsflode.kommandorad.anrop import Anrop
from arbetsflode.kommandorad.atgardande import flode_for
from arbetsflode.kommandorad.kvitton import namnlista
from arbetsflode.kommandorad.stegsida import varfor_inte
from arbetsflode.kommandorad.utskrift import dag_med_avstand, kort_dag, spalter
from arbetsflode.motor import Arendevy, Handelsevy
from arbetsflode.visning.brevrader import LAGEN, klockslag, slagtext, sluttext, till_vem
from arbetsflode.visning.handelser import HANDLINGSSLAG, RIKTNING, handelsetext
from tillstand.flode import Flode
from tillstand.remiss import Remiss


def sida(anrop: Anrop, vy: Arendevy) -> list[str]:
    """The whole page, line by line."""
    flode = flode_for(anrop, vy.arende)
    delar = (
        _huvud(anrop, vy),
        spalter(list(_lage(anrop, vy, flode))),
        _nasta_steg(vy, flode),
        _handlingar(vy),
        _handelser(anrop, vy, flode),
        _brev(anrop, vy),
    )
    return [rad for del_ in delar for rad in (*del_, "")][:-1]


def _huvud(anrop: Anrop, vy: Arendevy) -> Iterator[str]:
    arende = vy.arende
    namnd = anrop.program.kommun.namnder.get(arende.namnd)
    sekretess = "  SEKRETESS" if arende.hemligt else ""
    yield f"{arende.diarienummer}  {arende.rubrik}{sekretess}"
    avsandare = arende.mottagen.avsandare if isinstance(arende, Remiss) else None
    fran = f", från {avsandare.organ}" if avsandare else ""
    deras = f" ({avsandare.diarienummer})" if avsandare and avsandare.diarienummer else ""
    yield f"{namnd.namn if namnd else arende.namnd}{fran}{deras}"


def _lage(anrop: Anrop, vy: Arendevy, flode: Flode) -> Iterator[tuple[str, str]]:
    arende = vy.arende
    yield "Läge", f"{_linje(flode, arende.tillstand)}, version {arende.version}"
    if isinstance(arende, Remiss):
        yield from _svarstid(anrop, arende)
        if arende.beredning and arende.beredning.malsammantrade and arende.vantar_pa_svar:
            mote = arende.beredning.malsammantrade
            yield "Sammanträde", f"{mote.organ} {dag_med_avstand(anrop, mote.dag)}"
    yield "Handläggare", _handlaggare(anrop, arende)
    if arende.begaran is not None:
        begart = flode.per_namn[arende.begaran.overgang].rubrik
        vem = namnlista(anrop, vy.vantar_pa)
        yield "Väntar på", f"{vem}: godkänna ”{begart}”, sedan {kort_dag(arende.begaran.steg_sedan)}"
    if arende.utskick is not None:
        yield "På väg ut", f"svaret skickas till {arende.utskick.underlag.epost}"


def _linje(flode: Flode, tillstand: str) -> str:
    """The states on their way, the present one in brackets."""
    sidospar = {"avskriven"} - {tillstand}
    namnen = [t for t in flode.tillstand if t.namn not in sidospar]
    if tillstand == "avskriven":
        return "[avskriven]"
    return " > ".join(f"[{t.rubrik.lower()}]" if t.namn == tillstand else t.rubrik.lower() for t in namnen)


def _svarstid(anrop: Anrop, remiss: Remiss) -> Iterator[tuple[str, str]]:
    if remiss.slutdag is None:
        yield "Svar senast", "ingen svarstid"
        return
    dag = dag_med_avstand(anrop, remiss.slutdag) if remiss.vantar_pa_svar else kort_dag(remiss.slutdag)
    yield "Svar senast", dag
    forklaring = remiss.svarstid.forklara(anrop.program.dagar)
    yield from (("", mening) for mening in forklaring)


def _handlaggare(anrop: Anrop, arende: Any) -> str:
    if arende.ansvar is None:
        return "ofördelat"
    organisation = anrop.organisation()
    enhet = organisation.enheter.get(arende.ansvar.enhet)
    return f"{organisation.namn(arende.ansvar.handlaggare)}, {enhet.namn if enhet else arende.ansvar.enhet}"


def _nasta_steg(vy: Arendevy, flode: Flode) -> Iterator[str]:
    pilar = [m for m in vy.mojliga if m.till is not None]
    atgarder = [m.namn for m in vy.mojliga if m.till is None and m.ar_oppen]
    if not pilar and not atgarder:
        yield "Inget mer att göra i ärendet." if not vy.arende.ar_oppet else "Du kan inte göra något här nu."
        return
    yield "Nästa steg"
    yield from (
        f"  kan göras:  {m.namn.ljust(20)} {m.rubrik} → {vy.rubriker[m.till or '']}"
        for m in pilar
        if m.ar_oppen
    )
    yield from (f"  inte nu:    {m.namn.ljust(20)} {varfor_inte(m, flode)}" for m in pilar if not m.ar_oppen)
    if atgarder:
        yield f"  också:      {', '.join(atgarder)}"


def _handlingar(vy: Arendevy) -> Iterator[str]:
    handlingar = vy.arende.handlingar.senaste() if isinstance(vy.arende, Remiss) else ()
    if not handlingar:
        yield "Inga handlingar."
        return
    yield "Handlingar"
    yield from spalter(
        [
            (
                str(h.nummer),
                f"{h.titel}{f' (version {h.version})' if h.version > 1 else ''}",
                HANDLINGSSLAG[h.slag],
                RIKTNING[h.riktning],
                f"{h.dag.isoformat()}{'  arbetsmaterial' if h.arbetsmaterial else ''}",
            )
            for h in handlingar
        ],
        indrag="  ",
    )


def _handelser(anrop: Anrop, vy: Arendevy, flode: Flode) -> Iterator[str]:
    yield "Händelser"
    yield from spalter(
        [(str(h.nummer), h.dag, handelsetext(h, flode), _vem(anrop, h)) for h in vy.handelser], indrag="  "
    )


def _vem(anrop: Anrop, handelse: Handelsevy) -> str:
    if handelse.av == "system":
        return "Remissflöde"
    organisation = anrop.organisation()
    for_ = f" för {organisation.namn(handelse.for_)}" if handelse.for_ else ""
    noterat = klockslag(tid_ur_text(handelse.noterat))[:10]
    sent = "" if handelse.dag == noterat else f" (noterat {noterat})"
    return f"{organisation.namn(handelse.av)}{for_}{sent}"


def _brev(anrop: Anrop, vy: Arendevy) -> Iterator[str]:
    if not vy.brev:
        yield "Inga brev."
        return
    organisation = anrop.organisation()
    yield "Brev"
    yield from spalter(
        [
            (slagtext(b), f"till {till_vem(b, organisation)}", LAGEN.get(b.lage, b.lage), sluttext(b))
            for b in vy.brev
        ],
        indrag="  ",
    )

"""The forms of the nämnd's calendar: a meeting is added, changed, moved or cancelled."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import evolve, frozen

from arbetsflode import motor
from arbetsflode.webb.formular.bygge import felen_per_falt
from arbetsflode.webb.formular.falt import Falt, Ifallt, Sort
from arbetsflode.webb.formular.ifyllning import Skrivet
from konfiguration.tolkning import tolka
from tillstand.fel import Felaktighet, OgiltigIndata
from tillstand.kalender import Kalender
from tillstand.klockslag import som_klockslag
from tillstand.mote import FORE_MOTET, Mote, Motestyp, motsagelser

LAGG, ANDRA, FLYTTA, STALL_IN = "lagg", "andra", "flytta", "installt"
RUBRIKER: Mapping[str, str] = {
    LAGG: "Lägg in sammanträde",
    ANDRA: "Ändra sammanträdet",
    FLYTTA: "Flytta sammanträdet",
    STALL_IN: "Ställ in sammanträdet",
}
"""What may be done with a meeting, and what it is called."""

DAG = Falt("dag", "Dag", Sort.DAG)
NY_DAG = Falt("till", "Ny dag", Sort.DAG)
_TID = Falt("tid", "Klockslag", hjalp="Till exempel 18.00.")
_PLATS = Falt("plats", "Plats")
_EXTRA = Falt("extra", "Extra sammanträde", Sort.KRYSS)
_STOPP = (
    Falt("inlamning", "Tjänsteutlåtandet lämnas in", Sort.DAG, fler=True),
    Falt("beredning", "Beredning", Sort.DAG, fler=True),
    Falt("presidium", "Presidium", Sort.DAG, fler=True),
    Falt("utskick", "Kallelse och handlingar går ut", Sort.DAG, fler=True),
    Falt("justering", "Protokollet justeras", Sort.DAG, fler=True),
)
FALTEN: Mapping[str, tuple[Falt, ...]] = {
    LAGG: (DAG, _TID, _PLATS, _EXTRA, *_STOPP),
    ANDRA: (_TID, _PLATS, _EXTRA, *_STOPP),
    FLYTTA: (NY_DAG, _TID, _PLATS, *_STOPP),
    STALL_IN: (),
}
_UPPGIFTER = (*FORE_MOTET, "justering", "tid", "plats")
_INGET_KLOCKSLAG = "Klockslag: skriv en tid på dagen, till exempel 18.00."
_UPPTAGEN = "Nämnden har redan ett sammanträde den dagen. Öppna det i kalendern och ändra det där."


@frozen(kw_only=True)
class Motesfall:
    """What is to be done, with which meeting (none when one is added), in which calendar."""

    vad: str
    namnd: str
    kalender: Kalender
    mote: Mote | None

    @property
    def falten(self) -> tuple[Falt, ...]:
        """The fields of the form."""
        return FALTEN[self.vad]

    def forslag(self, antaget: Mote | None = None) -> Skrivet:
        """What stands in the fields when the form is opened: what the meeting, or an assumed one, says."""
        bas = antaget or self.mote
        texter: dict[str, str] = {}
        if bas is not None and self.vad in (LAGG, ANDRA):
            satta = {namn: getattr(bas, namn) for namn in (*_UPPGIFTER, "dag")}
            texter = {namn: str(varde) for namn, varde in satta.items() if varde is not None}
            texter["extra"] = "ja" if bas.typ is Motestyp.EXTRA else ""
        return Skrivet(texter=texter, kryssade={})

    def moten(self, skrivet: Skrivet) -> tuple[Mote, ...]:
        """The meetings as they are to be written. Raises OgiltigIndata at the fields, Saknas."""
        if self.vad == STALL_IN and self.mote is not None:
            return (motor.installt(self.kalender, self.namnd, self.mote.dag),)
        nytt = self._skrivet_mote(skrivet)
        ut = (nytt,) if self.vad != FLYTTA or self.mote is None else self._flyttade(self.mote, nytt)
        if fel := [_vid_faltet(*par, self.vad) for mote in ut for par in motsagelser(mote)]:
            raise OgiltigIndata(fel)
        return ut

    def _klockslaget(self, skrivet: str) -> str:
        """`18.00` however it was typed; words that the calendar has are kept. Raises OgiltigIndata."""
        redan = self.mote.tid if self.mote is not None else None
        klockslag = som_klockslag(skrivet) or (skrivet if skrivet == redan else None)
        if klockslag is None:
            raise OgiltigIndata((Felaktighet(plats=_TID.namn, mening=_INGET_KLOCKSLAG),))
        return klockslag

    def _flyttade(self, mote: Mote, nytt: Mote) -> tuple[Mote, ...]:
        if nytt.dag == mote.dag:
            raise OgiltigIndata((Felaktighet(plats=NY_DAG.namn, mening="Välj en annan dag."),))
        return motor.flyttat(self.kalender, self.namnd, mote.dag, nytt)

    def _skrivet_mote(self, skrivet: Skrivet) -> Mote:
        trad: dict[str, Any] = {n: v for n in _UPPGIFTER if (v := skrivet.text(n).strip())}
        dagfalt = NY_DAG if self.vad == FLYTTA else DAG
        trad["dag"] = (
            self.mote.dag if self.vad == ANDRA and self.mote else skrivet.text(dagfalt.namn).strip() or None
        )
        if self.vad != FLYTTA and skrivet.text(_EXTRA.namn) == "ja":
            trad["typ"] = Motestyp.EXTRA
        if trad["dag"] is None:
            del trad["dag"]
        if "tid" in trad:
            trad["tid"] = self._klockslaget(trad["tid"])
        try:
            mote = tolka(Mote, {**trad, "namnd": self.namnd})
        except OgiltigIndata as fel:
            raise OgiltigIndata(_vid_faltet(f.plats, f.mening, self.vad) for f in fel.felaktigheter) from None
        if self.vad == LAGG and _ar_upptagen(self.kalender, mote):
            raise OgiltigIndata((Felaktighet(plats=DAG.namn, mening=_UPPTAGEN),))
        return mote


def _ar_upptagen(kalender: Kalender, mote: Mote) -> bool:
    redan = kalender.for_namnd(mote.namnd).hallet(mote.dag)
    return redan is not None and not redan.antaget


def _vid_faltet(plats: str, mening: str, vad: str) -> Felaktighet:
    """The fault at the field that shows it, with the field's name in it."""
    namn = DAG.namn if plats in ("datum", "flyttat_till") else plats
    if namn == DAG.namn and vad == FLYTTA:
        namn = NY_DAG.namn
    for falt in FALTEN[vad]:
        if falt.namn == namn:
            ord_ = " behöver fyllas i" if mening == "saknas" else f": {mening}"
            return Felaktighet(plats=namn, mening=f"{falt.etikett}{ord_}")
    return Felaktighet(plats="", mening=mening)


def ifyllda(falten: Iterable[Falt], skrivet: Skrivet, fel: Iterable[Felaktighet] = ()) -> Iterator[Ifallt]:
    """The fields as they stand in the page."""
    per_falt = felen_per_falt(fel)
    for falt in falten:
        yield Ifallt(
            falt=falt,
            kravs=falt in (DAG, NY_DAG),
            varde=skrivet.text(falt.namn),
            fel=per_falt.get(falt.namn, ""),
        )


@frozen(kw_only=True)
class Punktrad:
    """A line of the agenda as the secretary typed it: its item number, and where it is to stand."""

    arende: str
    nummer: str
    plats: str


def i_ordning(rader: Sequence[Punktrad]) -> tuple[tuple[str, str], ...]:
    """(case, item number) in the order that was typed; a line without a place comes last.

    A line that was given another's place takes it. Raises OgiltigIndata at the fields.
    """
    fel: list[Felaktighet] = []
    nycklar: dict[int, tuple[int, int]] = {}
    for nu, rad in enumerate(rader, 1):
        text = rad.plats.strip()
        if not text:
            nycklar[nu] = (len(rader) + 1, 1)
        elif text.isascii() and text.isdigit() and 0 < len(text) < 5:
            dit = int(text)
            nycklar[nu] = (dit, 0 if dit < nu else 1 if dit == nu else 2)
        else:
            fel.append(Felaktighet(plats=f"plats-{rad.arende}", mening="Plats: skriv ett heltal."))
    if fel:
        raise OgiltigIndata(fel)
    i_tur = sorted(enumerate(rader, 1), key=lambda par: nycklar[par[0]])
    return tuple((rad.arende, " ".join(rad.nummer.split())) for _, rad in i_tur)


def platserna(rader: Sequence[Punktrad], punkter: Sequence[tuple[str, str]]) -> tuple[Punktrad, ...]:
    """The lines as they were typed, each with the place that it was to get among `punkter`."""
    plats = {arende: str(n) for n, (arende, _) in enumerate(punkter, 1)}
    return tuple(evolve(rad, plats=plats.get(rad.arende, rad.plats)) for rad in rader)


def vid_raderna(fel: OgiltigIndata, punkter: Sequence[tuple[str, str]]) -> tuple[Felaktighet, ...]:
    """The faults of an agenda (`punkt 3 nummer`) at the fields of its lines."""
    return tuple(_vid_raden(f, punkter) for f in fel.felaktigheter)


def _vid_raden(fel: Felaktighet, punkter: Sequence[tuple[str, str]]) -> Felaktighet:
    ord_ = fel.plats.split()
    if len(ord_) >= 2 and ord_[0] == "punkt" and ord_[1].isdigit() and int(ord_[1]) <= len(punkter):
        mening = fel.mening[:1].upper() + fel.mening[1:]
        return Felaktighet(plats=f"nummer-{punkter[int(ord_[1]) - 1][0]}", mening=mening)
    return fel

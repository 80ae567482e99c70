"""The checker: chains, seals, rows, files and letters held against each other; every disagreement named.

Used by an administrator, in production and by the tests.
"""

from collections.abc import Iterable, Iterator

from attrs import evolve, frozen

from arbetsflode.journal import Post, granska_kedja
from arbetsflode.lager import arenden, gallring, kontroll
from arbetsflode.lager.arenden import Laddat, kedja_for
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.lager.sok import ord_for
from arbetsflode.lager.text import nummernyckel
from arbetsflode.motor.bevakningskontroll import bevakningsfel, motesfel
from arbetsflode.motor.gallringskontroll import gallrade_kedjor, gallrat_i, gallringsfel
from arbetsflode.motor.grunddatakontroll import grunddatafel
from arbetsflode.motor.sigillkontroll import krav_pa_sigill, sigillfel, utanforfel
from arbetsflode.motor.uppspelning import Uppspelat, spela_upp, utan_kedja
from arbetsflode.program import PROGRAMFEL, Program
from konfiguration.kommun import las_nummer
from notiser.utkorg import Brevstatus
from tillstand.arende import Arende, Begaran
from tillstand.begaran import avtryck as godkannandeavtryck
from tillstand.fel import Kedjebrott, Remissfel, Upptaget


@frozen(kw_only=True)
class Avvikelse:
    """One disagreement: where, and what is wrong. `utanfor`: only seals kept outside the house say so."""

    plats: str
    mening: str
    utanfor: bool = False


@frozen(kw_only=True)
class Granskning:
    """What the checker has gone through, and every disagreement that it found."""

    arenden: int
    poster: int
    filer: int
    avvikelser: tuple[Avvikelse, ...]

    @property
    def haller(self) -> bool:
        """Whether everything agrees."""
        return not self.avvikelser


def verifiera(program: Program, sigilltext: str | None = None) -> Granskning:
    """Check everything at one moment. `sigilltext` holds seals that were kept outside the house.

    Raises OgiltigIndata, before anything is checked, for a `sigilltext` without any seal.
    """
    if sigilltext is not None:
        krav_pa_sigill(sigilltext)
    raknat = {"arenden": 0, "poster": 0, "filer": 0}
    with program.databas.las() as f:
        avvikelser = [
            *_sa_langt_det_gar("ärendena", _arendefel(program, f, raknat)),
            *_sa_langt_det_gar("kedjorna", _ovriga_kedjor(f, raknat)),
            *_sa_langt_det_gar("gallringarna", _med_plats(gallringsfel(f, raknat))),
            *_sa_langt_det_gar("personerna", _med_plats(grunddatafel(f))),
            *_sa_langt_det_gar("sigillen", _med_plats(sigillfel(f))),
            *_sa_langt_det_gar("sigillen", _utanfor(f, sigilltext)),
            *_sa_langt_det_gar("filerna", _filfel(program, f, raknat)),
            *_sa_langt_det_gar("breven", _brevfel(f)),
            *_sa_langt_det_gar("serierna", _seriefel(program, f)),
        ]
    return Granskning(**raknat, avvikelser=tuple(avvikelser))


def _sa_langt_det_gar(vad: str, avvikelser: Iterator[Avvikelse]) -> Iterator[Avvikelse]:
    """What is too broken to be checked to its end is told as such, and the rest is checked."""
    try:
        yield from avvikelser
    except (Remissfel, *PROGRAMFEL) as fel:
        yield Avvikelse(plats=vad, mening=f"går inte att granska till slutet: {fel}")


def _med_plats(fynd: Iterable[tuple[str, str]]) -> Iterator[Avvikelse]:
    return (Avvikelse(plats=plats, mening=mening) for plats, mening in fynd)


def _utanfor(f: Forbindelse, sigilltext: str | None) -> Iterator[Avvikelse]:
    if sigilltext is not None:
        for avvikelse in _med_plats(utanforfel(f, sigilltext)):
            yield evolve(avvikelse, utanfor=True)


def _arendefel(program: Program, f: Forbindelse, raknat: dict[str, int]) -> Iterator[Avvikelse]:
    for id_ in kontroll.arenden(f):
        raknat["arenden"] += 1
        plats = f"ärende {id_}"
        try:
            kedja, olasbar = kontroll.las_kedja(f, kedja_for(id_))
            raknat["poster"] += len(kedja)
            laddat = arenden.las(f, program.register, id_)
            plats = f"ärende {laddat.arende.diarienummer} ({id_})"
            for mening in arendefel(program, f, laddat, kedja, olasbar):
                yield Avvikelse(plats=plats, mening=mening)
        except (Remissfel, *PROGRAMFEL) as fel:
            yield Avvikelse(plats=plats, mening=str(fel))


def arendefel(
    program: Program, f: Forbindelse, laddat: Laddat, kedja: list[Post], olasbar: Kedjebrott | None = None
) -> Iterator[str]:
    """Where a case, its chain and what is projected of it part ways; nothing when all is well.

    `olasbar` is the post after those of `kedja`, if it is one that cannot even be read.
    """
    arende, borta = laddat.arende, gallrat_i(kedja)
    langd = None if olasbar else arende.version
    brott = granska_kedja(kedja, kedja_for(arende.id), langd=langd, gallrat=borta.falt) or olasbar
    if brott is not None:
        yield str(brott)
        return
    if laddat.huvud != kedja[-1].hash:
        yield "ärendets huvud är inte den sista postens hash"
    try:
        flode = program.flodesversion(f, arende.flode)
        uppspelat = spela_upp(kedja, flode.slag, arende)
    except Upptaget:
        raise
    except Remissfel as fel:
        yield str(fel)
        return
    yield from _skillnader(arende, uppspelat)
    yield from _projektionsfel(f, laddat)
    yield from bevakningsfel(program, f, laddat)
    yield from motesfel(program, f, laddat)
    yield from _innehallsfel(f, arende, borta.filer)


_FASTA = ("slag", "namnd", "diarienummer", "flode", "registrerad", "tillstand")


def _skillnader(arende: Arende, uppspelat: Uppspelat) -> Iterator[str]:
    """Where the stored case and its journal part ways."""
    enligt = uppspelat.arende
    for namn in _FASTA:
        har, ska = getattr(arende, namn), getattr(enligt, namn)
        if har != ska:
            yield f"”{namn}” är {har}, men journalen säger {ska}"
    for namn in (*arende.DELAR, "utskick", "senaste"):
        if getattr(arende, namn) != getattr(enligt, namn):
            yield f"delen ”{namn}” säger något annat än journalen"
    begaran = arende.begaran
    if utan_kedja(begaran) != enligt.begaran:
        yield "begäran om godkännande är inte den som journalen talar om"
    elif begaran is not None and not _kedjan_stammer(begaran, arende, uppspelat):
        yield "godkännandena är inte de som journalen talar om"


def _kedjan_stammer(begaran: Begaran, arende: Arende, uppspelat: Uppspelat) -> bool:
    godkanda = {steg.godkant_av for steg in begaran.kedja if steg.godkant_av is not None}
    ratt = uppspelat.godkannande <= godkanda <= uppspelat.godkannande | begaran.egna
    return ratt and begaran.digest == godkannandeavtryck(begaran.underlag, arende)


def _projektionsfel(f: Forbindelse, laddat: Laddat) -> Iterator[str]:
    arende = laddat.arende
    ska_sta = {
        **arenden.utan_bevakning(arende, laddat.huvud),
        "nummernyckel": nummernyckel(arende.diarienummer),
    }
    for namn, har in kontroll.kolumner(f, arende.id, ska_sta).items():
        if har != ska_sta[namn]:
            yield f"kolumnen ”{namn}” är {har!r} men ska vara {ska_sta[namn]!r}"
    nummer = kontroll.nummernycklar(f, arende.id)
    if saknas := arenden.nummernycklar(arende) - nummer:
        yield f"kan inte sökas på numret {min(saknas)}"
    if kontroll.sokord(f, arende.id) != [ord_for(arende)]:
        yield "sökorden stämmer inte med ärendet"


def _innehallsfel(f: Forbindelse, arende: Arende, gallrade: frozenset[str]) -> Iterator[str]:
    """Every document has its content noted, and the case noted as one that holds it, unless it is erased."""
    noterade = kontroll.filer_i(f, arende.id)
    for hash_ in sorted(set(arende.innehall()) - noterade - gallrade):
        yield f"innehållet {hash_[:12]} saknas bland filerna"


def _ovriga_kedjor(f: Forbindelse, raknat: dict[str, int]) -> Iterator[Avvikelse]:
    kanda = {kedja_for(id_) for id_ in kontroll.arenden(f)} | gallrade_kedjor(f)
    for kedja in kontroll.kedjor(f):
        if kedja in kanda:
            continue
        if kedja.startswith("arende:"):
            yield Avvikelse(plats=kedja, mening="kedjan finns men inte ärendet")
            continue
        alla, olasbar = kontroll.las_kedja(f, kedja)
        raknat["poster"] += len(alla)
        brott = granska_kedja(alla, kedja) or olasbar
        if not alla and brott is None:
            yield Avvikelse(plats=kedja, mening="kedjans namn går inte att läsa")
        if brott is not None:
            yield Avvikelse(plats=kedja, mening=str(brott))


def _filfel(program: Program, f: Forbindelse, raknat: dict[str, int]) -> Iterator[Avvikelse]:
    for hash_, storlek in kontroll.filer(f):
        raknat["filer"] += 1
        try:
            innehall = program.filer.las(hash_)
        except Remissfel as fel:
            yield Avvikelse(plats=f"fil {hash_[:12]}", mening=str(fel))
            continue
        if len(innehall) != storlek:
            yield Avvikelse(plats=f"fil {hash_[:12]}", mening="har inte den storlek som antecknades")


def _brevfel(f: Forbindelse) -> Iterator[Avvikelse]:
    kanda = {str(s) for s in Brevstatus}
    for id_, lage in kontroll.brevlagen(f):
        if lage not in kanda:
            yield Avvikelse(plats=f"brev {id_}", mening=f"har det okända läget ”{lage}”")
    utan_brev, for_mycket = kontroll.svarsbrev_och_utskick(f, _OPPNA_LAGEN)
    for diarienummer in utan_brev:
        mening = "är på väg ut, men det finns inget brev som kan bära svaret"
        yield Avvikelse(plats=f"ärende {diarienummer}", mening=mening)
    for diarienummer in for_mycket:
        mening = "är inte på väg ut, men ett svarsbrev väntar på att skickas"
        yield Avvikelse(plats=f"ärende {diarienummer}", mening=mening)


_OPPNA_LAGEN = (Brevstatus.VANTAR, Brevstatus.SKICKAS, Brevstatus.UPPSKJUTEN, Brevstatus.OVISS)


def _seriefel(program: Program, f: Forbindelse) -> Iterator[Avvikelse]:
    for namnd, ar, nasta in kontroll.serier(f):
        regel = program.kommun.namnder.get(namnd)
        if regel is None:
            continue
        mall = evolve(regel.diarienummer, mall=nummernyckel(regel.diarienummer.mall))
        lasta = (
            las_nummer(mall, n, namnd=nummernyckel(namnd))
            for n in (*kontroll.nummer_i(f, namnd), *gallring.nummernycklar(f, namnd))
        )
        finns = {lopnr for lopnr, arets in filter(None, lasta) if arets == ar % 100}
        if luckor := sorted(set(range(regel.diarienummer.start, nasta)) - finns):
            mening = f"numret {luckor[0]} är uttaget men inget ärende har det"
            yield Avvikelse(plats=f"serie {namnd} {ar}", mening=mening)

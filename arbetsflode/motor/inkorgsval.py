"""What becomes of a thing in the inbox: attached to a case, granting it more time, or no case at all."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial

from attrs import evolve

from arbetsflode.handlingar.filtyper import Filtyp, andelse
from arbetsflode.handlingar.mottagning import granska, visat_namn
from arbetsflode.inkorg import Inkorgspost, Last, Postlage
from arbetsflode.lager import inkorgen as lagret
from arbetsflode.lager.filer import anteckna
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.lager.idempotens import Svar, en_gang
from arbetsflode.lasning.brevet import ta_isar
from arbetsflode.motor.bifoga import Handlingsinlaga
from arbetsflode.motor.inkorg import krav_pa_registrator, posten
from arbetsflode.motor.kvitto import Kvitto, avtryck
from arbetsflode.motor.transaktion import Uppdrag, genomfor
from arbetsflode.program import Program
from tillstand.arende import Arende, Nar
from tillstand.atgarder import AnstandBeviljat
from tillstand.behorighet import Aktor
from tillstand.fel import Brist, Felaktighet, OgiltigIndata
from tillstand.handelser import Utfall
from tillstand.handlingar import Handlingsriktning, Handlingsslag
from tillstand.ordning import Ordning
from tillstand.provning import utfor
from tillstand.text import Textfel, granska_rad

LANGSTA_SKAL = 300
UTAN_BILAGOR = "Brevets bilagor gick inte att ta ut: de finns kvar i brevet."
_Atgarder = tuple[tuple[str, object], ...]


def inlagor_ur(
    program: Program, aktor: Aktor, *, id_: str
) -> tuple[tuple[Handlingsinlaga, ...], tuple[str, ...]]:
    """The documents that a thing in the inbox makes of a new case: itself as the missiv, and what a letter
    carries as bilagor; and a sentence for each that is not taken. Raises Saknas, OgiltigIndata, Datafel."""
    return _inlagor(program, _for_registrator(program, aktor, id_), Handlingsslag.REMISSMISSIV)


def _inlagor(
    program: Program, post: Inkorgspost, slag: Handlingsslag
) -> tuple[tuple[Handlingsinlaga, ...], tuple[str, ...]]:
    forst = _inlaga(program, post, slag)
    if andelse(post.filnamn) != Filtyp.EML:
        return (forst,), ()
    brevet = ta_isar(program.filer.las(post.hash))
    if brevet is None:
        return (forst,), (UTAN_BILAGOR,)
    bilagor, nekade = list[Handlingsinlaga](), list[str]()
    for bilaga in brevet.bilagor:
        namn = visat_namn(bilaga.namn)
        try:
            granska(bilaga.innehall, namn)
        except OgiltigIndata:
            nekade.append(f"Bilagan {namn} togs inte emot: den finns kvar i brevet.")
            continue
        bilagor.append(_handling(bilaga.innehall, namn, Handlingsslag.BILAGA))
    return (forst, *bilagor), tuple(nekade)


def koppla_inkommet(
    program: Program,
    aktor: Aktor,
    *,
    id_: str,
    version: int,
    arende: str,
    arendeversion: int,
    nyckel: str,
    slag: Handlingsslag = Handlingsslag.SKRIVELSE,
) -> Kvitto:
    """Attach a thing in the inbox to a case, as a document that has come in; it is settled with that.

    Raises Saknas, OgiltigIndata for a file that is not taken, Versionskonflikt, and as `bifoga`.
    """
    return _till_arendet(program, aktor, id_, version, (arende, arendeversion), nyckel, slag)


def bevilja_ur_inkommet(
    program: Program,
    aktor: Aktor,
    *,
    id_: str,
    version: int,
    arende: str,
    arendeversion: int,
    svarstid: date,
    nyckel: str,
) -> Kvitto:
    """Attach it, and let the svarstid (local day) that it grants count: one transaction.

    Who grants it, and in which words, is noted as far as it was read. Raises as `koppla_inkommet`, and
    VillkorEjUppfyllt.
    """
    return _till_arendet(
        program,
        aktor,
        id_,
        version,
        (arende, arendeversion),
        nyckel,
        Handlingsslag.ANSTANDSBESKED,
        lambda last: (("bevilja_anstand", _beviljat(last, svarstid)),),
        svarstid,
    )


def _beviljat(last: Last, svarstid: date) -> AnstandBeviljat:
    ordalydelse = last.ordalydelse("forlangd_svarstid", svarstid.isoformat())
    return AnstandBeviljat(datum=svarstid, av=last.sakert("avsandare"), ordalydelse=ordalydelse)


def _till_arendet(
    program: Program,
    aktor: Aktor,
    id_: str,
    version: int,
    arende: tuple[str, int],
    nyckel: str,
    slag: Handlingsslag,
    fler: Callable[[Last], _Atgarder] = lambda _last: (),
    vad: object = None,
) -> Kvitto:
    with program.databas.las() as f:
        hela = posten(program, f, aktor, id_)
    handlingar, nekade = _inlagor(program, hela.post, slag)
    lagda = [program.filer.lagg(handling.innehall) for handling in handlingar]
    bifogas = (("bifoga", h.underlag(lagrad)) for h, lagrad in zip(handlingar, lagda, strict=True))
    atgarder: _Atgarder = (*bifogas, *fler(hela.last))

    def efter(f: Forbindelse, nar: Nar, _utfall: tuple[Utfall, ...]) -> None:
        krav_pa_registrator(program, f, aktor, nar)
        for lagrad in lagda:
            anteckna(f, program.filer, lagrad, arende[0], nar.noterat)
        avgor = partial(lagret.avgor, f, id_, version, Postlage.KOPPLAD, av=aktor.person)
        avgor(nu=nar.noterat, arende=arende[0])

    uppdrag = Uppdrag(arenden=(arende,), nyckel=nyckel, anrop=("koppla", id_, slag, vad))
    return genomfor(program, aktor, uppdrag, _alla(aktor, atgarder, nekade), efter)[0]


def _alla(
    aktor: Aktor, atgarder: _Atgarder, nekade: Iterable[str]
) -> Callable[[Ordning, Arende, Nar], Utfall]:
    """Several åtgärder as one: one post, one version further on, with what was not taken told."""

    def avgor(ordning: Ordning, fore: Arende, nar: Nar) -> Utfall:
        utfall = Utfall(arende=fore, handelser=(), varningar=som_varningar(nekade))
        for namn, underlag in atgarder:
            nasta = utfor(ordning, utfall.arende.med(version=fore.version), namn, aktor, underlag, nar)
            utfall = evolve(
                nasta,
                handelser=(*utfall.handelser, *nasta.handelser),
                varningar=(*utfall.varningar, *nasta.varningar),
            )
        return utfall

    return avgor


def lagg_undan_inkommet(
    program: Program, aktor: Aktor, *, id_: str, version: int, skal: str, nyckel: str
) -> None:
    """Say that it is no case, and why; it is kept. Raises OgiltigIndata, Saknas, Versionskonflikt."""
    try:
        granska_rad(skal, LANGSTA_SKAL)
    except Textfel as fel:
        raise OgiltigIndata((Felaktighet(plats="skal", mening=str(fel)),)) from None

    def gor(f: Forbindelse, nar: Nar) -> None:
        lagret.avgor(f, id_, version, Postlage.EJ_ARENDE, av=aktor.person, nu=nar.noterat, skal=skal)

    _en_gang(program, aktor, nyckel, ("lagg_undan", id_, skal), gor)


def ta_fram_inkommet(program: Program, aktor: Aktor, *, id_: str, version: int, nyckel: str) -> None:
    """Put something that was no case back among the new. Raises Saknas, Versionskonflikt."""
    _en_gang(program, aktor, nyckel, ("ta_fram", id_), lambda f, _nar: lagret.ta_fram(f, id_, version))


def _en_gang(
    program: Program,
    aktor: Aktor,
    nyckel: str,
    anrop: tuple[str, ...],
    gor: Callable[[Forbindelse, Nar], None],
) -> None:
    def en_transaktion(f: Forbindelse) -> Svar:
        nar = Nar.vid(program.klocka.nu())
        krav_pa_registrator(program, f, aktor, nar)
        gor(f, nar)
        return Svar(text="klart", nu=nar.noterat)

    en_gang(program.databas, nyckel, avtryck(aktor.person, *anrop), en_transaktion)


def _for_registrator(program: Program, aktor: Aktor, id_: str) -> Inkorgspost:
    with program.databas.las() as f:
        return posten(program, f, aktor, id_).post


def _inlaga(program: Program, post: Inkorgspost, slag: Handlingsslag) -> Handlingsinlaga:
    """The thing itself as a document, judged like any other. Raises OgiltigIndata, Datafel."""
    innehall = program.filer.las(post.hash)
    granska(innehall, post.filnamn)
    return _handling(innehall, post.filnamn, slag)


def _handling(innehall: bytes, filnamn: str, slag: Handlingsslag) -> Handlingsinlaga:
    return Handlingsinlaga(
        innehall=innehall, filnamn=filnamn, slag=slag, riktning=Handlingsriktning.IN, titel=_titel(filnamn)
    )


def _titel(filnamn: str) -> str:
    stam, punkt, _ = filnamn.rpartition(".")
    return stam if punkt and stam else filnamn


def som_varningar(nekade: Iterable[str]) -> tuple[Brist, ...]:
    """What was not taken, as the receipt tells it."""
    return tuple(Brist(kod="bilaga_nekad", mening=mening) for mening in nekade)

"""The one way in which a use case changes cases: load, decide, store, answer, in one transaction.

The idempotency key is looked up first; then each case, in id order, is tried with its own Ordning. One
fault refuses the whole list, with every fault named by case.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import msgspec
from attrs import frozen

from arbetsflode.journal import ny_post
from arbetsflode.lager import arenden, brevlada, sok
from arbetsflode.lager.arenden import Laddat, kedja_for
from arbetsflode.lager.databas import Forbindelse
from arbetsflode.lager.idempotens import Svar, en_gang
from arbetsflode.motor.kvitto import Kvitto, avtryck, kvitto, som_text, ur_text
from arbetsflode.program import Program
from notiser.brev import Brevslag, Brevutkast, Rad, direktbrev
from tillstand.arende import Arende, Nar
from tillstand.behorighet import Aktor
from tillstand.fel import Brist, Remissfel, Saknas, Upptaget, VillkorEjUppfyllt
from tillstand.handelser import Handelseslag, Utfall
from tillstand.ordning import Ordning

Avgorande = Callable[[Ordning, Arende, Nar], Utfall]
"""Decides one case: pure, from `tillstand.provning`."""

Efterspel = Callable[[Forbindelse, Nar, tuple[Utfall, ...]], None]
"""What else the same transaction writes."""


@frozen(kw_only=True)
class Uppdrag:
    """A use case to carry out: on which cases as they were seen, under which key, and on which day.

    `anrop` names the use case and holds what it was asked: the same key with another `anrop`, day or case is
    a conflict. The version seen is no part of that: whoever asks again has seen the case as it became.
    """

    arenden: tuple[tuple[str, int], ...]
    nyckel: str
    anrop: tuple[Any, ...]
    dag: date | None = None


def genomfor(
    program: Program,
    aktor: Aktor,
    uppdrag: Uppdrag,
    avgor: Avgorande,
    efterspel: Efterspel | None = None,
) -> tuple[Kvitto, ...]:
    """Carry out a use case on one or several cases.

    Raises Saknas, Versionskonflikt, Nyckelkonflikt, Upptaget and what deciding raises; for several cases
    VillkorEjUppfyllt with every fault named by case.
    """
    ids = sorted(id_ for id_, _ in uppdrag.arenden)
    fingeravtryck = avtryck(aktor.person, ids, uppdrag.dag, uppdrag.anrop)

    def gor(f: Forbindelse) -> Svar:
        nar = Nar.vid(program.klocka.nu(), uppdrag.dag)
        par = _avgor_alla(program, f, aktor, uppdrag, nar, avgor)
        for laddat, utfall in par:
            skriv_utfall(program, f, aktor, laddat, utfall, nar)
        lagg_kopior(program, f, [utfall for _, utfall in par], nar)
        if efterspel is not None:
            efterspel(f, nar, tuple(utfall for _, utfall in par))
        kvitton = tuple(kvitto(utfall.arende, utfall.varningar) for _, utfall in par)
        return Svar(text=som_text(kvitton), nu=nar.noterat)

    return ur_text(en_gang(program.databas, uppdrag.nyckel, fingeravtryck, gor))


def _avgor_alla(
    program: Program, f: Forbindelse, aktor: Aktor, uppdrag: Uppdrag, nar: Nar, avgor: Avgorande
) -> tuple[tuple[Laddat, Utfall], ...]:
    if len(uppdrag.arenden) == 1:
        id_, version = uppdrag.arenden[0]
        return (_avgor_ett(program, f, aktor, id_, version, nar, avgor),)
    par, brister = [], []
    for id_, version in sorted(dict(uppdrag.arenden).items()):
        try:
            par.append(_avgor_ett(program, f, aktor, id_, version, nar, avgor))
        except Upptaget:
            raise
        except Remissfel as fel:
            brister += _per_arende(f, program, id_, fel)
    if brister:
        raise VillkorEjUppfyllt(brister)
    return tuple(par)


def _avgor_ett(
    program: Program, f: Forbindelse, aktor: Aktor, id_: str, version: int, nar: Nar, avgor: Avgorande
) -> tuple[Laddat, Utfall]:
    laddat = las_synligt(program, f, aktor, id_, nar.idag)
    if laddat.arende.version != version:
        raise arenden.konflikt(f, id_, version)
    return laddat, avgor(program.ordning(f, laddat.arende), laddat.arende, nar)


def _per_arende(f: Forbindelse, program: Program, id_: str, fel: Remissfel) -> list[Brist]:
    namn = id_ if isinstance(fel, Saknas) else arenden.las(f, program.register, id_).arende.diarienummer
    brister = fel.brister if isinstance(fel, VillkorEjUppfyllt) else (Brist(kod=fel.kod, mening=str(fel)),)
    return [Brist(kod=b.kod, mening=f"{namn}: {b.mening}", kalla=b.kalla) for b in brister]


def las_synligt(program: Program, f: Forbindelse, aktor: Aktor, id_: str, dag: date) -> Laddat:
    """A case as far as a person may know of it. Raises Saknas; forbidden and missing look the same."""
    laddat = arenden.las(f, program.register, id_)
    if not program.organisation(f).synlighet(aktor.person, dag).ser(laddat.arende):
        raise Saknas("Ärendet finns inte, eller så får du inte se det.")
    return laddat


def skriv_utfall(
    program: Program, f: Forbindelse, aktor: Aktor, laddat: Laddat, utfall: Utfall, nar: Nar
) -> None:
    """Store what was decided of a case, inside a transaction that is already open."""
    fore, arende = laddat.arende, utfall.arende
    post = ny_post(
        kedja_for(arende.id),
        arende.version,
        laddat.huvud,
        utfall.handelser,
        aktor=aktor,
        noterat=nar.noterat,
        dag=nar.dag,
        slump=program.slump,
        tidigast=laddat.sigillgrans,
    )
    arenden.skriv_andrat(f, laddat, arende, post, program, nar.noterat)
    sok.indexera(f, arende, fore)
    lagg_brev(program, f, direktbrev(fore, utfall, program.organisation(f), nar), nar)


def lagg_brev(program: Program, f: Forbindelse, utkast: Sequence[Brevutkast], nar: Nar) -> None:
    """Put letters to our own people in the box."""
    for ett in utkast:
        brevlada.lagg(
            f,
            id_=program.nytt_id(),
            nyckel=ett.nyckel,
            slag=ett.slag,
            person=ett.person,
            adress=None,
            dag=ett.dag.isoformat(),
            rader=rader_som_text(ett.rader),
            arenden=[rad.arende for rad in ett.rader],
            nu=nar.noterat,
        )


def lagg_svarsbrev(
    program: Program,
    f: Forbindelse,
    slag: Brevslag,
    nyckel: str,
    adress: str,
    gallande: Sequence[Arende],
    nar: Nar,
) -> None:
    """Put a letter that leaves the municipality in the box: an answer, or a copy of one."""
    rader = tuple(
        Rad(slag="svar", arende=a.id, regel=slag.value, datum=nar.dag, roll="", version=a.version)
        for a in gallande
    )
    brevlada.lagg(
        f,
        id_=program.nytt_id(),
        nyckel=nyckel,
        slag=slag,
        person=None,
        adress=adress,
        dag=nar.idag.isoformat(),
        rader=rader_som_text(rader),
        arenden=[a.id for a in gallande],
        nu=nar.noterat,
    )


def lagg_kopior(program: Program, f: Forbindelse, utfall: Sequence[Utfall], nar: Nar) -> None:
    """Copies are letters of their own and decide nothing: one for each answer and address, afterwards."""
    per_adress: dict[str, list[Arende]] = {}
    for ett in utfall:
        for handelse in ett.handelser:
            if handelse.slag is Handelseslag.OVERGANG:
                for adress in getattr(handelse.underlag, "kopia_till", ()):
                    per_adress.setdefault(adress, []).append(ett.arende)
    for adress, gallande in per_adress.items():
        nyckel = f"kopia:{gallande[0].id}:{gallande[0].version}:{adress}"
        lagg_svarsbrev(program, f, Brevslag.KOPIA, nyckel, adress, gallande, nar)


_RADER = msgspec.json.Decoder(tuple[Rad, ...])
_SKRIV_RADER = msgspec.json.Encoder().encode


def rader_som_text(rader: Sequence[Rad]) -> str:
    """The lines of a letter as they are stored."""
    return _SKRIV_RADER(rader).decode()


def rader_ur_text(text: str) -> tuple[Rad, ...]:
    """The lines of a letter as they were stored."""
    return _RADER.decode(text)

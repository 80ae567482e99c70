"""The one way in which a use case changes cases: load, decide, store, answer, in one transaction.

Each case, in id order, is tried with its own Ordning. One fault refuses the whole list, with every fault
named by case. The key is written last, and decides: what has been answered before is answered so again.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import msgspec
from attrs import frozen

from arbetsflode.journal import ny_post
from arbetsflode.lager import arenden, motesdagar, sok
from arbetsflode.lager.arenden import Laddat, kedja_for
from arbetsflode.lager.brevlada import NyttBrev
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.lager.idempotens import Svar, bestamt_av_nyckeln
from arbetsflode.lager.skrivning import Skrivning
from arbetsflode.motor import planfoljder
from arbetsflode.motor.kvitto import Kvitto, avtryck, kvitto, som_text, ur_text
from arbetsflode.program import Program
from notiser.brev import Brevslag, Brevutkast, Rad, direktbrev, meddelandetal
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
        alla = tuple(utfall for _, utfall in par)
        skrivning = Skrivning()
        for laddat, utfall in par:
            skrivning += _till_skrivning(program, f, aktor, laddat, utfall, nar)
        skrivning += Skrivning(brev=tuple(kopior(program, alla, nar)))
        if efterspel is not None:
            efterspel(f, nar, alla)
        kvitton = tuple(kvitto(utfall.arende, utfall.varningar) for utfall in alla)
        return Svar(text=som_text(kvitton), nu=nar.noterat, skrivning=skrivning)

    return ur_text(bestamt_av_nyckeln(program.databas, uppdrag.nyckel, fingeravtryck, gor))


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
    _till_skrivning(program, f, aktor, laddat, utfall, nar).skriv(f)


def _till_skrivning(
    program: Program, f: Forbindelse, aktor: Aktor, laddat: Laddat, utfall: Utfall, nar: Nar
) -> Skrivning:
    """What a decision writes; the words that it is found by, if they have changed, are written at once."""
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
    sok.indexera(f, arende, fore)
    arenden.skriv_nummer(f, arende, fore)
    motesdagar.skriv(f, arende, fore)
    plan = planfoljder.ny_plan(program, f, fore, arende)
    if plan is not None:
        planfoljder.anteckna(program, f, arende, plan, nar)
    att_saga = plan.att_saga if plan is not None else None
    brev = direktbrev(fore, utfall, program.organisation(f), nar, att_saga)
    return Skrivning(
        andringar=(arenden.andring(laddat, arende, post, program.vakt(f), nar.noterat),),
        brev=tuple(egna_brev(program, brev, nar)),
    )


def egna_brev(program: Program, utkast: Sequence[Brevutkast], nar: Nar) -> list[NyttBrev]:
    """Letters to our own people, as they are put in the box."""
    return [
        NyttBrev(
            id=program.nytt_id(),
            nyckel=ett.nyckel,
            slag=ett.slag,
            person=ett.person,
            adress=None,
            dag=ett.dag.isoformat(),
            rader=rader_som_text(ett.rader),
            arenden=frozenset(rad.arende for rad in ett.rader),
            nu=nar.noterat,
        )
        for ett in utkast
    ]


def svarsbrev(
    program: Program, slag: Brevslag, nyckel: str, adress: str, gallande: Sequence[Arende], nar: Nar
) -> NyttBrev:
    """A letter that leaves the municipality, as it is put in the box: an answer, a copy of one, a receipt."""
    rader = tuple(
        Rad(slag="svar", arende=a.id, regel=slag.value, datum=nar.dag, roll="", version=a.version)
        for a in gallande
    )
    return NyttBrev(
        id=program.nytt_id(),
        nyckel=nyckel,
        slag=slag,
        person=None,
        adress=adress,
        dag=nar.idag.isoformat(),
        rader=rader_som_text(rader),
        arenden=frozenset(a.id for a in gallande),
        nu=nar.noterat,
        meddelande=meddelandetal(nyckel),
    )


def kopior(program: Program, utfall: Sequence[Utfall], nar: Nar) -> list[NyttBrev]:
    """Copies are letters of their own and decide nothing: one for each answer and address, afterwards."""
    per_adress: dict[str, list[Arende]] = {}
    for ett in utfall:
        for handelse in ett.handelser:
            if handelse.slag is Handelseslag.OVERGANG:
                for adress in getattr(handelse.underlag, "kopia_till", ()):
                    per_adress.setdefault(adress, []).append(ett.arende)
    return [
        svarsbrev(
            program,
            Brevslag.KOPIA,
            f"kopia:{gallande[0].id}:{gallande[0].version}:{adress}",
            adress,
            gallande,
            nar,
        )
        for adress, gallande in per_adress.items()
    ]


_RADER = msgspec.json.Decoder(tuple[Rad, ...])
_SKRIV_RADER = msgspec.json.Encoder().encode


def rader_som_text(rader: Sequence[Rad]) -> str:
    """The lines of a letter as they are stored."""
    return _SKRIV_RADER(rader).decode()


def rader_ur_text(text: str) -> tuple[Rad, ...]:
    """The lines of a letter as they were stored."""
    return _RADER.decode(text)

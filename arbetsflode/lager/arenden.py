"""Cases in and out of the store: the guarded hot write, and what is projected for questions.

Storing a case sets its watermark: the first rung at or after the earlier of the old watermark and now.
No use case names it; only `skriv_nytt` and `andring` do.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Protocol

import msgspec
from attrs import field, frozen
from sqlalchemy import bindparam, insert, select, update

from arbetsflode.journal import Post, tid_ur_text, tidstext
from arbetsflode.lager import grunddata
from arbetsflode.lager import tabeller as t
from arbetsflode.lager.delar import Delarlasare, skriv_delar
from arbetsflode.lager.forbindelse import Forbindelse, Sats
from arbetsflode.lager.sigillgrans import SIGILLGRANS
from arbetsflode.lager.text import nummernyckel, sortnyckel, svansnyckel
from tillstand.arbetsdagar import STOCKHOLM
from tillstand.arende import Arende, Arendeslag
from tillstand.fel import Datafel, Saknas, Versionskonflikt


class Bevakare(Protocol):
    """Says when a case is next to be looked at, and which meeting its plan aims at."""

    @property
    def generation(self) -> int:
        """The generation of ladder and calendars that it says so by."""
        ...

    def nasta(self, arende: Arende, fran: datetime) -> datetime | None:
        """The first rung at or after `fran` (UTC), or None."""
        ...

    def planmote(self, arende: Arende) -> date | None:
        """The meeting that the case is on its way to."""
        ...


@frozen(kw_only=True)
class Laddat:
    """A case as it was read, with what the store knows beside it."""

    arende: Arende
    huvud: str
    vattenmarke: str | None
    generation: int
    raa: Mapping[str, msgspec.Raw] = field(repr=False)
    sigillgrans: str = ""
    """The limit of the latest seal when the case was read; only `las` asks for it."""


class Slagregister:
    """The kinds of cases that the store can read."""

    def __init__(self, slag: Mapping[str, Arendeslag]) -> None:
        self.slag = dict(slag)
        self._lasare = {namn: Delarlasare(ett) for namn, ett in slag.items()}

    def bygg(self, rad: tuple[Any, ...], sigillgrans: str = "") -> Laddat:
        """The case of a row with the columns of `KOLUMNER`. Raises Datafel, as for a row of its id alone."""
        if len(rad) == 1:
            raise Datafel(f"Ärende {rad[0]} går inte att läsa: det som står i raden är inte text.")
        (
            id_,
            slagnamn,
            namnd,
            diarienummer,
            flode,
            tillstand,
            version,
            huvud,
            registrerad,
            marke,
            gen,
            delar,
        ) = rad
        slag = self.slag.get(slagnamn)
        if slag is None:
            raise Datafel(f"Ärende {id_} är av det okända slaget ”{slagnamn}”.")
        las, raa = self._lasare[slagnamn].las(delar)
        try:
            arende = slag.klass(
                id=id_,
                slag=slagnamn,
                namnd=namnd,
                diarienummer=diarienummer,
                flode=flode,
                tillstand=tillstand,
                version=version,
                registrerad=tid_ur_text(registrerad),
                **las,
            )
        except (TypeError, ValueError) as fel:
            raise Datafel(f"Ärende {id_} går inte att läsa: {fel}") from fel
        return Laddat(
            arende=arende, huvud=huvud, vattenmarke=marke, generation=gen, raa=raa, sigillgrans=sigillgrans
        )


KOLUMNER = tuple(
    t.arende.c[namn]
    for namn in (
        "id",
        "slag",
        "namnd",
        "diarienummer",
        "flode",
        "tillstand",
        "version",
        "huvud",
        "registrerad",
        "nasta_bevakning",
        "generation",
        "delar",
    )
)

_LAS = Sats(
    select(*KOLUMNER, SIGILLGRANS, grunddata.GRUNDDATAVERSION).where(t.arende.c.id == bindparam("id"))
)
_INFOGA = Sats(insert(t.arende))
ANDRAS = (
    "tillstand",
    "version",
    "huvud",
    "oppet",
    "hemligt",
    "rubrik",
    "rubrik_sort",
    "handlaggare",
    "enhet",
    "slutdag",
    "vantar_pa",
    "utskick",
    "nasta_bevakning",
    "generation",
    "svepfel",
    "svepfel_tid",
    "planmote",
    "delar",
)
_ANDRA = Sats(
    update(t.arende)
    .where(t.arende.c.id == bindparam("b_id"), t.arende.c.version == bindparam("b_version"))
    .values({namn: bindparam(namn) for namn in ANDRAS})
)
_VEM_VAR_FORST = Sats(
    select(t.post.c.aktor, t.post.c.noterat, t.person.c.namn)
    .outerjoin(t.person, t.person.c.kod == t.post.c.aktor)
    .where(t.post.c.kedja == bindparam("kedja"), t.post.c.nummer == bindparam("nummer"))
)
_POST = Sats(insert(t.post))
_POSTFALT = tuple(t.post.c.keys())
_NUMMER = Sats(insert(t.nummer))
_HAR_NUMMER = Sats(select(t.nummer.c.nyckel).where(t.nummer.c.arende == bindparam("arende")))


def kedja_for(id_: str) -> str:
    """The name of a case's chain in the journal."""
    return f"arende:{id_}"


def las(f: Forbindelse, register: Slagregister, id_: str) -> Laddat:
    """The case with that id. Raises Saknas, Datafel."""
    rad = f.en(_LAS, {"id": id_})
    if rad is None:
        raise Saknas("Ärendet finns inte, eller så får du inte se det.")
    grunddata.minns_version(f, rad[-1])
    return register.bygg(rad[:-2], rad[-2] or "")


def skriv_nytt(f: Forbindelse, arende: Arende, post: Post, bevakare: Bevakare, nu: datetime) -> None:
    """Store a case for the first time, with its first post. Raises Dubblettfel for a number in use."""
    varden = _projektion(arende, post.hash, bevakare, None, nu)
    varden |= {
        "id": arende.id,
        "slag": arende.slag,
        "namnd": arende.namnd,
        "diarienummer": arende.diarienummer,
        "nummernyckel": nummernyckel(arende.diarienummer),
        "flode": arende.flode,
        "registrerad": tidstext(arende.registrerad),
        "delar": skriv_delar(arende),
    }
    f.kor(_INFOGA, varden)
    f.kor(_POST, postvarden(post))
    _skriv_nummer(f, arende, frozenset())


@frozen(kw_only=True)
class Andring:
    """A changed case with its post, as it is written: only over the version that was read."""

    arende: str
    version: int
    """The version that was read."""
    varden: Mapping[str, Any] = field(repr=False)
    post: Mapping[str, Any] = field(repr=False)


def andring(laddat: Laddat, arende: Arende, post: Post, bevakare: Bevakare, nu: datetime) -> Andring:
    """What a changed case writes. It keeps its older generation until the sweep has looked at it: only the
    sweep tells people what a calendar has moved."""
    varden = _projektion(arende, post.hash, bevakare, laddat.vattenmarke, nu)
    varden["generation"] = min(laddat.generation, bevakare.generation)
    varden["delar"] = skriv_delar(arende, fore=laddat.arende, raa=laddat.raa)
    return Andring(arende=arende.id, version=laddat.arende.version, varden=varden, post=postvarden(post))


def skriv_andring(f: Forbindelse, andring: Andring) -> None:
    """Store a changed case with its post. Raises Versionskonflikt."""
    vem = {"b_id": andring.arende, "b_version": andring.version}
    if f.kor(_ANDRA, {**andring.varden, **vem}) != 1:
        raise konflikt(f, andring.arende, andring.version)
    f.kor(_POST, andring.post)


def skriv_nummer(f: Forbindelse, arende: Arende, fore: Arende) -> None:
    """Add the numbers that the case is to be found by and was not before."""
    if tuple(arende.sokbara_nummer()) != tuple(fore.sokbara_nummer()):
        _skriv_nummer(f, arende, frozenset(r[0] for r in f.alla(_HAR_NUMMER, {"arende": arende.id})))


def konflikt(f: Forbindelse, id_: str, sedd_version: int) -> Versionskonflikt:
    """The error that says who was first, and when."""
    rad = f.en(_VEM_VAR_FORST, {"kedja": kedja_for(id_), "nummer": sedd_version + 1})
    if rad is None:
        return Versionskonflikt("Ärendet har ändrats sedan du öppnade det. Läs om det och försök igen.")
    vem, nar, namn = rad[0], tid_ur_text(rad[1]), rad[2] or rad[0]
    tid = nar.astimezone(STOCKHOLM).strftime("%Y-%m-%d %H:%M")
    mening = f"{namn} hann före: ärendet ändrades {tid}. Läs om det och försök igen."
    return Versionskonflikt(mening, vem=vem, nar=nar)


def utan_bevakning(arende: Arende, huvud: str) -> dict[str, Any]:
    """What is projected of a case into columns, apart from its watermark."""
    ansvar, begaran = arende.ansvar, arende.begaran
    steg = begaran.nasta if begaran else None
    return {
        "tillstand": arende.tillstand,
        "version": arende.version,
        "huvud": huvud,
        "oppet": int(arende.ar_oppet),
        "hemligt": int(arende.hemligt),
        "rubrik": arende.rubrik,
        "rubrik_sort": sortnyckel(arende.rubrik),
        "handlaggare": ansvar.handlaggare if ansvar else None,
        "enhet": ansvar.enhet if ansvar else None,
        "slutdag": _dag(arende.slutdag),
        "vantar_pa": steg.nyckel if steg else None,
        "utskick": int(arende.utskick is not None),
    }


def _projektion(
    arende: Arende, huvud: str, bevakare: Bevakare, marke: str | None, nu: datetime
) -> dict[str, Any]:
    return {
        **utan_bevakning(arende, huvud),
        "nasta_bevakning": _vattenmarke(arende, bevakare, marke, nu),
        "generation": bevakare.generation,
        "svepfel": None,
        "svepfel_tid": None,
        "planmote": _dag(bevakare.planmote(arende)),
    }


def _vattenmarke(arende: Arende, bevakare: Bevakare, marke: str | None, nu: datetime) -> str | None:
    if not arende.ar_oppet:
        return None
    fran = min(tid_ur_text(marke), nu) if marke else nu
    nasta = bevakare.nasta(arende, fran)
    return tidstext(nasta) if nasta else None


def _dag(dag: date | None) -> str | None:
    return dag.isoformat() if dag else None


def postvarden(post: Post) -> dict[str, Any]:
    """A post as the columns of its table."""
    return {namn: getattr(post, namn) for namn in _POSTFALT}


def nummernycklar(arende: Arende) -> set[str]:
    """What a case is found by among the numbers."""
    svans = svansnyckel(arende.diarienummer)
    return {*map(nummernyckel, arende.sokbara_nummer()), *([svans] if svans else [])}


def _skriv_nummer(f: Forbindelse, arende: Arende, finns: frozenset[str]) -> None:
    nya = nummernycklar(arende) - finns
    f.flera(_NUMMER, [{"arende": arende.id, "nyckel": nyckel} for nyckel in sorted(nya)])

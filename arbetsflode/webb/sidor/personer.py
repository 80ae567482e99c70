"""Inställningar, personer: who there is, which roles they hold and when, who is away. For administrators."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from attrs import frozen
from litestar import Response
from litestar.datastructures import FormMultiDict
from litestar.params import FromPath

from arbetsflode import motor, sakerhet
from arbetsflode.webb.beroenden import MedFormular, MedFraga
from arbetsflode.webb.besked import beskedet, personer_inlasta, vidare_med
from arbetsflode.webb.fraga import Fraga
from arbetsflode.webb.mallning import sida
from arbetsflode.webb.personformular import skrivet, tolkat, ur_fil
from arbetsflode.webb.sparat import nyckel_ur, text_ur
from arbetsflode.webb.vag import hamta, skicka
from konfiguration.personfil import Personuppgifter
from tillstand.begaran import ROLLTEXT
from tillstand.behorighet import ADMINISTRATOR, INNEHAVDA, Person, Rollinnehav
from tillstand.fel import Felaktighet, OgiltigIndata, Saknas

_VAG = "/installningar/personer"


def krav_pa_administrator(fraga: Fraga) -> None:
    """Raise Saknas for everybody but an administrator: the page is not there for others."""
    if ADMINISTRATOR not in fraga.roller:
        raise Saknas("Sidan finns inte.")


def rolltext(fraga: Fraga, innehav: Rollinnehav) -> str:
    """`chef för Enheten för bistånd`, `registrator, Socialnämnden`."""
    ordet = ROLLTEXT.get(innehav.roll, innehav.roll)
    enhet = fraga.organisation.enheter.get(innehav.enhet)
    if innehav.enhet:
        return f"{ordet} för {enhet.namn if enhet else innehav.enhet}"
    return f"{ordet}, {fraga.namnd(innehav.namnd)}" if innehav.namnd else ordet


@frozen(kw_only=True)
class _Rad:
    """A person in the list: the roles and absences that hold today or later."""

    person: Person
    roller: tuple[Rollinnehav, ...]
    franvaro: tuple[Any, ...]


@hamta(_VAG)
def personerna(fraga: MedFraga) -> Response[str]:
    """Everybody, with roles and absences. Raises Saknas for others than administrators."""
    krav_pa_administrator(fraga)
    return _listan(fraga, kvitto=beskedet(fraga))


def _listan(
    fraga: Fraga,
    *,
    kvitto: str = "",
    fel: Sequence[Felaktighet] = (),
    varden: Mapping[str, str] | None = None,
) -> Response[str]:
    return sida(
        fraga,
        "personer.html",
        status=422 if fel else 200,
        rader=list(_rader(fraga)),
        rolltext=lambda i: rolltext(fraga, i),
        kvitto=kvitto,
        fel=fel,
        felen=_per_falt(fel),
        varden=varden or {},
        nyckel=fraga.ny_nyckel(),
        **_grans(),
    )


def _grans() -> dict[str, date]:
    """The ends of time, which nobody writes."""
    return {"alltid": date.min, "tillsvidare": date.max}


def _rader(fraga: Fraga) -> Iterator[_Rad]:
    organisation, idag = fraga.organisation, fraga.idag
    for person in sorted(organisation.personer.values(), key=lambda p: p.namn.casefold()):
        yield _Rad(
            person=person,
            roller=tuple(i for i in organisation.innehav if i.person == person.kod and i.till >= idag),
            franvaro=tuple(f for f in organisation.franvaro if f.person == person.kod and f.till >= idag),
        )


def _per_falt(fel: Sequence[Felaktighet]) -> dict[str, str]:
    ut: dict[str, str] = {}
    for ett in fel:
        ut[ett.plats] = f"{ut[ett.plats]} {ett.mening}" if ett.plats in ut else ett.mening
    return ut


@skicka(f"{_VAG}/ny")
def lagg_till(fraga: MedFraga, formular: MedFormular) -> Response[Any]:
    """Add a person. Raises Saknas for others than administrators."""
    krav_pa_administrator(fraga)
    varden = skrivet(formular, "person")
    try:
        uppgifter = tolkat(fraga, "person", varden)
        if varden["kod"] in fraga.organisation.personer:
            mening = "Användarnamnet finns redan. Öppna personen i listan för att ändra."
            raise OgiltigIndata((Felaktighet(plats="person.kod", mening=mening),))
        _importera(fraga, uppgifter, nyckel_ur(formular))
    except OgiltigIndata as fel:
        return _listan(fraga, fel=fel.felaktigheter, varden=varden)
    return vidare_med(fraga, f"{_VAG}/{varden['kod']}", "sparat")


@skicka(f"{_VAG}/las-in")
def las_in(fraga: MedFraga, formular: MedFormular) -> Response[Any]:
    """Read a file of people in. Every fault is shown, with its line. Raises Saknas as above."""
    krav_pa_administrator(fraga)
    try:
        kvitto = _importera(fraga, ur_fil(fraga, formular), nyckel_ur(formular))
    except OgiltigIndata as fel:
        return _listan(fraga, fel=fel.felaktigheter)
    return vidare_med(fraga, _VAG, personer_inlasta(kvitto.personer))


def _importera(fraga: Fraga, uppgifter: Personuppgifter, nyckel: str) -> motor.Personkvitto:
    return motor.importera_personer(fraga.program, fraga.aktor, uppgifter=uppgifter, nyckel=nyckel)


@hamta(_VAG + "/{person:str}")
def personen(fraga: MedFraga, person: FromPath[str]) -> Response[str]:
    """One person: name and address, roles, absences, password. Raises Saknas."""
    krav_pa_administrator(fraga)
    return _sidan(fraga, person, kvitto=beskedet(fraga))


def _sidan(
    fraga: Fraga,
    kod: str,
    *,
    kvitto: str = "",
    losenord: str = "",
    fel: Sequence[Felaktighet] = (),
    skrivna: Mapping[str, Mapping[str, str]] | None = None,
) -> Response[str]:
    person, organisation = _finns(fraga, kod), fraga.organisation
    varden = {"person": {"namn": person.namn, "epost": person.epost or ""}, "roll": {}, "franvaro": {}}
    return sida(
        fraga,
        "personen.html",
        status=422 if fel else 200,
        person=person,
        roller=[i for i in organisation.innehav if i.person == kod],
        franvaro=[f for f in organisation.franvaro if f.person == kod],
        rolltext=lambda i: rolltext(fraga, i),
        rollval=[(roll, ROLLTEXT[roll]) for roll in INNEHAVDA],
        namnder=[(n.kod, n.namn) for n in fraga.program.kommun.namnder.values()],
        enheter=[(e.kod, f"{e.namn} ({fraga.namnd(e.namnd)})") for e in fraga.organisation.enheter.values()],
        andra=[(p.kod, p.namn) for p in organisation.personer.values() if p.kod != kod],
        kvitto=kvitto,
        losenord=losenord,
        fel=fel,
        felen=_per_falt(fel),
        varden={**varden, **(skrivna or {})},
        nyckel=fraga.ny_nyckel(),
        **_grans(),
    )


def _finns(fraga: Fraga, kod: str) -> Person:
    person = fraga.organisation.personer.get(kod)
    if person is None:
        raise Saknas("Det finns ingen sådan person.")
    return person


def _spara(fraga: Fraga, kod: str, form: str, formular: FormMultiDict) -> Response[Any]:
    """Keep what one of the person's forms says, or show what is wrong with it."""
    krav_pa_administrator(fraga)
    _finns(fraga, kod)
    varden = {**skrivet(formular, form), ("kod" if form == "person" else "person"): kod}
    try:
        kvitto = _importera(fraga, tolkat(fraga, form, varden), nyckel_ur(formular))
    except OgiltigIndata as fel:
        return _sidan(fraga, kod, fel=fel.felaktigheter, skrivna={form: varden})
    return vidare_med(fraga, f"{_VAG}/{kod}", "sparat" if kvitto.personer else "oforandrat")


@skicka(_VAG + "/{person:str}/uppgifter")
def andra_person(fraga: MedFraga, formular: MedFormular, person: FromPath[str]) -> Response[Any]:
    """Change name and address. Raises Saknas."""
    return _spara(fraga, person, "person", formular)


@skicka(_VAG + "/{person:str}/roll")
def ge_roll(fraga: MedFraga, formular: MedFormular, person: FromPath[str]) -> Response[Any]:
    """Give a role, or end one: the same role from the same day changes its end. Raises Saknas."""
    return _spara(fraga, person, "roll", formular)


@skicka(_VAG + "/{person:str}/franvaro")
def anteckna_franvaro(fraga: MedFraga, formular: MedFormular, person: FromPath[str]) -> Response[Any]:
    """Note that the person is away, and who stands in. Raises Saknas."""
    return _spara(fraga, person, "franvaro", formular)


@skicka(_VAG + "/{person:str}/losenord", losenord=True)
def ge_losenord(fraga: MedFraga, formular: MedFormular, person: FromPath[str]) -> Response[str]:
    """Give a temporary password, shown on this answer alone: sent twice it is a new one, and the last one
    shown holds. Raises Saknas."""
    krav_pa_administrator(fraga)
    _finns(fraga, person)
    nyckel_ur(formular)
    if text_ur(formular, "sakert") != "ja":
        mening = "Kryssa i att personen ska få ett nytt lösenord."
        return _sidan(fraga, person, fel=(Felaktighet(plats="losenord.sakert", mening=mening),))
    satt = sakerhet.satt_losenord(fraga.program, fraga.aktor, person=person)
    return _sidan(fraga, person, losenord=satt.losenord or "")


VAGAR = (
    personerna,
    lagg_till,
    las_in,
    personen,
    andra_person,
    ge_roll,
    anteckna_franvaro,
    ge_losenord,
)

"""The first login of a new installation: a code that only the terminal has shown makes an administrator.

There is no password from the start. As long as nobody has a konto, whoever can read what the program writes
when it is started may make the first administrator, once.
"""

import hashlib
import hmac

from attrs import field, frozen

from arbetsflode.lager import grunddata, konton, lagen, personer, poster
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.program import Program
from arbetsflode.sakerhet.byten import skriv_konto
from arbetsflode.sakerhet.losenord import STANDARD, Hashare, krav_pa_valt, nytt_tillfalligt
from konfiguration.tolkning import tolka
from tillstand.arende import Nar
from tillstand.behorighet import ADMINISTRATOR, Aktor, Person, Rollinnehav
from tillstand.fel import Felaktighet, OgiltigIndata, Saknas

_NAMN = "startkod"
"""The SHA-256 of the code that holds."""


@frozen(kw_only=True)
class Forsta:
    """What the first administrator writes of herself, and the code that gives the right to."""

    startkod: str = field(repr=False)
    kod: str
    namn: str
    epost: str
    losenord: str = field(repr=False)


def ny_startkod(program: Program) -> str | None:
    """A new code, told this once, in the place of any before; None when somebody has a konto.

    It is 80 random bits, so that trying is no way in, and it ends when it is used.
    """
    with program.databas.skriv() as f:
        lagen.hall(f, _NAMN)
        if konton.nagot(f):
            lagen.ta_bort(f, _NAMN)
            return None
        kod = nytt_tillfalligt(program.slump)
        lagen.skriv(f, _NAMN, _avtryck(kod))
    return kod


def ar_forsta_gangen(program: Program) -> bool:
    """Whether nobody has a konto and a code has been shown."""
    with program.databas.las() as f:
        return lagen.las(f, _NAMN) is not None and not konton.nagot(f)


def gor_forsta(
    program: Program, uppgifter: Forsta, *, kanal: str = "webb", hashare: Hashare = STANDARD
) -> str:
    """Make the first administrator: the person, the role and the konto in one; the person's code.

    Raises Saknas when it is not (or no longer) the first time, OgiltigIndata with every fault; whoever has
    not the code is told nothing else.
    """
    if not ar_forsta_gangen(program):
        raise Saknas("Sidan finns inte.")
    with program.databas.las() as f:
        _krav_pa_koden(f, uppgifter.startkod)
    person = _granskad(uppgifter)
    hash_ = hashare.hasha(uppgifter.losenord)
    with program.databas.skriv() as f:
        grunddata.hall(f)
        lagen.hall(f, _NAMN)
        if konton.nagot(f):
            raise Saknas("Sidan finns inte.")
        _krav_pa_koden(f, uppgifter.startkod)
        _skriv(program, f, person, Aktor(person=person.kod, kanal=kanal), hash_)
        lagen.ta_bort(f, _NAMN)
    return person.kod


def _granskad(uppgifter: Forsta) -> Person:
    """The person as written. Raises OgiltigIndata with the faults of every field."""
    fel: list[Felaktighet] = []
    skrivet = {"kod": uppgifter.kod.strip(), "namn": uppgifter.namn.strip()}
    if uppgifter.epost.strip():
        skrivet["epost"] = uppgifter.epost.strip()
    person: Person | None = None
    try:
        person = tolka(Person, skrivet)
    except OgiltigIndata as ogiltigt:
        fel += ogiltigt.felaktigheter
    try:
        krav_pa_valt(uppgifter.losenord, skrivet["kod"])
    except OgiltigIndata as ogiltigt:
        fel += [
            Felaktighet(plats="losenord", mening=f"Lösenordet {f.mening}") for f in ogiltigt.felaktigheter
        ]
    if fel or person is None:
        raise OgiltigIndata(fel)
    return person


def _krav_pa_koden(f: Forbindelse, kod: str) -> None:
    ratt = lagen.las(f, _NAMN) or ""
    if not hmac.compare_digest(ratt.encode(), _avtryck(kod).encode()):
        mening = "Koden stämmer inte. Den senaste står där programmet startades."
        raise OgiltigIndata((Felaktighet(plats="startkod", mening=mening),))


def _avtryck(kod: str) -> str:
    return hashlib.sha256(kod.strip().lower().encode("utf-8", "surrogatepass")).hexdigest()


def _skriv(program: Program, f: Forbindelse, person: Person, aktor: Aktor, hash_: str) -> None:
    nar = Nar.vid(program.klocka.nu())
    organisation = program.organisation(f)
    roll = Rollinnehav(person=person.kod, roll=ADMINISTRATOR)
    fakta = [
        *([person] if organisation.personer.get(person.kod) != person else []),
        *([roll] if roll not in organisation.innehav else []),
    ]
    personer.skriv_personer(f, [person])
    personer.skriv_innehav(f, [roll])
    if fakta:
        kedja = f"person:{person.kod}"
        poster.skriv_post(f, kedja, fakta, aktor=aktor, nu=nar.noterat, dag=nar.dag, slump=program.slump)
        grunddata.ny_version(f)
    skriv_konto(program, f, aktor, person.kod, hash_, tillfalligt=False)

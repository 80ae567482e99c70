"""Logging in by name and password. Whatever is wrong, the answer is one and takes the same time."""

from attrs import field, frozen

from arbetsflode.lager import konton
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.lager.konton import LagratKonto
from arbetsflode.program import Program
from arbetsflode.sakerhet import forsok, sessioner
from arbetsflode.sakerhet.losenord import STANDARD, Hashare
from tillstand.behorighet import Organisation
from tillstand.fel import Inloggningsfel

STAMMER_INTE = (
    "Användarnamnet eller lösenordet stämmer inte. Försök igen, eller be en administratör om hjälp."
)


@frozen(kw_only=True)
class Inloggad:
    """Somebody who has just logged in: the value of the cookie, who, and whether to choose a password."""

    kaka: str = field(repr=False)
    person: str
    maste_byta: bool


def logga_in(
    program: Program,
    *,
    kod: str,
    losenord: str,
    adress: str,
    forra: str | None = None,
    hashare: Hashare = STANDARD,
) -> Inloggad:
    """Log a person in by a password. The id is always new; `forra`, the cookie that came along, is ended.

    Raises Inloggningsfel, with the same text whether the name is unknown, has no konto, or the password
    is another one, and with another (`vanta`) when there have been too many attempts: then nothing is
    hashed. Raises Upptaget when many others wait.
    """
    nu = program.klocka.nu()
    with program.databas.skriv() as f:
        nummer = forsok.notera(f, kod=kod, adress=adress, nu=nu)
        person = _hitta(program.organisation(f), kod)
        lagrat = konton.las(f, person or "")
    stammer = hashare.stammer(lagrat.losenord if lagrat else None, losenord)
    if lagrat is None or not stammer:
        raise Inloggningsfel(STAMMER_INTE)
    starkare = hashare.hasha(losenord) if hashare.ar_gammal(lagrat.losenord) else None
    with program.databas.skriv() as f:
        krav_pa_samma(f, lagrat)
        if starkare is not None:
            konton.byt_hash(f, lagrat.konto.person, lagrat.losenord, starkare)
        forsok.lyckades(f, nummer)
        sessioner.avsluta_i(f, forra)
        kaka = sessioner.borja_i(program, f, lagrat.konto.person)
    return Inloggad(kaka=kaka, person=lagrat.konto.person, maste_byta=lagrat.konto.tillfalligt)


def krav_pa_samma(f: Forbindelse, provat: LagratKonto) -> None:
    """Raise Inloggningsfel when the password has been changed since it was tried; hold it otherwise."""
    nu = konton.hall(f, provat.konto.person)
    if nu is None or nu.losenord != provat.losenord:
        raise Inloggningsfel(STAMMER_INTE)


def _hitta(organisation: Organisation, kod: str) -> str | None:
    """Whose name it is: written exactly so, or so but for capitals when only one has it.

    A name that somebody has is looked for as long as one that nobody has.
    """
    sokt = forsok.normerad_kod(kod)
    lika = [person for person in organisation.personer if person.casefold() == sokt]
    if kod in lika:
        return kod
    return lika[0] if len(lika) == 1 else None

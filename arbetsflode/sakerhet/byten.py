"""A password is set by an administrator or changed by its owner; the chain tells it, without the hash."""

from attrs import field, frozen

from arbetsflode.lager import grunddata, konton, poster
from arbetsflode.lager import sessioner as lagrade
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.lager.konton import Konto, LagratKonto
from arbetsflode.lager.sessioner import LagradSession
from arbetsflode.program import Program
from arbetsflode.sakerhet import forsok, sessioner
from arbetsflode.sakerhet.inloggning import Inloggad, krav_pa_samma
from arbetsflode.sakerhet.losenord import STANDARD, Hashare, krav_pa_valt, nytt_tillfalligt
from tillstand.arende import Nar
from tillstand.behorighet import ADMINISTRATOR, Aktor, rollnyckel
from tillstand.fel import Felaktighet, Inloggningsfel, OgiltigIndata, SaknarBehorighet, Saknas

UTLOGGAD = "Du är inte inloggad längre. Logga in och försök igen."
FEL_LOSENORD = "Lösenordet som du har nu stämmer inte. Försök igen."


@frozen(kw_only=True)
class SattLosenord:
    """A password that has been set for somebody. `losenord` is told this once, when it was made here."""

    person: str
    tillfalligt: bool
    losenord: str | None = field(default=None, repr=False)


def satt_losenord(
    program: Program,
    aktor: Aktor,
    *,
    person: str,
    losenord: str | None = None,
    hashare: Hashare = STANDARD,
) -> SattLosenord:
    """Set a person's password, one made here unless given, and log the person out everywhere.

    It is temporary: it must be changed at the first login, unless it is one that the person set for
    herself. Done by an administrator; by anybody while no administrator has a konto. Raises Saknas,
    SaknarBehorighet, OgiltigIndata for a password that may not be chosen.
    """
    with program.databas.las() as f:
        _krav_pa_ratt(program, f, aktor, person)
    nytt = losenord if losenord is not None else nytt_tillfalligt(program.slump)
    krav_pa_valt(nytt, person)
    hash_ = hashare.hasha(nytt)
    tillfalligt = losenord is None or aktor.person != person
    with program.databas.skriv() as f:
        grunddata.hall(f)
        _krav_pa_ratt(program, f, aktor, person)
        skriv_konto(program, f, aktor, person, hash_, tillfalligt=tillfalligt)
        lagrade.avsluta_alla(f, person)
    return SattLosenord(person=person, tillfalligt=tillfalligt, losenord=nytt if losenord is None else None)


def byt_losenord(
    program: Program,
    *,
    kakvarde: str | None,
    gammalt: str,
    nytt: str,
    adress: str,
    kanal: str = "webb",
    hashare: Hashare = STANDARD,
) -> Inloggad:
    """Change one's own password. Every other login of the person ends, and the own one gets another id.

    The old password is demanded, and trying it is counted as trying to log in. Raises Inloggningsfel,
    OgiltigIndata for a password that may not be chosen, Upptaget.
    """
    with program.databas.skriv() as f:
        inloggad = _inloggad(program, f, kakvarde)
        _krav_pa_nytt(nytt, gammalt, inloggad.person)
        nummer = forsok.notera(f, kod=inloggad.person, adress=adress, nu=program.klocka.nu())
        lagrat = konton.las(f, inloggad.person)
    stammer = hashare.stammer(lagrat.losenord if lagrat else None, gammalt)
    if lagrat is None or not stammer:
        raise Inloggningsfel(FEL_LOSENORD)
    hash_ = hashare.hasha(nytt)
    with program.databas.skriv() as f:
        kaka = _byt(program, f, inloggad, lagrat, hash_, Aktor(person=inloggad.person, kanal=kanal))
        forsok.lyckades(f, nummer)
    return Inloggad(kaka=kaka, person=inloggad.person, maste_byta=False)


def _byt(
    program: Program, f: Forbindelse, inloggad: LagradSession, lagrat: LagratKonto, hash_: str, aktor: Aktor
) -> str:
    grunddata.hall(f)
    krav_pa_samma(f, lagrat)
    skriv_konto(program, f, aktor, inloggad.person, hash_, tillfalligt=False)
    lagrade.avsluta_andra(f, inloggad)
    kaka = sessioner.fornya_i(program, f, inloggad)
    if kaka is None:
        raise Inloggningsfel(UTLOGGAD)
    return kaka


def _inloggad(program: Program, f: Forbindelse, kakvarde: str | None) -> LagradSession:
    inloggad = sessioner.levande(program, f, kakvarde)
    if inloggad is None:
        raise Inloggningsfel(UTLOGGAD)
    return inloggad


def _krav_pa_nytt(nytt: str, gammalt: str, person: str) -> None:
    krav_pa_valt(nytt, person)
    if nytt == gammalt:
        mening = "är detsamma som förut: välj ett annat"
        raise OgiltigIndata((Felaktighet(plats="lösenordet", mening=mening),))


def _krav_pa_ratt(program: Program, f: Forbindelse, aktor: Aktor, person: str) -> None:
    organisation, idag = program.organisation(f), Nar.vid(program.klocka.nu()).idag
    if person not in organisation.personer:
        raise Saknas(f"Det finns ingen person med koden ”{person}”.")
    administratorer = organisation.innehavare(rollnyckel(ADMINISTRATOR), idag)
    if aktor.person not in administratorer and konton.nagon_har(f, administratorer):
        vem = organisation.namn(aktor.person)
        raise SaknarBehorighet(f"{vem} är inte administratör. Be en administratör om ett nytt lösenord.")


def skriv_konto(
    program: Program, f: Forbindelse, aktor: Aktor, person: str, hash_: str, *, tillfalligt: bool
) -> None:
    """Give a person a hash, and let the person's chain tell that it was done."""
    nar = Nar.vid(program.klocka.nu())
    konto = Konto(person=person, satt=nar.noterat, tillfalligt=tillfalligt)
    konton.skriv(f, konto, hash_)
    poster.skriv_post(
        f, f"person:{person}", [konto], aktor=aktor, nu=nar.noterat, dag=nar.dag, slump=program.slump
    )

"""One's own absence: anybody says when she is away and who stands in, without an administrator."""

from datetime import date

from arbetsflode.lager import grunddata, personer, poster
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.lager.idempotens import Svar, en_gang
from arbetsflode.motor.kvitto import avtryck
from arbetsflode.motor.planfoljder import efter_franvaro
from arbetsflode.program import Program
from tillstand.arende import Nar
from tillstand.behorighet import Aktor, Franvaro, Organisation
from tillstand.fel import Felaktighet, OgiltigIndata, Saknas


def anmal_franvaro(
    program: Program, aktor: Aktor, *, fran: date, till: date, ersattare: str | None = None, nyckel: str
) -> Franvaro:
    """Say that one is away from a local day to a day (both included), and who stands in meanwhile.

    An absence that begins the same day is changed. It is noted in the person's own chain, and whoever is
    to know that somebody is away on a stop date is told. Raises Saknas for whoever is nobody here,
    OgiltigIndata with every fault, Nyckelkonflikt.
    """
    franvaro = Franvaro(person=aktor.person, fran=fran, till=till, ersattare=ersattare or None)

    def gor(f: Forbindelse) -> Svar:
        grunddata.hall(f)
        nar = Nar.vid(program.klocka.nu())
        organisation = program.organisation(f)
        _granska(organisation, franvaro, nar.idag)
        if franvaro not in organisation.franvaro:
            _skriv(program, f, aktor, franvaro, nar)
        return Svar(text="", nu=nar.noterat)

    en_gang(program.databas, nyckel, avtryck(aktor.person, "franvaro", franvaro), gor)
    return franvaro


def _skriv(program: Program, f: Forbindelse, aktor: Aktor, franvaro: Franvaro, nar: Nar) -> None:
    personer.skriv_franvaro(f, [franvaro])
    poster.skriv_post(
        f,
        f"person:{franvaro.person}",
        [franvaro],
        aktor=aktor,
        nu=nar.noterat,
        dag=nar.dag,
        slump=program.slump,
    )
    grunddata.ny_version(f)
    efter_franvaro(program, f, [franvaro.person], nar.noterat)


def _granska(organisation: Organisation, franvaro: Franvaro, idag: date) -> None:
    if franvaro.person not in organisation.personer:
        raise Saknas(f"Det finns ingen person med koden ”{franvaro.person}”.")
    fel = []
    if franvaro.till < franvaro.fran:
        fel.append(Felaktighet(plats="till", mening="Sista dagen ska inte vara före den första."))
    elif franvaro.till < idag:
        fel.append(Felaktighet(plats="till", mening="Den sista dagen har redan varit."))
    if franvaro.ersattare == franvaro.person:
        fel.append(Felaktighet(plats="ersattare", mening="Ersättaren ska vara någon annan än du."))
    elif franvaro.ersattare is not None and franvaro.ersattare not in organisation.personer:
        fel.append(Felaktighet(plats="ersattare", mening="Ersättaren finns inte bland personerna."))
    if fel:
        raise OgiltigIndata(fel)

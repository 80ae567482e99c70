"""Withdraw what one has asked for: an approval, or an answer that has not begun to leave."""

from datetime import date

from arbetsflode.lager import arenden, brevlada
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.motor.kvitto import Kvitto
from arbetsflode.motor.transaktion import Uppdrag, genomfor, skriv_utfall
from arbetsflode.program import Program
from notiser.utkorg import Brevstatus
from tillstand import provning
from tillstand.arende import Nar
from tillstand.behorighet import Aktor
from tillstand.fel import Brist, Saknas, VillkorEjUppfyllt
from tillstand.handelser import Handelseslag, Utfall


def aterta(
    program: Program,
    aktor: Aktor,
    *,
    arende: str,
    version: int,
    nyckel: str,
    dag: date | None = None,
) -> Kvitto:
    """Withdraw. An answer to several cases is withdrawn for all of them. Raises as `handla`."""
    uppdrag = Uppdrag(arenden=((arende, version),), nyckel=nyckel, anrop=("aterta",), dag=dag)

    def efterspel(f: Forbindelse, nar: Nar, utfall: tuple[Utfall, ...]) -> None:
        if any(h.slag is Handelseslag.UTSKICK_ATERTAGET for h in utfall[0].handelser):
            _aterkalla(program, f, aktor, arende, nar)

    return genomfor(
        program,
        aktor,
        uppdrag,
        lambda ordning, fore, nar: provning.aterta(ordning, fore, aktor, nar),
        efterspel,
    )[0]


def _aterkalla(program: Program, f: Forbindelse, aktor: Aktor, arende: str, nar: Nar) -> None:
    brev = _svarsbrev(f, arende)
    skal = "Återtaget av den som begärde utskicket."
    if not any(
        brevlada.avgor(f, brev.id, fran, Brevstatus.ATERKALLAD, nu=nar.noterat, fel=skal)
        for fran in (Brevstatus.VANTAR, Brevstatus.UPPSKJUTEN)
    ):
        mening = "Brevet har redan börjat skickas och kan inte återtas. Vänta på besked."
        raise VillkorEjUppfyllt((Brist(kod="brevet_skickas", mening=mening),))
    for annat in brevlada.arenden_i(f, brev.id):
        laddat = arenden.las(f, program.register, annat)
        if annat != arende and laddat.arende.utskick is not None:
            slag = Handelseslag.UTSKICK_ATERTAGET
            utfall = provning.avbryt_utskick(laddat.arende, slag, nar, aktor)
            skriv_utfall(program, f, aktor, laddat, utfall, nar)


def _svarsbrev(f: Forbindelse, arende: str) -> brevlada.Brevrad:
    """The letter that carries the answer of a case."""
    svar = [
        b
        for b in brevlada.for_arende(f, arende)
        if b.slag == "svar" and b.lage not in ("aterkallad", "misslyckad")
    ]
    if not svar:
        raise Saknas("Svarsbrevet finns inte.")
    return svar[-1]

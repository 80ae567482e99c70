"""Take an arrow, or ask for it; on one case or, for one paragraph or one answer, on several."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from arbetsflode.lager import brevlada
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.motor.kvitto import Kvitto
from arbetsflode.motor.transaktion import Uppdrag, genomfor, svarsbrev
from arbetsflode.program import Program
from notiser.brev import Brevslag
from tillstand.arende import Arende, Nar
from tillstand.behorighet import Aktor
from tillstand.fel import Brist, Felaktighet, OgiltigIndata, VillkorEjUppfyllt
from tillstand.handelser import Handelseslag, Utfall
from tillstand.ordning import Ordning
from tillstand.provning import prova


def handla(
    program: Program,
    aktor: Aktor,
    *,
    arende: str,
    version: int,
    overgang: str,
    underlag: Any,
    nyckel: str,
    dag: date | None = None,
) -> Kvitto:
    """Take an arrow, or ask for it when chefer must approve it or a letter must leave first.

    Raises Saknas, Versionskonflikt, Nyckelkonflikt, OgiltigOvergang, SaknarBehorighet, VillkorEjUppfyllt.
    """
    return handla_flera(
        program,
        aktor,
        arenden=((arende, version),),
        overgang=overgang,
        underlag=underlag,
        nyckel=nyckel,
        dag=dag,
    )[0]


def handla_flera(
    program: Program,
    aktor: Aktor,
    *,
    arenden: Sequence[tuple[str, int]],
    overgang: str,
    underlag: Any,
    nyckel: str,
    dag: date | None = None,
    egna: Mapping[str, Any] | None = None,
) -> tuple[Kvitto, ...]:
    """Take the same arrow on several cases in one transaction: all of them or none.

    One paragraph may decide several cases, and one answer carry several numbers; `egna` holds, by id, the
    record of a case that has one of its own, say another sender's number. The receipts come in the order of
    the cases' ids. Raises as `handla`, with every fault named by case.
    """
    if not arenden:
        raise OgiltigIndata((Felaktighet(plats="arenden", mening="ange minst ett ärende"),))
    dag = dag or getattr(underlag, "handelsedag", None)
    per_arende = dict(egna or {})
    anrop = ("handla", overgang, underlag, sorted(per_arende.items()))
    uppdrag = Uppdrag(arenden=tuple(arenden), nyckel=nyckel, anrop=anrop, dag=dag)

    def avgor(ordning: Ordning, fore: Arende, nar: Nar) -> Utfall:
        return prova(ordning, fore, overgang, aktor, per_arende.get(fore.id, underlag), nar)

    def efterspel(f: Forbindelse, nar: Nar, utfall: tuple[Utfall, ...]) -> None:
        _lagg_svar(program, f, nar, utfall)

    return genomfor(program, aktor, uppdrag, avgor, efterspel)


def _lagg_svar(program: Program, f: Forbindelse, nar: Nar, utfall: tuple[Utfall, ...]) -> None:
    """One letter for one answer, whatever number of cases it answers; they have one address."""
    gallande = [u.arende for u in utfall if any(h.slag is Handelseslag.UTSKICK_BEGART for h in u.handelser)]
    if not gallande:
        return
    adresser = {arende.utskick.underlag.epost for arende in gallande}
    if len(adresser) > 1:
        mening = f"Svaren ska till olika adresser: {', '.join(sorted(adresser))}. Sänd dem var för sig."
        raise VillkorEjUppfyllt((Brist(kod="olika_mottagare", mening=mening),))
    forst = gallande[0]
    nyckel = svarsnyckel(forst.id, forst.version)
    brevlada.lagg(f, svarsbrev(program, Brevslag.SVAR, nyckel, adresser.pop(), gallande, nar))


def svarsnyckel(arende: str, version: int) -> str:
    """The key of the letter that carries an answer: the first case and the post that asked for it."""
    return f"svar:{arende}:{version}"

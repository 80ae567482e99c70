"""What waits for a person's approval, in the order in which it is to be answered."""

from datetime import date

from arbetsflode.lager import bordet as lagret
from arbetsflode.lager.bordet import FLEST
from arbetsflode.motor.lasare import Lasare, Uppgift, steget
from tillstand.arende import Arende


def i_ordning(lasare: Lasare) -> tuple[tuple[Uppgift, ...], bool]:
    """What waits for the person's approval, or for somebody's stood in for, by the day; and whether more
    waits than was read. One's own proposal waits for others."""
    uppgifter, fler = [], False
    for nyckel in sorted(lasare.organisation.vantar_pa_mig(lasare.aktor.person, lasare.nar.idag)):
        bunt = lagret.vantande(lasare.f, lasare.program.register, lasare.synlighet, nyckel)
        uppgifter += [u for arende in bunt.arenden if (u := _att_godkanna(lasare, arende)) is not None]
        fler = fler or bunt.fler
    ordnade = sorted(uppgifter, key=lambda u: u.ordning)
    return tuple(ordnade[:FLEST]), fler or len(ordnade) > FLEST


def _att_godkanna(lasare: Lasare, arende: Arende) -> Uppgift | None:
    begaran, svarar = arende.begaran, lasare.svarande(arende)
    if begaran is None or begaran.nasta is None or lasare.aktor.person not in svarar:
        return None
    pil = lasare.flode(arende).per_namn.get(begaran.overgang)
    return lasare.uppgift(
        arende,
        f"Godkänn: {pil.rubrik if pil else begaran.overgang}",
        steg=begaran.overgang,
        roll=begaran.nasta.roll,
        for_=svarar[lasare.aktor.person],
        dag=_godkanns_senast(lasare, arende),
        godkanns=True,
    )


def _godkanns_senast(lasare: Lasare, arende: Arende) -> date | None:
    """The chefer's day in the plan, for a proposal; nothing else that is approved has a day."""
    if arende.begaran is None or arende.begaran.overgang != "lagg_forslag":
        return None
    plan = lasare.plan(arende)
    return steget(plan, "chefer") or (plan.skicka_senast if plan else None)

"""Taking back: what one has asked for (återta), and the last arrow (ångra)."""

from collections.abc import Callable
from typing import Any

from tillstand.arende import Arende, Nar, SenastePil
from tillstand.behorighet import Aktor
from tillstand.fel import OgiltigOvergang, Remissfel, SaknarBehorighet, VillkorEjUppfyllt
from tillstand.handelser import Handelse, Handelseslag, Utfall
from tillstand.ordning import Ordning
from tillstand.provning.drag import utfall
from tillstand.provning.hinder import framtid, inget_i_vagen


def aterta(ordning: Ordning, arende: Arende, aktor: Aktor, nar: Nar) -> Utfall:
    """Withdraw what one has asked for: an answer that has not begun to leave, or else an approval.

    Whether the letter has begun to leave is known to the store alone, which has the last word.
    """
    vantande = arende.utskick or arende.begaran
    if vantande is None:
        raise OgiltigOvergang("Det finns ingen begäran att återta.")
    egna = {p for p in (vantande.begard_av, vantande.for_) if p is not None}
    ersatta = egna.intersection(ordning.organisation.ersatter(aktor.person, nar.idag))
    if aktor.person not in egna and not ersatta:
        raise SaknarBehorighet(
            f"Bara den som begärde kan återta: {ordning.organisation.namn(vantande.begard_av)}."
        )
    if fel := framtid(nar):
        raise VillkorEjUppfyllt(fel)
    slag = Handelseslag.UTSKICK_ATERTAGET if arende.utskick else Handelseslag.ATERTAGEN
    for_ = None if aktor.person in egna else min(ersatta)
    handelse = Handelse(slag=slag, namn=vantande.overgang, dag=nar.dag, av=aktor.person, for_=for_)
    fritt = arende.med(utskick=None) if arende.utskick else arende.med(begaran=None)
    return utfall(fritt, (handelse,))


def angra(ordning: Ordning, arende: Arende, aktor: Aktor, underlag: Any, nar: Nar) -> Utfall:
    """Take back the last arrow with a reason: the parts that held before it hold again.

    Only as long as it is the latest post, by the one who took it or the case's chef; never what is
    justerat or has gone outside the municipality.
    """
    inget_i_vagen(arende, nar)
    senaste = _senaste_pil(ordning, arende)
    for_ = _far_angra(ordning, arende, senaste, aktor, nar)
    handelse = Handelse(
        slag=Handelseslag.ANGRAD,
        namn=senaste.overgang,
        dag=nar.dag,
        av=aktor.person,
        for_=for_,
        fran=arende.tillstand,
        till=senaste.fran,
        underlag=underlag,
    )
    tidigare: dict[str, Any] = dict(senaste.tidigare)
    return utfall(arende.med(tillstand=senaste.fran, senaste=None, begaran=None, **tidigare), (handelse,))


def kan_aterta(ordning: Ordning, arende: Arende, aktor: Aktor, nar: Nar) -> bool:
    """Whether the person may withdraw what waits, as far as the case itself knows."""
    return _lyckas(lambda: aterta(ordning, arende, aktor, nar))


def kan_angra(ordning: Ordning, arende: Arende, aktor: Aktor, nar: Nar) -> bool:
    """Whether the person may take back the last arrow, as far as the case itself knows."""
    return _lyckas(lambda: angra(ordning, arende, aktor, None, nar))


def _lyckas(forsok: Callable[[], object]) -> bool:
    try:
        forsok()
    except Remissfel:
        return False
    return True


def _senaste_pil(ordning: Ordning, arende: Arende) -> SenastePil:
    senaste = arende.senaste
    if senaste is None or senaste.version != arende.version:
        raise OgiltigOvergang("Det går bara att ångra ärendets senaste händelse, och den är ingen övergång.")
    rad = ordning.flode.overgang(senaste.overgang)
    if not rad.angras:
        raise OgiltigOvergang(f"”{rad.rubrik}” kan inte ångras: rätta i stället, så att det syns.")
    return senaste


def _far_angra(ordning: Ordning, arende: Arende, senaste: SenastePil, aktor: Aktor, nar: Nar) -> str | None:
    """For whom the person undoes; None for oneself. Raises SaknarBehorighet."""
    if aktor.person in (senaste.tagen_av, senaste.for_):
        return None
    chef = ordning.organisation.behorig(aktor.person, ("chef",), arende, nar.idag)
    if chef is None:
        raise SaknarBehorighet("Bara den som gjorde övergången eller ärendets chef kan ångra den.")
    return chef.for_

"""What stands in the way of deciding in the nämnd's place: the delegationsordning, KL 6:38, who decided."""

from tillstand.arende import Arende, Nar
from tillstand.behorighet import Aktor, Organisation
from tillstand.fel import Brist
from tillstand.innehall import Objektslag, Organslag
from tillstand.mottagen import Mottagen
from tillstand.namndbeslut import Delegationsbeslut, Delegationshinder
from tillstand.villkor import Villkor


def delegationspunkt_finns(underlag: Delegationsbeslut, villkor: Villkor) -> Brist | None:
    """The point stands in the nämnd's delegationsordning, where its points are listed."""
    if underlag.delegationspunkt in villkor.delegationspunkter:
        return None
    return Brist(
        kod="delegationspunkt_saknas",
        mening=f"Punkten ”{underlag.delegationspunkt}” finns inte bland nämndens delegationspunkter "
        "för remissvar.",
        kalla="nämndens delegationsordning",
    )


def delegaten_ser_inget_hinder(underlag: Delegationsbeslut) -> Brist | None:
    """What KL 6:38 names is decided by the nämnd itself; whether it does, the delegat states."""
    if underlag.hinder is Delegationshinder.INGET:
        return None
    punkt = underlag.hinder.value[1:]
    return Brist(
        kod="delegationshinder",
        mening=f"Ärendet får inte delegeras enligt punkt {punkt}: låt nämnden besluta.",
        kalla=f"KL 6:38 p {punkt}",
    )


def inte_till_fullmaktige(mottagen: Mottagen) -> Brist | None:
    """A yttrande to fullmäktige may not be delegated."""
    if mottagen.avsandare is None or mottagen.avsandare.organslag is not Organslag.KOMMUNFULLMAKTIGE:
        return None
    return Brist(
        kod="yttrande_till_fullmaktige",
        mening="Yttranden till fullmäktige får inte delegeras: låt nämnden besluta.",
        kalla="KL 6:38 p 2",
    )


def inte_medborgarforslag(mottagen: Mottagen) -> Brist | None:
    """A citizen's proposal handed over to the nämnd may not be delegated."""
    if mottagen.objekt is None or mottagen.objekt.slag is not Objektslag.MEDBORGARFORSLAG:
        return None
    return Brist(
        kod="medborgarforslag",
        mening="Ärenden som väckts genom medborgarförslag får inte delegeras: låt nämnden besluta.",
        kalla="KL 6:38 p 4",
    )


def motion_pa_delegation(mottagen: Mottagen) -> Brist | None:
    """A motion ends in fullmäktige, so delegating its answer is a doubtful case."""
    if mottagen.objekt is None or mottagen.objekt.slag is not Objektslag.MOTION:
        return None
    return Brist(
        kod="motion_pa_delegation",
        mening="Motionen avgörs av fullmäktige: se efter att delegationsordningen täcker svaret.",
        kalla="KL 6:38 p 2",
    )


def delegat_pa_beslutsdagen(
    underlag: Delegationsbeslut, organisation: Organisation, aktor: Aktor, arende: Arende, nar: Nar
) -> Brist | None:
    """Who decided is judged on the day of the decision."""
    if organisation.behorig(aktor.person, ("delegat",), arende, nar.dag) is not None:
        return None
    return Brist(
        kod="inte_delegat_den_dagen",
        mening=f"{organisation.namn(aktor.person)} var inte delegat {nar.dag.isoformat()}.",
        kalla="KL 7:5",
    )


KRAV = (
    delegationspunkt_finns,
    delegaten_ser_inget_hinder,
    inte_till_fullmaktige,
    inte_medborgarforslag,
    motion_pa_delegation,
    delegat_pa_beslutsdagen,
)

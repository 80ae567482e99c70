"""An arrow that is taken when a letter has left the house: asked for, completed, or called off."""

from tillstand.arende import Arende, Nar, Utskick
from tillstand.behorighet import SYSTEM, Aktor, Behorig
from tillstand.fel import OgiltigOvergang
from tillstand.handelser import Handelse, Handelseslag, Utfall
from tillstand.ordning import Ordning
from tillstand.provning.drag import Drag, avslutad_begaran, ta, utfall


def ta_eller_skicka(ordning: Ordning, arende: Arende, drag: Drag) -> tuple[Arende, Handelse]:
    """Take an arrow; when its record says that a letter must leave first, open an utskick instead."""
    if not getattr(drag.underlag, "kraver_utskick", False):
        return ta(ordning, arende, drag)
    utskick = Utskick(
        overgang=drag.rad.namn,
        underlag=drag.underlag,
        begard_av=drag.aktor.person,
        for_=drag.behorig.for_,
        roll=drag.behorig.roll,
        begard=drag.nar.noterat,
        dag=drag.nar.dag,
        version=arende.version + 1,
    )
    return arende.med(utskick=utskick), drag.handelse(Handelseslag.UTSKICK_BEGART)


def fullborda_utskick(ordning: Ordning, arende: Arende, nar: Nar, aktor: Aktor = SYSTEM) -> Utfall:
    """The letter has left: take the arrow in the asker's name. Nothing is tried again."""
    utskick = _oppet_utskick(arende)
    drag = Drag(
        rad=ordning.flode.overgang(utskick.overgang),
        underlag=utskick.underlag,
        aktor=Aktor(person=utskick.begard_av),
        behorig=Behorig(roll=utskick.roll, for_=utskick.for_),
        nar=nar,
    )
    nytt, handelse = ta(ordning, arende, drag)
    return utfall(nytt.med(utskick=None), (*avslutad_begaran(arende, nar, aktor.person), handelse))


def avbryt_utskick(arende: Arende, slag: Handelseslag, nar: Nar, aktor: Aktor = SYSTEM) -> Utfall:
    """The letter did not leave: the case is free again, in the state that it was in."""
    utskick = _oppet_utskick(arende)
    handelse = Handelse(slag=slag, namn=utskick.overgang, dag=nar.dag, av=aktor.person)
    return utfall(arende.med(utskick=None), (handelse,))


def notera_ovisst(arende: Arende, nar: Nar, aktor: Aktor = SYSTEM) -> Utfall:
    """Nobody knows whether the letter left. The utskick stays open until a person says."""
    utskick = _oppet_utskick(arende)
    handelse = Handelse(slag=Handelseslag.UTSKICK_OVISST, namn=utskick.overgang, dag=nar.dag, av=aktor.person)
    return utfall(arende, (handelse,))


def _oppet_utskick(arende: Arende) -> Utskick:
    if arende.utskick is None:
        raise OgiltigOvergang("Inget svar är på väg ut.")
    return arende.utskick

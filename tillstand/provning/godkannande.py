"""Approval on an arrow: ask, approve, send back, and start anew when what is approved has changed."""

from typing import Any

from attrs import evolve

from tillstand.arende import Arende, Begaran, Nar
from tillstand.begaran import avtryck, bygg_kedja, godkann_steg, svarande
from tillstand.behorighet import Aktor, Behorig
from tillstand.fel import Brist, OgiltigOvergang, SaknarBehorighet
from tillstand.flode import Atgard, Overgang
from tillstand.handelser import Handelse, Handelseslag, Utfall
from tillstand.ordning import Ordning
from tillstand.provning.drag import Drag, utfall
from tillstand.provning.hinder import inget_i_vagen, krav, olika_dagar
from tillstand.provning.utskick import ta_eller_skicka


def vantar_redan(arende: Arende, rad: Overgang | Atgard) -> tuple[Brist, ...]:
    """One begäran at a time."""
    if arende.begaran is None or not isinstance(rad, Overgang) or not rad.godkanns_av:
        return ()
    mening = "Ärendet väntar redan på godkännande. Återta den begäran först."
    return (Brist(kod="vantar_redan", mening=mening),)


def begar(ordning: Ordning, arende: Arende, rad: Overgang, drag: Drag) -> Utfall:
    """Ask for an arrow. It is taken at once when the asker may stand for every step.

    Raises VillkorEjUppfyllt with every unmet demand and every step that nobody may take today.
    """
    kedja, brister = bygg_kedja(ordning, arende, rad, drag.egna, drag.nar)
    ovriga = (*vantar_redan(arende, rad), *olika_dagar(drag.underlag, drag.nar), *brister)
    varningar = krav(ordning, arende, drag, ovriga)
    begaran = Begaran(
        overgang=rad.namn,
        underlag=drag.underlag,
        begard_av=drag.aktor.person,
        for_=drag.behorig.for_,
        roll=drag.behorig.roll,
        begard=drag.nar.noterat,
        dag=drag.nar.dag,
        kedja=kedja,
        digest=avtryck(drag.underlag, arende),
        steg_sedan=drag.nar.idag,
    )
    handelse = drag.handelse(Handelseslag.BEGARAN)
    if begaran.nasta is not None:
        return utfall(arende.med(begaran=begaran), (handelse,), varningar)
    nytt, tagen = ta_eller_skicka(ordning, arende, drag)
    return utfall(nytt, (handelse, tagen), varningar)


def godkann(ordning: Ordning, arende: Arende, aktor: Aktor, nar: Nar, underlag: Any = None) -> Utfall:
    """Approve the step that waits; the last approval tries the demands again and takes the arrow.

    Raises SaknarBehorighet when the step waits for somebody else, VillkorEjUppfyllt as `prova`.
    """
    begaran = _oppen_begaran(arende)
    _far_svara(ordning, begaran, aktor, nar)
    inget_i_vagen(arende, nar, _fore_begaran(begaran, nar))
    godkand, for_ = godkann_steg(ordning, begaran, aktor.person, nar)
    handelse = _svar(Handelseslag.GODKAND, begaran, aktor, for_, nar, underlag)
    if godkand.nasta is not None:
        return utfall(arende.med(begaran=godkand), (handelse,))
    return _fullborda(ordning, arende, godkand, nar, handelse)


def aterlamna(ordning: Ordning, arende: Arende, aktor: Aktor, underlag: Any, nar: Nar) -> Utfall:
    """Send back what waits for approval, with a comment (`underlag`). The begäran ends."""
    begaran = _oppen_begaran(arende)
    for_ = _far_svara(ordning, begaran, aktor, nar)
    inget_i_vagen(arende, nar, _fore_begaran(begaran, nar))
    handelse = _svar(Handelseslag.ATERLAMNAD, begaran, aktor, for_, nar, underlag)
    return utfall(arende.med(begaran=None), (handelse,))


def starta_om(
    ordning: Ordning, arende: Arende, nar: Nar, av: str
) -> tuple[Arende, tuple[Handelse, ...], tuple[Brist, ...]]:
    """Restart the chain when what is approved, or whom it waits for, is no longer what it was.

    A step that nobody may take today is told, not refused: what was done has already happened.
    """
    begaran = arende.begaran
    if begaran is None:
        return arende, (), ()
    rad = ordning.flode.overgang(begaran.overgang)
    kedja, brister = bygg_kedja(ordning, arende, rad, begaran.egna, nar)
    digest = avtryck(begaran.underlag, arende)
    if digest == begaran.digest and [s.nyckel for s in kedja] == [s.nyckel for s in begaran.kedja]:
        return arende, (), ()
    ny = evolve(begaran, kedja=kedja, digest=digest, steg_sedan=nar.idag)
    handelse = Handelse(slag=Handelseslag.BEGARAN_OMSTARTAD, namn=rad.namn, dag=nar.dag, av=av)
    return arende.med(begaran=ny), (handelse,), brister


def _fullborda(ordning: Ordning, arende: Arende, begaran: Begaran, nar: Nar, godkand: Handelse) -> Utfall:
    rad = ordning.flode.overgang(begaran.overgang)
    till = ordning.flode.maskin.leder_till(arende.tillstand, rad.namn)
    drag = Drag(
        rad=rad,
        underlag=begaran.underlag,
        aktor=Aktor(person=begaran.begard_av),
        behorig=Behorig(roll=begaran.roll, for_=begaran.for_),
        nar=nar,
        till=till,
    )
    andrat = Brist(
        kod="underlaget_andrat",
        mening="Underlaget har ändrats sedan det begärdes. Be om godkännande på nytt.",
    )
    oforandrat = avtryck(begaran.underlag, arende) == begaran.digest
    varningar = krav(ordning, arende, drag, () if oforandrat else (andrat,))
    nytt, handelse = ta_eller_skicka(ordning, arende.med(begaran=None), drag)
    return utfall(nytt, (godkand, handelse), varningar)


def _svar(
    slag: Handelseslag, begaran: Begaran, aktor: Aktor, for_: str | None, nar: Nar, underlag: Any
) -> Handelse:
    return Handelse(
        slag=slag, namn=begaran.overgang, dag=nar.dag, av=aktor.person, for_=for_, underlag=underlag
    )


def _fore_begaran(begaran: Begaran, nar: Nar) -> tuple[Brist, ...]:
    """Nobody answers before being asked."""
    if nar.dag >= begaran.dag:
        return ()
    mening = f"Godkännande begärdes {begaran.dag.isoformat()}: svaret kan inte ha getts före den dagen."
    return (Brist(kod="fore_begaran", mening=mening),)


def _oppen_begaran(arende: Arende) -> Begaran:
    if arende.begaran is None:
        raise OgiltigOvergang("Ärendet väntar inte på något godkännande.")
    return arende.begaran


def _far_svara(ordning: Ordning, begaran: Begaran, aktor: Aktor, nar: Nar) -> str | None:
    steg = begaran.nasta
    svarar = svarande(ordning, steg, begaran.egna, nar.idag) if steg else {}
    if aktor.person not in svarar:
        vantar = ", ".join(ordning.organisation.namn(p) for p in svarar) or "någon som ännu inte är utsedd"
        raise SaknarBehorighet(f"Godkännandet väntar på {vantar}.")
    return svarar[aktor.person]

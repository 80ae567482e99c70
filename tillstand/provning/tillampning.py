"""Take or ask for an arrow; do an åtgärd."""

from typing import Any

from tillstand.arende import Arende, Nar
from tillstand.behorighet import Aktor
from tillstand.fel import OgiltigOvergang
from tillstand.handelser import Handelseslag, Utfall
from tillstand.ordning import Ordning
from tillstand.provning.drag import Drag, avslutad_begaran, utfall
from tillstand.provning.godkannande import begar, starta_om
from tillstand.provning.hinder import behorig_till, krav, olika_dagar
from tillstand.provning.utskick import ta_eller_skicka


def prova(ordning: Ordning, arende: Arende, namn: str, aktor: Aktor, underlag: Any, nar: Nar) -> Utfall:
    """Take an arrow, or ask for it when chefer must approve it or a letter must leave first.

    Raises OgiltigOvergang, SaknarBehorighet, or VillkorEjUppfyllt with every unmet demand.
    """
    rad = ordning.flode.overgang(namn)
    till = ordning.flode.maskin.leder_till(arende.tillstand, namn)
    behorig = behorig_till(ordning, arende, rad, aktor, nar)
    drag = Drag(rad=rad, underlag=underlag, aktor=aktor, behorig=behorig, nar=nar, till=till)
    if rad.godkanns_av:
        return begar(ordning, arende, rad, drag)
    varningar = krav(ordning, arende, drag, olika_dagar(underlag, nar))
    nytt, handelse = ta_eller_skicka(ordning, arende, drag)
    avslutad = () if nytt.utskick else avslutad_begaran(arende, nar, aktor.person)
    return utfall(nytt, (*avslutad, handelse), varningar)


def utfor(ordning: Ordning, arende: Arende, namn: str, aktor: Aktor, underlag: Any, nar: Nar) -> Utfall:
    """Do an åtgärd: it changes the case without moving it. What chefer are approving starts anew when
    the åtgärd changed it. Raises as `prova`."""
    rad = ordning.flode.atgard(namn)
    if arende.tillstand not in rad.tillstand:
        rubrik = ordning.flode.flode.rubriker[arende.tillstand].lower()
        raise OgiltigOvergang(f"”{rad.rubrik}” går inte att göra när ärendet är i tillståndet {rubrik}.")
    behorig = behorig_till(ordning, arende, rad, aktor, nar)
    drag = Drag(rad=rad, underlag=underlag, aktor=aktor, behorig=behorig, nar=nar)
    varningar = krav(ordning, arende, drag, olika_dagar(underlag, nar))
    nytt = arende.med(**underlag.vik(arende, nar, aktor.person))
    nytt, omstart, brister = starta_om(ordning, nytt, nar, aktor.person)
    return utfall(nytt, (drag.handelse(Handelseslag.ATGARD), *omstart), (*varningar, *brister))

"""A case for programs: the documented JSON of `remiss visa --json`."""

from typing import Any

import msgspec

from arbetsflode.kommandorad.anrop import Anrop
from arbetsflode.kommandorad.atgardande import flode_for
from arbetsflode.kommandorad.stegsida import steg_json
from arbetsflode.motor import Arendevy
from arbetsflode.visning.brevrader import brev_json
from tillstand.remiss import Remiss


def svar(anrop: Anrop, vy: Arendevy) -> dict[str, Any]:
    """State, svarstid explained, parts, steps, facts and letters, under stable keys."""
    arende = vy.arende
    dagar = anrop.program.dagar
    return {
        "id": arende.id,
        "slag": arende.slag,
        "namnd": arende.namnd,
        "diarienummer": arende.diarienummer,
        "titel": arende.rubrik,
        "tillstand": arende.tillstand,
        "lage": vy.rubriker.get(arende.tillstand, arende.tillstand),
        "version": arende.version,
        "oppet": arende.ar_oppet,
        "hemligt": arende.hemligt,
        "slutdag": arende.slutdag,
        "svarstid_forklaring": arende.svarstid.forklara(dagar) if isinstance(arende, Remiss) else (),
        "ansvar": arende.ansvar,
        "vantar_pa": vy.vantar_pa,
        "vantande_steg": vy.vantande_steg,
        "pa_vag_ut": arende.utskick is not None,
        "delar": {namn: msgspec.to_builtins(varde) for namn, varde in arende.delar.items()},
        "steg": steg_json(anrop, vy, flode_for(anrop, arende)),
        "handelser": vy.handelser,
        "brev": [brev_json(brev) for brev in vy.brev],
    }

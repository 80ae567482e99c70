"""A flow as tables: the arrows in order, then what can be done on the way."""

from collections.abc import Sequence

from arbetsflode.kommandorad.utskrift import skriv, tabell
from tillstand.begaran import ROLLTEXT
from tillstand.flode import Flode


def visa_flode(flode: Flode) -> None:
    """Arrows and åtgärder, each with who may and who approves."""
    rubriker = flode.rubriker
    skriv(f"Flödet ”{flode.namn}”: {' > '.join(t.rubrik.lower() for t in flode.tillstand)}", "")
    tabell(
        ("Steg", "Vad", "Från", "Till", "Görs av", "Godkänns av"),
        [
            (
                o.namn,
                o.rubrik,
                ", ".join(rubriker[namn].lower() for namn in o.fran),
                rubriker[o.till].lower(),
                _roller(o.roller),
                _roller(o.godkanns_av),
            )
            for o in flode.overgang
        ],
        tomt="Inga övergångar.",
    )
    skriv("")
    tabell(
        ("Åtgärd", "Vad", "I läget", "Görs av"),
        [
            (a.namn, a.rubrik, ", ".join(rubriker[n].lower() for n in a.tillstand), _roller(a.roller))
            for a in flode.atgard
        ],
        tomt="Inga åtgärder.",
    )


def _roller(koder: Sequence[str]) -> str:
    return ", ".join(ROLLTEXT.get(kod, kod) for kod in koder)

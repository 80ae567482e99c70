"""JSON as strict as TOML: no key twice, no NaN, no numbers without end."""

import json
from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any

from konfiguration.enkla import visa_nyckel
from konfiguration.filer import Inlast, avkoda, las_byte
from tillstand.fel import Felaktighet, Konfigurationsfel


def las_jsonfil(fil: Path) -> Inlast:
    """The table of a JSON file. Raises Konfigurationsfel: missing, unreadable, too large, syntax."""
    try:
        trad = json.loads(
            avkoda(fil.name, las_byte(fil)),
            object_pairs_hook=partial(_en_gang_var, fil.name),
            parse_constant=partial(_inget_tal, fil.name),
        )
    except json.JSONDecodeError as fel:
        raise _fel(f"{fil.name} rad {fel.lineno}", "går inte att läsa som JSON") from None
    except RecursionError:
        raise _fel(fil.name, "listor eller tabeller ligger för djupt i varandra") from None
    except ValueError:
        raise _fel(fil.name, "ett tal är för stort") from None
    if not isinstance(trad, dict):
        raise _fel(fil.name, "ska vara en tabell: {...}")
    return Inlast(namn=fil.name, trad=trad)


def _en_gang_var(fil: str, par: list[tuple[str, Any]]) -> dict[str, Any]:
    tabell = dict(par)
    if len(tabell) < len(par):
        dubbel, _antal = Counter(namn for namn, _ in par).most_common(1)[0]
        raise _fel(fil, f"nyckeln ”{visa_nyckel(dubbel)}” står två gånger i samma tabell")
    return tabell


def _inget_tal(fil: str, text: str) -> None:
    raise _fel(fil, f"{text} är inget tal: skriv siffror")


def _fel(plats: str, mening: str) -> Konfigurationsfel:
    return Konfigurationsfel((Felaktighet(plats=plats, mening=mening),))

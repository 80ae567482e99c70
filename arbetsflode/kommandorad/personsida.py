"""The people of the installation as a list: who holds what, and who is away."""

from datetime import date
from typing import Any

from arbetsflode.kommandorad.anrop import Anrop
from arbetsflode.kommandorad.utskrift import skriv, tabell
from tillstand.begaran import ROLLTEXT
from tillstand.behorighet import Franvaro, Organisation, Rollinnehav


def visa_organisation(anrop: Anrop, organisation: Organisation, namnd: str | None, *, alla: bool) -> None:
    """Roles and absences that hold today, or all of them."""
    idag = anrop.idag
    innehav = [
        i for i in organisation.innehav if (alla or i.galler(idag)) and (namnd is None or i.namnd == namnd)
    ]
    tabell(
        ("Nämnd", "Roll", "Person", "Namn", "E-post", "Gäller"),
        [_rollrad(organisation, i) for i in sorted(innehav, key=_ordning)],
        tomt="Inga roller. Läs in personer med: remiss personer importera FIL",
    )
    borta = [f for f in organisation.franvaro if alla or f.till >= idag]
    if borta:
        skriv("")
        tabell(("Borta", "Från", "Till", "I stället"), [_borta(organisation, f) for f in borta], tomt="")
    utan = sorted(set(organisation.personer) - {i.person for i in organisation.innehav})
    if utan and namnd is None:
        skriv("", f"Utan egen roll: {', '.join(f'{organisation.namn(p)} ({p})' for p in utan)}")


def _ordning(innehav: Rollinnehav) -> tuple[str, str, str, str]:
    return innehav.namnd, innehav.enhet, innehav.roll, innehav.person


def _rollrad(organisation: Organisation, innehav: Rollinnehav) -> tuple[str, ...]:
    person = organisation.personer[innehav.person]
    enhet = organisation.enheter.get(innehav.enhet)
    roll = ROLLTEXT.get(innehav.roll, innehav.roll)
    return (
        innehav.namnd,
        f"{roll} för {enhet.namn} ({enhet.kod})" if enhet else roll,
        innehav.person,
        person.namn,
        person.epost or "",
        _galler(innehav),
    )


def _galler(innehav: Rollinnehav) -> str:
    fran = f"från {innehav.fran.isoformat()}" if innehav.fran > date.min else ""
    till = f"till {innehav.till.isoformat()}" if innehav.till < date.max else ""
    return " ".join(filter(None, (fran, till))) or "tills vidare"


def _borta(organisation: Organisation, franvaro: Franvaro) -> tuple[str, ...]:
    ersattare = organisation.namn(franvaro.ersattare) if franvaro.ersattare else "ingen"
    return organisation.namn(franvaro.person), franvaro.fran.isoformat(), franvaro.till.isoformat(), ersattare


def organisation_json(organisation: Organisation) -> dict[str, Any]:
    """The people for programs; an open end of a period is null."""
    return {
        "personer": list(organisation.personer.values()),
        "enheter": list(organisation.enheter.values()),
        "roller": [
            {
                "person": i.person,
                "roll": i.roll,
                "namnd": i.namnd or None,
                "enhet": i.enhet or None,
                "fran": i.fran if i.fran > date.min else None,
                "till": i.till if i.till < date.max else None,
            }
            for i in organisation.innehav
        ],
        "franvaro": list(organisation.franvaro),
    }

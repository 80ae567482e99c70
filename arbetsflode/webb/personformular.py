"""People's small forms: what is written becomes what a file would have said, judged by the same rules."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

from litestar.datastructures import FormMultiDict, UploadFile

from arbetsflode.webb.fraga import Fraga
from arbetsflode.webb.sparat import text_ur
from konfiguration.filer import STORSTA_FIL, Inlast
from konfiguration.personfil import Personuppgifter, las_personer, tolka_personer
from tillstand.fel import Felaktighet, Konfigurationsfel, OgiltigIndata

FALT: Mapping[str, Mapping[str, str]] = {
    "person": {"kod": "Användarnamn", "namn": "Namn", "epost": "E-post"},
    "roll": {
        "person": "Person",
        "roll": "Roll",
        "namnd": "Nämnd",
        "enhet": "Enhet",
        "fran": "Från och med",
        "till": "Till och med",
    },
    "franvaro": {
        "person": "Person",
        "fran": "Första dagen",
        "till": "Sista dagen",
        "ersattare": "Ersättare",
    },
}
"""Form -> its fields and what they are called; the names are those of a person file."""
_SUFFIX = (".toml", ".csv")


def skrivet(formular: FormMultiDict, form: str) -> dict[str, str]:
    """What stands in the fields of a form."""
    return {namn: text_ur(formular, namn).strip() for namn in FALT[form]}


def tolkat(fraga: Fraga, form: str, varden: Mapping[str, str]) -> Personuppgifter:
    """One row of a form as it would be read in a file. Raises OgiltigIndata, each fault at its field."""
    rad = {namn: varde for namn, varde in varden.items() if varde}
    inlast = Inlast(
        namn="", trad={form: [rad]}, kallor={f"{form}[0].{namn}": f"{form}.{namn}" for namn in FALT[form]}
    )
    try:
        return tolka_personer(inlast, fraga.program.kommun.namnder, fraga.organisation)
    except Konfigurationsfel as fel:
        raise OgiltigIndata(_med_etikett(form, ett) for ett in fel.felaktigheter) from None


def _med_etikett(form: str, fel: Felaktighet) -> Felaktighet:
    """`är en okänd person` as a sentence that begins with the field."""
    falt = fel.plats.removeprefix(f"{form}.").removeprefix(f", {form}[0].")
    etikett = FALT[form].get(falt)
    if etikett is None:
        return Felaktighet(plats="", mening=fel.mening)
    return Felaktighet(plats=f"{form}.{falt}", mening=f"{etikett} {fel.mening}")


def ur_fil(fraga: Fraga, formular: FormMultiDict) -> Personuppgifter:
    """The people of an uploaded file. Raises OgiltigIndata with every fault, each with its line."""
    fil = formular.get("fil")
    namn = Path(fil.filename.replace("\\", "/")).name if isinstance(fil, UploadFile) else ""
    if not isinstance(fil, UploadFile) or Path(namn).suffix.lower() not in _SUFFIX:
        mening = "Välj en fil som slutar på .csv eller .toml."
        raise OgiltigIndata((Felaktighet(plats="fil.fil", mening=mening),))
    with tempfile.TemporaryDirectory(prefix="remiss-") as mapp:
        kopia = Path(mapp) / f"personer{Path(namn).suffix.lower()}"
        kopia.write_bytes(fil.file.read(STORSTA_FIL + 1))
        try:
            return las_personer(kopia, fraga.program.kommun.namnder, fraga.organisation)
        except Konfigurationsfel as fel:
            raise OgiltigIndata(
                Felaktighet(plats="fil.fil", mening=f"{ett.plats}: {ett.mening}") for ett in fel.felaktigheter
            ) from None

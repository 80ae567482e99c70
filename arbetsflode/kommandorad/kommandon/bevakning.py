"""`svep` and `arbeta`: the machinery turned once by hand, or kept turning."""

from contextlib import suppress
from typing import TYPE_CHECKING

import click

from arbetsflode.kommandorad.anrop import Anrop, gemensamma_val
from arbetsflode.kommandorad.varden import Heltal

if TYPE_CHECKING:
    from arbetsflode.motor import Tickrapport


@click.command("svep", options_metavar="[VAL]")
@click.option(
    "--bekrafta-klockan", is_flag=True, help="Klockan gick bakåt, men går rätt nu. För administratören."
)
@gemensamma_val(som=True)
@click.pass_obj
def svep(anrop: Anrop, bekrafta_klockan: bool) -> int:
    """Gå igenom bevakningen en gång: varningar, morgonbrev och det som ska skickas.

    Kan köras hur ofta som helst: det som redan är gjort görs inte om.
    """
    from arbetsflode import motor
    from arbetsflode.kommandorad.utskrift import skriv, skriv_json

    if bekrafta_klockan:
        motor.bekrafta_klockan(anrop.program, anrop.aktor)
    rapport = _tick(anrop)
    if anrop.som_json:
        skriv_json(_som_dict(rapport))
    else:
        skriv(*rapportrader(rapport))
    return 1 if rapport.svep.pausat or rapport.svep.foraldrad else 0


def _tick(anrop: Anrop) -> "Tickrapport":
    """One turn; on a terminal with a count of the cases gone through."""
    from arbetsflode import motor
    from arbetsflode.kommandorad.utskrift import ar_terminal

    if anrop.som_json or not ar_terminal():
        return motor.tick(anrop.program)
    from rich.console import Console

    with Console().status("Går igenom ärendena ...") as lage:
        return motor.tick(anrop.program, lambda antal: lage.update(f"{antal} ärenden genomgångna ..."))


def _som_dict(rapport: "Tickrapport") -> dict[str, object]:
    svept, sant = rapport.svep, rapport.sandning
    return {
        "pausat": svept.pausat,
        "foraldrad": svept.foraldrad,
        "provade": svept.provade,
        "varningar": svept.varningar,
        "at_sidan": svept.at_sidan,
        "sigill": rapport.sigill,
        "morgonbrev": rapport.morgonbrev,
        "sandning": {
            "skickade": sant.skickade,
            "uppskjutna": sant.uppskjutna,
            "misslyckade": sant.misslyckade,
            "ovissa": sant.ovissa,
            "aterkallade": sant.aterkallade,
            "pausad": sant.pausad,
        },
    }


_FRAM = "brev kom inte fram: se remiss brev --lage misslyckad"


def rapportrader(rapport: "Tickrapport") -> list[str]:
    """What one turn did, in words; what is nothing is left out."""
    from arbetsflode.kommandorad.utskrift import antal

    if rapport.svep.pausat:
        return [
            "Klockan har gått bakåt, så bevakningen är pausad.",
            "Ställ klockan rätt, eller bekräfta den med: remiss svep --bekrafta-klockan",
        ]
    if rapport.svep.foraldrad:
        return [
            "En annan process har läst in en nyare kommun.toml, så den här bevakar inte och skickar inget.",
            "Se till att mappen har samma kommun.toml, så fortsätter bevakningen.",
        ]
    svept, sant = rapport.svep, rapport.sandning
    gjort = (
        (svept.provade, "ärende genomgånget", "ärenden genomgångna"),
        (svept.varningar, "varning skriven", "varningar skrivna"),
        (svept.at_sidan, "ställt åt sidan: se remiss halsa", "ställt åt sidan: se remiss halsa"),
        (rapport.morgonbrev, "morgonbrev skrivet", "morgonbrev skrivna"),
        (sant.skickade, "brev skickat", "brev skickade"),
        (sant.uppskjutna, "brev försöker igen senare", "brev försöker igen senare"),
        (sant.misslyckade, _FRAM, _FRAM),
        (sant.ovissa, "brev ovisst: se remiss brev --oviss", "brev ovisst: se remiss brev --oviss"),
        (sant.aterkallade, "brev behövdes inte längre", "brev behövdes inte längre"),
    )
    rader = [antal(n, ental, flertal) for n, ental, flertal in gjort if n]
    if rapport.sigill is not None:
        rader.append(f"sigill {rapport.sigill} satt")
    if sant.pausad:
        rader.append("inga brev skickas efter återställningen: se remiss brev --oviss")
    return [f"{', '.join(rader)}." if rader else "Inget att göra just nu."]


@click.command("arbeta", options_metavar="[VAL]")
@click.option("--sekunder", type=Heltal(3600), default=60, help="Hur ofta. Annars 60.")
@gemensamma_val()
@click.pass_obj
def arbeta(anrop: Anrop, sekunder: int) -> None:
    """Bevaka och skicka brev tills programmet stoppas (Ctrl-C).

    Flera får gå samtidigt. Den som stoppas mitt i tar vid där den var.
    Loggen skrivs dit som logg i installningar.toml säger.
    """
    from arbetsflode import drift
    from arbetsflode.kommandorad.felsvar import felsvar
    from arbetsflode.kommandorad.utskrift import skriv, skriv_json

    installningar = anrop.program.installningar
    logg = drift.oppna_logg(installningar.logg, installningar.mapp, anrop.program.klocka)

    def rapportera(rapport: "Tickrapport") -> None:
        logg.varv(rapport)
        with suppress(OSError):  # nobody reads any longer: the work goes on
            if anrop.som_json:
                skriv_json(_som_dict(rapport))
            elif (rader := rapportrader(rapport)) != ["Inget att göra just nu."]:
                skriv(*(f"{_klockslag(anrop)} {rad}" for rad in rader))

    def klaga(fel: Exception) -> None:
        logg.fel(fel)
        with suppress(OSError):
            click.echo(f"{_klockslag(anrop)} {felsvar(fel).som_text()}", err=True)

    logg.start()
    with suppress(KeyboardInterrupt):
        if not anrop.som_json:
            skriv(f"Bevakar {anrop.program.kommun.namn}. Stoppa med Ctrl-C.")
        drift.arbeta(anrop.program, rapportera, klaga, sekunder=sekunder, las_om=anrop.las_om)
    logg.slut()
    if not anrop.som_json:
        skriv("Stoppad.")


def _klockslag(anrop: Anrop) -> str:
    from tillstand.arbetsdagar import STOCKHOLM

    return anrop.program.klocka.nu().astimezone(STOCKHOLM).strftime("%Y-%m-%d %H:%M")


KOMMANDON = {"svep": svep, "arbeta": arbeta}

"""The commands of `remiss`: a table of names, where each lives, and the line that help shows for it."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from importlib.metadata import version

import click

from arbetsflode.kommandorad.anrop import huvudval

_HAR = "arbetsflode.kommandorad.kommandon"

AVDELNINGAR: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "Komma igång": {
        "init": ("grunden", "Skapa en mapp att arbeta i, eller uppdatera en äldre."),
        "personer": ("personer", "Läs in och visa personer, roller och frånvaro."),
        "losenord": ("losenord", "Ge en person ett lösenord att logga in med."),
        "demo": ("demo", "Spela upp riktiga remisser från början till slut."),
    },
    "Hitta och läsa": {
        "lista": ("listor", "Lista öppna ärenden, det som brådskar först."),
        "att-godkanna": ("listor", "Lista det som väntar på ditt godkännande."),
        "sok": ("listor", "Sök bland alla ärenden."),
        "visa": ("visa", "Visa ett ärende: läge, svarstid och nästa steg."),
        "las": ("las", "Läs ett brev och visa vad som står i det."),
    },
    "Bereda": {
        "registrera": ("registrera", "Registrera en ny remiss."),
        "inkorg": ("inkorg", "Det som har kommit in och ännu inte är ett ärende."),
        "handla": ("handla", "Ta nästa steg, eller se vilka steg som finns."),
        "bifoga": ("akten", "Lägg en handling i ärendet."),
        "komplettera": ("akten", "Lägg till eller rätta uppgifter om remissen."),
        "anteckna": ("akten", "Skriv en tjänsteanteckning."),
        "omfordela": ("beredning", "Ge ärendet en annan handläggare eller enhet."),
        "mote": ("beredning", "Välj vilket sammanträde svaret ska till."),
        "forlang": ("beredning", "Anteckna anstånd: begärt, beviljat eller avslaget."),
        "preliminart": ("beredning", "Anteckna att ett preliminärt svar har skickats."),
    },
    "Planera": {
        "plan": ("plan", "Visa planen från svarstiden bakåt, och utvägarna."),
        "forklara": ("plan", "Förklara varför varje dag är den den är."),
        "bevakningar": ("plan", "Lista alla varningar som ligger framför ett ärende."),
        "kalender": ("kalender", "Lägg in, ändra och visa nämndernas sammanträden."),
    },
    "Godkänna och ångra": {
        "godkann": ("godkannande", "Godkänn det som väntar på dig."),
        "aterlamna": ("godkannande", "Lämna tillbaka det som väntar på dig, med en kommentar."),
        "aterta": ("godkannande", "Återta det du har begärt."),
        "angra": ("godkannande", "Ångra ärendets senaste steg."),
    },
    "Efter beslutet": {
        "anslag": ("efter_beslutet", "Anteckna att anslaget satts upp eller tagits ned."),
        "anmal": ("efter_beslutet", "Anteckna att beslutet har anmälts till nämnden."),
        "avsluta": ("efter_beslutet", "Avsluta ett överlämnat ärende."),
    },
    "Bevaka och kontrollera": {
        "starta": ("webb", "Visa sidorna, bevaka och skicka brev i en process."),
        "webb": ("webb", "Visa sidorna."),
        "svep": ("bevakning", "Gå igenom bevakningen en gång och skicka brev."),
        "arbeta": ("bevakning", "Bevaka och skicka brev hela tiden."),
        "brev": ("brev", "Lista brev, och avgör dem som är ovissa."),
        "halsa": ("halsa", "Visa hur installationen mår."),
        "verifiera": ("grunden", "Kontrollera journal, tabeller, filer och sigill."),
        "gallra": ("gallra", "Gallra efter beslut: texter, handlingar eller ett ärende."),
        "flode": ("flode", "Granska eller visa flödet."),
        "sakerhetskopiera": ("kopior", "Ta en säkerhetskopia medan programmet är igång."),
        "aterstall": ("kopior", "Återställ en säkerhetskopia."),
        "flytta": ("kopior", "Flytta installationen från SQLite till PostgreSQL."),
    },
}
"""Heading -> command -> (module, what it does)."""

KOMMANDON: Mapping[str, tuple[str, str]] = {
    namn: vad for avdelning in AVDELNINGAR.values() for namn, vad in avdelning.items()
}


class Latgrupp(click.Group):
    """A group that loads a command's module when the command is called, and no sooner."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order of the table."""
        return list(KOMMANDON)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command."""
        if cmd_name not in KOMMANDON:
            return None
        modul = import_module(f"{_HAR}.{KOMMANDON[cmd_name][0]}")
        kommando: click.Command = modul.KOMMANDON[cmd_name]
        return kommando

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, with every command among the suggestions."""
        if args and args[0] not in KOMMANDON and not args[0].startswith("-"):
            raise click.exceptions.NoSuchCommand(args[0], possibilities=KOMMANDON, ctx=ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands under their headings, without loading any."""
        bredd = max(len(namn) for namn in KOMMANDON)
        for rubrik, rader in _avdelningar(bredd):
            with formatter.section(rubrik):
                formatter.write_dl(rader)


def _avdelningar(bredd: int) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    for rubrik, kommandon in AVDELNINGAR.items():
        yield rubrik, [(namn.ljust(bredd), vad) for namn, (_modul, vad) in kommandon.items()]


@click.group(cls=Latgrupp, subcommand_metavar="KOMMANDO ...", options_metavar="[VAL]")
@huvudval
@click.version_option(version("remissflode"), prog_name="remissflode", help="Visa programmets version.")
def remiss() -> None:
    """Remissflöde: från mottagen remiss till överlämnat svar, i tid.

    \b
    Börja så här:   remiss init --mapp remisser
    Vad ska göras:  remiss lista
    Nästa steg:     remiss handla DIARIENUMMER
    """

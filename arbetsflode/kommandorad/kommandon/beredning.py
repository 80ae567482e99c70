"""`omfordela`, `mote`, `forlang` and `preliminart`: what happens while the answer is prepared."""

from datetime import date

import click

from arbetsflode.kommandorad.anrop import Anrop, gemensamma_val
from arbetsflode.kommandorad.varden import DAG, TEXT, Ord
from tillstand.innehall import Kanal

_ARENDE = click.argument("arende", type=TEXT, metavar="DNR")


@click.command("omfordela", options_metavar="[VAL]")
@_ARENDE
@click.argument("handlaggare", type=TEXT, metavar="PERSON")
@click.option("--enhet", type=TEXT, metavar="KOD", help="Den nya enheten, om den byts.")
@click.option("--skal", type=TEXT, metavar="TEXT", help="Varför.")
@gemensamma_val(som=True, dag=True, arende=True)
@click.pass_obj
def omfordela(anrop: Anrop, arende: str, handlaggare: str, enhet: str | None, skal: str | None) -> None:
    """Ge ärendet en annan handläggare. PERSON är den nya handläggarens kod."""
    from arbetsflode.kommandorad.atgardande import Uppgift, atgarda

    val = {"handlaggare": handlaggare, "enhet": enhet, "skal": skal}
    atgarda(anrop, arende, Uppgift(namn="omfordela", val=val), "Omfördelat. Den nya handläggaren får brev.")


@click.command("mote", options_metavar="[VAL]")
@_ARENDE
@click.argument("motesdag", type=DAG, metavar="[MÖTESDAG]", required=False)
@click.option("--inget", is_flag=True, help="Ta bort det valda sammanträdet.")
@click.option(
    "--organ", type=TEXT, metavar="TEXT", help="Om det inte är nämnden själv, till exempel ett utskott."
)
@click.option("--tid", type=TEXT, metavar="TEXT", help="Klockslag.")
@click.option("--plats", type=TEXT, metavar="TEXT", help="Var.")
@click.option("--skal", type=TEXT, metavar="TEXT", help="Varför det byts.")
@gemensamma_val(som=True, dag=True, arende=True)
@click.pass_obj
def mote(
    anrop: Anrop,
    arende: str,
    motesdag: date | None,
    inget: bool,
    organ: str | None,
    tid: str | None,
    plats: str | None,
    skal: str | None,
) -> None:
    """Välj vilket sammanträde svaret ska till."""
    from arbetsflode.kommandorad.atgardande import Uppgift, atgarda

    if (motesdag is None) is not inget:
        raise click.UsageError("Ange mötesdagen, eller --inget för att ta bort det valda sammanträdet.")
    val: dict[str, object] = {"skal": skal}
    if motesdag is not None:
        val["malsammantrade"] = {"dag": motesdag.isoformat(), "organ": organ, "tid": tid, "plats": plats}
    vad = f"Sammanträdet {motesdag.isoformat()} är valt." if motesdag else "Inget sammanträde är valt."
    atgarda(anrop, arende, Uppgift(namn="byt_sammantrade", val=val), vad)


@click.command("forlang", options_metavar="[VAL]")
@_ARENDE
@click.option("--begard", is_flag=True, help="Anstånd har begärts.")
@click.option("--beviljad", is_flag=True, help="Anstånd har beviljats.")
@click.option("--avslagen", is_flag=True, help="Anstånd har avslagits.")
@click.option("--till", type=DAG, help="Den nya dagen.")
@click.option("--hos", type=TEXT, metavar="TEXT", help="Vem som har fått frågan (--begard).")
@click.option("--av", type=TEXT, metavar="TEXT", help="Vem som svarade (--beviljad, --avslagen).")
@click.option("--ordalydelse", type=TEXT, metavar="TEXT", help="Hur svaret är skrivet.")
@click.option("--okand-dag", is_flag=True, help="Papperen säger inte när det beviljades.")
@gemensamma_val(som=True, dag=True, arende=True)
@click.pass_obj
def forlang(
    anrop: Anrop,
    arende: str,
    begard: bool,
    beviljad: bool,
    avslagen: bool,
    till: date | None,
    hos: str | None,
    av: str | None,
    ordalydelse: str | None,
    okand_dag: bool,
) -> None:
    """Anteckna anstånd: begärt, beviljat eller avslaget."""
    from arbetsflode.kommandorad.atgardande import Uppgift, atgarda

    if begard + beviljad + avslagen != 1:
        raise click.UsageError("Ange ett av --begard, --beviljad och --avslagen.")
    val = {
        "hos": hos,
        "datum": till.isoformat() if till else None,
        "av": av,
        "ordalydelse": ordalydelse,
        "okand_dag": okand_dag,
    }
    namn = "begar_anstand" if begard else "bevilja_anstand" if beviljad else "avsla_anstand"
    vad = "begärt" if begard else "beviljat" if beviljad else "avslaget"
    uppgift = Uppgift(namn=namn, val=val, valnamn={"hos": "--hos", "datum": "--till"})
    atgarda(anrop, arende, uppgift, f"Anstånd {vad}.")


@click.command("preliminart", options_metavar="[VAL]")
@_ARENDE
@click.option("--skal", type=TEXT, metavar="TEXT", required=True, help="Varför svaret skickas före beslutet.")
@click.option("--mottagare", type=TEXT, metavar="TEXT", required=True, help="Vem som har fått det.")
@click.option("--kanal", type=Ord(Kanal), required=True, help="Hur det skickades.")
@gemensamma_val(som=True, dag=True, arende=True)
@click.pass_obj
def preliminart(anrop: Anrop, arende: str, skal: str, mottagare: str, kanal: str) -> None:
    """Anteckna att ett preliminärt svar har skickats före beslutet."""
    from arbetsflode.kommandorad.atgardande import Uppgift, atgarda

    val = {"skal": skal, "mottagare": mottagare, "kanal": kanal}
    atgarda(anrop, arende, Uppgift(namn="preliminart_svar", val=val), "Det preliminära svaret är antecknat.")


KOMMANDON = {"omfordela": omfordela, "mote": mote, "forlang": forlang, "preliminart": preliminart}

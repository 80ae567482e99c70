"""A matter of the templates: who asks whom about what until when, and the sentences that say so."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random

from attrs import field, mutable

from prestanda.intag import ordforrad as o
from prestanda.intag.facit import Varde

FRISTER = (
    "Yttrandet ska ha kommit in senast {d}.",
    "Svaret ska vara {avs} tillhanda senast {d}.",
    "Remisstiden går ut {d}.",
    "Sista dag för svar är {d}.",
    "Remissvar önskas senast {d}.",
    "Svar ska ha inkommit till {avs} senast {d}.",
    "{Avs} vill ha svar senast {d}.",
    "Remissen ska besvaras senast {d}.",
    "Synpunkter ska lämnas senast {d}.",
    "Sista svarsdatum: {d}.",
    "Remisstid: {d}.",
    "Svarstiden löper ut {d}.",
)
BEVILJADE = (
    "Svarstiden har förlängts till {d}.",
    "Förvaltningen har beviljats förlängd svarstid till {d}.",
    "Anstånd har medgetts till och med {d}.",
    "{Avs} har gett nämnden förlängd remisstid till {d}.",
)
BEGARDA = (
    "Förvaltningen har begärt förlängd svarstid till {d}.",
    "Förvaltningen har ansökt om anstånd till {d} men inte fått besked.",
    "En begäran om att få svara {d} har avslagits.",
)
STORNINGAR: Sequence[tuple[str, str]] = (
    ("senast om annat", "Förslaget föreslås träda i kraft senast {d}."),
    ("senast om annat", "Arbetet ska redovisas senast {d}."),
    ("senast om annat", "Anmälan till informationsmötet görs senast {d}."),
    ("senast om annat", "En ny plan ska vara framtagen senast {d}."),
    ("utredning förlängd", "Utredningens tid har förlängts till {d}."),
    ("utredning förlängd", "Projektet har förlängts till och med {d}."),
    ("beslutsdatum", "Kommunfullmäktige beslutade om riktlinjerna {d}."),
    ("beslutsdatum", "Beslut i frågan väntas {d}."),
    ("annat nummer", "Frågan har tidigare behandlats i utlåtande 2010:17 och PM 2010:122."),
    ("annat nummer", "Jämför rapport nr 7/2012."),
    ("vecka", "Informationsmöten hålls v. 23 och v. 24."),
    ("utan dag", "Arbetet fortsätter under våren 2019 och första kvartalet 2020."),
    ("underremiss", "Rådet för funktionshinderfrågor har fått ärendet på underremiss med svar senast {d}."),
)


@mutable(kw_only=True)
class Sak:
    """A matter, its answers as they grow, and the traps that were set."""

    r: Random
    varden: dict[str, Varde] = field(factory=dict)
    fallor: set[str] = field(factory=set)
    oprovat: dict[str, str] = field(factory=dict)
    ort: str = ""
    namnd: str = ""
    avsandare: str = ""
    idag: date = date(2015, 1, 1)
    frist: date = date(2015, 1, 1)
    amne: str = ""

    def datum(self, dag: date) -> str:
        """The day in some form; its trap is noted."""
        form = self.r.choice(o.DAGFORMER)
        if form.falla:
            self.fallor.add(form.falla)
        return form.skriv(dag)

    def mening(self, mall: str, dag: date) -> str:
        """A sentence with a day and the sender in it."""
        avs = self.avsandare
        return mall.format(d=self.datum(dag), avs=avs[0].lower() + avs[1:], Avs=avs)

    def fristen(self) -> str:
        """A sentence with the svarstid: with its year, without it, as an interval, or with an extension."""
        val = self.r.random()
        if val < 0.12:
            self.fallor.add("intervall")
            self.varden["svarstid"] = self.frist.isoformat()
            borjan = self.idag + timedelta(days=3)
            streck = self.r.choice(("–", "-", " - "))
            return f"Remisstiden är {borjan.day} {o.MANADER[borjan.month - 1]}{streck}{o.lang(self.frist)}."
        if val < 0.22:
            self.fallor.add("år saknas")
            self.varden["svarstid"] = self.frist.isoformat()
            return (
                f"Yttrandet ska ha kommit in senast den {self.frist.day} {o.MANADER[self.frist.month - 1]}."
            )
        self.varden["svarstid"] = self.frist.isoformat()
        return self.mening(self.r.choice(FRISTER), self.frist)

    def forlangning(self) -> str:
        """Nothing, an extension that was granted, or one that was only asked for."""
        val, dag = self.r.random(), self.frist + timedelta(days=21)
        if val < 0.2:
            self.varden["forlangd_svarstid"] = dag.isoformat()
            return self.mening(self.r.choice(BEVILJADE), dag)
        if val < 0.35:
            self.fallor.add("begärd förlängning")
            return self.mening(self.r.choice(BEGARDA), dag)
        return ""

    def storning(self) -> str:
        """Nothing, or a sentence about something else."""
        if self.r.random() < 0.55:
            return ""
        falla, mall = self.r.choice(STORNINGAR)
        self.fallor.add(falla)
        return self.mening(mall, self.frist + timedelta(days=self.r.randint(30, 500)))


def ny(r: Random) -> Sak:
    """A matter with a place, a committee, and two days two to four months apart."""
    idag = date(2004, 1, 1) + timedelta(days=r.randint(0, 20 * 365))
    frist = idag + timedelta(days=r.randint(45, 120))
    return Sak(
        r=r,
        ort=r.choice(o.ORTER),
        namnd=r.choice(o.FACKNAMNDER),
        idag=idag,
        frist=frist,
        amne=r.choice(o.AMNEN),
    )


def foremal(sak: Sak, typ: str) -> str:
    """What is remitted, in the words of a title; sets the kind, and the sender that belongs to it."""
    r, ar = sak.r, sak.idag.year
    sak.varden["arendetyp"] = typ
    match typ.removeprefix("remiss av "):
        case "motion" | "skrivelse" as slag:
            sak.avsandare = "Kommunstyrelsen"
            text = f"{slag} av {o.person(r)} ({r.choice(o.PARTIER)}) om {sak.amne}"
        case "betänkande":
            sak.avsandare = r.choice(tuple(o.DEPARTEMENT))
            sak.fallor.add("annat nummer")
            text = f"betänkandet {r.choice(o.NAMN)} (SOU {ar}:{r.randint(2, 90)})"
        case "promemoria":
            sak.avsandare = r.choice(tuple(o.DEPARTEMENT))
            sak.fallor.add("annat nummer")
            text = f"promemorian {r.choice(o.NAMN)} (Ds {ar}:{r.randint(2, 40)})"
        case "föreskrifter":
            sak.avsandare = r.choice(o.VERK)
            text = f"förslag till föreskrifter om {sak.amne}"
        case "rapport":
            sak.avsandare = r.choice((*o.VERK, f"Region {sak.ort}"))
            text = f"rapporten {r.choice(o.NAMN)}"
        case slag:
            sak.avsandare = r.choice(
                ("Kommunstyrelsen", f"Region {sak.ort}", f"Länsstyrelsen i {sak.ort}s län")
            )
            text = f"{slag} för {sak.amne}"
    sak.varden["avsandare"] = sak.avsandare
    return text


def titel(sak: Sak, objekt: str, former: Sequence[str]) -> str:
    """A heading about the object; the whole heading is right, and the object alone."""
    rubrik = sak.r.choice(former).format(obj=objekt, Obj=objekt[0].upper() + objekt[1:], avs=sak.avsandare)
    karnan = objekt.removeprefix("betänkandet ").removeprefix("promemorian ").removeprefix("rapporten ")
    sak.varden["titel"] = " | ".join(dict.fromkeys((rubrik, objekt, karnan)))
    return rubrik


TYPER: Mapping[str, int] = {
    "remiss av motion": 4,
    "remiss av skrivelse": 3,
    "remiss av betänkande": 4,
    "remiss av promemoria": 3,
    "remiss av föreskrifter": 2,
    "remiss av rapport": 2,
    "remiss av plan": 2,
    "remiss av program": 2,
}


def typ(r: Random) -> str:
    """A kind of remiss; some are more common."""
    return r.choices(tuple(TYPER), tuple(TYPER.values()))[0]

"""What can happen to a case or to its people while a reminder is on its way, and who is then told."""

from collections.abc import Callable

from attrs import define, field, frozen

from arbetsflode import motor
from arbetsflode.klocka import Stallklocka
from arbetsflode.program import Program
from tests.byggare import UNDERLAG
from tests.motor.paminnelser import (
    Post,
    borta,
    breven,
    fall,
    ge_roll,
    kl,
    svep_och_skriv,
)
from tests.programbyggare import KOMMUN, Installation, Lopp, med_kanal, stall
from tillstand.handlingar import Handlingsslag
from tillstand.justerad import Justeringssatt

UTAN_SJUAN = (
    KOMMUN
    + """
[[trappa]]
namn = "svarstid_2"
ankare = "svarstid"
forskjutning = -2
enhet = "arbetsdagar"
"""
)
STANGT = KOMMUN.replace('namn = "Provstad"', 'namn = "Provstad"\nstangda_dagar = [2011-10-27]')


@define
class Scen:
    """An installation, one case in it, and what has left the house."""

    installation: Installation
    program: Program
    lopp: Lopp = field(init=False)
    post: Post = field(factory=Post)

    def vid(self, dag: str, klockslag: str) -> None:
        """Put the clock."""
        stall(self.program, kl(f"{dag} {klockslag}"))

    def ny_kommunfil(self, text: str) -> None:
        """The municipality's file is changed and the program started again."""
        self.installation.skriv_kommun(text)
        nu = self.program.klocka.nu()
        self.program.stang()
        self.program = self.lopp.program = self.installation.oppna(Stallklocka(nu), fro=2)

    def morgonen(self, dag: str) -> None:
        """The worker's turn at seven, up to the letters in the box."""
        svep_och_skriv(self.program, kl(f"{dag} 07:00"))

    def posten(self) -> None:
        """Send what lies in the box."""
        med_kanal(self.program, self.post)
        motor.skicka(self.program)

    def har_fatt(self, prov: "Prov", dag: str) -> set[str]:
        """Who was told the reminder in the morning letter of a day."""
        alla = [b for b in breven(self.program) if b.dag == dag and b.lage == "skickad"]
        return {str(b.person) for b in alla if (prov.regel, prov.dag) in b.steg}


def _i_beredning(scen: Scen) -> Lopp:
    """Svarstid Monday 31 October: the rung of seven working days falls on Thursday the 20th."""
    return fall(scen.program)


def _med_begart_anstand(scen: Scen) -> Lopp:
    return _i_beredning(scen).gor("begar_anstand", "registrator")


def _vantar_pa_chefen(scen: Scen) -> Lopp:
    """Asked on Monday 17 October: what waits is told on Wednesday the 19th."""
    lopp = fall(scen.program, None)
    scen.vid("2011-10-17", "09:00")
    return lopp.bifoga("handlaggare").gor("lagg_forslag", "handlaggare")


def _justerat(scen: Scen) -> Lopp:
    """Justerat on Monday 17 October, with two registratorer: not dispatched is told on the 18th."""
    ge_roll(scen.program, "vik_registrator", "registrator")
    lopp = fall(scen.program, None)
    lopp.bifoga("handlaggare").gor("lagg_forslag", "handlaggare")
    lopp.godkann("ungdomschef").godkann("forvaltningschef").gor("besluta", "namndsekreterare")
    scen.vid("2011-10-17", "09:00")
    justering = UNDERLAG["justera"](satt=Justeringssatt.ORDINARIE, dag=kl("2011-10-17 00:00").date())
    return lopp.gor("justera", "namndsekreterare", justering)


def _svara(scen: Scen) -> None:
    lopp = scen.lopp
    if lopp.kvitto.tillstand == "beredning":
        lopp.bifoga("handlaggare").gor("lagg_forslag", "handlaggare")
        lopp.godkann("ungdomschef").godkann("forvaltningschef").till("justerad")
    lopp.bifoga("namndsekreterare", Handlingsslag.PROTOKOLLSUTDRAG)
    nummer = max(h.nummer for h in lopp.arende.handlingar.alla)
    lopp.gor("overlamna", "registrator", handlingar=(nummer,))


def _avskriv(scen: Scen) -> None:
    scen.lopp.gor("avskriv", "registrator").godkann("familjechef")


def _ny_chef(scen: Scen, enhet: str, gammal: str, till: str, fran: str) -> None:
    ge_roll(scen.program, gammal, "chef", enhet, till=till)
    ge_roll(scen.program, "avgangen", "chef", enhet, fran=fran)


@frozen(kw_only=True)
class Prov:
    """A reminder on its day, something that happens, and who is then told: when it happens before the
    letter is composed; when it happens before the post leaves, that day and the next morning."""

    fran: Callable[[Scen], Lopp]
    regel: str
    dag: str
    nasta: str
    hander: Callable[[Scen], object]
    fore_brevet: set[str]
    samma_dag: set[str]
    nasta_morgon: set[str]


def _prov(
    fran: Callable[[Scen], Lopp],
    regel: str,
    dagar: tuple[str, str],
    hander: Callable[[Scen], object],
    *utfall: set[str],
) -> Prov:
    fore_brevet, samma_dag, nasta_morgon = utfall
    dag, nasta = (f"2011-{d}" for d in dagar)
    return Prov(
        fran=fran,
        regel=regel,
        dag=dag,
        nasta=nasta,
        hander=hander,
        fore_brevet=fore_brevet,
        samma_dag=samma_dag,
        nasta_morgon=nasta_morgon,
    )


INGEN: set[str] = set()
SJU, FORSENAD, DROJER, EJ_SANT = (
    ("10-20", "10-21"),
    ("11-01", "11-02"),
    ("10-19", "10-20"),
    ("10-18", "10-19"),
)
HANDL = {"handlaggare"}

PROV: dict[str, Prov] = {
    "inget hander": _prov(_i_beredning, "svarstid_7", SJU, Scen.posten, HANDL, HANDL, INGEN),
    "anstand beviljas": _prov(
        _i_beredning,
        "svarstid_7",
        SJU,
        lambda s: s.lopp.gor("bevilja_anstand", "registrator"),
        *(INGEN, INGEN, INGEN),
    ),
    "anstand avslas": _prov(
        _med_begart_anstand,
        "svarstid_7",
        SJU,
        lambda s: s.lopp.gor("avsla_anstand", "registrator"),
        *(HANDL, HANDL, INGEN),
    ),
    "anstandet som drojde avslas": _prov(
        _med_begart_anstand,
        "anstand_obesvarat",
        ("10-10", "10-11"),
        lambda s: s.lopp.gor("avsla_anstand", "registrator"),
        *(INGEN, INGEN, INGEN),
    ),
    "ny handlaggare": _prov(
        _i_beredning,
        "svarstid_7",
        SJU,
        lambda s: s.lopp.gor("omfordela", "fordelare"),
        *({"kollega"}, INGEN, {"kollega"}),
    ),
    "svaret lamnas": _prov(_i_beredning, "svarstid_7", SJU, _svara, INGEN, INGEN, INGEN),
    "arendet avskrivs": _prov(_i_beredning, "svarstid_7", SJU, _avskriv, INGEN, INGEN, INGEN),
    "arendet makuleras": _prov(
        _i_beredning,
        "svarstid_7",
        SJU,
        lambda s: s.lopp.gor("makulera", "registrator"),
        *(INGEN, INGEN, INGEN),
    ),
    "borta med ersattare": _prov(
        _i_beredning,
        "svarstid_7",
        SJU,
        lambda s: borta(s.program, "handlaggare", "2011-10-20", "vik_handlaggare", till="2011-10-25"),
        *({"vik_handlaggare"}, INGEN, {"vik_handlaggare"}),
    ),
    "borta utan ersattare": _prov(
        _i_beredning,
        "svarstid_7",
        SJU,
        lambda s: borta(s.program, "handlaggare", "2011-10-20", till="2011-10-25"),
        *({"familjechef"}, INGEN, {"familjechef"}),
    ),
    "borta bara den dagen": _prov(
        _i_beredning,
        "svarstid_7",
        SJU,
        lambda s: borta(s.program, "handlaggare", "2011-10-20", "vik_handlaggare"),
        *({"vik_handlaggare"}, INGEN, HANDL),
    ),
    "steget tas ur trappan": _prov(
        _i_beredning,
        "svarstid_7",
        SJU,
        lambda s: s.ny_kommunfil(UTAN_SJUAN),
        *(INGEN, INGEN, INGEN),
    ),
    "en stangd dag flyttar steget": _prov(
        _i_beredning,
        "svarstid_7",
        SJU,
        lambda s: s.ny_kommunfil(STANGT),
        *(INGEN, INGEN, INGEN),
    ),
    "ny chef": _prov(
        _i_beredning,
        "forsenad",
        FORSENAD,
        lambda s: _ny_chef(s, "familj", "familjechef", "2011-10-31", "2011-11-01"),
        *({"handlaggare", "avgangen"}, HANDL, {"avgangen"}),
    ),
    "chefen slutar och ingen kommer": _prov(
        _i_beredning,
        "forsenad",
        FORSENAD,
        lambda s: ge_roll(s.program, "familjechef", "chef", "familj", till="2011-10-31"),
        *({"handlaggare", "ungdomschef"}, HANDL, {"ungdomschef"}),
    ),
    "steget godkanns och nasta vantar": _prov(
        _vantar_pa_chefen,
        "godkannande_drojer",
        DROJER,
        lambda s: s.lopp.godkann("ungdomschef"),
        *(INGEN, INGEN, INGEN),
    ),
    "det lamnas tillbaka": _prov(
        _vantar_pa_chefen,
        "godkannande_drojer",
        DROJER,
        lambda s: s.lopp.aterlamna("ungdomschef"),
        *(INGEN, INGEN, INGEN),
    ),
    "det atertas": _prov(
        _vantar_pa_chefen,
        "godkannande_drojer",
        DROJER,
        lambda s: s.lopp.aterta("handlaggare"),
        *(INGEN, INGEN, INGEN),
    ),
    "underlaget andras sa att kedjan borjar om": _prov(
        _vantar_pa_chefen,
        "godkannande_drojer",
        DROJER,
        lambda s: s.lopp.bifoga("handlaggare", Handlingsslag.BILAGA),
        *(INGEN, INGEN, INGEN),
    ),
    "den som ska godkanna byts": _prov(
        _vantar_pa_chefen,
        "godkannande_drojer",
        DROJER,
        lambda s: _ny_chef(s, "unga", "ungdomschef", "2011-10-18", "2011-10-19"),
        *({"avgangen"}, INGEN, {"avgangen"}),
    ),
    "den som ska godkanna ar borta": _prov(
        _vantar_pa_chefen,
        "godkannande_drojer",
        DROJER,
        lambda s: borta(s.program, "ungdomschef", "2011-10-19", "vik_chef", till="2011-10-21"),
        *({"vik_chef"}, INGEN, {"vik_chef"}),
    ),
    "en av tva registratorer ar borta": _prov(
        _justerat,
        "ej_sant",
        EJ_SANT,
        lambda s: borta(s.program, "registrator", "2011-10-18", "kollega", till="2011-10-21"),
        {"handlaggare", "vik_registrator", "kollega"},
        {"handlaggare", "vik_registrator"},
        {"kollega"},
    ),
    "det overlamnas": _prov(_justerat, "ej_sant", EJ_SANT, _svara, INGEN, INGEN, INGEN),
}

"""The life of one case, as a generator: it does one thing, says how long it rests, and goes on."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from attrs import define

from tests.byggare import UNDERLAG, mote
from tests.motor.simulering.arendehand import Arendehand
from tests.motor.simulering.varlden import ENHETER, HANDLAGGARE
from tests.programbyggare import per_epost, registrera
from tillstand.fel import VillkorEjUppfyllt
from tillstand.handlingar import Handlingsslag
from tillstand.innehall import Kanal
from tillstand.justerad import Justeringssatt
from tillstand.svarstid import Svarstid

Liv = Iterator[timedelta]
"""How long the case rests before the next thing happens."""

CHEF = {"bistand": "enhetschef", "familj": "familjechef"}


@define
class Arendeliv(Arendehand):
    """From registration to the end: what is done to the case, in which order, by chance."""

    def lev(self) -> Liv:
        """From registration to the end, or to wherever it got."""
        s = self.slump
        self._registrera()
        yield s.dagar(0, 6)
        if s.ibland(0.05):
            self._gor("makulera", "registrator")
            self._notera("avskriven")
            return
        yield from self._fordela()
        yield from self._bered()
        if s.ibland(0.08):
            yield from self._skriv_av()
            return
        while True:
            yield from self._lagg_forslag()
            yield s.dagar(0, 12)
            if not s.ibland(0.35):
                break
            yield from self._tillbaka_eller_senare()
            if self.lopp.kvitto.tillstand == "forslag":
                break
        yield from (self._besluta_ensam() if s.ibland(0.4) else self._besluta_i_namnden())
        if s.ibland(0.7):
            yield s.dagar(1, 10)
            self._gor("avsluta", "registrator")
            self._notera("avslutad")

    def _registrera(self) -> None:
        idag = self.varld.idag
        self.svarstid = None if self.slump.ibland(0.1) else idag + self.slump.dagar(8, 110)
        tid = Svarstid(datum=self.svarstid)
        self._lopp = registrera(self.varld.program, inkommen=idag, svarstid=tid)
        self._notera("registrerad", svarstid=self.svarstid)

    def _fordela(self) -> Liv:
        s = self.slump
        while True:
            self.handlaggare, self.enhet, self.mal = s.nagon(HANDLAGGARE), s.nagon(ENHETER), self._valj_mal()
            till: dict[str, Any] = {"handlaggare": self.handlaggare, "enhet": self.enhet}
            self._gor("fordela", "registrator", malsammantrade=self._malmote(), **till)
            self._notera("fordelad", mal=self.mal, av="registrator", **till)
            if not s.ibland(0.1):
                return
            yield timedelta(hours=s.r.randint(1, 30))
            self.lopp.angra("registrator")
            self._notera("angrad_fordelning", handlaggare=None, enhet="", mal=None)
            yield s.dagar(0, 3)

    def _bered(self) -> Liv:
        for _ in range(self.slump.r.randint(1, 4)):
            yield self.slump.dagar(1, 14)
            self.slump.r.choice(
                [
                    *(self._byt_mote, self._anstand, self._anstand, self._omfordela),
                    *(self._anteckna, self._utkast, self._utkast),
                ]
            )()
            if self.slump.ibland(0.1):
                yield timedelta(minutes=self.slump.r.randint(1, 90))
                self.namndaret.rubba(self.svarstid, self.mal)

    def _byt_mote(self) -> None:
        self.mal = self._valj_mal()
        self._gor("byt_sammantrade", self.handlaggare, malsammantrade=self._malmote())
        self._notera("nytt_mal", mal=self.mal, av=self.handlaggare)

    def _utkast(self) -> None:
        self._skriv_huvudhandling(utkast=True)

    def _anstand(self) -> None:
        if not self.anstand:
            dag = self._nagon_dag_nyss(3, tidigast=self.lopp.arende.mottagen.inkommen)
            self._gor("begar_anstand", "registrator", dag=dag, hos="Rotel V", datum=None)
            self._notera("anstand_begart", dag=dag, av="registrator")
        elif self.slump.ibland(0.5):
            utgang = max(self.svarstid or self.varld.idag, self.varld.idag)
            self.svarstid = utgang + self.slump.dagar(3, 40)
            self._gor("bevilja_anstand", "registrator", datum=self.svarstid)
            self._notera("anstand_beviljat", datum=self.svarstid, ingen=None, av="registrator")
        else:
            self._gor("avsla_anstand", "registrator")
            self._notera("anstand_avslaget", ingen=None, av="registrator")
        self.anstand = not self.anstand

    def _omfordela(self) -> None:
        self.handlaggare, self.enhet = self.slump.nagon(HANDLAGGARE), self.slump.nagon(ENHETER)
        till: dict[str, Any] = {"handlaggare": self.handlaggare, "enhet": self.enhet}
        self._gor("omfordela", "forvaltningschef", **till)
        self._notera("omfordelad", av="forvaltningschef", **till)

    def _anteckna(self) -> None:
        self._gor("anteckna", "registrator")
        self._notera("annat")

    def _begar(self, namn: str, **falt: Any) -> Liv:
        """Ask; on a day when nobody could answer, ask again another day."""
        while True:
            try:
                self._gor(namn, self.handlaggare, **falt)
            except VillkorEjUppfyllt as fel:
                if {brist.kod for brist in fel.brister} != {"ingen_kan_godkanna"}:
                    raise
                yield self.slump.dagar(1, 3)
            else:
                vem = {"nyckel": self.lopp.kvitto.vantar_pa, "av": self.handlaggare}
                self._notera("begart", pil=namn, **vem)
                return

    def _godkann(self) -> bool:
        """The one who may approves; whether it came to that."""
        vilka = self.lopp.visa().vantar_pa
        vilka = tuple(p for p in vilka if p != self.handlaggare)
        if not vilka:
            return False
        self.lopp.godkann(self.slump.nagon(vilka))
        return True

    def _fa_godkant(self, fardigt: str) -> Liv:
        """Until the arrow is taken, or sent back or taken back: then nothing waits any more."""
        s = self.slump
        while self.lopp.kvitto.vantar_pa is not None:
            yield s.dagar(0, 5)
            if s.ibland(0.1):
                self.lopp.aterta(self.handlaggare)
                self._notera("begaran_borta", ingen=None)
            elif s.ibland(0.1):
                self._bifoga(self.handlaggare, Handlingsslag.BILAGA)
                self._notera("nasta_steg", nyckel=self.lopp.kvitto.vantar_pa)
            elif self._godkann():
                if self.lopp.kvitto.vantar_pa is None:
                    self._notera(fardigt)
                else:
                    self._notera("nasta_steg", nyckel=self.lopp.kvitto.vantar_pa)

    def _lagg_forslag(self) -> Liv:
        self._skriv_huvudhandling(utkast=False)
        while self.lopp.kvitto.tillstand == "beredning":
            yield self.slump.dagar(0, 4)
            yield from self._begar("lagg_forslag")
            yield from self._fa_godkant("forslag")

    def _skriv_av(self) -> Liv:
        while self.lopp.kvitto.tillstand == "beredning":
            yield self.slump.dagar(0, 3)
            yield from self._begar("avskriv")
            yield from self._fa_godkant("avskriven")

    def _tillbaka_eller_senare(self) -> Liv:
        s, idag = self.slump, self.varld.idag
        vad = s.r.choice(["dra_tillbaka", "aterremittera", "bordlagg"])
        if vad == "dra_tillbaka":
            self._gor(vad, self.handlaggare)
            self._notera("tillbaka", av=self.handlaggare)
        elif vad == "aterremittera":
            self._gor(vad, "namndsekreterare", sammantrade=mote(idag))
            self._notera("tillbaka", mal=None, av="namndsekreterare")
        else:
            nasta = self._kommande_moten()
            mal = nasta[0] if nasta and s.ibland(0.7) else idag + s.dagar(7, 30)
            self._gor(vad, "namndsekreterare", sammantrade=mote(idag), till=mote(mal))
            self._notera("bordlagd", mal=mal, av="namndsekreterare")
        yield timedelta(0) if s.ibland(0.3) else s.dagar(1, 10)

    def _besluta_i_namnden(self) -> Liv:
        s = self.slump
        while True:
            self.beslutsdag = self._nagon_dag_nyss(4)
            self._gor("besluta", "namndsekreterare", sammantrade=mote(self.beslutsdag), omedelbart=False)
            self._notera("beslutad", beslutsdag=self.beslutsdag, ensam=False)
            if not s.ibland(0.12):
                break
            yield timedelta(hours=s.r.randint(1, 60))
            self.lopp.angra("namndsekreterare")
            self._notera("forslag")
            yield s.dagar(0, 3)
        yield s.dagar(1, 22)
        dag = self._nagon_dag_nyss(3, tidigast=self.beslutsdag)
        self._gor("justera", "namndsekreterare", UNDERLAG["justera"](satt=Justeringssatt.ORDINARIE, dag=dag))
        self._notera("justerad", justerad=dag)
        yield from self._overlamna("overlamna", Handlingsslag.PROTOKOLLSUTDRAG)

    def _besluta_ensam(self) -> Liv:
        s = self.slump
        self.beslutsdag = self._nagon_dag_nyss(2)
        if s.ibland(0.6):
            self._gor("besluta_pa_delegation", "delegat", dag=self.beslutsdag)
        else:
            self._gor("besluta_bradskande", "namndsekreterare", beslutsdag=self.beslutsdag)
        self._notera("beslutad", beslutsdag=self.beslutsdag, ensam=True)
        yield s.dagar(0, 9)
        yield from self._overlamna("overlamna_delegerat", Handlingsslag.DELEGATIONSBESLUT)
        yield s.dagar(1, 50)
        self._gor("anmal", "namndsekreterare", sammantrade=mote(self._nagon_dag_nyss(2, self.beslutsdag)))
        self._notera("anmald", sant=True)

    def _overlamna(self, pil: str, text: Handlingsslag) -> Liv:
        s = self.slump
        self._bifoga("registrator", text)
        self._notera("annat")
        nummer = max(h.nummer for h in self.lopp.arende.handlingar.alla)
        yield s.dagar(0, 7)
        if s.ibland(0.5):
            self._gor(pil, "registrator", handlingar=(nummer,), kanal=Kanal.POST)
            self._notera("overlamnad")
            return
        self._gor(pil, "registrator", per_epost(handlingar=(nummer,)))
        self._notera("annat")
        self.varld.svar_pa_vag(self.lopp.id)
        while self.varld.vantar_pa_posten(self.lopp.id):
            yield timedelta(hours=7)
        self.lopp.kvitto = self._sedd()

    def _sedd(self) -> Any:
        """The receipt that somebody gets who opens the case again: the post has taken the arrow."""
        from attrs import evolve

        arende = self.lopp.arende
        assert arende.tillstand == "overlamnad"
        return evolve(self.lopp.kvitto, tillstand=arende.tillstand, version=arende.version)

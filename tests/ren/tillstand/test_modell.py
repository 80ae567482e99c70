"""Random walks through the house, step by step against the small model of `modell.py`."""

from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from konfiguration.floden import standardflode
from tests.byggare import Fall, ordning
from tests.ren.tillstand import modell
from tillstand.fel import OgiltigOvergang, SaknarBehorighet, VillkorEjUppfyllt
from tillstand.flode import sakra_delar
from tillstand.handelser import Handelseslag
from tillstand.handlingar import Handlingsslag
from tillstand.innehall import Kanal
from tillstand.remiss import REMISS

ORDNING = ordning()
SAKRA = sakra_delar(standardflode().flode, REMISS)
PERSONER = sorted(
    {
        *("handlaggare", "vik_handlaggare", "kollega", "familjechef", "insyn", "granne"),
        *("avgangen", "tilltradande", "vik_utanfor"),
        *modell.CHEFER,
        *(person for vilka in modell.FASTA.values() for person in vilka),
    }
)
PERSON = st.sampled_from(PERSONER)
HANDLAGGARE = st.sampled_from(("handlaggare", "kollega"))


class Vandring(RuleBasedStateMachine):
    """One case and its model; every step must come out alike in both."""

    def __init__(self) -> None:
        super().__init__()
        self.fall = Fall(ORDNING)
        self.m = modell.ny()

    @initialize(steg=st.integers(0, 11), delegera=st.booleans(), brev=st.booleans(), vem=HANDLAGGARE)
    def borja_langs_huvudlinjen(self, steg: int, delegera: bool, brev: bool, vem: str) -> None:
        for _ in range(steg):
            self.framat(delegera, brev, vem)

    @rule(delegera=st.booleans(), brev=st.booleans(), vem=HANDLAGGARE)
    def framat(self, delegera: bool, brev: bool, vem: str) -> None:
        if self.m["brev"]:
            self.brevet_avgjort(gick=True)
        elif self.m["vantar"]:
            self.godkann(person="", ratt=True)
        elif nasta := modell.nasta_steg(self.m, delegera=delegera):
            sandning = self.m["tillstand"] in (modell.N, modell.J)
            self.gor(nasta, min(modell.far_gora(self.m, nasta)), vem, sandning if nasta == "bifoga" else brev)

    @rule(namn=st.sampled_from(modell.RADER), person=PERSON, vem=HANDLAGGARE, brev=st.booleans())
    def gor_vad_som_helst(self, namn: str, person: str, vem: str, brev: bool) -> None:
        self.gor(namn, person, vem, brev)

    @rule(data=st.data(), vem=HANDLAGGARE, brev=st.booleans())
    def gor_nagot_mojligt(self, data: st.DataObject, vem: str, brev: bool) -> None:
        namn, person = data.draw(st.sampled_from(self.mojligt()))
        self.gor(namn, person, vem, brev)

    def mojligt(self) -> list[tuple[str, str]]:
        """Every (row, person) that the model says is possible now."""
        alla = ((namn, person) for namn in modell.RADER for person in PERSONER)
        return [(namn, person) for namn, person in alla if modell.vantat(self.m, namn, person) == "ok"]

    def gor(self, namn: str, person: str, vem: str, brev: bool) -> None:
        vantat = modell.vantat(self.m, namn, person)
        falt = self._falt(namn, vem, brev)
        if self._utfall(lambda: self.fall.gor(namn, person, **falt)) != vantat:
            raise AssertionError(f"{namn} av {person}: väntade {vantat}")
        if vantat != "ok":
            return
        if namn == "bifoga":
            self.m = modell.bifogad(self.m, beslutstext=brev)
        else:
            self.m = modell.efter(self.m, namn, person, ny_handlaggare=vem, med_brev=brev)

    def _falt(self, namn: str, vem: str, brev: bool) -> dict[str, Any]:
        if namn in ("fordela", "omfordela"):
            return {"handlaggare": vem}
        if namn == "bifoga":
            return {"slag": Handlingsslag.PROTOKOLLSUTDRAG if brev else Handlingsslag.TJANSTEUTLATANDE}
        if namn in ("overlamna", "overlamna_delegerat"):
            sandning = {"kanal": Kanal.EPOST, "epost": "ks@example.org"} if brev else {}
            return {"handlingar": (self.m["beslutstext"] or 1,), **sandning}
        return {}

    @precondition(lambda self: self.m["vantar"])
    @rule(person=PERSON, ratt=st.booleans())
    def godkann(self, person: str, ratt: bool) -> None:
        far = modell.far_svara(self.m)
        vem = min(far) if ratt else person
        if self._svar(lambda: self.fall.godkann(vem), vem in far):
            self.m = modell.godkand(self.m)

    @precondition(lambda self: self.m["vantar"])
    @rule(person=PERSON)
    def aterlamna(self, person: str) -> None:
        if self._svar(lambda: self.fall.aterlamna(person), person in modell.far_svara(self.m)):
            self.m = {**self.m, "vantar": None, "version": self.m["version"] + 1}

    @rule(person=PERSON)
    def aterta(self, person: str) -> None:
        vantande = self.m["brev"] or self.m["vantar"]
        if not vantande:
            assert self._utfall(lambda: self.fall.aterta(person)) == "ogiltig"
            return
        bett = vantande[1]
        far = {bett, *_VIKARIE.get(bett, ()), *(_ORDINARIE.get(bett, ()))}
        if self._svar(lambda: self.fall.aterta(person), person in far | _medvikarier(bett)):
            falt = "brev" if self.m["brev"] else "vantar"
            self.m = {**self.m, falt: None, "version": self.m["version"] + 1}

    @rule(person=PERSON)
    def angra(self, person: str) -> None:
        far = modell.angras_av(self.m)
        if isinstance(far, str):
            assert self._utfall(lambda: self.fall.angra(person)) == far
            return
        far |= {o for ett in self.m["senaste"][2] for o in _ORDINARIE.get(ett, ())}
        if self._svar(lambda: self.fall.angra(person), person in far):
            self.m = modell.angrad(self.m)

    @precondition(lambda self: self.m["brev"])
    @rule(gick=st.booleans())
    def brevet_avgjort(self, gick: bool) -> None:
        namn, person = self.m["brev"]
        if gick:
            self.fall.fullborda()
            self.m = modell.tagen(self.m, namn, person, {person}, "")
        else:
            self.fall.avbryt(Handelseslag.UTSKICK_MISSLYCKAT)
            self.m = {**self.m, "brev": None, "version": self.m["version"] + 1}

    def _svar(self, gor: Callable[[], object], far: bool) -> bool:
        assert self._utfall(gor) == ("ok" if far else "behorighet")
        return far

    def _utfall(self, gor: Callable[[], object]) -> str:
        fore = self.fall.arende
        try:
            gor()
        except VillkorEjUppfyllt:
            utfall = "villkor"
        except SaknarBehorighet:
            utfall = "behorighet"
        except OgiltigOvergang:
            utfall = "ogiltig"
        else:
            return "ok"
        assert self.fall.arende is fore
        return utfall

    @invariant()
    def samma_sak_i_bada(self) -> None:
        r, m = self.fall.arende, self.m
        assert (r.tillstand, r.version) == (m["tillstand"], m["version"])
        assert (r.ansvar.handlaggare if r.ansvar else None) == m["handlaggare"]
        assert (r.begaran.overgang if r.begaran else None) == (m["vantar"][0] if m["vantar"] else None)
        assert (r.utskick.overgang if r.utskick else None) == (m["brev"][0] if m["brev"] else None)
        assert (r.svarstid.oppet_anstand is not None) == m["anstand"]
        assert len(r.handlingar.alla) == m["handlingar"]
        assert (r.anmald is not None, r.avslutad is not None) == (m["anmald"], m["avslutad"])
        assert r.ar_oppet == (not m["avslutad"] and m["tillstand"] != "avskriven")

    @invariant()
    def den_vantar_pa_ratt_personer(self) -> None:
        begaran = self.fall.arende.begaran
        steg = begaran.nasta if begaran else None
        kan = ORDNING.organisation.kan_svara(steg.nyckel, self.fall.nar().idag) if steg else ()
        assert set(kan) == modell.far_svara(self.m)

    @invariant()
    def det_som_sakert_finns_finns(self) -> None:
        assert SAKRA[self.fall.arende.tillstand] <= set(self.fall.arende.delar)

    @invariant()
    def knapparna_sager_vad_som_gar(self) -> None:
        person = ("handlaggare", "registrator", "namndsekreterare", "vik_chef")[self.m["version"] % 4]
        for namn, knapp in self.fall.mojliga(person).items():
            if not namn.startswith("overlamna"):
                assert knapp.ar_oppen == (modell.vantat(self.m, namn, person) == "ok"), namn


_VIKARIE = {
    "handlaggare": {"vik_handlaggare"},
    "registrator": {"vik_registrator"},
    "namndsekreterare": {"vik_sekreterare"},
}
_ORDINARIE = {vikarie: {vem} for vem, vikarier in _VIKARIE.items() for vikarie in vikarier}


def _medvikarier(person: str) -> set[str]:
    """Those who stand in for the one that a substitute asked for."""
    return {v for ordinarie in _ORDINARIE.get(person, ()) for v in _VIKARIE[ordinarie]}


TestVandring = Vandring.TestCase
TestVandring.settings = settings(
    max_examples=40,
    stateful_step_count=30,
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)


@pytest.mark.parametrize("fro", range(30))
def test_a_long_walk_agrees_with_the_model_at_every_step(fro: int) -> None:
    """Ninety steps of a busy office: mostly forwards, sometimes back, sometimes what may not be done."""
    slump, vandring = Random(fro), Vandring()
    for _ in range(90):
        _ett_steg(vandring, slump)
        vandring.samma_sak_i_bada()
        vandring.den_vantar_pa_ratt_personer()
        vandring.det_som_sakert_finns_finns()
        vandring.knapparna_sager_vad_som_gar()
        if vandring.m["tillstand"] in ("overlamnad", "avskriven") and slump.random() < 0.3:
            vandring = Vandring()


def _ett_steg(vandring: Vandring, slump: Random) -> None:
    person, vem, brev = slump.choice(PERSONER), slump.choice(("handlaggare", "kollega")), slump.random() < 0.5
    bett = vandring.m["vantar"]
    val = slump.random()
    if val < 0.35:
        vandring.framat(delegera=slump.random() < 0.4, brev=brev, vem=vem)
    elif val < 0.65:
        vandring.gor(*slump.choice(vandring.mojligt()), vem, brev)
    elif val < 0.75:
        vandring.gor(slump.choice(modell.RADER), person, vem, brev)
    elif val < 0.85:
        vandring.angra(slump.choice((person, "enhetschef", "forvaltningschef")))
    elif bett and val < 0.92:
        vandring.aterlamna(slump.choice((person, *sorted(modell.far_svara(vandring.m)))))
    elif vandring.m["brev"] and val < 0.92:
        vandring.brevet_avgjort(gick=slump.random() < 0.5)
    else:
        vandring.aterta(slump.choice((person, bett[1] if bett else person)))

"""An answer by e-mail: the case is överlämnat when the letter has left the house, and not before."""

from collections.abc import Callable
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from attrs import define, field

from arbetsflode import motor
from arbetsflode.lager.brevlada import Brevrad
from arbetsflode.motor import Kvitto, Sandrapport
from arbetsflode.program import Program
from tests.byggare import NU
from tests.programbyggare import Lopp, aktor, med_kanal, per_epost, registrera, stall, svar_per_epost
from tillstand.fel import (
    Leveransfel,
    OgiltigOvergang,
    SaknarBehorighet,
    Saknas,
    Versionskonflikt,
    VillkorEjUppfyllt,
)
from tillstand.handlingar import Handlingsslag

GICK = None
TILLFALLIGT = Leveransfel("451 försök senare")
BESTAENDE = Leveransfel("550 finns inte", bestaende=True)
OVISST = Leveransfel("linjen bröts efter DATA", oviss=True)
TILL = "ks@stad.example"


@define
class Skriptkanal:
    """A way out of the house that does what its script says of the letters to one address."""

    skript: list[Leveransfel | None] = field(factory=list)
    under: Callable[[], object] | None = None
    skickade: list[tuple[str, EmailMessage]] = field(factory=list)

    def skicka(self, meddelande: EmailMessage, adress: str) -> None:
        """Send, or fail as the script says."""
        if adress == TILL:
            if self.under is not None:
                self.under()
            utfall = self.skript.pop(0) if self.skript else GICK
            if utfall is not None:
                raise utfall
        self.skickade.append((adress, meddelande))

    @property
    def svar(self) -> list[EmailMessage]:
        """The answers that got away."""
        return [brev for adress, brev in self.skickade if adress == TILL]


@pytest.fixture
def kanal(program: Program) -> Skriptkanal:
    """The way out that the program uses."""
    kanal = Skriptkanal()
    med_kanal(program, kanal)
    return kanal


def pa_vag_ut(program: Program, **andrat: Any) -> Lopp:
    """A case whose answer waits to leave."""
    return svar_per_epost(registrera(program).till("justerad"), **andrat)


def svarsbrev(lopp: Lopp) -> list[Brevrad]:
    """The letters that carry the case's answer, oldest first."""
    return [brev for brev in lopp.visa().brev if brev.slag == "svar"]


def slag(lopp: Lopp) -> list[str]:
    """The kinds of the facts of a case, latest last."""
    return [h.slag for h in lopp.visa().handelser]


def efter(lopp: Lopp) -> Lopp:
    """The case as it now stands."""
    vy = lopp.visa()
    return lopp.behall(
        Kvitto(
            arende=lopp.id,
            diarienummer=vy.arende.diarienummer,
            namnd=vy.arende.namnd,
            tillstand=vy.arende.tillstand,
            version=vy.arende.version,
        )
    )


def test_overlamnat_nar_brevet_har_gatt(program: Program, kanal: Skriptkanal) -> None:
    """The arrow is taken in the asker's name by the system, as the letter is settled."""
    lopp = pa_vag_ut(program)
    assert lopp.kvitto.pa_vag_ut
    assert lopp.kvitto.tillstand == "justerad"
    assert motor.skicka(program).skickade >= 1
    assert [brev.lage for brev in svarsbrev(lopp)] == ["skickad"]
    handelse = lopp.visa().handelser[-1]
    assert (handelse.slag, handelse.av, handelse.till, handelse.kanal) == (
        "overgang", "registrator", "overlamnad", "system",
    )  # fmt: skip
    assert len(kanal.svar) == 1
    assert [del_.get_filename() for del_ in kanal.svar[0].iter_attachments()] == ["protokollsutdrag.txt"]
    assert motor.skicka(program) == Sandrapport()
    assert motor.verifiera(program).haller


@pytest.mark.parametrize(
    "gor",
    [
        lambda lopp: lopp.bifoga("registrator"),
        lambda lopp: lopp.gor("ratta", "namndsekreterare"),
        lambda lopp: lopp.gor("komplettera", "registrator"),
        lambda lopp: lopp.gor("overlamna", "registrator"),
        lambda lopp: lopp.angra("namndsekreterare"),
    ],
    ids=["bifoga", "ratta", "komplettera", "overlamna", "angra"],
)
def test_medan_svaret_ar_pa_vag_star_arendet_stilla(
    program: Program, kanal: Skriptkanal, gor: Callable[[Lopp], object]
) -> None:
    """Nothing may be changed under the letter; a note passes."""
    lopp = pa_vag_ut(program)
    with pytest.raises(VillkorEjUppfyllt) as fel:
        gor(lopp)
    assert "svaret_pa_vag_ut" in [b.kod for b in fel.value.brister]
    lopp.gor("anteckna", "registrator")
    motor.skicka(program)
    assert efter(lopp).kvitto.tillstand == "overlamnad"


def test_ett_brev_for_flera_arenden(program: Program, kanal: Skriptkanal) -> None:
    """One letter, both numbers in it, both cases överlämnade when it has gone."""
    alla = _flera(program)
    assert len({svarsbrev(ett)[0].id for ett in alla}) == 1
    motor.skicka(program)
    assert [efter(ett).kvitto.tillstand for ett in alla] == ["overlamnad"] * 3
    assert len(kanal.svar) == 1
    brev = kanal.svar[0].get_body(("plain",))
    assert brev is not None
    assert all(ett.kvitto.diarienummer in brev.get_content() for ett in alla)
    assert len(list(kanal.svar[0].iter_attachments())) == 1
    assert motor.verifiera(program).haller


def _flera(program: Program) -> list[Lopp]:
    alla = [registrera(program).till("justerad") for _ in range(3)]
    for ett in alla:
        ett.bifoga("namndsekreterare", Handlingsslag.PROTOKOLLSUTDRAG)
    kvitton = motor.handla_flera(
        program,
        aktor("registrator"),
        arenden=[ett.plats for ett in alla],
        overgang="overlamna",
        underlag=per_epost(),
        nyckel="svar",
    )
    per_id = {k.arende: k for k in kvitton}
    return [ett.behall(per_id[ett.id]) for ett in alla]


def test_aterta_innan_brevet_borjat_lamna(program: Program, kanal: Skriptkanal) -> None:
    """The letter is called off and never leaves; the case is free and may ask anew."""
    lopp = pa_vag_ut(program).aterta("registrator")
    assert slag(lopp)[-1] == "utskick_atertaget"
    motor.skicka(program)
    assert [brev.lage for brev in svarsbrev(lopp)] == ["aterkallad"]
    assert kanal.svar == []
    svar_per_epost(lopp)
    motor.skicka(program)
    assert [brev.lage for brev in svarsbrev(lopp)] == ["aterkallad", "skickad"]
    assert efter(lopp).kvitto.tillstand == "overlamnad"


def test_aterta_ett_av_flera_aterkallar_brevet_for_alla(program: Program, kanal: Skriptkanal) -> None:
    """There is only one letter to call off."""
    alla = _flera(program)
    alla[1].aterta("registrator")
    assert [slag(ett)[-1] for ett in alla] == ["utskick_atertaget"] * 3
    assert all(ett.arende.utskick is None for ett in alla)
    motor.skicka(program)
    assert kanal.svar == []
    assert motor.verifiera(program).haller


def test_bara_den_som_begarde_atertar(program: Program, kanal: Skriptkanal) -> None:
    """Not the secretary, not the handläggare."""
    lopp = pa_vag_ut(program)
    for person in ("namndsekreterare", "handlaggare"):
        with pytest.raises(SaknarBehorighet):
            lopp.aterta(person)


def test_aterta_nar_brevet_borjat_lamna_vagras(program: Program, kanal: Skriptkanal) -> None:
    """While the network call goes on nobody can call the letter back."""
    lopp = pa_vag_ut(program)
    koder: list[str] = []

    def forsok() -> None:
        with pytest.raises(VillkorEjUppfyllt) as fel:
            lopp.aterta("registrator")
        koder.extend(b.kod for b in fel.value.brister)

    kanal.under = forsok
    motor.skicka(program)
    assert koder == ["brevet_skickas"]
    assert efter(lopp).kvitto.tillstand == "overlamnad"


def test_tillfalligt_fel_skjuter_upp(program: Program, kanal: Skriptkanal) -> None:
    """It is tried again later, and meanwhile it may be called off."""
    kanal.skript = [TILLFALLIGT, TILLFALLIGT, GICK]
    lopp, nu = pa_vag_ut(program), NU
    for _ in range(2):
        assert motor.skicka(program).uppskjutna == 1
        assert motor.skicka(program).uppskjutna == 0
        assert [b.lage for b in svarsbrev(lopp)] == ["uppskjuten"]
        nu += timedelta(hours=5)
        stall(program, nu)
    motor.skicka(program)
    assert [(b.lage, b.forsok) for b in svarsbrev(lopp)] == [("skickad", 3)]
    assert len(kanal.svar) == 1


def test_aterta_ett_uppskjutet_brev(program: Program, kanal: Skriptkanal) -> None:
    """A letter that waits for its next try has not begun to leave."""
    kanal.skript = [TILLFALLIGT]
    lopp = pa_vag_ut(program)
    motor.skicka(program)
    lopp.aterta("registrator")
    stall(program, NU + timedelta(days=1))
    motor.skicka(program)
    assert kanal.svar == []


@pytest.mark.parametrize("skript", [[BESTAENDE], [TILLFALLIGT] * 50], ids=["bestående", "för länge"])
def test_ett_misslyckat_brev_gor_arendet_fritt_och_sager_till(
    program: Program, kanal: Skriptkanal, skript: list[Leveransfel | None]
) -> None:
    """The asker is told, the case stands where it stood, and a new answer may be sent."""
    kanal.skript = list(skript)
    lopp, nu = pa_vag_ut(program), NU
    for _ in range(60):
        motor.skicka(program)
        nu += timedelta(hours=2)
        stall(program, nu)
    assert [b.lage for b in svarsbrev(lopp)] == ["misslyckad"]
    assert slag(lopp)[-1] == "utskick_misslyckat"
    besked = [b for b in lopp.visa().brev if b.person == "registrator" and "svar_misslyckat" in b.rader]
    assert [b.lage for b in besked] == ["skickad"]
    assert efter(lopp).kvitto.tillstand == "justerad"
    kanal.skript = []
    svar_per_epost(lopp, epost=TILL)
    motor.skicka(program)
    assert efter(lopp).kvitto.tillstand == "overlamnad"
    assert motor.verifiera(program).haller


def test_misslyckat_for_flera_gor_alla_fria(program: Program, kanal: Skriptkanal) -> None:
    """Each of the cases says so in its journal."""
    kanal.skript = [BESTAENDE]
    alla = _flera(program)
    motor.skicka(program)
    assert [slag(ett)[-1] for ett in alla] == ["utskick_misslyckat"] * 3
    assert all(ett.arende.utskick is None for ett in alla)


def test_ovisst_star_oppet_tills_nagon_sager(program: Program, kanal: Skriptkanal) -> None:
    """Nobody knows; the asker is told once, nothing is sent again, and the case stands still."""
    kanal.skript = [OVISST]
    lopp = pa_vag_ut(program)
    assert motor.skicka(program).ovissa == 1
    stall(program, NU + timedelta(days=3))
    motor.skicka(program)
    assert kanal.svar == []
    assert slag(lopp)[-1] == "utskick_ovisst"
    assert [b.lage for b in lopp.visa().brev if "svar_ovisst" in b.rader] == ["skickad"]
    with pytest.raises(VillkorEjUppfyllt):
        efter(lopp).bifoga("registrator")
    with pytest.raises(VillkorEjUppfyllt):
        efter(lopp).aterta("registrator")


@pytest.mark.parametrize(
    ("gick", "lage", "tillstand"), [(True, "skickad", "overlamnad"), (False, "misslyckad", "justerad")]
)
def test_en_manniska_sager_hur_det_gick(
    program: Program, kanal: Skriptkanal, gick: bool, lage: str, tillstand: str
) -> None:
    """It got away: every case is överlämnat. It did not: every case is free."""
    kanal.skript = [OVISST]
    alla = _flera(program)
    motor.skicka(program)
    brev = svarsbrev(alla[0])[0].id
    assert motor.avgor_ovisst(program, aktor("namndsekreterare"), brev=brev, gick=gick).lage == lage
    assert {efter(ett).kvitto.tillstand for ett in alla} == {tillstand}
    assert all(ett.arende.utskick is None for ett in alla)
    sist = alla[0].visa().handelser[-1]
    assert sist.av == ("registrator" if gick else "namndsekreterare")
    assert sist.kanal == "prov"
    with pytest.raises(OgiltigOvergang):
        motor.avgor_ovisst(program, aktor("namndsekreterare"), brev=brev, gick=gick)
    assert motor.verifiera(program).haller


def test_vem_som_far_saga_hur_det_gick(program: Program, kanal: Skriptkanal) -> None:
    """A registrator or secretary who sees the case; for anybody else the letter may not even exist."""
    kanal.skript = [OVISST]
    lopp = pa_vag_ut(program)
    with pytest.raises(OgiltigOvergang):
        motor.avgor_ovisst(program, aktor("registrator"), brev=svarsbrev(lopp)[0].id, gick=True)
    motor.skicka(program)
    brev = svarsbrev(lopp)[0].id
    with pytest.raises(SaknarBehorighet):
        motor.avgor_ovisst(program, aktor("handlaggare"), brev=brev, gick=True)
    for person in ("granne", "administrator"):
        with pytest.raises(Saknas):
            motor.avgor_ovisst(program, aktor(person), brev=brev, gick=True)
    with pytest.raises(Saknas):
        motor.avgor_ovisst(program, aktor("registrator"), brev="finns inte", gick=True)


class Bortkopplad(Exception):
    """The process dies in the middle of a network call."""


def test_avsandaren_forsvann(program: Program, kanal: Skriptkanal) -> None:
    """What somebody claimed and never settled becomes oviss for an answer, and is not sent again."""

    def dod() -> None:
        raise Bortkopplad

    lopp = pa_vag_ut(program)
    kanal.under = dod
    with pytest.raises(Bortkopplad):
        motor.skicka(program)
    kanal.under = None
    motor.skicka(program)
    assert [b.lage for b in svarsbrev(lopp)] == ["skickas"]
    stall(program, NU + timedelta(hours=2))
    assert motor.skicka(program).ovissa == 1
    assert [b.lage for b in svarsbrev(lopp)] == ["oviss"]
    assert kanal.svar == []


def test_kopior_gar_nar_svaret_har_gatt_och_avgor_ingenting(program: Program, kanal: Skriptkanal) -> None:
    """A copy that cannot be delivered changes nothing in the case."""
    kanal.skript = [TILLFALLIGT]
    lopp = pa_vag_ut(program, kopia_till=("arkiv@stad.example",))
    motor.skicka(program)
    assert [b.slag for b in lopp.visa().brev if b.slag == "kopia"] == []
    stall(program, NU + timedelta(hours=1))
    motor.skicka(program)
    assert [(b.slag, b.adress, b.lage) for b in lopp.visa().brev if b.slag == "kopia"] == [
        ("kopia", "arkiv@stad.example", "skickad")
    ]
    assert efter(lopp).kvitto.version == lopp.visa().arende.version


def test_en_fil_som_ar_borta_stannar_svaret_med_besked(program: Program, kanal: Skriptkanal) -> None:
    """An answer without its document never leaves; the asker is told."""
    lopp = pa_vag_ut(program)
    utdrag = lopp.arende.handlingar.senaste()[-1]
    Path(program.filer.plats(utdrag.innehall)).unlink()
    assert motor.skicka(program).misslyckade == 1
    assert kanal.svar == []
    assert slag(lopp)[-1] == "utskick_misslyckat"
    with pytest.raises(Versionskonflikt):
        lopp.bifoga("registrator")

"""The checker: what somebody has changed behind the program's back is found and named."""

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import attrs
import pytest

from arbetsflode import motor
from arbetsflode.journal import Post, lank, sigillhash
from arbetsflode.lager import poster, tabeller
from arbetsflode.program import Program
from konfiguration.personfil import Personuppgifter
from tests.byggare import IDAG, NU, UNDERLAG
from tests.postgresserver import Postgres
from tests.programbyggare import Installation, aktor, bakom_ryggen, inlaga, registrera, stall, svar_per_epost
from tillstand.behorighet import Franvaro
from tillstand.fel import Datafel, OgiltigIndata
from tillstand.handlingar import Handlingsslag

I_MORGON = NU + timedelta(days=1)
BEGARD, PA_VAG, KLAR = "soc 2011/1", "soc 2011/2", "soc 2011/3"


def fyll(program: Program) -> None:
    """A base with one case that waits for its second approval, one whose answer is on its way, one that
    is done; somebody away; and a seal over it all."""
    lopp = registrera(program, handlingar=(inlaga(innehall=b"missiv"),)).till("beredning")
    lopp.gor("begar_anstand", "handlaggare").bifoga("handlaggare")
    lopp.gor("lagg_forslag", "handlaggare").godkann("avdelningschef")
    svar_per_epost(registrera(program).till("justerad"))
    klar = registrera(program).till("justerad")
    klar.bifoga("namndsekreterare", innehall=b"utdrag", slag=Handlingsslag.PROTOKOLLSUTDRAG).gor(
        "overlamna", "registrator"
    )
    klar.gor("ratta", "namndsekreterare").gor("anslag_uppe", "namndsekreterare").gor("avsluta", "registrator")
    borta = Franvaro(person="kollega", fran=IDAG, till=IDAG, ersattare="handlaggare")
    motor.importera_personer(
        program, aktor("administrator"), uppgifter=Personuppgifter(franvaro=(borta,)), nyckel="borta"
    )
    stall(program, I_MORGON)
    assert motor.forsegla(program) is not None
    assert motor.verifiera(program).haller


@pytest.fixture(scope="module")
def full_sqlite(mall_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a full installation."""
    mapp = tmp_path_factory.mktemp("full")
    shutil.copy(mall_sqlite, mapp / "remiss.db")
    installation = Installation(mapp=mapp, databas=f"sqlite:///{mapp}/remiss.db", sort="sqlite")
    installation.skriv_kommun()
    with installation.oppna() as program:
        fyll(program)
    return mapp


@pytest.fixture
def full(full_sqlite: Path, tmp_path: Path) -> Installation:
    """A full installation on SQLite."""
    mapp = tmp_path / "full"
    shutil.copytree(full_sqlite, mapp)
    return Installation(mapp=mapp, databas=f"sqlite:///{mapp}/remiss.db", sort="sqlite")


@pytest.fixture(scope="module")
def full_postgres(
    postgres: Postgres, mall_postgres: str, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Path]:
    """The name of a full PostgreSQL base, and its folder."""
    namn, mapp = postgres.ny(mall_postgres), tmp_path_factory.mktemp("full")
    installation = Installation(mapp=mapp, databas=postgres.url(namn), sort="postgresql")
    installation.skriv_kommun()
    with installation.oppna() as program:
        fyll(program)
    return namn, mapp


@pytest.fixture
def full_pa_postgres(
    postgres: Postgres, full_postgres: tuple[str, Path], tmp_path: Path
) -> Iterator[Installation]:
    """A full installation on PostgreSQL."""
    namn, mapp = postgres.ny(full_postgres[0]), tmp_path / "full"
    shutil.copytree(full_postgres[1], mapp)
    yield Installation(mapp=mapp, databas=postgres.url(namn), sort="postgresql")
    postgres.kor(f"DROP DATABASE {namn} WITH (FORCE)")


def fragor(installation: Installation, sats: str, *varden: object) -> list[Any]:
    """The first column of what a question yields."""
    with closing(sqlite3.connect(installation.mapp / "remiss.db")) as sqlite:
        return [rad[0] for rad in sqlite.execute(sats, varden)]


def avvikelser(installation: Installation, sigilltext: str | None = None) -> list[str]:
    """What the checker says."""
    with installation.oppna() as program:
        stall(program, I_MORGON)
        return funna_i(program, sigilltext)


def funna_i(program: Program, sigilltext: str | None = None) -> list[str]:
    """What the checker says of an open program."""
    return [f"{a.plats}: {a.mening}" for a in motor.verifiera(program, sigilltext).avvikelser]


ARENDEKOLUMNER: Mapping[str, tuple[object, str]] = {
    "id": ("annat", "kedjan finns men inte ärendet"),
    "slag": ("uppdrag", "okända slaget"),
    "namnd": ("kult", "”namnd” är kult"),
    "diarienummer": ("soc 2011/9", "”diarienummer” är soc 2011/9"),
    "nummernyckel": ("soc2011/9", "kolumnen ”nummernyckel”"),
    "flode": ("0" * 64, "Flödesversionen 000000000000 finns inte"),
    "tillstand": ("forslag", "”tillstand” är forslag"),
    "version": (3, "post 4 är den första felaktiga"),
    "huvud": ("f" * 64, "huvud"),
    "oppet": (0, "kolumnen ”oppet”"),
    "hemligt": (1, "kolumnen ”hemligt”"),
    "registrerad": ("2011-10-02T08:00:00.000000Z", "”registrerad”"),
    "rubrik": ("Något annat", "kolumnen ”rubrik”"),
    "rubrik_sort": ("annat", "kolumnen ”rubrik_sort”"),
    "handlaggare": ("kollega", "kolumnen ”handlaggare”"),
    "enhet": ("unga", "kolumnen ”enhet”"),
    "slutdag": ("2012-10-31", "kolumnen ”slutdag”"),
    "vantar_pa": (None, "kolumnen ”vantar_pa”"),
    "utskick": (1, "kolumnen ”utskick”"),
    "nasta_bevakning": ("2099-01-01T02:00:00.000000Z", "bevakas först 2099-01-01"),
    "delar": ("{}", "går inte att läsa"),
    "planmote": ("2011-10-20", "kolumnen ”planmote”"),
}
UTAN_SANNING = {"generation", "svepfel", "svepfel_tid"}
"""What the sweep notes for itself: it is in no journal, and is set right by the next sweep."""


def test_varje_kolumn_provas() -> None:
    """A new column of a case is checked, or named here as one that cannot be."""
    assert ARENDEKOLUMNER.keys() | UTAN_SANNING == {k.name for k in tabeller.arende.columns}


@pytest.mark.parametrize("kolumn", ARENDEKOLUMNER)
def test_varje_andrad_kolumn_hittas(full: Installation, kolumn: str) -> None:
    """Whatever is changed in the row of a case disagrees with its journal."""
    varde, mening = ARENDEKOLUMNER[kolumn]
    assert bakom_ryggen(full, f"UPDATE arende SET {kolumn} = ? WHERE diarienummer = ?", varde, BEGARD) == 1
    assert [a for a in avvikelser(full) if mening in a]


@pytest.mark.parametrize("nummer", [BEGARD, PA_VAG, KLAR])
def test_varje_andrad_del_hittas(full: Installation, nummer: str) -> None:
    """Each part of a case, altered in one place or taken away, is named."""
    fraga, andring = "SELECT delar FROM arende WHERE diarienummer = ?", "SET delar = ? WHERE diarienummer = ?"
    text = fragor(full, fraga, nummer)[0]
    with full.oppna() as program:
        stall(program, I_MORGON)
        for namn in json.loads(text):
            for andra in (_andra_ett, _ta_bort):
                delar = json.loads(text)
                andra(delar, namn)
                bakom_ryggen(full, f"UPDATE arende {andring}", json.dumps(delar), nummer)
                funna = funna_i(program)
                assert [a for a in funna if nummer in a or "går inte att läsa" in a], (namn, andra.__name__)
        bakom_ryggen(full, f"UPDATE arende {andring}", text, nummer)
        assert funna_i(program) == []


def _ta_bort(delar: dict[str, Any], namn: str) -> None:
    del delar[namn]


def _andra_ett(delar: dict[str, Any], namn: str) -> None:
    """Change the first fact of a part that can take another value and still be read."""
    for nyckel, varde in delar[namn]["data"].items():
        if isinstance(varde, bool):
            delar[namn]["data"][nyckel] = not varde
        elif isinstance(varde, int):
            delar[namn]["data"][nyckel] = varde + 1
        elif isinstance(varde, str) and varde[:4].isdigit():
            delar[namn]["data"][nyckel] = f"2010{varde[4:]}"
        elif isinstance(varde, dict) and "dag" in varde:
            delar[namn]["data"][nyckel] = {**varde, "dag": "2010-01-01"}
        else:
            continue
        return
    delar[namn]["data"] = {}


POSTKOLUMNER: Mapping[str, object] = {
    "kedja": "arende:annat",
    "nummer": 77,
    "noterat": "2011-10-03T08:00:01.000000Z",
    "dag": "2011-10-02",
    "aktor": "granne",
    "kanal": "webb",
    "innehall": "{}",
    "fritext": "{}",
    "foregaende": "f" * 64,
    "hash": "f" * 64,
}


@pytest.mark.parametrize("kolumn", [f.name for f in attrs.fields(Post)])
def test_varje_andrad_kolumn_i_en_post_hittas(full: Installation, kolumn: str) -> None:
    """The first broken post is named."""
    kedja = fragor(full, "SELECT 'arende:' || id FROM arende WHERE diarienummer = ?", KLAR)[0]
    bakom_ryggen(
        full, f"UPDATE post SET {kolumn} = ? WHERE kedja = ? AND nummer = 3", POSTKOLUMNER[kolumn], kedja
    )
    assert [a for a in avvikelser(full) if KLAR in a and "Post 3" in a]


PLANTERINGAR: Mapping[str, tuple[str, str]] = {
    "en post borta": ("DELETE FROM post WHERE kedja LIKE 'arende:%' AND nummer = 2", "Post 2"),
    "svansen avhuggen": (
        "DELETE FROM post WHERE kedja LIKE 'arende:%' AND nummer > 3",
        "post 4 är den första",
    ),
    "hela kedjan borta": ("DELETE FROM post WHERE kedja LIKE 'arende:%'", "har 0 poster"),
    "en persons post ändrad": (
        "UPDATE post SET aktor = 'x' WHERE kedja = 'person:granne'",
        "person:granne: Post 1",
    ),
    "en persons kedja borta": (
        "DELETE FROM post WHERE kedja = 'person:granne'",
        "kedjorna är inte vad de var",
    ),
    "ärendet borta": (f"DELETE FROM arende WHERE diarienummer = '{KLAR}'", "kedjan finns men inte ärendet"),
    "lucka i serien": (
        f"DELETE FROM arende WHERE diarienummer = '{PA_VAG}'",
        "numret 2 är uttaget men inget",
    ),
    "serien har hoppat": ("UPDATE serie SET nasta = nasta + 1", "numret 4 är uttaget men inget"),
    "nummer utan sökning": (
        "DELETE FROM nummer WHERE nyckel = 'soc2011/1'",
        "kan inte sökas på numret soc2011/1",
    ),
    "andra sökord": ("UPDATE sokrad SET ord = 'annat'", "sökorden stämmer inte"),
    "inga sökord": ("DELETE FROM sokrad", "sökorden stämmer inte"),
    "ingen bevakning": ("UPDATE arende SET nasta_bevakning = NULL", "är öppet men bevakas inte"),
    "fel storlek": ("UPDATE fil SET storlek = storlek + 1", "har inte den storlek"),
    "innehållet hör inte hit": ("DELETE FROM filarende", "saknas bland filerna"),
    "filen glömd": ("DELETE FROM fil", "saknas bland filerna"),
    "okänt läge": ("UPDATE brev SET lage = 'borta' WHERE slag = 'direkt'", "okända läget ”borta”"),
    "svarsbrevet borta": ("DELETE FROM brev WHERE slag = 'svar'", "inget brev som kan bära svaret"),
    "svarsbrevet redan avgjort": (
        "UPDATE brev SET lage = 'misslyckad' WHERE slag = 'svar'",
        "inget brev som kan bära svaret",
    ),
    "en roll som ingen gett": (
        "INSERT INTO rollinnehav VALUES ('granne', 'registrator', 'soc', '', '2011-01-01', '9999-12-31')",
        "person granne: tabellen har rollinnehav som journalen inte känner till",
    ),
    "en roll som tagits bort": (
        "DELETE FROM rollinnehav WHERE person = 'insyn'",
        "person insyn: rollinnehav är inte som journalen säger",
    ),
    "en roll som förlängts": (
        "UPDATE rollinnehav SET till = '2099-01-01' WHERE person = 'avgangen' AND roll = 'insyn'",
        "person avgangen: rollinnehav",
    ),
    "ett annat namn": ("UPDATE person SET namn = 'X' WHERE kod = 'granne'", "person granne: person"),
    "en annan adress": ("UPDATE person SET epost = 'x@y.z' WHERE kod = 'granne'", "person granne: person"),
    "en annan enhet": ("UPDATE enhet SET overordnad = 'unga' WHERE kod = 'bistand'", "bistand: enhet"),
    "en annan ersättare": ("UPDATE franvaro SET ersattare = 'granne'", "person kollega: franvaro"),
    "sigillet ändrat": ("UPDATE sigill SET hash = 'f'", "sigill 1: kedjorna är inte vad de var"),
    "sigillets gräns flyttad": (
        "UPDATE sigill SET fore = '2011-10-02T00:00:00.000000Z'",
        "sigill 1: kedjorna är inte vad de var",
    ),
    "sigillet lösgjort": ("UPDATE sigill SET foregaende = 'f'", "sigill 1: hänger inte ihop"),
    "sigillet omnumrerat": ("UPDATE sigill SET nummer = 7", "sigill 1: hänger inte ihop"),
}
PA_POSTGRES = (
    *("en post borta", "lucka i serien", "andra sökord", "svarsbrevet borta"),
    *("en roll som ingen gett", "sigillet ändrat"),
)


@pytest.mark.parametrize("namn", PLANTERINGAR)
def test_det_planterade_hittas(full: Installation, namn: str) -> None:
    """One disagreement at a time between journal, tables and files."""
    sats, mening = PLANTERINGAR[namn]
    assert bakom_ryggen(full, sats) > 0
    assert [a for a in avvikelser(full) if mening in a]


@pytest.mark.parametrize("namn", PA_POSTGRES)
def test_det_planterade_hittas_pa_postgresql(full_pa_postgres: Installation, namn: str) -> None:
    """The same checker on the other database."""
    assert avvikelser(full_pa_postgres) == []
    sats, mening = PLANTERINGAR[namn]
    assert bakom_ryggen(full_pa_postgres, sats) > 0
    assert [a for a in avvikelser(full_pa_postgres) if mening in a]


def test_ett_andrat_flode_oppnas_inte(full: Installation) -> None:
    """The law that running cases follow has been changed: nothing is done by it."""
    andra = "UPDATE flodesversion SET innehall = replace(innehall, ?, ?)"
    for fran, till, mening in (
        ("avdelningschef", "chef", "har ändrats i databasen"),
        ("{", "[", "går inte att läsa"),
    ):
        assert bakom_ryggen(full, andra, fran, till) == 1
        with pytest.raises(Datafel, match=mening):
            full.oppna()


def _en_fil(installation: Installation) -> Path:
    return next(fil for fil in sorted((installation.mapp / "filer").rglob("*")) if fil.is_file())


@pytest.mark.parametrize(
    ("andra", "mening"),
    [
        (lambda fil: fil.unlink(), "saknas i lagret"),
        (lambda fil: fil.write_bytes(fil.read_bytes() + b"!"), "har ändrats i lagret"),
        (lambda fil: fil.write_bytes(b""), "har ändrats i lagret"),
    ],
    ids=["borta", "ändrad", "tömd"],
)
def test_en_fil_som_inte_ar_sig_lik(full: Installation, andra: Callable[[Path], object], mening: str) -> None:
    """A document that is gone, or holds something else."""
    andra(_en_fil(full))
    assert [a for a in avvikelser(full) if a.startswith("fil ") and mening in a]


def test_utraderad_fritext_hittas_som_utraderad(full: Installation) -> None:
    """The text beside the post is gone: that is what is said, of that post."""
    kedja = fragor(full, "SELECT 'arende:' || id FROM arende WHERE diarienummer = ?", BEGARD)[0]
    bakom_ryggen(full, "UPDATE post SET fritext = '{}' WHERE kedja = ? AND nummer = 3", kedja)
    assert [a for a in avvikelser(full) if "Post 3" in a and "fritexten" in a]


def test_det_som_inte_ar_text_stoppar_inte_granskningen(full: Installation) -> None:
    """A post that cannot even be read is named by its chain, and the rest is checked."""
    bakom_ryggen(full, "UPDATE post SET innehall = CAST(x'ff' AS TEXT) WHERE kedja = 'person:granne'")
    bakom_ryggen(full, "UPDATE arende SET oppet = 0 WHERE diarienummer = ?", BEGARD)
    funna = avvikelser(full)
    assert [a for a in funna if a.startswith("person:granne")]
    assert [a for a in funna if "”oppet”" in a]


def skriv_om(installation: Installation, kedja: str) -> None:
    """Rewrite a chain from its second post on, so that it holds in itself and with its case."""
    with installation.oppna() as program, program.databas.las() as f:
        gamla = poster.las_kedja(f, kedja)
    foregaende = gamla[0].hash
    for post in gamla[1:]:
        innehall = post.innehall.replace('"kanal":"prov"', '"kanal":"webb"')
        foregaende, hash_ = lank(foregaende, innehall), foregaende
        bakom_ryggen(
            installation,
            "UPDATE post SET kanal = 'webb', innehall = ?, foregaende = ?, hash = ? "
            "WHERE kedja = ? AND nummer = ?",
            innehall, hash_, foregaende, kedja, post.nummer,
        )  # fmt: skip
    bakom_ryggen(installation, "UPDATE arende SET huvud = ? WHERE 'arende:' || id = ?", foregaende, kedja)


def forfalska_sigillet(installation: Installation) -> None:
    """Put the seal right again after a chain was rewritten."""
    with installation.oppna() as program, program.databas.las() as f:
        sigill = poster.las_sigill(f)[0]
        _, hash_ = sigillhash("", sigill.fore, poster.huvuden(f, sigill.fore))
    bakom_ryggen(installation, "UPDATE sigill SET hash = ?", hash_)


def test_en_omskriven_kedja_hittas_av_sigillet_utanfor_huset(full: Installation) -> None:
    """Who may write everything in the base cannot write what has left the house."""
    with full.oppna() as program, program.databas.las() as f:
        utanfor = poster.las_sigill(f)[0].rad()
    assert avvikelser(full, f"Dagens sigill\n\n{utanfor}\n") == []
    kedja = fragor(full, "SELECT 'arende:' || id FROM arende WHERE diarienummer = ?", KLAR)[0]
    skriv_om(full, kedja)
    assert [a for a in avvikelser(full) if "kedjorna är inte vad de var när sigillet sattes" in a]
    forfalska_sigillet(full)
    assert avvikelser(full) == []
    assert avvikelser(full, utanfor) == ["sigill 1: sigillet utanför huset säger något annat än basen"]


def test_ett_sigill_som_basen_inte_har(full: Installation) -> None:
    """The base may have been put back from before the seal; a file without any seal is told as such."""
    assert avvikelser(full, f"Sigill 2: 9 kedjor, {'a' * 64}")
    with pytest.raises(OgiltigIndata, match="sigillfilen: innehåller inget sigill"):
        avvikelser(full, "Hej!")


def test_sigillet_satts_en_gang_om_dagen_och_hanger_ihop(program: Program) -> None:
    """One seal a midnight, each over all chains, each on the one before; a letter to the administrator."""
    registrera(program)
    assert [motor.forsegla(program) is not None for _ in range(2)] == [True, False]
    stall(program, NU + timedelta(days=1))
    registrera(program)
    andra = motor.forsegla(program)
    assert andra is not None
    assert andra.nummer == 2
    with program.databas.las() as f:
        assert [s.foregaende for s in poster.las_sigill(f)][1] == poster.las_sigill(f)[0].hash
    brev = [b.nyckel for b in motor.lista_brev(program, aktor("administrator")) if b.slag == "sigill"]
    assert sorted(brev) == ["sigill:1:administrator", "sigill:2:administrator"]
    assert motor.verifiera(program).haller


def test_en_timme_efter_midnatt_och_inte_forr(program: Program) -> None:
    """What was noted before midnight has surely been written by then."""
    for timme, satts in ((0, False), (1, True)):
        stall(program, (NU + timedelta(days=1)).replace(hour=timme, minute=0))
        assert (motor.forsegla(program) is not None) is satts


def test_alla_vagar_genom_flodet_haller(program: Program) -> None:
    """Approve, send back, withdraw, undo, postpone, return, reassign, delegate, close: replay agrees."""
    a = registrera(program).gor("fordela", "fordelare").angra("fordelare").gor("fordela", "fordelare")
    a.bifoga("handlaggare").gor("lagg_forslag", "handlaggare").godkann("avdelningschef")
    assert motor.verifiera(program).haller
    a.aterlamna("forvaltningschef").gor("lagg_forslag", "handlaggare").aterta("handlaggare")
    a.gor("lagg_forslag", "handlaggare").bifoga("handlaggare", titel="Ändrat").godkann("avdelningschef")
    assert motor.verifiera(program).haller
    a.godkann("forvaltningschef").gor("bordlagg", "namndsekreterare").gor("aterremittera", "namndsekreterare")
    a.gor("omfordela", "enhetschef").gor("lagg_forslag", "kollega")
    a.gor("besluta_bradskande", "namndsekreterare")
    assert motor.verifiera(program).haller
    b = registrera(program).till("forslag").gor("dra_tillbaka", "handlaggare").angra("handlaggare")
    b.gor("besluta_pa_delegation", "delegat").angra("delegat").gor("besluta_pa_delegation", "delegat")
    b.bifoga("registrator", Handlingsslag.DELEGATIONSBESLUT)
    b.gor("overlamna_delegerat", "registrator", UNDERLAG["overlamna_delegerat"]())
    b.gor("anmal", "namndsekreterare").gor("avsluta", "registrator")
    c = registrera(program).gor("avskriv", "registrator").aterta("registrator").gor("avskriv", "registrator")
    c.godkann("fordelare")
    granskning = motor.verifiera(program)
    assert granskning.avvikelser == ()
    assert granskning.arenden == 3

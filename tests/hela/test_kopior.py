"""Backups: taken while the program runs, restored whole or not at all, and nothing is sent twice for it."""

from pathlib import Path

import msgspec
import pytest

from arbetsflode import motor
from arbetsflode.drift.aterstall import Aterstallning, Aterstallningsval, aterstall
from arbetsflode.drift.flytta import flytta
from arbetsflode.klocka import Stallklocka
from arbetsflode.lager import kopia, narvaro
from arbetsflode.program import Program
from tests.byggare import NU
from tests.postgresserver import Postgres
from tests.programbyggare import (
    Installation,
    aktor,
    bakom_ryggen,
    registrera,
    stall,
    svar_per_epost,
)
from tillstand.behorighet import SYSTEM
from tillstand.fel import Datafel, OgiltigIndata, OgiltigOvergang, SaknarBehorighet, Upptaget

TITLAR = {"Remiss om torget", "Remiss om bron"}
UTAN_LISTA = Aterstallningsval(utan_gallringslista=True)
SENARE = frozenset({"brevmeddelande", "inkorgsord"})
"""Tables that the schema before the latest does not have."""
ERSATT = Aterstallningsval(utan_gallringslista=True, ersatt=True)


@pytest.fixture
def ny_plats(installation: Installation, tmp_path: Path, postgres: Postgres) -> Installation:
    """An empty place on the same database as the installation."""
    mapp = tmp_path / "ny"
    if installation.sort == "sqlite":
        return Installation(mapp=mapp, databas=f"sqlite:///{mapp}/remiss.db", sort="sqlite")
    return Installation(mapp=mapp, databas=postgres.url(postgres.ny()), sort="postgresql")


def fyll(program: Program) -> None:
    """Some cases, one whose answer is on its way."""
    registrera(program, "Remiss om torget").till("overlamnad")
    svar_per_epost(registrera(program, "Remiss om bron").till("justerad"))


def ta(program: Program) -> motor.Sakerhetskopia:
    """A backup, a second after the one before."""
    stall(program, program.klocka.nu().replace(second=program.klocka.nu().second + 1))
    return motor.sakerhetskopiera(program)


def ater(fran: Path, till: Installation, val: Aterstallningsval = UTAN_LISTA) -> Aterstallning:
    """Restore into a place."""
    return aterstall(fran, till.mapp, SYSTEM, val, miljo=till.miljo, klocka=Stallklocka(NU))


def test_ut_och_in_igen(program: Program, ny_plats: Installation) -> None:
    """What was in the base when the copy was taken is in the restored one, and it goes on from there."""
    fyll(program)
    tagen = ta(program)
    registrera(program, "Remiss efter kopian", nyckel="efter")
    svar = ater(tagen.plats, ny_plats)
    assert svar.granskning.haller
    with ny_plats.oppna() as ny:
        assert {r.rubrik for r in motor.lista(ny, aktor("registrator"))} == TITLAR
        assert registrera(ny, "Remiss i den nya", nyckel="ny").kvitto.diarienummer == "soc 2011/3"
        assert motor.verifiera(ny).haller


def test_lika_fran_bada_databaserna(i_sqlite: Installation, tmp_path: Path, postgres: Postgres) -> None:
    """The same rows have the same digest, whichever database they come from."""
    with i_sqlite.oppna() as program:
        fyll(program)
        forst = ta(program).manifest.digest
    url = postgres.url(postgres.ny())
    svar = flytta(i_sqlite.mapp, url, miljo=i_sqlite.miljo)
    flyttad = Installation(mapp=i_sqlite.mapp, databas=url, sort="postgresql")
    with flyttad.oppna() as program:
        stall(program, NU.replace(minute=5))
        tagen = motor.sakerhetskopiera(program)
        assert motor.verifiera(program).haller
        registrera(program, "Remiss efter flytten", nyckel="flytt")
    assert tagen.manifest.digest == svar.digest
    assert forst != svar.digest, "the note of the backup itself came in between"


def test_en_flyttad_bas_vagrar_starta(i_sqlite: Installation, postgres: Postgres) -> None:
    """The old base says where the installation lives now; the new one must be empty."""
    with i_sqlite.oppna() as program:
        fyll(program)
    namn = postgres.ny()
    flytta(i_sqlite.mapp, postgres.url(namn), miljo=i_sqlite.miljo)
    with pytest.raises(Datafel, match=f"är flyttad till .*{namn}"):
        i_sqlite.oppna()
    with pytest.raises(Datafel, match="inte tom"):
        flytta(i_sqlite.mapp, postgres.url(namn), miljo=i_sqlite.miljo)
    with pytest.raises(Datafel, match="är flyttad till"):
        i_sqlite.oppna()


def test_inte_over_en_bas_i_bruk(i_sqlite: Installation, postgres: Postgres) -> None:
    """Neither restored over nor moved while somebody works with it."""
    with i_sqlite.oppna() as program:
        fyll(program)
        tagen = ta(program)
        with pytest.raises(Upptaget, match="Stoppa"):
            ater(tagen.plats, i_sqlite, ERSATT)
        with pytest.raises(Upptaget, match="Stoppa"):
            flytta(i_sqlite.mapp, postgres.url(postgres.ny()), miljo=i_sqlite.miljo)
        assert registrera(program, "Remiss som gick in", nyckel="in").kvitto.version == 1


def test_ingen_oppnar_medan_det_aterstalls(i_sqlite: Installation) -> None:
    """Who comes while a base is being put in another's place is asked to wait."""
    with narvaro.ensam(i_sqlite.mapp / "remiss.db"), pytest.raises(Upptaget, match="återställs"):
        i_sqlite.oppna()
    i_sqlite.oppna().stang()


def test_den_gamla_laggs_undan(i_sqlite: Installation) -> None:
    """A base that is there is replaced only when asked for, and is kept whole beside the new one."""
    with i_sqlite.oppna() as program:
        fyll(program)
        tagen = ta(program)
        registrera(program, "Remiss efter kopian", nyckel="efter")
    with pytest.raises(OgiltigIndata, match="--ersatt"):
        ater(tagen.plats, i_sqlite)
    undan = ater(tagen.plats, i_sqlite, ERSATT).undanlagd
    assert undan is not None
    with i_sqlite.oppna() as program:
        assert len(motor.lista(program, aktor("registrator"))) == 2
    undan.replace(i_sqlite.mapp / "remiss.db")
    with i_sqlite.oppna() as program:
        assert len(motor.lista(program, aktor("registrator"))) == 3
        assert motor.verifiera(program).haller


def test_over_en_trasig_bas(i_sqlite: Installation) -> None:
    """A base that cannot be read any more does not stand in the way, nor does its log."""
    with i_sqlite.oppna() as program:
        fyll(program)
        tagen = ta(program)
    (i_sqlite.mapp / "remiss.db").write_bytes(b"skrap " * 5000)
    (i_sqlite.mapp / "remiss.db-wal").write_bytes(b"gammal logg")
    undan = ater(tagen.plats, i_sqlite, ERSATT).undanlagd
    assert undan is not None
    assert undan.read_bytes().startswith(b"skrap")
    with i_sqlite.oppna() as program:
        assert motor.verifiera(program).haller


def test_postgres_maste_vara_tom(i_postgres: Installation) -> None:
    """Nothing is written into a base that holds anything."""
    with i_postgres.oppna() as program:
        fyll(program)
        tagen = ta(program)
        with pytest.raises(Datafel, match="inte tom"):
            ater(tagen.plats, i_postgres, ERSATT)
        assert motor.verifiera(program).haller


def test_oavgjorda_brev_blir_ovissa(program: Program, ny_plats: Installation) -> None:
    """Nothing leaves a restored base until an administrator has said so; then only what is new, and what
    a person has said did not leave."""
    fyll(program)
    tagen = ta(program)
    vantade = len(motor.lista_brev(program, aktor("administrator"), lagen=("vantar",)))
    svar = ater(tagen.plats, ny_plats)
    assert svar.ovissa == vantade > 3
    with ny_plats.oppna() as ny:
        ovissa = motor.lista_brev(ny, aktor("administrator"), lagen=("oviss",))
        assert len(ovissa) == vantade
        assert motor.skicka(ny).pausad
        with pytest.raises(SaknarBehorighet):
            motor.borja_skicka(ny, aktor("handlaggare"))
        motor.borja_skicka(ny, aktor("administrator"))
        assert motor.skicka(ny).skickade == 1, "only the new one, that the answer is uncertain"
        with pytest.raises(OgiltigOvergang):
            motor.borja_skicka(ny, aktor("administrator"))
        svarsbrev = next(b for b in ovissa if b.slag == "svar")
        besked = next(b for b in ovissa if b.slag == "direkt")
        with pytest.raises(SaknarBehorighet):
            motor.avgor_ovisst(ny, aktor("handlaggare"), brev=svarsbrev.id, gick=True)
        assert motor.avgor_ovisst(ny, aktor("registrator"), brev=svarsbrev.id, gick=True).lage == "skickad"
        assert motor.avgor_ovisst(ny, aktor("administrator"), brev=besked.id, gick=False).lage == "vantar"
        assert motor.verifiera(ny).haller


def test_sigillet_ar_nyare_an_basen(program: Program, ny_plats: Installation) -> None:
    """A seal put after the copy is newer than the restored base: that is told apart from tampering."""
    fyll(program)
    stall(program, NU.replace(day=4))
    motor.forsegla(program)
    tagen = ta(program)
    registrera(program, "Remiss efter kopian", nyckel="efter")
    stall(program, NU.replace(day=5))
    motor.forsegla(program)
    ater(tagen.plats, ny_plats)
    with program.databas.las() as f:
        from arbetsflode.lager import poster

        forsta, andra = (s.rad() for s in poster.las_sigill(f))
    with ny_plats.oppna() as ny:
        assert motor.verifiera(ny, forsta).haller
        (nyare,) = motor.verifiera(ny, andra).avvikelser
        assert "äldre än sigillet: den återställdes 2011-10-03" in nyare.mening
        assert "sigill 1" in nyare.mening
        (annat,) = motor.verifiera(ny, forsta.replace(forsta[-8:], "00000000")).avvikelser
        assert annat.mening == "sigillet utanför huset säger något annat än basen"
        registrera(ny, "Remiss efter återställningen", nyckel="efter igen")
        stall(ny, NU.replace(day=6))
        assert motor.forsegla(ny) is not None
        (ovisst,) = motor.verifiera(ny, andra).avvikelser
        assert "något annat än basen" in ovisst.mening
        assert "kom det efter har journalen skrivits om" in ovisst.mening


def test_gallrat_kommer_inte_tillbaka(program: Program, ny_plats: Installation) -> None:
    """What was erased after the copy was taken is erased again; without the list nothing is restored."""
    lopp = registrera(program, "Remiss om körsbärsträdet").till("beredning").gor("makulera", "registrator")
    tagen = ta(program)
    motor.skicka(program)
    motor.gallra_arende(program, aktor("administrator"), arende=lopp.id, beslut="Dnr 12 § 3", nyckel="gallra")
    svar = ater(tagen.plats, ny_plats, Aterstallningsval())
    assert svar.gallrade == 1
    (tagen.plats.parent / "gallrat.jsonl").unlink()
    with ny_plats.oppna() as ny:
        assert motor.sok(ny, aktor("registrator"), "körsbärsträdet") == ()
        ovrig = motor.sakerhetskopiera(ny).plats
        assert not any("körsbärsträdet".encode() in fil.read_bytes() for fil in ovrig.rglob("*.jsonl"))
    with pytest.raises(OgiltigIndata, match="gallrat"):
        ater(
            tagen.plats,
            Installation(mapp=ny_plats.mapp / "x", databas="", sort="sqlite"),
            Aterstallningsval(),
        )


def test_en_borttappad_handling_namns(program: Program, ny_plats: Installation) -> None:
    """A document that is gone does not stop the copy, but it is named, and the checker sees it."""
    fyll(program)
    with program.databas.las() as f:
        from arbetsflode.lager import kontroll

        hash_ = kontroll.filer(f)[0][0]
    program.filer.plats(hash_).unlink()
    tagen = ta(program)
    assert tagen.manifest.saknade == (hash_,)
    with pytest.raises(Datafel, match="--trots-avvikelser"):
        ater(tagen.plats, ny_plats)
    val = Aterstallningsval(utan_gallringslista=True, trots_avvikelser=True)
    assert not ater(tagen.plats, ny_plats, val).granskning.haller


def skriv_om_manifestet(mapp: Path, **andrat: object) -> None:
    """Let the manifest say something else, with a right digest."""
    manifest = msgspec.json.decode((mapp / kopia.MANIFEST).read_bytes())
    kopia.skriv_manifest(mapp, msgspec.convert({**manifest, **andrat}, kopia.Manifest))


def test_en_kopia_fran_framtiden_vagras(i_sqlite: Installation, tmp_path: Path) -> None:
    """A copy by a newer program is not guessed at."""
    with i_sqlite.oppna() as program:
        tagen = ta(program)
    skriv_om_manifestet(tagen.plats, schema="9999", program="99.0")
    with pytest.raises(Datafel, match=r"nyare version av programmet \(99\.0\)"):
        ater(tagen.plats, i_sqlite, ERSATT)
    skriv_om_manifestet(tagen.plats, format=2)
    with pytest.raises(Datafel, match="nyare version"):
        ater(tagen.plats, i_sqlite, ERSATT)


def test_en_kopia_av_ett_aldre_schema(program: Program, ny_plats: Installation) -> None:
    """A copy of an earlier schema is restored with that schema and then brought up to date."""
    fyll(program)
    tagen = ta(program)
    manifest = kopia.las_manifest(tagen.plats)
    gamla = [t for t in manifest.tabeller if t.namn not in SENARE]
    skriv_om_manifestet(tagen.plats, schema="0006", tabeller=msgspec.to_builtins(gamla))
    assert ater(tagen.plats, ny_plats).granskning.haller
    with ny_plats.oppna() as ny:
        assert motor.verifiera(ny).arenden == 2


def test_en_nyare_bas_laggs_inte_undan(i_sqlite: Installation) -> None:
    """An older program does not put another base in a newer one's place."""
    with i_sqlite.oppna() as program:
        tagen = ta(program)
    bakom_ryggen(i_sqlite, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(Datafel, match="nyare version"):
        ater(tagen.plats, i_sqlite, ERSATT)

"""What was no case is erased by decision, and stays erased."""

from concurrent.futures import ThreadPoolExecutor, wait
from datetime import timedelta

import pytest
from attrs import evolve

from arbetsflode import motor
from arbetsflode.inkorg import Inkorgspost, Postlage
from arbetsflode.lager import inkorgen as lagret
from arbetsflode.lager import inkorgsgallring
from arbetsflode.lager.filer import hall
from arbetsflode.motor.gallringslista import FIL, Gallringsrad, lagg_till
from arbetsflode.program import Program
from tests.byggare import IDAG, NU, registrering
from tests.motor.inkorgsbyggare import REG, lagg
from tests.programbyggare import Installation, aktor, stall
from tillstand.fel import OgiltigIndata, SaknarBehorighet, Saknas


def undanlagt(program: Program, namn: str = "broschyr.pdf") -> Inkorgspost:
    """Something that is no case, put away."""
    post = lagg(program, "Reklamutskick AB", f"Erbjudande {namn}", namn=namn)
    motor.lagg_undan_inkommet(
        program, REG, id_=post.id, version=post.version, skal="Reklam", nyckel=f"undan {namn}"
    )
    return post


def raden(*inkomna: str, filer: tuple[str, ...] = ()) -> Gallringsrad:
    """A line of the list beside the backups."""
    return Gallringsrad(
        id="tidigare",
        noterat="2011-10-03T08:00:00.000000Z",
        av="administrator",
        beslut="KS § 12",
        arende="",
        namnd="",
        diarienummer="",
        hela=False,
        filer=filer,
        inkomna=inkomna,
    )


def test_what_is_no_case_is_erased_by_decision(program: Program) -> None:
    """Det som lades åt sidan före dagen är borta med fil och ord; det övriga ligger kvar."""
    borta, oppet = undanlagt(program), lagg(program)
    stall(program, NU + timedelta(days=2))
    kvar = undanlagt(program, "senare.pdf")
    admin = aktor("administrator")
    assert motor.antal_undanlagda(program, admin, fore=IDAG + timedelta(days=1)) == 1
    kvitto = motor.gallra_inkorgen(
        program, admin, fore=IDAG + timedelta(days=1), beslut="KS § 12", nyckel="gallra"
    )
    motor.stada(program)
    assert (kvitto.inkomna, kvitto.filer) == (1, 1)
    assert not program.filer.plats(borta.hash).exists()
    assert program.filer.plats(kvar.hash).exists()
    assert program.filer.plats(oppet.hash).exists()
    assert motor.inkorgen(program, REG, sok="broschyr").poster == ()
    assert [i.post.id for i in motor.inkorgen(program, REG, lage=Postlage.EJ_ARENDE).poster] == [kvar.id]
    assert motor.verifiera(program).avvikelser == ()


def test_the_inbox_is_erased_by_administrators_alone(program: Program) -> None:
    """Registratorn lägger åt sidan; administratören gallrar. Finns inget att gallra sägs det."""
    undanlagt(program)
    with pytest.raises(SaknarBehorighet):
        motor.gallra_inkorgen(program, REG, fore=IDAG + timedelta(days=1), beslut="KS § 12", nyckel="g")
    with pytest.raises(OgiltigIndata, match="lades undan"):
        motor.gallra_inkorgen(program, aktor("administrator"), fore=IDAG, beslut="KS § 12", nyckel="g2")


def test_a_file_that_a_case_holds_outlives_the_inbox(program: Program) -> None:
    """Ligger samma fil i ett ärende finns den kvar där när inkorgens exemplar gallras."""
    forsta = lagg(program)
    motor.registrera(
        program,
        REG,
        namnd="soc",
        underlag=registrering(),
        nyckel="r",
        handlingar=motor.inlagor_ur(program, REG, id_=forsta.id)[0],
        inkommet=(forsta.id, forsta.version),
    )
    kopia = lagg(program, nyckel="igen")
    motor.lagg_undan_inkommet(program, REG, id_=kopia.id, version=kopia.version, skal="Kopia", nyckel="u")
    admin = aktor("administrator")
    kvitto = motor.gallra_inkorgen(program, admin, fore=IDAG + timedelta(days=1), beslut="§ 1", nyckel="g")
    motor.stada(program)
    assert (kvitto.inkomna, kvitto.filer) == (1, 0)
    assert program.filer.plats(forsta.hash).exists()


def test_an_erased_thing_left_in_the_table_is_told(installation: Installation) -> None:
    """Ligger något kvar som journalen säger är gallrat säger ”remiss verifiera” det."""
    with installation.oppna() as program:
        post = undanlagt(program)
        dag = IDAG + timedelta(days=1)
        motor.gallra_inkorgen(program, aktor("administrator"), fore=dag, beslut="§ 1", nyckel="g")
        with program.databas.skriv() as f:
            hall(f, program.filer, program.filer.lagg(b"x"), NU)
            lagret.lagg(f, evolve(post, hash=program.filer.lagg(b"x").hash))
        assert "ligger kvar" in motor.verifiera(program).avvikelser[0].mening


def test_a_restored_inbox_is_erased_anew(installation: Installation) -> None:
    """Gallringslistan gäller också inkorgen: det som kom tillbaka ur en kopia försvinner igen."""
    with installation.oppna() as program:
        post = undanlagt(program)
        rad = raden(post.id, "aldrig-sedd", filer=(post.hash,))
        lagg_till(program.installningar.kopior, rad)
        fil = program.installningar.kopior / FIL
        assert motor.tillampa_gallringslista(program, fil).gjorda == 1
        assert motor.tillampa_gallringslista(program, fil).redan == 1
        assert motor.inkorgen(program, REG, lage=Postlage.EJ_ARENDE).poster == ()
        assert not program.filer.plats(post.hash).exists()


def test_a_copy_from_before_it_was_put_away_is_erased_too(installation: Installation) -> None:
    """I en kopia från innan ligger det öppet: listan gäller ändå, men aldrig det som blev ett ärende."""
    with installation.oppna() as program:
        oppen, blev = lagg(program), lagg(program, "Reklamutskick AB", "Erbjudande", namn="blev.pdf")
        motor.registrera(
            program,
            REG,
            namnd="soc",
            underlag=registrering(),
            nyckel="r",
            inkommet=(blev.id, blev.version),
        )
        assert motor.tillampa_gallringar(program, [raden(oppen.id, blev.id)]).gjorda == 1
        assert motor.inkorgen(program, REG).poster == ()
        kvar = motor.inkorgen(program, REG, lage=Postlage.REGISTRERAD).poster
        assert [i.post.id for i in kvar] == [blev.id]
        assert motor.verifiera(program).avvikelser == ()


def test_a_day_to_come_erases_nothing(program: Program) -> None:
    """En felskriven dag längre fram än i morgon nekas."""
    undanlagt(program)
    dag = IDAG + timedelta(days=2)
    with pytest.raises(OgiltigIndata, match="längre fram"):
        motor.gallra_inkorgen(program, aktor("administrator"), fore=dag, beslut="§ 1", nyckel="g")


def test_nobody_takes_out_again_what_is_being_erased(i_postgres: Installation) -> None:
    """Den som tar fram det medan det gallras får vänta, och finner sedan att det är borta."""
    with i_postgres.oppna() as program, i_postgres.oppna() as annan:
        post = undanlagt(program)
        avgjord = motor.inkommet(program, REG, id_=post.id).inkommet.post
        with ThreadPoolExecutor(1) as trad, program.databas.skriv() as f:
            assert [id_ for id_, _ in inkorgsgallring.undanlagda(f, NU + timedelta(days=1), 9)] == [post.id]
            fram = trad.submit(
                motor.ta_fram_inkommet, annan, REG, id_=post.id, version=avgjord.version, nyckel="fram"
            )
            assert wait([fram], timeout=0.3).not_done
            inkorgsgallring.ta_bort(f, [post.id])
        with pytest.raises(Saknas):
            fram.result()

"""Inkorgen: what comes in is kept, read, and becomes a case, part of a case, or no case."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from arbetsflode import motor
from arbetsflode.inkorg import Postlage, Vag
from arbetsflode.inkorg.forslag import organslag
from arbetsflode.program import Program
from tests.byggare import IDAG, NU, registrering
from tests.kommandorad.brevfiler import pdf
from tests.motor.inkorgsbyggare import ANSTAND, BREV, REG, brev, lagg
from tests.programbyggare import Lopp, aktor, registrera, stall
from tillstand.arende import Arende
from tillstand.behorighet import SYSTEM
from tillstand.fel import OgiltigIndata, Saknas, Versionskonflikt
from tillstand.handlingar import Handling
from tillstand.innehall import Avsandare, Sekretess
from tillstand.remiss import Remiss


def handlingar(arende: Arende) -> tuple[Handling, ...]:
    """The documents of a case."""
    assert isinstance(arende, Remiss)
    return arende.handlingar.alla


def oppna(program: Program) -> list[str]:
    """What lies in the inbox."""
    return [p.post.id for p in motor.inkorgen(program, REG).poster]


def test_a_letter_is_read_and_proposes_every_field(program: Program) -> None:
    """Titel, avsändare, nummer, nämnd och svarstid, var och en med sin plats i texten."""
    post = lagg(program)
    assert (post.lage, post.lasfel) == (Postlage.LAST, None)
    sida = motor.inkommet(program, REG, id_=post.id)
    texter = {namn: ett.text for namn, ett in sida.forslag.items()}
    assert texter["avsandare.organ"] == "Kommunstyrelsen"
    assert texter["avsandare.diarienummer"] == "KS 2011/77"
    assert texter["namnd"] == "soc"
    assert texter["svarstid"] in ("31 oktober 2011", "2011-10-31")
    assert texter["inkommen"] == IDAG.isoformat()
    assert "lekplatser" in texter["titel"]
    for ett in sida.forslag.values():
        assert all(0 <= fran < till <= len(sida.last.text or "") for fran, till in ett.spann)


def test_it_becomes_a_case_with_the_letter_as_missiv(program: Program) -> None:
    """Registreringen avgör posten i samma steg; den ligger inte kvar."""
    post = lagg(program)
    inlagor, nekade = motor.inlagor_ur(program, REG, id_=post.id)
    kvitto = motor.registrera(
        program,
        REG,
        namnd="soc",
        underlag=registrering(),
        nyckel="ur inkorgen",
        handlingar=inlagor,
        inkommet=(post.id, post.version),
    )
    vy = motor.visa(program, REG, arende=kvitto.arende)
    assert [h.slag.value for h in handlingar(vy.arende)] == ["remissmissiv"]
    assert nekade == ()
    assert oppna(program) == []
    (avgjord,) = motor.inkorgen(program, REG, lage=Postlage.REGISTRERAD).poster
    assert (avgjord.post.arende, avgjord.diarienummer) == (kvitto.arende, kvitto.diarienummer)
    assert motor.verifiera(program).avvikelser == ()


def test_what_somebody_has_registered_is_not_registered_again(program: Program) -> None:
    """Den som var tvåa får veta det, och inget andra ärende blir till."""
    post = lagg(program)
    inlagor, _ = motor.inlagor_ur(program, REG, id_=post.id)

    def gor(nyckel: str) -> None:
        motor.registrera(
            program,
            REG,
            namnd="soc",
            underlag=registrering(dubblett_skal="Prov"),
            handlingar=inlagor,
            nyckel=nyckel,
            inkommet=(post.id, post.version),
        )

    gor("forst")
    with pytest.raises(Versionskonflikt):
        gor("sedan")
    assert len(motor.lista(program, REG)) == 1


def test_a_letter_brings_its_attachments(program: Program) -> None:
    """Brevet är missiv och dess filer bilagor; det som inte tas emot nämns, och finns i brevet."""
    rent = brev(("motion.pdf", pdf("Motion")), ("farlig.exe", b"MZ\x90"))
    post = motor.ta_emot(program, REG, innehall=rent, filnamn="brev.eml", vag=Vag.SIDA, nyckel="b")
    inlagor, nekade = motor.inlagor_ur(program, REG, id_=post.id)
    assert [(i.filnamn, i.slag.value) for i in inlagor] == [
        ("brev.eml", "remissmissiv"),
        ("motion.pdf", "bilaga"),
    ]
    assert nekade == ("Bilagan farlig.exe togs inte emot: den finns kvar i brevet.",)
    lopp = registrera(program, "Ett ärende")
    kvitto = motor.koppla_inkommet(
        program, REG, id_=post.id, version=post.version, arende=lopp.id, arendeversion=1, nyckel="k"
    )
    assert [b.mening for b in kvitto.varningar] == list(nekade)
    post = motor.ta_emot(program, REG, innehall=rent, filnamn="brev.eml", vag=Vag.SIDA, nyckel="igen")
    motor.las_inkommet(program, REG, id_=post.id)
    assert motor.inkommet(program, REG, id_=post.id).forslag["avsandare.epost"].text == (
        "kansliet@stad.example"
    )


@pytest.mark.parametrize(
    ("innehall", "namn", "sager"),
    [
        (b"\x00\x01\x02 inget", "skrap.pdf", "."),
        (b"MZ\x90\x00", "program.exe", "program"),
        (pdf(), "skannad.pdf", "skannad"),
        (b"\xd0\xcf\x11\xe0", "brev.msg", "Outlook"),
    ],
)
def test_what_cannot_be_read_is_kept_and_says_why(
    program: Program, innehall: bytes, namn: str, sager: str
) -> None:
    """Trasigt, farligt, skannat och Outlook: kvar i inkorgen med ett skäl, och stoppar inget annat."""
    post = motor.ta_emot(program, REG, innehall=innehall, filnamn=namn, vag=Vag.SIDA, nyckel=namn)
    frisk = motor.ta_emot(program, REG, innehall=pdf(*BREV), filnamn="a.pdf", vag=Vag.SIDA, nyckel="frisk")
    assert motor.las_nya(program) == 2
    last = motor.inkommet(program, REG, id_=post.id).inkommet.post
    assert last.lage is Postlage.LAST
    assert sager in (last.lasfel or "")
    assert motor.inkommet(program, REG, id_=frisk.id).inkommet.post.lasfel is None
    assert motor.hamta_inkommet(program, REG, id_=post.id)[2] == innehall


def test_the_same_content_lies_there_once(program: Program) -> None:
    """Samma fil två gånger är en post, tills den är avgjord."""
    ett, tva = lagg(program, nyckel="1"), lagg(program, namn="samma.pdf", nyckel="2")
    assert ett.id == tva.id
    motor.lagg_undan_inkommet(program, REG, id_=ett.id, version=ett.version, skal="Reklam", nyckel="u")
    assert lagg(program, nyckel="3").id != ett.id


def test_empty_and_too_large_is_refused(program: Program, tmp_path: Path) -> None:
    """Tomt och över 25 MB: ett fel som säger det, och inget i inkorgen."""
    stor = tmp_path / "stor.pdf"
    with stor.open("wb") as fil:
        fil.truncate(26 * 1024 * 1024)
    for innehall, sager in ((b"", "tom"), (stor, "25 MB")):
        with pytest.raises(OgiltigIndata, match=sager):
            motor.ta_emot(program, REG, innehall=innehall, filnamn="x.pdf", vag=Vag.SIDA, nyckel=sager)
    assert oppna(program) == []


def test_an_extension_is_granted_with_the_letter_that_says_so(program: Program) -> None:
    """Anståndet och brevet hamnar i ärendet på en gång, och posten är kopplad."""
    lopp = registrera(program, avsandare=Avsandare(organ="Kommunstyrelsen", diarienummer="KS 2011/77"))
    post = lagg(program, *ANSTAND)
    (traff,) = motor.inkommet(program, REG, id_=post.id).traffar
    assert (traff.slag, traff.arende, traff.svarstid) == (
        motor.Traffslag.ANSTAND,
        lopp.id,
        date(2011, 11, 30),
    )
    motor.bevilja_ur_inkommet(
        program,
        REG,
        id_=post.id,
        version=post.version,
        arende=lopp.id,
        arendeversion=traff.version,
        svarstid=date(2011, 11, 30),
        nyckel="bevilja",
    )
    arende = motor.visa(program, REG, arende=lopp.id).arende
    assert (arende.slutdag, arende.version) == (date(2011, 11, 30), traff.version + 1)
    assert isinstance(arende, Remiss)
    (anstand,) = arende.svarstid.anstand
    assert "Remisstiden har förlängts till den 30 november 2011." in (anstand.ordalydelse or "")
    assert [h.slag.value for h in handlingar(arende)] == ["anstandsbesked"]
    assert oppna(program) == []
    assert motor.verifiera(program).avvikelser == ()


def test_a_second_copy_of_what_a_case_has_is_shown_as_such(program: Program) -> None:
    """Filen som redan ligger i ett ärende leder dit."""
    forsta = lagg(program)
    lopp = registrera(program, "En annan sak helt")
    motor.koppla_inkommet(
        program,
        REG,
        id_=forsta.id,
        version=forsta.version,
        arende=lopp.id,
        arendeversion=1,
        nyckel="koppla",
    )
    igen = lagg(program, nyckel="igen")
    traff = motor.inkommet(program, REG, id_=igen.id).traffar[0]
    assert (traff.slag, traff.arende) == (motor.Traffslag.SAMMA_FIL, lopp.id)


def test_an_answer_in_the_thread_leads_to_the_case(program: Program) -> None:
    """Ett svar på ett brev som kopplats till ett ärende hör dit."""
    lopp = registrera(program, "Något helt annat")
    ett = motor.ta_emot(
        program, REG, innehall=brev(Message_ID="<1@stad>"), filnamn="1.eml", vag=Vag.SIDA, nyckel="1"
    )
    ett = motor.las_inkommet(program, REG, id_=ett.id)
    motor.koppla_inkommet(
        program, REG, id_=ett.id, version=ett.version, arende=lopp.id, arendeversion=1, nyckel="k"
    )
    tva = motor.ta_emot(
        program, REG, innehall=brev(In_Reply_To="<1@stad>"), filnamn="2.eml", vag=Vag.SIDA, nyckel="2"
    )
    motor.las_inkommet(program, REG, id_=tva.id)
    traffar = motor.inkommet(program, REG, id_=tva.id).traffar
    assert (traffar[0].slag, traffar[0].arende) == (motor.Traffslag.SVAR, lopp.id)


def test_what_is_no_case_has_a_reason_and_can_be_taken_back(program: Program) -> None:
    """Skälet krävs, posten finns kvar, och den som ångrar sig tar fram den."""
    post = lagg(program)
    with pytest.raises(OgiltigIndata, match="tom"):
        motor.lagg_undan_inkommet(program, REG, id_=post.id, version=post.version, skal="", nyckel="tomt")
    motor.lagg_undan_inkommet(program, REG, id_=post.id, version=post.version, skal="Reklam", nyckel="u")
    (undan,) = motor.inkorgen(program, REG, lage=Postlage.EJ_ARENDE).poster
    assert (undan.post.skal, undan.post.av) == ("Reklam", "registrator")
    motor.ta_fram_inkommet(program, REG, id_=post.id, version=undan.post.version, nyckel="fram")
    assert oppna(program) == [post.id]


def test_only_those_who_register_have_an_inbox(program: Program) -> None:
    """För alla andra finns den inte, och deras filer tas inte emot."""
    post = lagg(program)
    for vem in ("handlaggare", "namndsekreterare", "administrator", "utomstaende"):
        with pytest.raises(Saknas):
            motor.inkorgen(program, aktor(vem))
        with pytest.raises(Saknas):
            motor.inkommet(program, aktor(vem), id_=post.id)
        with pytest.raises(Saknas):
            motor.ta_emot(
                program, aktor(vem), innehall=b"text", filnamn="x.txt", vag=Vag.SIDA, nyckel=f"x{vem}"
            )


def test_what_has_lain_a_working_day_is_late(program: Program) -> None:
    """Det som kom måndag klockan tio är sent tisdag efter tio; det från fredag kväll är det måndag kväll."""
    lagg(program)
    for timmar, sen in ((1, False), (23, False), (25, True)):
        stall(program, NU + timedelta(hours=timmar))
        lista = motor.inkorgen(program, REG)
        assert (lista.poster[0].sen, lista.sena) == (sen, int(sen))


def test_a_case_that_one_may_not_know_of_hides_what_became_of_it(program: Program) -> None:
    """En registrator i en annan nämnd ser inte posten som blev ett hemligt ärende hos oss."""
    post = lagg(program)
    inlagor, _ = motor.inlagor_ur(program, REG, id_=post.id)
    underlag = registrering(sekretess=Sekretess(lagrum="OSL 26:1", dag=IDAG))
    motor.registrera(
        program,
        REG,
        namnd="soc",
        underlag=underlag,
        nyckel="h",
        handlingar=inlagor,
        inkommet=(post.id, post.version),
    )
    annan = aktor("granne")
    assert motor.inkorgen(program, annan, lage=Postlage.REGISTRERAD).poster == ()
    with pytest.raises(Saknas):
        motor.inkommet(program, annan, id_=post.id)
    with pytest.raises(Saknas):
        motor.hamta_inkommet(program, annan, id_=post.id)


def test_the_watched_folder_lays_in_without_a_person(program: Program) -> None:
    """Systemet lägger in; läsningen kommer efteråt."""
    post = motor.ta_emot(program, SYSTEM, innehall=pdf(*BREV), filnamn="m.pdf", vag=Vag.MAPP, nyckel="mapp")
    assert motor.las_nya(program) == 1
    assert motor.inkommet(program, REG, id_=post.id).inkommet.rubrik.endswith("lekplatser")


def test_another_namnds_registrator_gets_neither_the_name_nor_the_bytes(program: Program) -> None:
    """Det som blev ett hemligt ärende lämnar inte ut något den vägen heller."""
    post = lagg(program)
    hemligt = registrering(sekretess=Sekretess(lagrum="OSL 26:1", dag=IDAG))
    motor.registrera(
        program, REG, namnd="soc", underlag=hemligt, nyckel="h", inkommet=(post.id, post.version)
    )
    for vag in (motor.inlagor_ur, motor.las_inkommet, motor.hamta_inkommet, motor.inkommet):
        with pytest.raises(Saknas):
            vag(program, aktor("granne"), id_=post.id)


def test_one_lost_file_stops_no_other(program: Program) -> None:
    """En fil som är borta ur lagret säger det; de andra läses."""
    borta = motor.ta_emot(program, REG, innehall=b"borta", filnamn="b.txt", vag=Vag.SIDA, nyckel="b")
    program.filer.ta_bort(borta.hash)
    kvar = motor.ta_emot(program, REG, innehall=pdf(*BREV), filnamn="k.pdf", vag=Vag.SIDA, nyckel="k")
    assert motor.las_nya(program) == 2
    assert "saknas i lagret" in (motor.inkommet(program, REG, id_=borta.id).inkommet.post.lasfel or "")
    assert motor.inkommet(program, REG, id_=kvar.id).inkommet.post.lasfel is None


def test_an_erased_case_takes_with_it_what_came_in(program: Program) -> None:
    """Gallras ärendet är posten, filen och dess bytes borta, också när filen inte kunde bli en handling."""
    rent = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 gammalt"
    post = motor.ta_emot(program, REG, innehall=rent, filnamn="gammal.doc", vag=Vag.SIDA, nyckel="g")
    kvitto = motor.registrera(
        program,
        REG,
        namnd="soc",
        underlag=registrering(),
        nyckel="r",
        inkommet=(post.id, post.version),
    )
    Lopp(program, kvitto).gor("makulera", "registrator")
    motor.skicka(program)
    motor.gallra_arende(
        program, aktor("administrator"), arende=kvitto.arende, beslut="Beslut 1", nyckel="gallra"
    )
    motor.stada(program)
    assert not program.filer.plats(post.hash).exists()
    with pytest.raises(Saknas):
        motor.inkommet(program, REG, id_=post.id)
    assert motor.verifiera(program).avvikelser == ()


def test_what_lies_in_the_inbox_is_never_tidied_away(program: Program) -> None:
    """Städningen tar bara det som ingen håller i."""
    post = lagg(program)
    stall(program, NU + timedelta(days=40))
    motor.stada(program)
    assert motor.hamta_inkommet(program, REG, id_=post.id)[2].startswith(b"%PDF")


def test_a_like_title_alone_grants_nobody_more_time(program: Program) -> None:
    """Ett anstånd föreslås bara när ett nummer eller en tråd säger vilket ärende det gäller."""
    registrera(program, "Remiss av motion om lekplatser")
    rader = (
        "Länsstyrelsen",
        "Remiss av motion om lekplatser",
        "Remisstiden har förlängts till den 30 november 2011.",
        "Socialnämnden ges tillfälle att yttra sig.",
    )
    traffar = motor.inkommet(program, REG, id_=lagg(program, *rader).id).traffar
    assert motor.Traffslag.ANSTAND not in {t.slag for t in traffar}


@pytest.mark.parametrize(
    ("namn", "slag"),
    [
        ("Socialdepartementet", "statlig"),
        ("Lunds kommun", "organisation"),
        ("Villaägarnas riksförbund", "organisation"),
        ("Kommunstyrelsen", "kommunstyrelse"),
        ("Stadsrevisionen", "revision"),
        ("Anna Svensson, Lunds kommun", None),
        ("Revisor Anna Svensson", None),
        ("Bo Konråd", None),
        ("Eva Stifter", None),
    ],
)
def test_a_person_is_never_taken_for_a_body(namn: str, slag: str | None) -> None:
    """Postlistan skulle nämna den som togs för en organisation."""
    funnet = organslag(namn)
    assert (funnet.value if funnet else None) == slag

"""Letters as people read them: right words on the right day, nothing that should not be told."""

import re
from datetime import UTC, date, datetime, timedelta
from email.message import EmailMessage
from typing import Any

import pytest
from attrs import evolve

from konfiguration.installningar import Epost
from konfiguration.trappa import STANDARDTRAPPA, VANTAR_PA, Tidsenhet, Trappsteg
from notiser.bevakning import bevakningar, forfaller
from notiser.brev import Brevslag, Brevutkast, Rad, direktbrev, meddelande_id, morgonbrev
from notiser.handelsetexter import HANDELSER
from notiser.kanaler.sakerhet import slutgranska
from notiser.rendering import rendera
from notiser.svar import Bifogad, rendera_svar
from notiser.texter import VARNINGAR
from tests.byggare import IDAG, NU, Fall, ordning, organisation
from tillstand.behorighet import Franvaro, Organisation
from tillstand.handlingar import Handlingsslag
from tillstand.innehall import Avsandare, Kanal, Objektslag, Remissobjekt, Sekretess, Upphovsman
from tillstand.kalender import Kalender
from tillstand.remiss import Remiss
from tillstand.svarstid import Svarstid
from tillstand.villkor import Villkor

PA_PLATS = organisation(franvaro=())
SEKRETESS = Sekretess(lagrum="OSL 21 kap. 7 §", dag=IDAG)


def fall(tillstand: str = "beredning", **registrerat: object) -> Fall:
    """A case where everybody is at work."""
    return Fall(ordning(organisation_=PA_PLATS), **registrerat).till(tillstand)  # type: ignore[arg-type]


def varning(regel: str, datum: date, roll: str = "handlaggare", arende: str = "a1") -> Rad:
    """A warning."""
    return Rad(slag="varning", arende=arende, regel=regel, datum=datum, roll=roll)


def skriv(
    utkast: Brevutkast,
    *arenden: Remiss,
    dag: date = IDAG,
    organisation_: Organisation = PA_PLATS,
    epost: Epost | None = None,
    trappa: tuple[Trappsteg, ...] = STANDARDTRAPPA,
) -> EmailMessage:
    """The letter as it reads at eight in the morning of a day; looked at as it would be sent."""
    meddelande = rendera(
        utkast,
        utkast.rader,
        {a.id: a for a in arenden},
        organisation=organisation_,
        kalender=Kalender(),
        kommunnamn="Provkommun",
        bas_url="https://remiss.example.org/",
        epost=epost or Epost(),
        adress=f"{utkast.person}@example.org",
        meddelande_id=meddelande_id(utkast.nyckel, "example.org"),
        nu=datetime(dag.year, dag.month, dag.day, 6, tzinfo=UTC),
        trappa=trappa,
    )
    slutgranska(meddelande, f"{utkast.person}@example.org")
    return meddelande


def text(meddelande: EmailMessage, slag: str = "plain") -> str:
    """What the reader sees."""
    kropp = meddelande.get_body((slag,))
    assert kropp is not None
    innehall: str = kropp.get_content()
    return innehall


def morgon(
    arende: Remiss, rad: Rad, dag: date, person: str = "handlaggare", organisation_: Organisation = PA_PLATS
) -> str:
    """The text of a morning letter with one line."""
    return text(skriv(morgonbrev(person, dag, (rad,)), arende, dag=dag, organisation_=organisation_))


@pytest.mark.parametrize(
    ("dag", "mening"),
    [
        (date(2011, 10, 18), "Svarstiden går ut mån 31 okt 2011 (om 9 arbetsdagar)."),
        (date(2011, 10, 30), "Svarstiden går ut mån 31 okt 2011 (i morgon)."),
        (date(2011, 10, 31), "Svarstiden går ut mån 31 okt 2011 (i dag)."),
        (date(2011, 11, 1), "Svarstiden gick ut mån 31 okt 2011 (i går) och svaret är inte lämnat."),
        (date(2011, 11, 8), "Svarstiden gick ut mån 31 okt 2011 (för 6 arbetsdagar sedan)"),
    ],
)
def test_the_sentence_is_right_on_the_day_when_it_is_read(dag: date, mening: str) -> None:
    """Samma rad säger ”går ut” till och med dagen, ”gick ut” därefter."""
    assert mening in morgon(fall().arende, varning("svarstid_2", date(2011, 10, 27)), dag)


def test_a_svarstid_without_work_says_which_day_to_plan_for() -> None:
    """Svarstid en lördag: planera för fredagen; på fredagen är det i dag som gäller."""
    arende = fall(svarstid=Svarstid(datum=date(2011, 10, 29))).arende
    rad = varning("svarstid_2", date(2011, 10, 26))
    assert "Det är ingen arbetsdag: planera för fre 28 okt 2011." in morgon(arende, rad, date(2011, 10, 26))
    assert "i dag är sista arbetsdagen" in morgon(arende, rad, date(2011, 10, 28))
    assert "arbetsdag:" not in morgon(arende, rad, date(2011, 10, 29))


@pytest.mark.parametrize(
    ("tillstand", "gor"),
    [
        ("mottagen", "Fördela ärendet"),
        ("beredning", "Lägg fram förslaget i tid, eller begär anstånd."),
        ("forslag", "Se till att beslutet hinner fattas, eller begär anstånd."),
        ("namndbeslut", "Se till att beslutet justeras"),
        ("justerad", "Se till att svaret överlämnas till avsändaren."),
    ],
)
def test_what_to_do_next_follows_the_state(tillstand: str, gor: str) -> None:
    """Brevet säger vad som ska göras härnäst i just det läget."""
    assert gor in morgon(
        fall(tillstand).arende, varning("svarstid_2", date(2011, 10, 27)), date(2011, 10, 27)
    )


def test_a_letter_waits_for_what_already_happens() -> None:
    """Väntar förslaget på chefen, eller är svaret på väg ut, säger brevet det."""
    f = fall()
    f.gor("bifoga", "handlaggare")
    f.gor("lagg_forslag", "handlaggare")
    rad, dag = varning("svarstid_2", date(2011, 10, 27)), date(2011, 10, 27)
    assert "Ärendet väntar på godkännande" in morgon(f.arende, rad, dag)
    f = fall("justerad")
    f.gor("bifoga", "namndsekreterare", slag=Handlingsslag.PROTOKOLLSUTDRAG)
    f.gor("overlamna", "registrator", kanal=Kanal.EPOST, epost="ks@example.org")
    assert "Svaret är på väg ut" in morgon(f.arende, rad, dag)


def test_one_standing_in_sees_for_whom() -> None:
    """Ersättaren läser i stället för vem."""
    vikarie = organisation()
    brev = morgon(fall().arende, varning("svarstid_14", IDAG), IDAG, "vik_handlaggare", vikarie)
    assert "Du får det här i stället för Handlaggare, som är borta." in brev
    assert "Handläggare är Handlaggare." in brev


def test_a_line_that_fell_says_why_it_comes() -> None:
    """Den som får brevet för att rollen saknar folk ser det, och vad som ska göras."""
    borta = organisation(franvaro=tuple(Franvaro(person=p, fran=IDAG, till=IDAG) for p in
                                        ("handlaggare", "avdelningschef", "registrator")))  # fmt: skip
    brev = morgon(fall().arende, varning("svarstid_14", IDAG), IDAG, "enhetschef", borta)
    assert "Handläggaren Handlaggare är borta utan ersättare, så det går till dig" in brev
    brev = morgon(
        fall("justerad").arende, varning("ej_sant", IDAG, "registrator"), IDAG, "forvaltningschef", borta
    )
    assert "Ingen registrator är på plats, så det går till dig" in brev
    brev = morgon(Fall().arende, varning("svarstid_14", IDAG), IDAG, "fordelare")
    assert "Ärendet har ingen handläggare, så det går till dig." in brev
    f = fall()
    f.gor("bifoga", "handlaggare")
    f.gor("lagg_forslag", "handlaggare")
    brev = morgon(f.arende, varning("godkannande_drojer", IDAG, VANTAR_PA), IDAG, "forvaltningschef", borta)
    assert "Utse en ersättare, så att någon kan godkänna." in brev
    assert "Godkänn, eller" not in brev


def test_several_warnings_on_one_date_become_the_last() -> None:
    """Efter ett avbrott får handläggaren en mening om svarstiden, inte fyra."""
    dagar = [("svarstid_14", 11), ("svarstid_7", 20), ("svarstid_2", 27), ("svarstid_idag", 31)]
    rader = [varning(regel, date(2011, 10, dag)) for regel, dag in dagar]
    brev = text(
        skriv(morgonbrev("handlaggare", date(2011, 10, 31), rader), fall().arende, dag=date(2011, 10, 31))
    )
    assert brev.count("Svarstiden") == 1


def test_a_person_with_many_cases_gets_one_letter_the_most_urgent_first() -> None:
    """Fyrtio ärenden blir ett brev med fyrtio rubriker, det mest brådskande överst."""
    arenden = [
        evolve(
            fall(svarstid=Svarstid(datum=date(2011, 12, 31) - timedelta(n))).arende,
            id=f"a{n}",
            diarienummer=f"SN 2011-{n:02}",
        )
        for n in range(40)
    ]
    rader = [varning("svarstid_2", IDAG, arende=a.id) for a in arenden]
    meddelande = skriv(morgonbrev("handlaggare", IDAG, rader), *arenden)
    nummer = re.findall(r"^SN 2011-(\d\d):", text(meddelande), re.MULTILINE)
    assert nummer == [f"{n:02}" for n in reversed(range(40))]
    assert meddelande["Subject"] == "Påminnelser mån 3 okt 2011: 40 ärenden"


def test_an_own_ladder_has_words_too() -> None:
    """Kommunens egna steg får ankarets ord; ett okänt ankare får ändå sin dag."""
    eget = Trappsteg(namn="tre_veckor", ankare="svarstid", forskjutning=-21, enhet=Tidsenhet.DAGAR)
    utkast = morgonbrev("handlaggare", IDAG, (varning("tre_veckor", date(2011, 10, 10)),))
    assert "Svarstiden går ut mån 31 okt 2011" in text(skriv(utkast, fall().arende, trappa=(eget,)))
    framtida = evolve(eget, ankare="stoppdag")
    assert "En bevakad dag infaller mån 10 okt 2011" in text(skriv(utkast, fall().arende, trappa=(framtida,)))


def test_every_rung_of_the_standard_ladder_has_words() -> None:
    """Inget steg i trappan saknar text, och ingen text lämnar en lucka efter sig."""
    assert {s.ankare for s in STANDARDTRAPPA} == set(VARNINGAR)
    provade = set()
    delegerat = Fall(ordning(organisation_=PA_PLATS)).delegerat()
    begart = fall()
    for steg, av in (
        ("bifoga", "handlaggare"),
        ("begar_anstand", "handlaggare"),
        ("lagg_forslag", "handlaggare"),
    ):
        begart.gor(steg, av)
    for f in (fall("mottagen"), fall(), begart, fall("namndbeslut"), fall("justerad"), delegerat):
        f.nu = NU - timedelta(5)
        for b in bevakningar(
            f.arende, STANDARDTRAPPA, Kalender(), Villkor(), fran=f.nu, till=forfaller(date(2011, 11, 10))
        ):
            brev = morgon(f.arende, varning(b.regel, b.datum, b.roller[0]), b.datum)
            assert "{" not in brev
            provade.add(b.regel)
    assert provade == {s.namn for s in STANDARDTRAPPA}


def handelse(regel: str, arende: Remiss, person: str = "handlaggare") -> Brevutkast:
    """A letter about one fact."""
    rad = Rad(slag="handelse", arende=arende.id, regel=regel, datum=IDAG, roll="handlaggare")
    return Brevutkast(
        nyckel=f"post:a1:2:{person}",
        person=person,
        slag=Brevslag.DIREKT,
        dag=IDAG,
        rader=(rad,),
    )


@pytest.mark.parametrize("regel", sorted(HANDELSER))
@pytest.mark.parametrize("tillstand", ["mottagen", "beredning", "namndbeslut", "justerad"])
def test_every_fact_has_words_in_every_state(regel: str, tillstand: str) -> None:
    """Inget brev om en händelse har en lucka, i vilket läge ärendet än är när det skrivs."""
    meddelande = skriv(handelse(regel, fall(tillstand).arende), fall(tillstand).arende)
    brev = text(meddelande)
    assert "{" not in brev
    assert "None" not in brev
    assert "SN 2011-1: Remiss om en plan mot barnfattigdom\n" in brev
    assert "https://remiss.example.org/arende/a1\n" in brev
    assert str(meddelande["Subject"]).startswith(HANDELSER[regel].amne)


def test_a_granted_extension_tells_what_it_changes() -> None:
    """Anståndsbrevet säger ny dag, tidigare dag och om det valda sammanträdet hinner."""
    f = fall()
    f.gor("byt_sammantrade", "handlaggare")
    f.gor("bevilja_anstand", "registrator")
    brev = text(skriv(handelse("anstand_beviljat", f.arende), f.arende))
    assert "Svarstiden är nu tis 15 nov 2011 (om 31 arbetsdagar), tidigare mån 31 okt 2011." in brev
    assert "Det valda sammanträdet tis 25 okt 2011 är i tid." in brev
    f.gor("bevilja_anstand", "registrator", datum=date(2011, 10, 20))
    brev = text(skriv(handelse("anstand_beviljat", f.arende), f.arende))
    assert "tidigare tis 15 nov 2011" in brev
    assert "Det valda sammanträdet tis 25 okt 2011 kommer för sent." in brev


def test_a_refused_extension_says_that_the_date_stands() -> None:
    """Avslaget anstånd: dagen står fast, och är den redan förbi ska avsändaren få veta det."""
    f = fall()
    f.gor("begar_anstand", "handlaggare")
    f.gor("avsla_anstand", "registrator")
    utkast = handelse("anstand_avslaget", f.arende)
    assert "Svarstiden mån 31 okt 2011 (om 20 arbetsdagar) står fast." in text(skriv(utkast, f.arende))
    assert "Tala med avsändaren" in text(skriv(utkast, f.arende, dag=date(2011, 11, 2)))


def test_the_one_standing_in_is_not_called_handlaggare() -> None:
    """Ersättaren får veta vem som är handläggare, inte att hon själv är det."""
    f = fall()
    brev = text(skriv(handelse("tilldelad", f.arende, "vik_handlaggare"), f.arende))
    assert "Handlaggare är nu handläggare för ärendet." in brev
    assert "Du är nu handläggare" in text(skriv(handelse("tilldelad", f.arende), f.arende))


HEMLIGA_ORD = ("barnfattigdom", "31 okt", "Svarstid", "Fördela", "godkännande", "OSL", "Kommunstyrelsen")


def test_of_a_secret_case_only_the_number_is_told() -> None:
    """Ett ärende med sekretessmarkering: bara diarienummer och länk, i ämne, text och HTML."""
    f = fall(sekretess=SEKRETESS)
    utkasten = [
        morgonbrev("handlaggare", IDAG, (varning("svarstid_14", IDAG),)),
        *(handelse(regel, f.arende) for regel in HANDELSER),
    ]
    for utkast in utkasten:
        meddelande = skriv(utkast, f.arende)
        allt = "".join((str(meddelande["Subject"]), text(meddelande), text(meddelande, "html")))
        assert "SN 2011-1" in allt
        assert "https://remiss.example.org/arende/a1" in allt
        assert meddelande["Subject"] == "Ärende SN 2011-1"
        assert not [ord_ for ord_ in HEMLIGA_ORD if ord_.lower() in allt.lower()]


def test_a_secret_case_among_others_stays_secret() -> None:
    """Ett hemligt ärende bland andra i morgonbrevet visar sitt nummer och inget mer."""
    oppet = evolve(fall().arende, id="a2", diarienummer="SN 2011-2")
    hemligt = fall(titel="Remiss om det hemliga", sekretess=SEKRETESS).arende
    rader = (varning("svarstid_14", IDAG), varning("svarstid_14", IDAG, arende="a2"))
    brev = text(skriv(morgonbrev("handlaggare", IDAG, rader), oppet, hemligt))
    assert "det hemliga" not in brev
    assert "SN 2011-1\n" in brev
    assert "SN 2011-2: Remiss om en plan" in brev


def test_no_individual_outside_and_no_party_is_named() -> None:
    """Motionärens namn och parti, kontaktpersoner och den interna titeln står aldrig i ett brev."""
    f = fall(
        titel_intern="Motion av Ytterst Privat (X)",
        avsandare=Avsandare(organ="Kommunstyrelsen", kontakt="Ytterst Privat", diarienummer="1/2011"),
        objekt=Remissobjekt(
            slag=Objektslag.MOTION,
            titel="Motion av Ytterst Privat",
            upphovsman=(Upphovsman(namn="Ytterst Privat", parti="Xpartiet"),),
        ),
    )
    for utkast in (
        morgonbrev("handlaggare", IDAG, (varning("svarstid_14", IDAG),)),
        *(handelse(regel, f.arende) for regel in HANDELSER),
    ):
        data = slutgranska(skriv(utkast, f.arende), "handlaggare@example.org")
        meddelande = skriv(utkast, f.arende)
        allt = data.decode() + text(meddelande) + text(meddelande, "html")
        assert "Privat" not in allt
        assert "Xpartiet" not in allt


def test_the_html_is_escaped() -> None:
    """En titel med tecken ur HTML syns som den är skriven."""
    f = fall(titel="Remiss om <script>alert(1)</script> & ”annat”")
    html = text(skriv(morgonbrev("handlaggare", IDAG, (varning("svarstid_14", IDAG),)), f.arende), "html")
    assert "<script>" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; ”annat”" in html


def test_the_headers_are_exactly_those_of_a_letter() -> None:
    """Ett brev har en avsändare, en mottagare, fast Message-ID, och säger att det är automatiskt."""
    utkast = morgonbrev("handlaggare", IDAG, (varning("svarstid_14", IDAG),))
    meddelande = skriv(utkast, fall().arende)
    assert [namn for namn, _ in meddelande.items()] == [
        "From",
        "To",
        "Subject",
        "Date",
        "Message-ID",
        "Auto-Submitted",
        "X-Auto-Response-Suppress",
        "MIME-Version",
        "Content-Type",
    ]
    assert meddelande["Auto-Submitted"] == "auto-generated"
    assert meddelande["X-Auto-Response-Suppress"] == "All"
    assert meddelande["To"] == "handlaggare@example.org"
    assert meddelande["Date"] == "Mon, 03 Oct 2011 08:00:00 +0200"
    assert meddelande["Message-ID"] == meddelande_id("morgon:handlaggare:2011-10-03", "example.org")


def test_the_same_letter_has_the_same_bytes_each_time() -> None:
    """Skickas brevet om är det samma brev, byte för byte."""
    utkast = morgonbrev("handlaggare", IDAG, (varning("svarstid_14", IDAG),))
    forsta, andra = (slutgranska(skriv(utkast, fall().arende), "handlaggare@example.org") for _ in range(2))
    assert forsta == andra


def test_a_reply_goes_where_the_settings_say() -> None:
    """Har kommunen en svarsadress står den i brevet, och då sägs inte att det inte går att svara."""
    utkast = morgonbrev("handlaggare", IDAG, (varning("svarstid_14", IDAG),))
    epost = Epost(svar_till="registrator@example.org")
    meddelande = skriv(utkast, fall().arende, epost=epost)
    assert meddelande["Reply-To"] == "registrator@example.org"
    assert "går inte att besvara" not in text(meddelande)
    assert "går inte att besvara" in text(skriv(utkast, fall().arende))


def test_a_letter_without_lines_is_not_written() -> None:
    """Ett brev utan rader återkallas, det skrivs inte."""
    with pytest.raises(ValueError, match="line"):
        skriv(morgonbrev("handlaggare", IDAG, ()), fall().arende)


def test_a_long_title_is_shortened_in_the_subject_alone() -> None:
    """En lång titel kortas i ämnet men står hel i brevet."""
    f = fall(titel="Remiss om " + "ordning och reda i " * 14)
    meddelande = skriv(morgonbrev("handlaggare", IDAG, (varning("svarstid_14", IDAG),)), f.arende)
    assert len(str(meddelande["Subject"])) < 130
    assert str(meddelande["Subject"]).endswith("…")
    assert f.arende.rubrik in text(meddelande)


def test_direct_letters_render_as_they_are_composed() -> None:
    """Fördelningens brev når handläggaren med rätt ämne."""
    f = fall("mottagen")
    (utkast,) = direktbrev(f.arende, f.gor("fordela", "fordelare"), PA_PLATS, f.nar())
    assert skriv(utkast, f.arende)["Subject"] == (
        "Ny handläggare: SN 2011-1, Remiss om en plan mot barnfattigdom"
    )


def svara(
    *arenden: Remiss, bifogade: tuple[Bifogad, ...] = (), kopia: bool = False, **andrat: Any
) -> EmailMessage:
    """An answer by e-mail."""
    f = fall("justerad")
    f.gor("bifoga", "namndsekreterare", slag=Handlingsslag.PROTOKOLLSUTDRAG)
    f.gor("overlamna", "registrator", kanal=Kanal.EPOST, epost="ks@example.org", **andrat)
    assert f.arende.utskick is not None
    meddelande = rendera_svar(
        [(arende, f.arende.utskick.underlag) for arende in arenden or (f.arende,)],
        bifogade,
        namndnamn="Socialnämnden",
        kommunnamn="Provkommun",
        epost=Epost(),
        adress="ks@example.org",
        meddelande_id="<svar@example.org>",
        nu=NU,
        svar_till="socialnamnden@example.org",
        kopia=kopia,
    )
    slutgranska(meddelande, "ks@example.org")
    return meddelande


def test_an_answer_carries_both_numbers_and_the_documents_unchanged() -> None:
    """Svaret har avsändarens och vårt nummer i ämnet, och bilagorna byte för byte."""
    innehall = bytes(range(256)) * 40 + b"\r\n.\n\r"
    bifogade = (
        Bifogad(filnamn="Protokollsutdrag § 4 ½ åäö.pdf", titel="Protokollsutdrag", innehall=innehall),
        Bifogad(filnamn="svar.txt", titel="Svaret som text", innehall=b"rad\nrad\r\n"),
    )
    meddelande = svara(bifogade=bifogade)
    assert meddelande["Subject"] == (
        "Svar på remiss 327-408/2011 (vårt dnr SN 2011-1) – Remiss om en plan mot barnfattigdom"
    )
    assert "- Protokollsutdrag\n- Svaret som text\n" in text(meddelande)
    bilagor = {d.get_filename(): d.get_payload(decode=True) for d in meddelande.iter_attachments()}
    assert bilagor == {b.filnamn: b.innehall for b in bifogade}
    assert meddelande["Reply-To"] == "socialnamnden@example.org"
    assert "X-Auto-Response-Suppress" not in meddelande


def test_an_answer_without_a_foreign_number_says_only_ours() -> None:
    """Saknar avsändaren diarienummer nämns bara vårt."""
    meddelande = svara(avsandarens_diarienummer="saknas")
    assert str(meddelande["Subject"]).startswith("Svar på remiss (vårt dnr SN 2011-1)")
    assert "saknas" not in text(meddelande)


def test_a_late_answer_says_why() -> None:
    """Ett sent svar talar om att det är sent."""
    brev = text(svara(forsenat_skal="Nämnden sammanträdde den 8 november."))
    assert "Svaret lämnas efter svarstiden: Nämnden sammanträdde den 8 november." in brev


def test_one_answer_may_carry_several_cases_and_a_copy_says_that_it_is_one() -> None:
    """Ett svar kan gälla flera ärenden; kopian säger att den är en kopia."""
    ett = fall().arende
    tva = evolve(
        fall(sekretess=SEKRETESS, titel="Remiss om det hemliga").arende, id="a2", diarienummer="SN 2011-2"
    )
    meddelande = svara(ett, tva, kopia=True)
    assert meddelande["Subject"] == "Kopia: Svar på remiss 327-408/2011 (vårt dnr SN 2011-1, SN 2011-2)"
    assert "Vårt diarienummer: SN 2011-2" in text(meddelande)
    assert "det hemliga" not in text(meddelande)
    assert "Du får en kopia för kännedom." in text(meddelande)

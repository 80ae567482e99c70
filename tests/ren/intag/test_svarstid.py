"""Svarstid and its extensions: said in many ways, and not to be taken for other dates."""

import pytest

from arbetsflode.intag import las


def _svar(text: str) -> tuple[str | None, str | None]:
    json = las(text).som_json()
    svar, forlangd = json["svarstid"], json["forlangd_svarstid"]
    return (
        None if svar is None else str(svar["varde"]),
        None if forlangd is None else str(forlangd["varde"]),
    )


@pytest.mark.parametrize(
    "mening",
    [
        "Yttrandet ska ha kommit in till nämnden senast den {}.",
        "Remisstid {}",
        "Svarstid: {}",
        "Svar senast: {}",
        "Remissvaren ska vara oss tillhanda senast den {}.",
        "Sista svarsdag är den {}.",
        "Remisstiden går ut {}.",
        "Svar önskas senast {}.",
        "Skrivelsen har remitterats för yttrande senast den {}.",
        "Svarstid\n{}",
        "Vi tar gärna emot era synpunkter senast den {}.",
        "Remissen ska besvaras senast {}.",
        "Departementet vill ha nämndens svar {}.",
        "Vi behöver ert yttrande {}.",
        "Svaret ska vara stadskontoret till handa {}.",
        "Remissvar ska lämnas in till departementet {}.",
        "Förslaget har skickats på remiss med svarstid t o m {}.",
        "Sista datum för inlämning av remissvar är {}.",
        "Tid för yttrande: {}",
        "Remisstidens utgång: {}",
        "Remissvar på promemorian om genomförande av avtal ska ha kommit in senast {}.",
        "Myndigheten har reviderat föreskrifterna och önskar era synpunkter senast {}.",
        "Yttrande över ansökan om täkt ska ha kommit in senast {}.",
        "Remissunderlaget finns på webben och svar ska lämnas senast {}.",
        "Remisstiden gick ursprungligen ut den {}.",
        "Förslaget är ute på remiss till den {}.",
        "Den som vill lämna yttrande ska göra det senast den {}.",
        "Remissen skickas ut från och med den 2 maj 2016. Svar lämnas senast {}.",
        "Förslaget remitteras från och med i dag, den 2 maj 2016, och svar ska lämnas senast {}.",
        "Remissen skulle ha besvarats den {}.",
        "Kommunen vill lämna yttrande den 3 december 2016. Remisstiden går ut {}.",
        "Planen var utställd 1 juni till 3 juni 2016 under samrådet. Synpunkter lämnas senast {}.",
    ],
)
@pytest.mark.parametrize("dag", ["31 oktober 2016", "2016-10-31", "31/10-16", "31 okt. 2016"])
def test_the_ways_of_saying_it(mening: str, dag: str) -> None:
    """However the sentence goes and the day is written."""
    assert _svar(mening.format(dag)) == ("2016-10-31", None)


@pytest.mark.parametrize(
    "mening",
    [
        "Lagen föreslås träda i kraft senast den 1 januari 2020.",
        "Uppdraget ska redovisas senast den 1 mars 2020.",
        "Anmäl dig till seminariet senast den 5 maj 2017.",
        "Beslutet kan överklagas senast den 24 april 2018.",
        "Utredningens tid har förlängts till den 3 maj 2019.",
        "Nämnden beslutade den 3 maj 2019 att svara.",
        "Ansökan om bidrag ska ha kommit in senast den 3 maj 2019.",
        "Svar önskas v. 23.",
        "Anmälan till konferensen om remissvaret görs senast den 3 maj 2019.",
        "Frågor om remissen kan ställas till och med den 3 maj 2019.",
        "Planen har varit utställd till och med den 3 maj 2019.",
        "Kommunerna föreslås lämna synpunkter senast den 3 maj 2019.",
        "Sverige besvarade underrättelsen senast den 3 maj 2019.",
        "Yttrandet behandlas av nämnden den 3 maj 2019.",
        "Vi ber att få inkomma med svar senast den 3 maj 2019.",
        "Svar ska ha inkommit senast Målen ska vara nådda senast den 3 maj 2019.",
        "Svar ska ha inkommit senast Nämnden sammanträder den 3 maj 2019.",
        "Samrådstiden är den 3 maj 2019 till och med",
        "Förslaget remitteras samtidigt från och med den 3 maj 2019.",
        "Samrådet pågår fr.o.m. den 3 maj 2019.",
        "Kommunen önskar lämna svar den 3 maj 2019.",
        "Förslaget har skickats på remiss till 31 instanser den 3 maj 2019.",
    ],
)
def test_other_days_are_no_svarstid(mening: str) -> None:
    """What must happen by then is something else than an answer."""
    assert _svar(f"Remiss av program.\n\n{mening}") == (None, None)


@pytest.mark.parametrize(
    ("text", "vantat"),
    [
        ("Remisstiden går ut 1 juni 2012 men har förlängts till 15 juni 2012.", ("2012-06-01", "2012-06-15")),
        ("Remisstiden är förlängd till den 3 maj 2019.", (None, "2019-05-03")),
        ("Svar senast 3 april 2019. Vi har begärt anstånd till den 3 maj 2019.", ("2019-04-03", None)),
        ("Begäran om förlängd svarstid till den 5 maj 2017 avslogs.", (None, None)),
        ("Kontoret har begärt och fått anstånd med yttrandet till den 5 juni 2017.", (None, "2017-06-05")),
        ("Svarstiden har förlängts från 1 februari till 1 mars 2027.", ("2027-02-01", "2027-03-01")),
        ("Anstånd beviljas till den 3 maj 2019.", (None, "2019-05-03")),
        ("Kommunen har fått förlängd tid för yttrandet, till och med 3 maj 2019.", (None, "2019-05-03")),
        (
            "Remisstiden, som skulle gå ut 3 april 2019, förlängs till 3 maj 2019.",
            ("2019-04-03", "2019-05-03"),
        ),
        ("Remisstiden är förlängd till 3 maj 2019 (tidigare 3 april 2019).", ("2019-04-03", "2019-05-03")),
        ("OBS! Ny svarstid: 3 maj 2019", (None, "2019-05-03")),
        (
            "Svar senast 3 april 2019. Anstånd har begärts till 3 maj 2019. Styrelsen har godkänt detta.",
            ("2019-04-03", "2019-05-03"),
        ),
        ("Förlängd svarstid har efter samtal 2019-04-08 medgivits t.o.m.", (None, None)),
        ("Er ansökan om anstånd beviljas. Svar ska lämnas senast 3 maj 2019.", (None, "2019-05-03")),
        (
            "Svar begärs senast 3 april 2019. Vi har kommit överens om att svaret lämnas senast 3 maj 2019.",
            ("2019-04-03", "2019-05-03"),
        ),
        ("Svar senast 3 april 2019. Nämnden föreslås medge anstånd till 3 maj 2019.", ("2019-04-03", None)),
        ("Behöver ni förlängd svarstid, hör av er före 3 maj 2019.", (None, None)),
        (
            "Förlängd remisstid\n\nVi bad om svar senast 3 april 2019. Tiden förlängs till 3 maj 2019.",
            ("2019-04-03", "2019-05-03"),
        ),
        ("Ni får förlängt till och med 3 maj 2019.", (None, "2019-05-03")),
        (
            "Skatteutredningen har fått anstånd. Regeringen har beviljat anstånd till 3 maj 2019.",
            (None, None),
        ),
        ("Stödet förlängs. Remissvar ska lämnas senast 3 maj 2019.", ("2019-05-03", None)),
        ("Anstånd medges normalt inte. Svar ska lämnas senast 3 maj 2019.", ("2019-05-03", None)),
        (
            "Länsgränsen ändras den 1 maj 2020. Region Norr har beviljats anstånd till 3 maj 2019.",
            (None, None),
        ),
    ],
)
def test_only_what_is_granted_extends(text: str, vantat: tuple[str | None, str | None]) -> None:
    """Asked for is not granted; with only an extension stated, the first svarstid is not stated."""
    assert _svar(text) == vantat


def test_a_year_left_out_is_had_from_the_letters_day() -> None:
    """The first such day after the letter was written; without its day, no year is told."""
    mening = "Remissvar ska ha inkommit senast den 29 januari"
    assert _svar(f"Datum 2015-12-22\n\n{mening}") == ("2016-01-29", None)
    assert _svar(mening) == ("--01-29", None)


def test_the_days_that_were_not_chosen_are_kept() -> None:
    """Several days that might be the svarstid are all there, and the reason names them."""
    text = "Svar senast den 3 april 2019.\n\nYttrandet ska ha kommit in senast den 8 april 2019."
    funnet = las(text).falt["svarstid"]
    assert funnet is not None
    assert [ett.varde for ett in funnet.alternativ] == ["2019-04-08"]
    assert "2019-04-08" in funnet.skal
    assert funnet.sakerhet < 0.9


def test_the_own_bodys_day_goes_before_that_of_whoever_asked_first() -> None:
    """The department's day binds the municipality; the nämnd answers to the one that has remitted to it."""
    text = (
        "Förslag till beslut\nNämnden antar yttrandet.\n\nDepartementet önskar svar senast den 12 juni 2016, "
        "nämndens svar ska ha inkommit till stadskontoret senast den 26 maj 2016."
    )
    assert _svar(text) == ("2016-05-26", None)


def test_an_interval_that_is_said_with_mellan_ends_on_its_last_day() -> None:
    """Between the first and the last: the last."""
    assert _svar("Planen är på samråd mellan den 1 mars och den 30 april 2016.") == ("2016-04-30", None)


def test_a_day_stands_under_its_label_where_the_text_is_in_columns() -> None:
    """The label above, the day at the same distance from the edge."""
    assert _svar("Remiss\n\nHandläggare       Svarstid\nEva Ek            2016-05-30\n") == (
        "2016-05-30",
        None,
    )


def test_a_year_left_out_on_an_agenda_is_the_one_nearest_to_the_meeting() -> None:
    """Before or after it: an answer is due around the meeting."""
    text = (
        "Granby nämnd 2010-01-14 kl 18\nDagordning\n\n5. Svar på remiss om cyklar. Svar senast 20 december."
    )
    assert _svar(text) == ("2009-12-20", None)


def test_a_proposal_that_is_to_lie_open_may_be_answered_as_long() -> None:
    """Until the last day of its interval, whatever it began."""
    text = (
        "Plan på samråd\n\nStyrelsen ställer ut förslag till avfallsplan från den 10 maj till 15 juni 2021."
    )
    assert _svar(text) == ("2021-06-15", None)


def test_news_from_whoever_remits_tell_the_day() -> None:
    """They ask for no answer, but the day is said."""
    text = (
        "Pressmeddelande från departementet\n\nPlanen är på remiss med sista svarsdag den 28 februari 2022."
    )
    assert _svar(text) == ("2022-02-28", None)


@pytest.mark.parametrize(
    "text",
    [
        "CIRKULÄR 12:41\n\nNy lag\n\nRemisstiden gick ut den 15 november 2011.",
        "Inbjudan till konferens om framtidens skola\n\nRemissvaren ska lämnas senast den 3 maj 2019.",
        "Fråga 2023/24:11 Korta remisstider\n\nRemissen hade svarsdatum den 18 januari 2024.",
        "KALLELSE\n\n3. Remiss: Vatten, svar senast 31/3 2009\n4. Remiss: Våld, svar senast 15/4 2009\n",
    ],
)
def test_a_paper_that_only_tells_of_a_remiss_has_no_svarstid(text: str) -> None:
    """It asks for no answer, or lists more matters than one."""
    assert _svar(text) == (None, None)

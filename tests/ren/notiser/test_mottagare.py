"""Who is told: the holder, the substitute, or the next above, visibly."""

from datetime import date, timedelta

from attrs import evolve

from konfiguration.trappa import VANTAR_PA
from notiser.mottagare import Adressat, mottagare, person_eller_ersattare
from tests.byggare import GRANNE, I_MORGON, IDAG, Fall, innehav, organisation
from tillstand.behorighet import Enhet, Franvaro, Organisation
from tillstand.remiss import Remiss

VECKAN = IDAG + timedelta(4)


def borta(*personer: str, ersattare: str | None = None) -> tuple[Franvaro, ...]:
    """Persons away this week."""
    return tuple(Franvaro(person=p, fran=IDAG, till=VECKAN, ersattare=ersattare) for p in personer)


def vilka(roll: str, arende: Remiss, organisation_: Organisation, dag: date = IDAG) -> list[Adressat]:
    """Who is told."""
    return list(mottagare(roll, arende, organisation_, dag))


def till(person: str, *, for_: str | None = None, fallen: str | None = None) -> Adressat:
    """One who is told."""
    return Adressat(person=person, for_=for_, fallen_fran=fallen)


BEREDD = Fall().till("beredning").arende
PA_PLATS = organisation(franvaro=())


def test_each_role_reaches_its_holder() -> None:
    """Handläggaren är ärendets egen, chefen är enhetens, nämndens roller är nämndens."""
    for roll, person in {
        "handlaggare": "handlaggare",
        "chef": "enhetschef",
        "avdelningschef": "avdelningschef",
        "fordelare": "fordelare",
        "registrator": "registrator",
        "namndsekreterare": "namndsekreterare",
        "forvaltningschef": "forvaltningschef",
        "administrator": "administrator",
    }.items():
        assert vilka(roll, BEREDD, PA_PLATS) == [till(person)], roll


def test_the_substitute_reads_for_the_one_who_is_away() -> None:
    """Är någon borta får ersättaren brevet, och ser för vem."""
    assert vilka("handlaggare", BEREDD, organisation()) == [till("vik_handlaggare", for_="handlaggare")]
    assert vilka("chef", BEREDD, organisation()) == [till("vik_chef", for_="enhetschef")]


def test_substitution_counts_on_its_days_only() -> None:
    """Veckan efter är det den andra veckans ersättare som får brevet, och sedan åter den ordinarie."""
    nasta_vecka = [till("vik_utanfor", for_="handlaggare")]
    assert vilka("handlaggare", BEREDD, organisation(), IDAG + timedelta(7)) == nasta_vecka
    assert vilka("handlaggare", BEREDD, organisation(), IDAG + timedelta(14)) == [till("handlaggare")]


def test_absence_without_a_substitute_falls_to_the_next_above() -> None:
    """Handläggaren borta utan ersättare: chefen får veta det, och ser att det fallit till henne."""
    utan = organisation(franvaro=borta("handlaggare"))
    assert vilka("handlaggare", BEREDD, utan) == [till("enhetschef", fallen="handlaggare")]
    utan = organisation(franvaro=borta("handlaggare", "enhetschef"))
    assert vilka("handlaggare", BEREDD, utan) == [till("avdelningschef", fallen="handlaggare")]


def test_a_fall_may_land_on_a_substitute() -> None:
    """Faller brevet till en chef som är borta får chefens ersättare det."""
    franvaro = (*borta("handlaggare"), *borta("enhetschef", ersattare="vik_chef"))
    assert vilka("handlaggare", BEREDD, organisation(franvaro=franvaro)) == [
        till("vik_chef", for_="enhetschef", fallen="handlaggare")
    ]


def test_a_substitute_who_is_away_too_does_not_read() -> None:
    """Är ersättaren också borta faller brevet uppåt; ersättarens ersättare räknas inte."""
    franvaro = (*borta("handlaggare", ersattare="kollega"), *borta("kollega", ersattare="vik_handlaggare"))
    assert vilka("handlaggare", BEREDD, organisation(franvaro=franvaro)) == [
        till("enhetschef", fallen="handlaggare")
    ]


def test_a_role_without_a_holder_falls_to_the_forvaltningschef_and_last_to_the_administrator() -> None:
    """Saknas registrator går det till förvaltningschefen; saknas även hon går det till administratören."""
    utan = organisation(franvaro=(), utan="registrator")
    assert vilka("registrator", BEREDD, utan) == [till("forvaltningschef", fallen="registrator")]
    utan = evolve(utan, franvaro=borta("forvaltningschef"))
    assert vilka("registrator", BEREDD, utan) == [till("administrator", fallen="registrator")]
    assert vilka("registrator", BEREDD, Organisation()) == []


def test_one_holder_of_two_who_is_away_is_no_fall() -> None:
    """Finns två registratorer och en är borta får den andra brevet, utan omväg."""
    tva = organisation(innehav_=(innehav("kollega", "registrator"),), franvaro=borta("registrator"))
    assert vilka("registrator", BEREDD, tva) == [till("kollega")]
    bada = evolve(tva, franvaro=())
    assert vilka("registrator", BEREDD, bada) == [till("registrator"), till("kollega")]


def test_an_undistributed_case_goes_to_the_one_who_distributes() -> None:
    """Innan ärendet har en handläggare går handläggarens och chefens brev till fördelaren."""
    arende = Fall().arende
    assert vilka("handlaggare", arende, PA_PLATS) == [till("fordelare", fallen="handlaggare")]
    assert vilka("chef", arende, PA_PLATS) == [till("fordelare")]
    utan = organisation(franvaro=(), utan="fordelare")
    assert vilka("fordelare", arende, utan) == [till("forvaltningschef")]


def test_a_new_chef_needs_no_recomputing() -> None:
    """Byter enheten chef i morgon går morgondagens brev till den nya."""
    ny = organisation(
        innehav_=(innehav("kollega", "chef", "bistand", fran=I_MORGON),), franvaro=(), utan="tilltradande"
    )
    assert vilka("chef", BEREDD, ny) == [till("enhetschef")]
    assert vilka("chef", BEREDD, ny, I_MORGON) == [till("enhetschef"), till("kollega")]


def test_a_person_who_is_not_in_the_register_is_nobody() -> None:
    """Finns handläggaren inte längre bland personerna faller brevet till chefen."""
    utan = evolve(PA_PLATS, personer={k: p for k, p in PA_PLATS.personer.items() if k != "handlaggare"})
    assert vilka("handlaggare", BEREDD, utan) == [till("enhetschef", fallen="handlaggare")]


def test_a_circle_of_enheter_ends() -> None:
    """Två enheter som pekar på varandra låser ingenting: brevet når administratören."""
    enheter = {
        "bistand": Enhet(kod="bistand", namn="Bistånd", namnd="soc", overordnad="vuxna"),
        "vuxna": Enhet(kod="vuxna", namn="Vuxna", namnd="soc", overordnad="bistand"),
    }
    rund = Organisation(
        personer=PA_PLATS.personer,
        enheter=enheter,
        innehav=(innehav("administrator", "administrator", namnd=""),),
    )
    assert vilka("chef", BEREDD, rund) == [till("administrator", fallen="chef")]


def vantande(organisation_: Organisation = PA_PLATS) -> Remiss:
    """A proposal that waits for the avdelningschef."""
    fall = Fall().med(organisation=organisation_)
    fall.till("beredning")
    fall.gor("bifoga", "handlaggare")
    fall.gor("lagg_forslag", "handlaggare")
    return fall.arende


def test_what_waits_reaches_the_one_whom_it_waits_for() -> None:
    """Ett godkännande påminns hos den vars tur det är, eller ersättaren."""
    assert vilka(VANTAR_PA, vantande(), PA_PLATS) == [till("avdelningschef")]
    vikarie = organisation(franvaro=borta("avdelningschef", ersattare="vik_chef"))
    assert vilka(VANTAR_PA, vantande(), vikarie) == [till("vik_chef", for_="avdelningschef")]
    assert vilka(VANTAR_PA, BEREDD, PA_PLATS) == []


def test_nobody_is_reminded_to_approve_an_own_proposal() -> None:
    """Är handläggaren själv chefens ersättare går påminnelsen uppåt, inte till handläggaren."""
    jag = organisation(franvaro=borta("avdelningschef", ersattare="handlaggare"))
    assert vilka(VANTAR_PA, vantande(), jag) == [till("forvaltningschef", fallen=VANTAR_PA)]
    delad = organisation(innehav_=(innehav("handlaggare", "chef", "vuxna"),), franvaro=())
    assert vilka(VANTAR_PA, vantande(), delad) == [till("avdelningschef")]


def test_one_who_waits_for_approval_is_still_told_of_everything_else() -> None:
    """Medan förslaget väntar på chefen får handläggaren sina egna påminnelser som vanligt."""
    assert vilka("handlaggare", vantande(), PA_PLATS) == [till("handlaggare")]


def test_a_certain_person_is_reached_or_somebody_in_the_place() -> None:
    """Den som bad om något får svaret; är hon borta ersättaren, annars ärendets handläggare."""
    assert person_eller_ersattare("kollega", BEREDD, PA_PLATS, IDAG) == (till("kollega"),)
    vikarie = organisation(franvaro=borta("kollega", ersattare="vik_handlaggare"))
    assert person_eller_ersattare("kollega", BEREDD, vikarie, IDAG) == (
        till("vik_handlaggare", for_="kollega"),
    )
    utan = organisation(franvaro=borta("kollega"))
    assert person_eller_ersattare("kollega", BEREDD, utan, IDAG) == (till("handlaggare"),)


def test_the_neighbour_is_never_told() -> None:
    """Grannnämndens folk får inga brev om nämndens ärenden, hur många roller de än har."""
    for roll in ("handlaggare", "chef", "avdelningschef", "fordelare", "registrator", "namndsekreterare"):
        assert all(a.person != "granne" for a in mottagare(roll, BEREDD, PA_PLATS, IDAG))
    assert BEREDD.namnd != GRANNE

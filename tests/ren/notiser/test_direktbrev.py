"""What is told at once, to whom, and never to the one who acted."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from notiser.brev import Brevutkast, direktbrev
from tests.byggare import IDAG, UNDERLAG, Fall, innehav, ordning, organisation
from tillstand.behorighet import Organisation
from tillstand.handelser import Handelse, Handelseslag, Utfall
from tillstand.handlingar import Handlingsslag
from tillstand.innehall import Kanal
from tillstand.provning import notera_ovisst
from tillstand.svarstid import Svarstid
from tillstand.villkor import Villkor

PA_PLATS = organisation(franvaro=())


def fall(organisation_: Organisation = PA_PLATS) -> Fall:
    """A case where everybody is at work."""
    return Fall(ordning(organisation_=organisation_))


def brev(fall_: Fall, steg: Callable[..., Utfall], *argument: Any, **falt: Any) -> tuple[Brevutkast, ...]:
    """The letters that a step gives."""
    fore = fall_.arende
    return direktbrev(fore, steg(*argument, **falt), fall_.ordning.organisation, fall_.nar())


def sagt(letters: tuple[Brevutkast, ...]) -> dict[str, list[str]]:
    """What each person is told."""
    return {b.person: [r.regel for r in b.rader] for b in letters}


def vantar() -> Fall:
    """A proposal that waits for the avdelningschef."""
    f = fall().till("beredning")
    f.gor("bifoga", "handlaggare")
    f.gor("lagg_forslag", "handlaggare")
    return f


def utskickat() -> Fall:
    """An answer on its way out by e-mail, asked for by the registrator."""
    f = fall().till("justerad")
    f.gor("bifoga", "namndsekreterare", slag=Handlingsslag.PROTOKOLLSUTDRAG)
    f.gor("overlamna", "registrator", kanal=Kanal.EPOST, epost="ks@example.org")
    return f


def test_a_registered_case_is_told_to_the_one_who_distributes() -> None:
    """Ett nytt ärende: fördelaren får brev, om det inte var hon som registrerade."""
    f = fall()
    for av, vantat in (("registrator", {"fordelare": ["registrerad"]}), ("fordelare", {})):
        fakta = (Handelse(slag=Handelseslag.REGISTRERAD, namn="registrera", dag=IDAG, av=av),)
        letters = direktbrev(None, Utfall(arende=f.arende, handelser=fakta), PA_PLATS, f.nar())
        assert sagt(letters) == vantat


def test_a_letter_is_named_by_post_and_person() -> None:
    """Samma post ger samma brev till samma person, hur många gånger den än räknas fram."""
    f = fall()
    (ett,) = brev(f, f.gor, "fordela", "fordelare")
    assert ett.nyckel == "post:a1:2:handlaggare"
    assert ett.rader[0].version == 2
    assert ett.rader[0].datum == IDAG
    assert ett.rader[0].tillstand == "beredning"
    assert ett.dag == IDAG


def test_the_handlaggare_is_told_when_assigned_and_when_reassigned() -> None:
    """Den nya handläggaren får brev; den som tar ärendet själv får inget."""
    f = fall()
    assert sagt(brev(f, f.gor, "fordela", "fordelare")) == {"handlaggare": ["tilldelad"]}
    assert sagt(brev(f, f.gor, "omfordela", "enhetschef")) == {"kollega": ["tilldelad"]}
    assert sagt(brev(f, f.gor, "omfordela", "enhetschef", handlaggare="enhetschef")) == {}
    assert sagt(brev(f, f.gor, "omfordela", "fordelare", handlaggare="enhetschef", enhet="bistand")) == {}


def test_each_step_of_an_approval_is_told_when_it_begins_to_wait() -> None:
    """Avdelningschefen får brev när förslaget läggs, förvaltningschefen när hon har godkänt, sedan ingen."""
    f = fall().till("beredning")
    f.gor("bifoga", "handlaggare")
    assert sagt(brev(f, f.gor, "lagg_forslag", "handlaggare")) == {"avdelningschef": ["begaran"]}
    assert sagt(brev(f, f.godkann, "avdelningschef")) == {"forvaltningschef": ["begaran"]}
    assert sagt(brev(f, f.godkann, "forvaltningschef")) == {}


def test_a_restarted_chain_is_told_again() -> None:
    """Ändras handlingarna börjar godkännandet om, och den första chefen får veta det."""
    f = vantar()
    f.godkann("avdelningschef")
    assert sagt(brev(f, f.gor, "bifoga", "handlaggare")) == {"avdelningschef": ["begaran_omstartad"]}
    assert sagt(brev(f, f.gor, "anteckna", "handlaggare")) == {}


def test_what_is_sent_back_is_told_to_the_one_who_asked() -> None:
    """Återlämnas förslaget får den som bad om godkännande veta det."""
    f = vantar()
    assert sagt(brev(f, f.aterlamna, "avdelningschef")) == {"handlaggare": ["aterlamnad"]}


def test_what_is_withdrawn_is_told_to_nobody() -> None:
    """Den som återtar sin begäran stör ingen."""
    f = vantar()
    assert sagt(brev(f, f.aterta, "handlaggare")) == {}


def test_a_matter_sent_back_by_the_namnd_is_told_to_the_handlaggare() -> None:
    """Återremiss: handläggaren får brev."""
    f = fall().till("forslag")
    assert sagt(brev(f, f.gor, "aterremittera", "namndsekreterare")) == {"handlaggare": ["aterremitterad"]}


def test_a_decision_and_its_justering_are_told_to_handlaggare_and_registrator() -> None:
    """När nämnden beslutat och när det är justerat får handläggare och registrator brev."""
    f = fall().till("forslag")
    beslut = sagt(brev(f, f.gor, "besluta", "namndsekreterare"))
    assert beslut == {"handlaggare": ["beslutad"], "registrator": ["beslutad"]}
    justering = sagt(brev(f, f.gor, "justera", "namndsekreterare"))
    assert justering == {"handlaggare": ["justerad"], "registrator": ["justerad"]}


def test_a_person_in_two_roles_gets_one_letter_with_one_line() -> None:
    """Är handläggaren också registrator får hon ett brev, inte två."""
    dubbel = organisation(innehav_=(innehav("handlaggare", "registrator"),), franvaro=(), utan="registrator")
    f = fall(dubbel).till("forslag")
    assert sagt(brev(f, f.gor, "besluta", "namndsekreterare")) == {"handlaggare": ["beslutad"]}


def test_the_secretary_who_is_also_registrator_is_not_told_of_the_own_act() -> None:
    """Den som själv antecknade beslutet får inget brev om det."""
    dubbel = organisation(innehav_=(innehav("namndsekreterare", "registrator"),), franvaro=())
    f = fall(dubbel).till("forslag")
    assert set(sagt(brev(f, f.gor, "besluta", "namndsekreterare"))) == {"handlaggare", "registrator"}


def test_an_answered_extension_is_told_to_handlaggare_and_chef() -> None:
    """Beviljat eller avslaget anstånd: handläggaren och chefen får veta det, med dagen som nu gäller."""
    f = fall().till("beredning")
    beviljat = brev(f, f.gor, "bevilja_anstand", "registrator")
    assert sagt(beviljat) == {"handlaggare": ["anstand_beviljat"], "enhetschef": ["anstand_beviljat"]}
    assert {r.datum for b in beviljat for r in b.rader} == {date(2011, 11, 15)}
    assert sagt(brev(f, f.gor, "begar_anstand", "handlaggare")) == {}
    avslaget = brev(f, f.gor, "avsla_anstand", "handlaggare")
    assert sagt(avslaget) == {"enhetschef": ["anstand_avslaget"]}


def test_a_refused_extension_of_a_remiss_without_svarstid_is_told_with_its_own_day() -> None:
    """Saknar remissen svarstid bär raden dagen då avslaget antecknades."""
    f = Fall(ordning(organisation_=PA_PLATS), svarstid=Svarstid()).till("beredning")
    f.gor("begar_anstand", "handlaggare")
    letters = brev(f, f.gor, "avsla_anstand", "registrator")
    assert {r.datum for b in letters for r in b.rader} == {IDAG}


def test_what_is_only_asked_for_has_not_happened() -> None:
    """Ett flöde där återremiss ska godkännas berättar om den först när den är gjord."""
    f = fall().till("forslag")
    begart = Handelse(
        slag=Handelseslag.BEGARAN, namn="x", dag=IDAG, av="a", underlag=UNDERLAG["aterremittera"]()
    )
    assert direktbrev(f.arende, Utfall(arende=f.arende, handelser=(begart,)), PA_PLATS, f.nar()) == ()


def test_an_answer_that_did_not_leave_is_told_to_the_one_who_asked() -> None:
    """Kunde svaret inte skickas får den som skickade det veta det, även medan ett godkännande väntar."""
    f = utskickat()
    assert sagt(brev(f, f.avbryt, Handelseslag.UTSKICK_MISSLYCKAT)) == {"registrator": ["svar_misslyckat"]}
    f = utskickat()
    assert sagt(brev(f, f.fullborda)) == {}


def test_an_uncertain_answer_is_told_to_the_one_who_asked() -> None:
    """Är det ovisst om svaret gick får den som skickade det veta det."""
    f = utskickat()
    letters = direktbrev(f.arende, notera_ovisst(f.arende, f.nar()), PA_PLATS, f.nar())
    assert sagt(letters) == {"registrator": ["svar_ovisst"]}


def test_what_is_undone_is_told_to_those_who_were_told_of_it() -> None:
    """Ångras fördelningen får den som var handläggare veta det; ångras beslutet även registratorn."""
    f = fall()
    f.gor("fordela", "fordelare")
    assert sagt(brev(f, f.angra, "fordelare")) == {"handlaggare": ["angrad"]}
    f = fall().till("namndbeslut")
    angrat = sagt(brev(f, f.angra, "namndsekreterare"))
    assert angrat == {"handlaggare": ["angrat_beslut"], "registrator": ["angrat_beslut"]}


def test_a_substitute_is_told_for_whom() -> None:
    """Ersättaren ser i brevet för vem hon står in."""
    f = fall(organisation())
    (ett,) = brev(f, f.gor, "fordela", "fordelare")
    assert (ett.person, ett.rader[0].person_for) == ("vik_handlaggare", "handlaggare")


def test_a_second_decision_after_an_undone_one_is_told_again() -> None:
    """Ett beslut som ångrats och antecknats på nytt är en ny post och ger nya brev."""
    f = fall().till("namndbeslut")
    f.angra("namndsekreterare")
    letters = brev(f, f.gor, "besluta", "namndsekreterare")
    assert set(sagt(letters)) == {"handlaggare", "registrator"}
    assert len({b.nyckel for b in letters}) == 2


def test_one_person_who_holds_two_steps_is_asked_once() -> None:
    """Håller samma person båda stegen räcker ett godkännande, och inget nytt brev går."""
    en = organisation(
        innehav_=(innehav("avdelningschef", "forvaltningschef"),), franvaro=(), utan="forvaltningschef"
    )
    f = Fall(ordning(Villkor(delegationspunkter=("4.2",)), organisation_=en)).till("beredning")
    f.gor("bifoga", "handlaggare")
    f.gor("lagg_forslag", "handlaggare")
    assert sagt(brev(f, f.godkann, "avdelningschef")) == {}
    assert f.arende.tillstand == "forslag"


def test_a_letter_belongs_to_the_day_when_it_was_written_down() -> None:
    """Torsdagens beslut som antecknas på måndagen ger brev på måndagen."""
    f = fall().till("forslag")
    f.nu += timedelta(4)
    letters = brev(f, f.gor, "besluta_bradskande", "namndsekreterare", dag=IDAG)
    assert {b.dag for b in letters} == {IDAG + timedelta(4)}

"""Who has written what nobody has remitted: a motion, a skrivelse, a citizen's proposal."""

import re
from collections.abc import Iterator

from arbetsflode.intag.blad import Blad
from arbetsflode.intag.funnet import SLUTSATS, TYDLIGT, Funnet, i_bladet
from arbetsflode.intag.organ import organ_i
from arbetsflode.intag.personer import FORFATTARE, NAMN, PARTI, namn_vid

_NAMN_ETIKETT = re.compile(
    rf"(?:^|\n)(?:Från|From|Namn|Ditt namn|Förslagsställare|Förslagsställarens namn|Avsändare)(?: ?:"
    rf"| ?\n) ?(?P<f>{NAMN})(?= ?(?:$|\n|[<,(]))"
)
_MOTION_AV = re.compile(
    rf"(?:[Mm]otion(?:en)?|[Ss]krivelse(?:n)?|[Mm]edborgarförslag(?:et)?|[Ii]nterpellation"
    rf"|[Ff]örslag)(?: \(?(?:nr )?\d[\d:/]{{1,9}}\)?)?(?: om [^.\n]{{3,160}}?"
    rf"| angående [^.\n]{{3,160}}?)?,? (?:av|från|inlämnad av|väckt av) (?P<f>(?:ledamoten "
    rf"|ledamöterna |kommunalrådet |vice ordföranden )?{FORFATTARE})"
)
_I_MOTION = re.compile(
    rf"[Ii] en (?:motion|skrivelse)(?: till \w+| \(\d{{4}}:\d+\)){{0,2}} (?:föreslår|framhåller|yrkar"
    rf"|begär|anför|skriver) (?P<f>{FORFATTARE})"
)
_HAR_INLAMNAT = re.compile(
    rf"(?P<f>{FORFATTARE})(?: m\.? ?fl\.?)? (?:har|föreslår"
    rf"|yrkar) (?:(?:den )?\d{{1,2}} \w+ \d{{4}} )?(?:i (?:en |ett )?)?(?:inlämnat|väckt|lämnat in"
    rf"|lämnat|inkommit med|motion|skrivelse|medborgarförslag|att)"
)
_UNDERSKRIFT = re.compile(rf"(?:^|(?<=\)) |(?<=\n))(?P<f>{NAMN} ?{PARTI})(?=,?(?: [^\n.]{{0,40}})?(?:$|\n))")

_BOLAG = re.compile(r"\bAB\b")


def avsandarnamn(blad: Blad) -> Iterator[Funnet]:
    """The name of the person who wrote, after its label."""
    for m in _NAMN_ETIKETT.finditer(blad.plan[:20_000]):
        yield i_bladet(blad, m.span("f"), SLUTSATS, "står som avsändare")


def forfattare(blad: Blad) -> Funnet | None:
    """Who has written it: named in a sentence, or under the text."""
    for monster in (_MOTION_AV, _I_MOTION, _HAR_INLAMNAT):
        if (m := monster.search(blad.plan[:20_000])) and not _BOLAG.search(m["f"]):
            return i_bladet(blad, m.span("f"), TYDLIGT, "har skrivit den")
    namnen = list(_UNDERSKRIFT.finditer(blad.plan))
    if not namnen:
        return _medborgaren(blad)
    return Funnet(
        varde=" och ".join(
            [", ".join(m["f"] for m in namnen[:-1]), namnen[-1]["f"]] if len(namnen) > 1 else [namnen[0]["f"]]
        ),
        spann=tuple(blad.spann(*m.span("f")) for m in namnen),
        sakerhet=TYDLIGT,
        skal="har skrivit under",
    )


def _medborgaren(blad: Blad) -> Funnet | None:
    """Whose name alone is the last line of a medborgarförslag."""
    sist = blad.rader[-1] if blad.rader else None
    if sist is None or not re.search(r"medborgarförslag", blad.plan[:600], re.I):
        return None
    if namn_vid(sist.text, 0) != (0, len(sist.text)) or organ_i(sist.text):
        return None
    return i_bladet(blad, (sist.start, sist.slut), SLUTSATS, "har skrivit under")

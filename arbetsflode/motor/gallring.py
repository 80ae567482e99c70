"""What an erasure writes, inside a transaction that is open: the case, its chain, and what is told of it."""

from collections.abc import Collection, Sequence
from typing import Any

import msgspec
from attrs import evolve, frozen

from arbetsflode.journal import Post, avtryck_i_post, tidstext
from arbetsflode.lager import gallring, inkorgsgallring, kontroll, poster
from arbetsflode.lager.arenden import Laddat, kedja_for
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.lager.gallring import GallratArende
from arbetsflode.lager.text import nummernyckel
from arbetsflode.motor.gallringsfoljder import brevfiler, glom_i_brev, glom_i_svar, ta_bort_brev
from arbetsflode.motor.gallringslista import Gallratavtryck, Gallringsrad
from arbetsflode.motor.gallringsurval import texter_i
from arbetsflode.motor.transaktion import skriv_utfall
from arbetsflode.motor.uppspelning import spela_upp
from arbetsflode.program import Program
from tillstand.arende import Arende, Begaran, Nar
from tillstand.begaran import avtryck as godkannandeavtryck
from tillstand.behorighet import ADMINISTRATOR, Aktor
from tillstand.gallring import Arendegallring, Gallratfalt, Gallring
from tillstand.handelser import Handelse, Handelseslag, Utfall


@frozen(kw_only=True)
class Verkstallande:
    """One erasure being carried out: its id, whose hand does it, who decided by what, and when."""

    id: str
    aktor: Aktor
    av: str
    beslut: str
    nar: Nar


def gallra_falt_i(
    program: Program,
    f: Forbindelse,
    v: Verkstallande,
    laddat: Laddat,
    falt: Collection[Gallratfalt],
    filer: Collection[str],
) -> Gallringsrad:
    """Erase texts and contents of a case; one more post in its chain tells of it."""
    fore = laddat.arende
    kedja = poster.las_kedja(f, kedja_for(fore.id))
    borta = [kedja[ett.post - 1] for ett in falt]
    texter = {texter_i(post)[ett.plats][1] for post, ett in zip(borta, falt, strict=True)}
    rad = Gallringsrad(
        **_gemensamt(v, fore),
        hela=False,
        falt=tuple(_avtryck(post, ett.plats) for post, ett in zip(borta, falt, strict=True)),
        filer=tuple(filer),
        brevfiler=brevfiler(program, f, fore.id),
    )
    efter = {post.nummer: _utan(post, falt) for post in kedja}
    arende = _efter(program, f, fore, [evolve(p, fritext=efter[p.nummer]) for p in kedja])
    utfall = Utfall(arende=arende, handelser=(_handelse(v, falt, filer),))
    gallring.slapp_filer(f, fore.id, filer)
    inkorgsgallring.glom_namnen(f, fore.id)
    skriv_utfall(program, f, v.aktor, laddat, utfall, v.nar)
    gallring.skriv_fritext(f, kedja_for(fore.id), {p.nummer: efter[p.nummer] for p in borta})
    glom_i_brev(f, fore.id, texter)
    glom_i_svar(f, fore.id)
    gallring.anteckna(f, v.id, arende=fore.id, innehall=rad.som_text(), nu=v.nar.noterat)
    return rad


def gallra_hela(program: Program, f: Forbindelse, v: Verkstallande, laddat: Laddat) -> Gallringsrad:
    """Erase a whole case; a post in the installation's chain tells of it, and its number stays taken."""
    arende = laddat.arende
    filer = tuple(sorted({*kontroll.filer_i(f, arende.id), *inkorgsgallring.hashar_i(f, arende.id)}))
    rad = Gallringsrad(
        **_gemensamt(v, arende), hela=True, filer=filer, brevfiler=brevfiler(program, f, arende.id)
    )
    gallring.slapp_filer(f, arende.id, filer)
    gallring.tom_fritext(f, kedja_for(arende.id))
    glom_i_svar(f, arende.id)
    gallring.anteckna(f, v.id, arende=arende.id, innehall=rad.som_text(), nu=v.nar.noterat)
    minne = GallratArende(
        arende=arende.id,
        namnd=arende.namnd,
        diarienummer=arende.diarienummer,
        nummernyckel=nummernyckel(arende.diarienummer),
        poster=arende.version,
        huvud=laddat.huvud,
        gallring=v.id,
    )
    with ta_bort_brev(f, arende.id):
        gallring.ta_bort_arende(f, minne)
    _noterat_i_installationen(program, f, v, minne, filer)
    return rad


def _gemensamt(v: Verkstallande, arende: Arende) -> dict[str, Any]:
    return {
        "id": v.id,
        "noterat": tidstext(v.nar.noterat),
        "av": v.av,
        "beslut": v.beslut,
        "arende": arende.id,
        "namnd": arende.namnd,
        "diarienummer": arende.diarienummer,
    }


def _avtryck(post: Post, plats: str) -> Gallratavtryck:
    return Gallratavtryck(post=post.nummer, plats=plats, sha256=avtryck_i_post(post)[plats])


def _utan(post: Post, falt: Collection[Gallratfalt]) -> str:
    kvar = {
        plats: text
        for plats, text in texter_i(post).items()
        if Gallratfalt(post=post.nummer, plats=plats) not in falt
    }
    return msgspec.json.encode(kvar, order="sorted").decode()


def _efter(program: Program, f: Forbindelse, fore: Arende, kedja: Sequence[Post]) -> Arende:
    """The case as its chain tells it without the erased texts. An approval that waits stays given."""
    uppspelat = spela_upp(kedja, program.flodesversion(f, fore.flode).slag, fore).arende
    return uppspelat.med(
        version=fore.version + 1, begaran=_begaran(fore.begaran, uppspelat, uppspelat.begaran)
    )


def _begaran(fore: Begaran | None, arende: Arende, uppspelad: Begaran | None) -> Begaran | None:
    if fore is None or uppspelad is None:
        return None
    return evolve(fore, underlag=uppspelad.underlag, digest=godkannandeavtryck(uppspelad.underlag, arende))


def _handelse(v: Verkstallande, falt: Collection[Gallratfalt], filer: Collection[str]) -> Handelse:
    return Handelse(
        slag=Handelseslag.GALLRAD,
        namn="gallra",
        dag=v.nar.dag,
        av=v.av,
        roll=ADMINISTRATOR,
        underlag=Gallring(beslut=v.beslut, falt=tuple(falt), filer=tuple(filer)),
    )


def _noterat_i_installationen(
    program: Program, f: Forbindelse, v: Verkstallande, minne: GallratArende, filer: tuple[str, ...]
) -> None:
    faktum = Arendegallring(
        gallring=v.id,
        beslut=v.beslut,
        arende=minne.arende,
        namnd=minne.namnd,
        diarienummer=minne.diarienummer,
        poster=minne.poster,
        huvud=minne.huvud,
        filer=filer,
    )
    poster.skriv_post(
        f,
        "installation",
        (faktum,),
        aktor=v.aktor,
        nu=v.nar.noterat,
        dag=v.nar.dag,
        slump=program.slump,
    )

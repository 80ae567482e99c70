"""One demo for all that look at it."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from arbetsflode import motor
from arbetsflode.demo import spela
from arbetsflode.klocka import Stallklocka
from arbetsflode.sammansattning import oppna
from tests.hela.demo.spelat import ARKIV, Spelat


@pytest.fixture(scope="session")
def forsta(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Spelat]:
    """The whole demo, played once and opened again afterwards."""
    mapp = tmp_path_factory.mktemp("en") / "demo"
    steg: list[tuple[int, int]] = []
    resultat = spela(mapp, lambda _rad: None, lambda klart, av: steg.append((klart, av)))
    with oppna(mapp, klocka=Stallklocka(datetime(2026, 1, 7, 8, tzinfo=UTC)), miljo={}) as program:
        ids = {rad.fall: rad.arende for rad in resultat.handelser if rad.arende}
        vyer = {fall: motor.visa(program, ARKIV, arende=id_) for fall, id_ in ids.items()}
        yield Spelat(resultat=resultat, program=program, framsteg=tuple(steg), vyer=vyer)

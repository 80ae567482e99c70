"""One installation made by the commands, copied for each test."""

from collections.abc import Callable
from pathlib import Path

import pytest

from arbetsflode.klocka import Stallklocka
from tests.kommandorad.korning import NU, Kommandorad, kopia_av, ny_installation


@pytest.fixture(autouse=True)
def _utan_miljo(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the machine's own environment says must not reach the tests."""
    for namn in ("REMISS_MAPP", "REMISS_SOM", "REMISS_FELSOK"):
        monkeypatch.delenv(namn, raising=False)


@pytest.fixture(scope="session")
def mall(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the others are copied from."""
    mapp = tmp_path_factory.mktemp("mall") / "inst"
    ny_installation(mapp, _inget)
    return mapp


@pytest.fixture(scope="session")
def beredd(mall: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one case, in beredning: for tests where everything is refused."""
    mapp = kopia_av(mall, tmp_path_factory.mktemp("beredd") / "inst")
    Kommandorad(mapp=mapp, las=_inget, klocka=Stallklocka(NU)).till("beredning")
    return mapp


def _inget() -> tuple[str, str]:
    return "", ""


@pytest.fixture
def vagrad(beredd: Path, las: Callable[[], tuple[str, str]]) -> Kommandorad:
    """`remiss` on a folder that nothing may change."""
    return Kommandorad(mapp=beredd, las=las, klocka=Stallklocka(NU))


@pytest.fixture
def las(capsys: pytest.CaptureFixture[str]) -> Callable[[], tuple[str, str]]:
    """What has been written since last time."""

    def las() -> tuple[str, str]:
        ut, fel = capsys.readouterr()
        return ut, fel

    return las


@pytest.fixture
def k(mall: Path, tmp_path: Path, las: Callable[[], tuple[str, str]]) -> Kommandorad:
    """`remiss` on an installation of its own."""
    return Kommandorad(mapp=kopia_av(mall, tmp_path / "inst"), las=las, klocka=Stallklocka(NU))

"""Each rule is shown a breach and must see it, and a decent file and must let it pass."""

import pytest

from tests.arkitektur import regler
from tests.arkitektur.kallor import Modul
from tests.arkitektur.regler import KODREGLER, Regel, breda_except

LANG_FUNKTION = '"""D."""\ndef f():\n    """D."""\n' + "    x = 1\n" * 40

BROTT: list[tuple[Regel, str, str]] = [
    (regler.ett_bibliotek_ett_stalle, "tillstand/flode.py", "import transitions"),
    (regler.ett_bibliotek_ett_stalle, "tillstand/flode.py", "from transitions.core import Machine"),
    (regler.ett_bibliotek_ett_stalle, "arbetsflode/motor/svep.py", "from sqlalchemy import select"),
    (regler.ett_bibliotek_ett_stalle, "arbetsflode/motor/svep.py", "def f():\n    import alembic.command"),
    (regler.ett_bibliotek_ett_stalle, "arbetsflode/motor/svep.py", "import apscheduler"),
    (regler.ett_bibliotek_ett_stalle, "notiser/kanaler/mapp.py", "import smtplib"),
    (regler.bara_klockan_vet_tiden, "a.py", "nu = datetime.now(UTC)"),
    (regler.bara_klockan_vet_tiden, "a.py", "nu = datetime.datetime.utcnow()"),
    (regler.bara_klockan_vet_tiden, "a.py", "nu = date.today()"),
    (regler.bara_klockan_vet_tiden, "a.py", "nu = time.time()"),
    (regler.bara_klockan_vet_tiden, "a.py", "from time import monotonic"),
    (regler.bara_klockan_vet_tiden, "a.py", "nu = time.monotonic()"),
    (regler.bara_klockan_vet_tiden, "a.py", "fabrik = datetime.now"),
    (regler.tider_har_tidszon, "a.py", "x = datetime(2026, 1, 1, 12)"),
    (regler.tider_har_tidszon, "a.py", "x = datetime.datetime(2026, 1, 1)"),
    (regler.tider_har_tidszon, "a.py", "x = datetime.combine(dag, tid)"),
    (regler.tider_har_tidszon, "a.py", "x = datetime.fromtimestamp(0)"),
    (regler.tider_har_tidszon, "a.py", "x = nu.replace(tzinfo=None)"),
    (regler.inget_svaljs, "a.py", "with contextlib.suppress(Exception):\n    f()"),
    (regler.bara_kommandoraden_skriver_ut, "notiser/a.py", "print('hej')"),
    (regler.bara_kommandoraden_skriver_ut, "notiser/a.py", "sys.stderr.write('hej')"),
    (regler.allt_offentligt_forklaras, "a.py", "x = 1"),
    (regler.allt_offentligt_forklaras, "a.py", '"""D."""\ndef f(): ...'),
    (regler.allt_offentligt_forklaras, "a.py", '"""D."""\nclass C:\n    """D."""\n    def f(self): ...'),
    (regler.kort_fil, "a.py", "x = 1\n" * 301),
    (regler.korta_funktioner, "a.py", LANG_FUNKTION),
    (regler.sql_bara_i_lagret, "arbetsflode/motor/a.py", "x = 'SELECT id FROM arende'"),
    (regler.sql_bara_i_lagret, "arbetsflode/motor/a.py", "x = '\\n  UPDATE arende SET x = 1'"),
    (regler.all_bara_i_init, "notiser/a.py", "__all__ = ['x']"),
    (regler.annoteringar_finns_vid_korning, "a.py", "from __future__ import annotations"),
    (regler.inga_skrapmoduler, "notiser/utils.py", ""),
    (regler.inga_homografer, "a.py", "def f(mal): ..."),
    (regler.inga_homografer, "a.py", "for gar in x: ..."),
    (regler.inga_homografer, "a.py", "def _far(): ..."),
    (regler.inga_homografer, "a.py", "from x import lyssna as hora"),
]

ANSTANDIG = '''"""What it answers for."""

import time
from datetime import UTC, datetime

from tillstand.fel import Saknas

SQL = "Selektera inget"


def giltig(dag: str) -> datetime:
    """The instant of a day."""
    try:
        return datetime(2026, 1, 1, tzinfo=UTC)
    except Exception:
        raise
    except (ValueError, KeyError):
        return datetime.combine(dag, tid, tzinfo=UTC)
'''


@pytest.mark.parametrize(("regel", "vag", "text"), BROTT)
def test_a_breach_is_seen(regel: Regel, vag: str, text: str) -> None:
    """The rule sees a breach of it."""
    assert list(regel(Modul(vag, text)))


@pytest.mark.parametrize("regel", [*KODREGLER, breda_except], ids=lambda regel: regel.__name__)
def test_a_decent_file_passes(regel: Regel) -> None:
    """The rule lets a decent file be."""
    assert [str(b) for b in regel(Modul("notiser/nyheter.py", ANSTANDIG))] == []


def test_every_rule_is_shown_a_breach() -> None:
    """No rule exists that has never been seen to refuse."""
    assert {regel for regel, _, _ in BROTT} == set(KODREGLER)


@pytest.mark.parametrize(
    ("text", "fangar"),
    [
        ("except Exception:\n        logga()", True),
        ("except BaseException as fel:\n        klaga(fel)", True),
        ("except:\n        pass", True),
        ("except (ValueError, Exception):\n        pass", True),
        ("except Exception as fel:\n        raise Fel from fel", False),
        ("except ValueError:\n        pass", False),
    ],
)
def test_a_broad_except_is_one_that_ends_there(text: str, fangar: bool) -> None:
    """Catching everything counts, unless it is raised again."""
    modul = Modul("a.py", f"def f():\n    try:\n        g()\n    {text}\n")
    assert bool(list(breda_except(modul))) is fangar


def test_an_inner_function_answers_for_itself() -> None:
    """A broad except counts once, on the function in which it stands."""
    text = (
        "def f():\n    def g():\n        try:\n            h()\n        except Exception:\n            pass\n"
    )
    assert [b.nyckel for b in breda_except(Modul("a.py", text))] == ["a.py g"]

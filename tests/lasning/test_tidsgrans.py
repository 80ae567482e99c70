"""A file takes its two seconds and no more: what was read by then is kept, and nobody waits for the rest."""

import resource
import signal
import subprocess
import sys

import pytest

from arbetsflode.lasning import las_fil
from tests.kommandorad.brevfiler import brev
from tests.lasning.pdfer import packad, pdf, rader
from tillstand.fel import OgiltigIndata

LANGST = 2.2
"""Seconds of computing, the start of the reader counted: at two the machine ends it, and counts in steps."""
_LANG_SIDA = rader(*["Svara senast den 1 maj"] * 3_000)
_EN_GANG = packad(pdf(rader("Missivet"), *[_LANG_SIDA] * 200))
_UTAN_SLUT = pdf(b"BT /F1 12 Tf " + b"(a) Tj 1 0 0 1 9 9 Tm " * 400_000 + b"ET")


def _raknetid() -> float:
    barn = resource.getrusage(resource.RUSAGE_CHILDREN)
    return barn.ru_utime + barn.ru_stime


def test_of_a_file_too_long_the_beginning_is_read() -> None:
    """A book is cut between two pages, and the text says where."""
    fore = _raknetid()
    text = las_fil(_EN_GANG, "bok.pdf")
    assert _raknetid() - fore < LANGST
    assert text.startswith("Missivet\n")
    assert "första av 201 sidor har lästs.)" in text[-60:]


def test_a_file_that_never_ends_is_refused_in_time() -> None:
    """A page that draws without end gives no text: a sentence, within two seconds."""
    fore = _raknetid()
    with pytest.raises(OgiltigIndata, match="för lång tid"):
        las_fil(_UTAN_SLUT, "elak.pdf")
    assert _raknetid() - fore < LANGST


def test_an_attachment_that_never_ends_does_not_cost_the_letter() -> None:
    """The words of the letter are read, the attachment named; those after it are named too."""
    fore = _raknetid()
    text = las_fil(brev("Remiss", "Svara snart.", elak_pdf=_UTAN_SLUT, hel_txt=b"Dnr 1/2018"), "brev.eml")
    assert _raknetid() - fore < LANGST
    assert "Svara snart." in text
    assert "----- elak.pdf (har inte lästs) -----" in text
    assert "----- hel.txt (har inte lästs) -----" in text


def test_a_reader_that_does_not_hear_is_ended() -> None:
    """A library that loses itself where no signal reaches ends with the hard limit."""
    kod = (
        "from arbetsflode.lasning.tidsgrans import begransa\nimport re\nbegransa()\n"
        "re.match('(a|a)*b', 'a' * 60)"
    )
    fore = _raknetid()
    barn = subprocess.run([sys.executable, "-I", "-c", kod], capture_output=True, timeout=60, check=False)
    assert barn.returncode in (-signal.SIGVTALRM, 1)
    assert _raknetid() - fore < LANGST


def test_only_what_a_kind_needs_is_loaded() -> None:
    """A plain text waits for no library of PDF, mail or values: the reader starts at once."""
    tunga = ("pypdf", "email", "attr", "subprocess", "zipfile")
    kod = f"import arbetsflode.lasning.barn, sys; print([m for m in {tunga!r} if m in sys.modules])"
    barn = subprocess.run([sys.executable, "-I", "-c", kod], capture_output=True, timeout=60, check=True)
    assert barn.stdout.strip() == b"[]"

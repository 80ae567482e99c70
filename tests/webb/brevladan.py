"""The letters that have left, read as a mail program reads them."""

import email
import email.policy
from email.message import EmailMessage

from attrs import define, field

from arbetsflode import motor
from arbetsflode.program import Program


@define
class Brevlada:
    """The folder that letters go to; each is read once."""

    program: Program
    _lasta: set[str] = field(factory=set)

    def nya(self) -> dict[str, list[str]]:
        """Let what waits leave; the new letters: address -> their subjects and text."""
        motor.tick(self.program)
        ut: dict[str, list[str]] = {}
        mapp = self.program.installningar.epost.mapp
        assert mapp is not None
        for fil in sorted(mapp.glob("*.eml")) if mapp.exists() else ():
            if fil.name in self._lasta:
                continue
            self._lasta.add(fil.name)
            brev = email.message_from_bytes(fil.read_bytes(), policy=email.policy.default)
            assert isinstance(brev, EmailMessage)
            text = brev.get_body(("plain",))
            ord_ = f"{brev['Subject']}\n{text.get_content() if text else ''}"
            ut.setdefault(str(brev["To"]), []).append(ord_)
        return ut

"""Files become text: vetted, then read in a process of their own that can be killed.

Whatever a file does to its reader, the one who asks gets the text or a Swedish sentence. The reader imports
this package too, and must start at once: what only the parent needs is imported at use.
"""

__all__ = ["las_fil"]


def las_fil(innehall: bytes, filnamn: str) -> str:
    """The text of a file: NFC, line breaks as `\\n`. Raises OgiltigIndata (place `fil`): what to do."""
    from arbetsflode.lasning.foralder import las_i_barnet

    return las_i_barnet(innehall, filnamn)

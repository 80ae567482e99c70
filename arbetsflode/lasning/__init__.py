"""Files become text: vetted, then read in a process of their own that can be killed.

Whatever a file does to its reader, the one who asks gets the text or a Swedish sentence.
"""

from arbetsflode.lasning.foralder import las_fil

__all__ = ["las_fil"]

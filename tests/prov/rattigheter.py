"""Being somebody to whom a locked file is locked."""

import ctypes

_CAP_VERSION_3 = 0x20080522
_LAS_ALLT = 0b110
"""CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH."""


def lagg_av_rattigheter() -> None:
    """Forget root's right to read and write what is locked, for the rest of this process."""
    libc = ctypes.CDLL(None, use_errno=True)
    huvud, data = (ctypes.c_uint32 * 2)(_CAP_VERSION_3, 0), (ctypes.c_uint32 * 6)()
    if libc.capget(huvud, data) == 0:
        data[0] &= ~_LAS_ALLT
        libc.capset(huvud, data)

"""Why the extension could not be loaded, in a sentence."""

from __future__ import annotations


def sentence(error: ImportError) -> str:
    said = str(error)
    if "libocpv.so" in said and "cannot open shared object file" in said:
        return ("ocpv needs the library libocpv.so.0, which is not there: install Debian's package libocpv0 (`./dev package`"
                " builds it), or name its folder in LD_LIBRARY_PATH")
    if "undefined symbol" in said:
        return f"ocpv found a libocpv.so.0 that is older than itself; install the one that was built with it ({said})"
    if isinstance(error, ModuleNotFoundError) or "_native" in said and "cannot import name" in said:
        return "ocpv's extension module is not built for this Python; install Debian's package python3-ocpv, or build the wheel"
    return f"ocpv cannot load libocpv.so.0: {said}"

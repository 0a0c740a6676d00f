"""Builds the extension over an installed libocpv (Debian's libocpv-dev), or one of which pkg-config knows.

pyproject.toml has the rest. The stable ABI of Python 3.11 makes one file that serves every later version.
"""

import glob
import shlex
import subprocess

from setuptools import Extension, setup
from wheel.bdist_wheel import bdist_wheel


def of_pkg_config(*arguments):
    try:
        return shlex.split(subprocess.run(["pkg-config", *arguments, "ocpv"], check=True, capture_output=True, text=True).stdout)
    except (OSError, subprocess.CalledProcessError):
        raise SystemExit("ocpv for Python is built over libocpv, and pkg-config does not know it: install libocpv-dev, or name"
                         " the folder of ocpv.pc in PKG_CONFIG_PATH") from None


class StableWheel(bdist_wheel):
    def finalize_options(self):
        self.py_limited_api = "cp311"
        super().finalize_options()


class Native(Extension):
    """Asks pkg-config when it is compiled, so that a source archive is made where there is no library."""

    @property
    def extra_compile_args(self):
        return ["-std=c99", *of_pkg_config("--cflags")]

    @extra_compile_args.setter
    def extra_compile_args(self, value):
        pass

    @property
    def extra_link_args(self):
        return of_pkg_config("--libs")

    @extra_link_args.setter
    def extra_link_args(self, value):
        pass


setup(ext_modules=[Native("ocpv._native", sorted(glob.glob("native/*.c")), depends=["native/native.h"], py_limited_api=True)],
      cmdclass={"bdist_wheel": StableWheel})

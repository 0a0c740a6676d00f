"""A PostgreSQL server of its own on a private socket, with the extension, ended with the test.

The server finds its files beside its program, so a copy of the program in a folder of the same form, with links to the
rest, has the extension without a file being put among the system's. It runs as somebody who is not root.
"""

import os
import pathlib
import pwd
import shutil
import subprocess
import sys
import tempfile

BINARIES = pathlib.Path("/usr/lib/postgresql/15/bin")
SHARED = pathlib.Path("/usr/share/postgresql/15")
HERE = pathlib.Path(__file__).resolve().parent.parent


def skip(sentence):
    print(f"skipped: {sentence}")
    sys.exit(77)


class Failed(Exception):
    """What psql said: `state` is the SQLSTATE."""

    def __init__(self, text):
        super().__init__(text)
        self.state = text.partition("ERROR:  ")[2][:5]


class Server:
    def __init__(self, extension, encoding="UTF8"):
        if not (BINARIES / "postgres").exists():
            skip("PostgreSQL is missing (Debian package postgresql-15)")
        self.user = None
        if os.geteuid() == 0:
            names = [one.pw_name for one in pwd.getpwall() if one.pw_name in ("postgres", "nobody")]
            if not names:
                skip("PostgreSQL does not run as root, and there is nobody else")
            self.user = "postgres" if "postgres" in names else "nobody"
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="ocpv-pg-"))
        self.process = None
        try:
            self._lay_out(pathlib.Path(extension))
            self._start(encoding)
        except BaseException:
            self.close()
            raise

    def _lay_out(self, extension):
        root = self.folder / "root"
        binaries, libraries, shared = root / "lib/postgresql/15/bin", root / "lib/postgresql/15/lib", root / "share/postgresql/15"
        for folder in (binaries, libraries, shared / "extension"):
            folder.mkdir(parents=True)
        for name in ("postgres", "initdb"):
            shutil.copy(BINARIES / name, binaries / name)
        for one in (BINARIES.parent / "lib").iterdir():
            (libraries / one.name).symlink_to(one)
        for one in SHARED.iterdir():
            if one.name != "extension":
                (shared / one.name).symlink_to(one)
        for one in (SHARED / "extension").glob("plpgsql*"):
            (shared / "extension" / one.name).symlink_to(one)
        for one in (HERE / "ocpv.control", *HERE.glob("ocpv--*.sql")):
            shutil.copy(one, shared / "extension" / one.name)
        self._bring_library(extension, libraries)
        self.binaries = binaries
        if self.user:
            subprocess.run(["chown", "-R", self.user, self.folder], check=True)

    def _bring_library(self, extension, libraries):
        """Copies, because the folders of a build may be closed to others."""
        (libraries / "ocpv.so").unlink(missing_ok=True)
        shutil.copy(extension, libraries / "ocpv.so")
        linked = subprocess.run(["ldd", extension], capture_output=True, text=True, check=True).stdout
        for line in linked.splitlines():
            if "libocpv.so" in line:
                shutil.copy(line.split("=>")[1].split()[0], self.folder / "libocpv.so.0")

    def _as_user(self, command):
        return ["setpriv", f"--reuid={self.user}", f"--regid={self.user}", "--clear-groups", *command] if self.user else command

    def _start(self, encoding):
        environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "LD_LIBRARY_PATH": str(self.folder)}
        data = self.folder / "data"
        subprocess.run(self._as_user([self.binaries / "initdb", "-D", data, "-U", "tester", "-A", "trust", "-N", "--no-locale", "-E",
                                      encoding]), env=environment, cwd=self.folder, check=True, stdout=subprocess.DEVNULL)
        with (data / "postgresql.conf").open("a") as settings:
            settings.write(f"listen_addresses = ''\nunix_socket_directories = '{self.folder}'\nfsync = off\n"
                           "shared_buffers = 64MB\nmax_connections = 20\nautovacuum = off\nlogging_collector = off\n")
        self.log = self.folder / "log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(self._as_user([self.binaries / "postgres", "-D", data]), env=environment,
                                            cwd=self.folder, stderr=log)
        self.environment = {**os.environ, "PGHOST": str(self.folder), "PGUSER": "tester", "PGDATABASE": "postgres",
                            "PGCLIENTENCODING": "UTF8"}
        for _ in range(200):
            if subprocess.run([BINARIES / "pg_isready", "-q", "-t", "1"], env=self.environment, check=False).returncode == 0:
                break
            if self.process.poll() is not None:
                raise Failed(self.log.read_text())
        self.sql("CREATE EXTENSION ocpv")

    def sql(self, *statements, user="tester"):
        """The rows of all statements, each a list of texts; the statements share one session. Raises Failed."""
        script = "\\set ON_ERROR_STOP on\n\\set VERBOSITY verbose\n" + "".join(f"{one};\n\\echo '\x1d'\n" for one in statements)
        done = subprocess.run([BINARIES / "psql", "-XqAt", "-F", "\x1f", "-R", "\x1e", "-P", "null=NULL", "-U", user],
                              input=script, env=self.environment, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise Failed(done.stderr)
        results = (part.removesuffix("\n") for part in done.stdout.split("\x1d\n"))
        return [row.split("\x1f") for part in results for row in part.split("\x1e") if row]

    def value(self, *statements, **options):
        return self.sql(*statements, **options)[-1][0]

    def close(self):
        if self.process is not None:
            self.process.terminate()
            self.process.wait(20)
        shutil.rmtree(self.folder, ignore_errors=True)


def quoted(text):
    return "'" + text.replace("'", "''") + "'"

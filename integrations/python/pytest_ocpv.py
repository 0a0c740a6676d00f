"""A plugin of pytest: a test fails whose requests to OCP, by `requests` or `httpx`, are not what is documented.

    pytest --ocpv                 # each test
    @pytest.mark.ocpv             # this one
    @pytest.mark.no_ocpv          # not this one: it sends what is wrong on purpose

The requests go on as they are, so that a mock answers them; what was wrong with them is told when the test is over, with the
test's own failure if it has one. It stands beside the package, so that pytest runs where the library is missing.
"""

from __future__ import annotations

import contextlib
from typing import Any, Callable, Iterator, Optional

import pytest

_OPTIONS: dict[str, tuple[Any, str]] = {
    "ocpv_version": ("string", "version of OCP's API, such as 4.2.2; default: the newest"),
    "ocpv_schemas": ("string", "a folder written by `ocpv generate`, instead of the operations of the library"),
    "ocpv_prefix": ("string", "only paths below it are judged, such as /api/v2; default: all"),
    "ocpv_hosts": ("linelist", "only requests to these hosts are judged; default: all"),
    "ocpv_language": ("string", "language of what is told: en or zh"),
    "ocpv_strict": ("bool", "warnings fail a test as well"),
    "ocpv_authorization": ("bool", "judge who asks; default: true"),
    "ocpv_responses": ("bool", "judge the answers as well"),
}
_KEY = pytest.StashKey["_Watch"]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.getgroup("ocpv").addoption("--ocpv", action="store_true", help="judge what each test sends to OCP by requests or httpx")
    for name, (kind, text) in _OPTIONS.items():
        parser.addini(name, text, type=kind, default=True if name == "ocpv_authorization" else None)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "ocpv: judge what this test sends to OCP")
    config.addinivalue_line("markers", "no_ocpv: do not judge what this test sends to OCP")


class _Watch:
    """One for a session of pytest: what was sent while a test ran."""

    def __init__(self, config: pytest.Config) -> None:
        try:
            import ocpv
            import ocpv.clients
        except ImportError as error:
            raise pytest.UsageError(str(error)) from None
        language = config.getini("ocpv_language") or "en"
        if language not in ("en", "zh"):
            raise pytest.UsageError(f"ocpv_language is en or zh, not {language!r}")
        self._language = ocpv.Language[language.upper()]
        try:
            validator = ocpv.Validator(version=config.getini("ocpv_version") or None, folder=config.getini("ocpv_schemas") or None,
                                       strict=bool(config.getini("ocpv_strict")))
        except (ocpv.CouldNotJudge, TypeError) as error:
            raise pytest.UsageError(f"ocpv: {error}") from None
        self._outcomes: list[Any] = []
        self.judge = ocpv.clients.Judge(
            validator, report_only=True, prefix=config.getini("ocpv_prefix") or "/", hosts=config.getini("ocpv_hosts") or None,
            authorization=config.getini("ocpv_authorization"), responses=bool(config.getini("ocpv_responses")),
            on_judged=self._outcomes.append)
        self.hooks = self.judge.httpx_hooks()  # The same for all tests: a client may outlive its test.
        self.async_hooks = self.judge.async_httpx_hooks()

    def take(self) -> list[str]:
        """What was wrong since the last time."""
        wrong = [self._tell(one) for one in self._outcomes if one.status != 0]
        self._outcomes.clear()
        return wrong

    def _tell(self, outcome: Any) -> str:
        if outcome.report is None:
            return f"a request could not be judged: {outcome.status.name.lower()}"
        return str(outcome.report.to_text(language=self._language, path=outcome.operation or "request", short=True)).rstrip()


@contextlib.contextmanager
def _replaced(owner: Any, name: str, make: Callable[[Any], Any]) -> Iterator[None]:
    before = getattr(owner, name)
    setattr(owner, name, make(before))
    try:
        yield
    finally:
        setattr(owner, name, before)


def _judging_session(judge: Any) -> Callable[[Any], Any]:
    """`Session.send` sees each request with all that the session adds, and stands before what tests put in an adapter's place."""

    def make(send: Any) -> Any:
        def judged(session: Any, request: Any, **options: Any) -> Any:
            asked = judge.prepared(request)
            response = send(session, request, **options)
            first = response.history[0] if response.history else response
            if not options.get("stream"):
                judge.response(asked, first.status_code, first.content)
            return response

        return judged

    return make


def _judging_client(hooks: dict[str, list[Any]]) -> Callable[[Any], Any]:
    """Puts the hooks behind those of the client, so that they see what it has added."""

    def make(send: Any) -> Any:
        def judged(client: Any, *arguments: Any, **options: Any) -> Any:
            held = client.event_hooks
            if hooks["request"][0] not in held["request"]:
                client.event_hooks = {kind: [*held[kind], *hooks[kind]] for kind in hooks}
            return send(client, *arguments, **options)

        return judged

    return make


@contextlib.contextmanager
def _watching(watch: _Watch) -> Iterator[None]:
    with contextlib.ExitStack() as replaced:
        found = False
        with contextlib.suppress(ImportError):
            import requests

            replaced.enter_context(_replaced(requests.Session, "send", _judging_session(watch.judge)))
            found = True
        with contextlib.suppress(ImportError):
            import httpx

            replaced.enter_context(_replaced(httpx.Client, "send", _judging_client(watch.hooks)))
            replaced.enter_context(_replaced(httpx.AsyncClient, "send", _judging_client(watch.async_hooks)))
            found = True
        if not found:
            raise pytest.UsageError("ocpv judges what `requests` and `httpx` send, and neither is installed")
        yield


def _is_watched(item: pytest.Item) -> bool:
    if item.get_closest_marker("no_ocpv") is not None:
        return False
    return bool(item.config.getoption("--ocpv")) or item.get_closest_marker("ocpv") is not None


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: Optional[pytest.Item]) -> Iterator[None]:
    if not _is_watched(item):
        yield
        return
    watch = item.config.stash.get(_KEY, None) or _Watch(item.config)
    item.stash[_KEY] = item.config.stash[_KEY] = watch
    watch.take()
    with _watching(watch):
        yield


def _fail_if_wrong(item: pytest.Item) -> None:
    watch = item.stash.get(_KEY, None)
    if watch is not None and (wrong := watch.take()):
        pytest.fail("what the test sent to OCP is not what is documented:\n" + "\n".join(wrong), pytrace=False)


@pytest.hookimpl(trylast=True)
def pytest_runtest_call(item: pytest.Item) -> None:
    """Behind the test itself, where that has passed."""
    _fail_if_wrong(item)


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: Optional[pytest.Item]) -> None:
    """Behind what the test's fixtures do at their end."""
    _fail_if_wrong(item)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: Any) -> Iterator[None]:
    """A test that failed by itself is told what it sent."""
    outcome = yield
    watch = item.stash.get(_KEY, None)
    report = outcome.get_result()  # type: ignore[attr-defined]
    if watch is not None and report.failed and (wrong := watch.take()):
        report.sections.append(("wrong requests to OCP", "\n".join(wrong)))

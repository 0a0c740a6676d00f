"""ocpv for Python: checks OceanBase Cloud Platform requests and responses against their documentation.

One file over libocpv.so by ctypes; needs nothing but the standard library.

    import ocpv

    validator = ocpv.Validator()
    checker = validator.checker()
    report = checker.check("backup-tenant-now", body)
    for d in report.diagnostics:
        print(d.range.start.line, d.id, d.pointer, d.message)

A Validator may be used by any number of threads. A Checker and its Reports belong to one thread at a time. What could not
be judged at all (no such operation, no memory) raises ocpv.Error; what is wrong with a body never does.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import enum
import os
import weakref
from ctypes import POINTER, byref, c_char_p, c_int32, c_size_t, c_uint32, c_uint64, c_void_p, sizeof
from dataclasses import dataclass
from typing import Any, Iterable, Mapping, Optional, Union

__all__ = [
    "Checker", "Diagnostic", "Edit", "Error", "Language", "Operation", "Part", "Position", "Range", "Related", "Report",
    "Role", "Severity", "Source", "Status", "Strength", "Suggestion", "Validator", "library_version",
]


class Status(enum.IntEnum):
    OK = 0
    INVALID = 1
    NO_MEMORY = -1
    BAD_ARGUMENT = -2
    NOT_JSON = -3
    TOO_LARGE = -4
    TOO_DEEP = -5
    UNKNOWN_OPERATION = -6
    BAD_SCHEMA = -7
    IO = -8
    INTERNAL = -99


class Language(enum.IntEnum):
    EN = 0
    ZH = 1


class Severity(enum.IntEnum):
    NOTE = 0
    WARNING = 1
    ERROR = 2


class Strength(enum.IntEnum):
    STATED = 0
    INFERRED = 1
    CORRECTED = 2
    CONTESTED = 3


class Part(enum.IntEnum):
    BODY = 0
    PATH = 1
    QUERY = 2
    HEADER = 3


class Role(enum.IntEnum):
    FIRST_OF_TWO = 0
    CHOSEN_HERE = 1
    BELONGS_HERE = 2


class Error(Exception):
    """Something could not be done; `status` says what, the text why."""

    def __init__(self, status: int, message: str = "") -> None:
        super().__init__(message or _name(_library.ocpv_status_name, status))
        self.status = Status(status)


@dataclass(frozen=True)
class Position:
    line: int  # From 1; 0 where no place is known.
    column: int  # From 1, in code points.
    byte: int  # From 0.


@dataclass(frozen=True)
class Range:
    start: Position
    end: Position


@dataclass(frozen=True)
class Edit:
    byte_start: int
    byte_end: int
    insert: str


@dataclass(frozen=True)
class Suggestion:
    text: str
    value: str
    is_certain: bool
    edits: tuple[Edit, ...]  # Apply them from the last to the first.


@dataclass(frozen=True)
class Related:
    role: Role
    pointer: str
    range: Range


@dataclass(frozen=True)
class Diagnostic:
    id: str
    severity: Severity
    strength: Strength
    part: Part
    message: str
    pointer: str
    field: str
    range: Range
    key_range: Range
    place: Range
    schema_pointer: str
    doc_page: str
    doc_line: int
    is_secret: bool
    expected: tuple[str, ...]
    related: tuple[Related, ...]
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True)
class Operation:
    id: str
    method: str
    path: str
    title_en: str
    title_zh: str
    page: str
    version: str
    has_request: bool
    has_response: bool
    has_parameters: bool


@dataclass(frozen=True)
class Source:
    """The texts of one operation, for Validator(sources=...). Without `operation`, `id` names a schema of your own."""

    operation: str = ""
    id: str = ""
    request_schema: str = ""
    response_schema: str = ""
    parameters_schema: str = ""


# ---- the structs of ocpv.h, in its order; each that begins with `size` is filled by its _init function first ----------


class _Struct(ctypes.Structure):
    @classmethod
    def fresh(cls) -> Any:
        value = cls()
        init = getattr(_library, cls.__name__.lstrip("_") + "_init")
        _require(init(byref(value), sizeof(cls)))
        return value


class _ocpv_string(ctypes.Structure):
    _fields_ = [("data", c_void_p), ("size", c_size_t)]

    def __str__(self) -> str:
        return ctypes.string_at(self.data, self.size).decode("utf-8") if self.data and self.size else ""


class _ocpv_options(_Struct):
    _fields_ = [
        ("size", c_size_t), ("max_bytes", c_size_t), ("max_report_bytes", c_size_t), ("max_depth", c_uint32),
        ("max_diagnostics", c_uint32), ("strict", c_int32), ("reserved", c_int32), ("operation", c_char_p),
        ("operation_size", c_size_t), ("message", c_void_p), ("message_capacity", c_size_t), ("allocator", c_void_p),
    ]


class _ocpv_operation_source(_Struct):
    _fields_ = [
        ("size", c_size_t), ("operation", c_char_p), ("operation_size", c_size_t), ("id", c_char_p), ("id_size", c_size_t),
        ("request_schema", c_char_p), ("request_schema_size", c_size_t), ("response_schema", c_char_p),
        ("response_schema_size", c_size_t), ("parameters_schema", c_char_p), ("parameters_schema_size", c_size_t),
    ]


class _ocpv_operation(_Struct):
    _fields_ = [
        ("size", c_size_t), ("id", _ocpv_string), ("method", _ocpv_string), ("path", _ocpv_string),
        ("title_en", _ocpv_string), ("title_zh", _ocpv_string), ("page", _ocpv_string), ("version", _ocpv_string),
        ("has_request", c_int32), ("has_response", c_int32), ("has_parameters", c_int32), ("reserved", c_int32),
    ]


class _ocpv_check_options(_Struct):
    _fields_ = [
        ("size", c_size_t), ("body", c_int32), ("strict", c_int32), ("path_parameters", c_void_p),
        ("path_parameter_count", c_size_t), ("target", c_char_p), ("target_size", c_size_t),
    ]


class _ocpv_counts(_Struct):
    _fields_ = [
        ("size", c_size_t), ("errors", c_uint32), ("warnings", c_uint32), ("notes", c_uint32), ("left_out", c_uint32),
    ]


class _ocpv_position(ctypes.Structure):
    _fields_ = [("line", c_uint32), ("column", c_uint32), ("byte", c_uint64)]


class _ocpv_range(ctypes.Structure):
    _fields_ = [("start", _ocpv_position), ("end", _ocpv_position)]


class _ocpv_diagnostic(_Struct):
    _fields_ = [
        ("size", c_size_t), ("id", c_int32), ("severity", c_int32), ("strength", c_int32), ("part", c_int32),
        ("pointer", _ocpv_string), ("range", _ocpv_range), ("key_range", _ocpv_range), ("field", _ocpv_string),
        ("schema_pointer", _ocpv_string), ("doc_page", _ocpv_string), ("doc_line", c_uint32), ("is_secret", c_int32),
        ("expected_count", c_size_t), ("related_count", c_size_t), ("suggestion_count", c_size_t), ("place", _ocpv_range),
    ]


class _ocpv_related(_Struct):
    _fields_ = [
        ("size", c_size_t), ("role", c_int32), ("reserved", c_int32), ("range", _ocpv_range), ("pointer", _ocpv_string),
    ]


class _ocpv_suggestion(_Struct):
    _fields_ = [
        ("size", c_size_t), ("is_certain", c_int32), ("reserved", c_int32), ("value", _ocpv_string),
        ("edit_count", c_size_t),
    ]


class _ocpv_edit(_Struct):
    _fields_ = [("size", c_size_t), ("byte_start", c_uint64), ("byte_end", c_uint64), ("insert", _ocpv_string)]


class _ocpv_header(ctypes.Structure):
    _fields_ = [("name", c_char_p), ("name_size", c_size_t), ("value", c_char_p), ("value_size", c_size_t)]


class _ocpv_request(_Struct):
    _fields_ = [
        ("size", c_size_t), ("method", c_char_p), ("method_size", c_size_t), ("target", c_char_p),
        ("target_size", c_size_t), ("headers", POINTER(_ocpv_header)), ("header_count", c_size_t), ("body", c_char_p),
        ("body_size", c_size_t), ("strict", c_int32), ("skip_authorization", c_int32),
    ]


class _ocpv_render_options(_Struct):
    _fields_ = [
        ("size", c_size_t), ("language", c_int32), ("is_short", c_int32), ("has_color", c_int32), ("http_status", c_int32),
        ("path", c_char_p), ("path_size", c_size_t), ("source", c_char_p), ("source_size", c_size_t),
    ]


_STRUCTS = [
    _ocpv_string, _ocpv_options, _ocpv_operation_source, _ocpv_operation, _ocpv_check_options, _ocpv_counts,
    _ocpv_position, _ocpv_range, _ocpv_diagnostic, _ocpv_related, _ocpv_suggestion, _ocpv_edit, _ocpv_header,
    _ocpv_request, _ocpv_render_options,
]

# name: (result, arguments). Functions that end in _init are declared from _STRUCTS.
_HANDLE, _OUT, _BYTES = c_void_p, POINTER(c_void_p), c_char_p
_FUNCTIONS: dict[str, tuple[Any, list[Any]]] = {
    "ocpv_version": (c_char_p, []),
    "ocpv_status_name": (c_char_p, [c_int32]),
    "ocpv_diagnostic_id_name": (c_char_p, [c_int32]),
    "ocpv_validator_new": (c_int32, [_OUT, POINTER(_ocpv_options)]),
    "ocpv_validator_new_from_folder": (c_int32, [_OUT, _BYTES, c_size_t, POINTER(_ocpv_options)]),
    "ocpv_validator_new_from_memory": (
        c_int32, [_OUT, POINTER(POINTER(_ocpv_operation_source)), c_size_t, POINTER(_ocpv_options)]),
    "ocpv_validator_free": (None, [_HANDLE]),
    "ocpv_validator_operation_count": (c_size_t, [_HANDLE]),
    "ocpv_validator_operation": (c_int32, [_HANDLE, c_size_t, POINTER(_ocpv_operation)]),
    "ocpv_validator_find": (c_int32, [POINTER(c_size_t), _HANDLE, _BYTES, c_size_t]),
    "ocpv_checker_new": (c_int32, [_OUT, _HANDLE]),
    "ocpv_checker_free": (None, [_HANDLE]),
    "ocpv_verdict": (c_int32, [_HANDLE, _BYTES, c_size_t, _BYTES, c_size_t, POINTER(_ocpv_check_options)]),
    "ocpv_check": (c_int32, [_OUT, _HANDLE, _BYTES, c_size_t, _BYTES, c_size_t, POINTER(_ocpv_check_options)]),
    "ocpv_check_request": (c_int32, [_OUT, _HANDLE, POINTER(_ocpv_request)]),
    "ocpv_check_response": (
        c_int32, [_OUT, _HANDLE, _BYTES, c_size_t, c_int32, _BYTES, c_size_t, POINTER(_ocpv_check_options)]),
    "ocpv_report_free": (None, [_HANDLE]),
    "ocpv_report_operation": (c_int32, [_HANDLE, POINTER(_ocpv_string)]),
    "ocpv_report_diagnostic_count": (c_size_t, [_HANDLE]),
    "ocpv_report_counts": (c_int32, [_HANDLE, POINTER(_ocpv_counts)]),
    "ocpv_report_diagnostic": (c_int32, [_HANDLE, c_size_t, POINTER(_ocpv_diagnostic)]),
    "ocpv_report_message": (c_int32, [_HANDLE, c_size_t, c_int32, POINTER(_ocpv_string)]),
    "ocpv_report_expected": (c_int32, [_HANDLE, c_size_t, c_size_t, POINTER(_ocpv_string)]),
    "ocpv_report_related": (c_int32, [_HANDLE, c_size_t, c_size_t, POINTER(_ocpv_related)]),
    "ocpv_report_suggestion": (c_int32, [_HANDLE, c_size_t, c_size_t, POINTER(_ocpv_suggestion)]),
    "ocpv_report_suggestion_text": (c_int32, [_HANDLE, c_size_t, c_size_t, c_int32, POINTER(_ocpv_string)]),
    "ocpv_report_edit": (c_int32, [_HANDLE, c_size_t, c_size_t, c_size_t, POINTER(_ocpv_edit)]),
    "ocpv_report_to_text": (c_int32, [_HANDLE, POINTER(_ocpv_render_options), POINTER(_ocpv_string)]),
    "ocpv_report_to_json": (c_int32, [_HANDLE, POINTER(_ocpv_render_options), POINTER(_ocpv_string)]),
    "ocpv_report_to_problem": (c_int32, [_HANDLE, POINTER(_ocpv_render_options), POINTER(_ocpv_string)]),
}


def _load() -> ctypes.CDLL:
    """OCPV_LIBRARY names the file; otherwise the loader finds libocpv.so.0 where it is installed."""
    library = ctypes.CDLL(os.environ.get("OCPV_LIBRARY") or "libocpv.so.0")
    for name, (result, arguments) in _FUNCTIONS.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    for struct in _STRUCTS:
        if issubclass(struct, _Struct):
            init = getattr(library, struct.__name__.lstrip("_") + "_init")
            init.restype, init.argtypes = c_int32, [POINTER(struct), c_size_t]
    return library


_library = _load()
_Text = Union[str, bytes]


def _name(function: Any, number: int) -> str:
    return function(number).decode("ascii")


def _bytes(text: Optional[_Text]) -> bytes:
    return text.encode("utf-8", "surrogateescape") if isinstance(text, str) else (text or b"")


def _require(status: int, message: str = "") -> None:
    if status != Status.OK:
        raise Error(status, message)


def _string(function: Any, *arguments: Any) -> str:
    text = _ocpv_string()
    _require(function(*arguments, byref(text)))
    return str(text)


def _position(raw: _ocpv_position) -> Position:
    return Position(raw.line, raw.column, raw.byte)


def _range(raw: _ocpv_range) -> Range:
    return Range(_position(raw.start), _position(raw.end))


def library_version() -> str:
    return _library.ocpv_version().decode("ascii")


class Validator:
    """The loaded operations: those of the library, of a folder written by `ocpv generate`, or of texts in memory."""

    def __init__(self, *, folder: Optional[str] = None, sources: Optional[Iterable[Source]] = None,
                 operation: Optional[str] = None, strict: bool = False, max_bytes: int = 0, max_depth: int = 0,
                 max_diagnostics: int = 0, max_report_bytes: int = 0) -> None:
        message = ctypes.create_string_buffer(512)
        options = _ocpv_options.fresh()
        options.strict = int(strict)
        options.max_bytes, options.max_depth = max_bytes, max_depth
        options.max_diagnostics, options.max_report_bytes = max_diagnostics, max_report_bytes
        if operation is not None:
            name = _bytes(operation)
            options.operation, options.operation_size = name, len(name)
        options.message, options.message_capacity = ctypes.addressof(message), sizeof(message)

        out = c_void_p()
        if folder is not None:
            path = _bytes(folder)
            status = _library.ocpv_validator_new_from_folder(byref(out), path, len(path), byref(options))
        elif sources is not None:
            raw = [_raw_source(source) for source in sources]
            pointers = (POINTER(_ocpv_operation_source) * len(raw))(*[ctypes.pointer(one) for one in raw])
            status = _library.ocpv_validator_new_from_memory(byref(out), pointers, len(raw), byref(options))
        else:
            status = _library.ocpv_validator_new(byref(out), byref(options))
        _require(status, message.value.decode("utf-8", "replace"))
        self._handle = out.value
        weakref.finalize(self, _library.ocpv_validator_free, self._handle)

    def __len__(self) -> int:
        return _library.ocpv_validator_operation_count(self._handle)

    def operation(self, index: int) -> Operation:
        raw = _ocpv_operation.fresh()
        _require(_library.ocpv_validator_operation(self._handle, index, byref(raw)))
        return Operation(
            id=str(raw.id), method=str(raw.method), path=str(raw.path), title_en=str(raw.title_en),
            title_zh=str(raw.title_zh), page=str(raw.page), version=str(raw.version), has_request=bool(raw.has_request),
            has_response=bool(raw.has_response), has_parameters=bool(raw.has_parameters))

    def operations(self) -> list[Operation]:
        return [self.operation(index) for index in range(len(self))]

    def find(self, name: str) -> Optional[Operation]:
        """By id, by "METHOD /path/{template}", or by a real request target."""
        index, text = c_size_t(), _bytes(name)
        status = _library.ocpv_validator_find(byref(index), self._handle, text, len(text))
        return self.operation(index.value) if status == Status.OK else None

    def checker(self) -> Checker:
        return Checker(self)


def _raw_source(source: Source) -> _ocpv_operation_source:
    raw = _ocpv_operation_source.fresh()
    for name in ("operation", "id", "request_schema", "response_schema", "parameters_schema"):
        text = _bytes(getattr(source, name))
        if text:
            setattr(raw, name, text)
            setattr(raw, name + "_size", len(text))
    return raw


class Checker:
    """Judges; owns the scratch memory of judging. One thread at a time."""

    def __init__(self, validator: Validator) -> None:
        out = c_void_p()
        _require(_library.ocpv_checker_new(byref(out), validator._handle))
        self._handle = out.value
        weakref.finalize(self, _library.ocpv_checker_free, self._handle)

    def verdict(self, operation: Optional[str], body: _Text, *, response: bool = False, strict: Optional[bool] = None,
                target: str = "") -> bool:
        """Only whether the body is right. What is no JSON, too large or too deep raises Error."""
        name, text, options = _bytes(operation), _bytes(body), _check_options(response, strict, target)
        status = _library.ocpv_verdict(self._handle, name or None, len(name), text, len(text), byref(options))
        if status not in (Status.OK, Status.INVALID):
            raise Error(status)
        return status == Status.OK

    def check(self, operation: Optional[str], body: _Text, *, response: bool = False, strict: Optional[bool] = None,
              target: str = "") -> Report:
        """Everything that is wrong with a body. With one loaded operation its name may be None."""
        name, text, options = _bytes(operation), _bytes(body), _check_options(response, strict, target)
        out = c_void_p()
        status = _library.ocpv_check(
            byref(out), self._handle, name or None, len(name), text, len(text), byref(options))
        return Report(out.value, status, text)

    def check_request(self, method: str, target: str, headers: Union[Mapping[str, str], Iterable[tuple[str, str]]] = (),
                      body: _Text = b"", *, strict: Optional[bool] = None, skip_authorization: bool = False) -> Report:
        """Everything that is wrong with a whole request; its operation is found among all that are loaded."""
        pairs = [(_bytes(name), _bytes(value))
                 for name, value in (headers.items() if isinstance(headers, Mapping) else headers)]
        text = _bytes(body)
        raw = _ocpv_request.fresh()
        verb, where = _bytes(method), _bytes(target)
        raw.method, raw.target, raw.body = verb, where, text
        # Of the bytes given, not of the fields: those read back end at the first zero byte.
        raw.method_size, raw.target_size, raw.body_size = len(verb), len(where), len(text)
        raw.headers = (_ocpv_header * len(pairs))(
            *[_ocpv_header(name, len(name), value, len(value)) for name, value in pairs])
        raw.header_count = len(pairs)
        raw.strict, raw.skip_authorization = _strict(strict), int(skip_authorization)
        out = c_void_p()
        status = _library.ocpv_check_request(byref(out), self._handle, byref(raw))
        return Report(out.value, status, text)

    def check_response(self, operation: str, http_status: int, body: _Text, *, strict: Optional[bool] = None) -> Report:
        """Everything that is wrong with an answer of an operation."""
        name, text, options = _bytes(operation), _bytes(body), _check_options(True, strict, "")
        out = c_void_p()
        status = _library.ocpv_check_response(
            byref(out), self._handle, name, len(name), http_status, text, len(text), byref(options))
        return Report(out.value, status, text)


def _strict(strict: Optional[bool]) -> int:
    return 0 if strict is None else (1 if strict else -1)


def _check_options(response: bool, strict: Optional[bool], target: str) -> _ocpv_check_options:
    options = _ocpv_check_options.fresh()
    options.body, options.strict = int(response), _strict(strict)
    if target:
        where = _bytes(target)
        options.target, options.target_size = where, len(where)
    return options


class Report:
    """What was found. `status` also says why a body could not be judged; the diagnostics then say where."""

    def __init__(self, handle: Optional[int], status: int, body: bytes) -> None:
        if not handle:
            raise Error(status)
        self._handle, self._body = handle, body
        weakref.finalize(self, _library.ocpv_report_free, handle)
        if status in (Status.NO_MEMORY, Status.BAD_ARGUMENT, Status.INTERNAL):
            raise Error(status)
        self.status = Status(status)
        counts = _ocpv_counts.fresh()
        _require(_library.ocpv_report_counts(handle, byref(counts)))
        self.errors, self.warnings, self.notes = counts.errors, counts.warnings, counts.notes
        self.left_out = counts.left_out
        self.operation = _string(_library.ocpv_report_operation, handle)

    @property
    def ok(self) -> bool:
        return self.status == Status.OK

    @property
    def diagnostics(self) -> list[Diagnostic]:
        return self.diagnostics_in(Language.EN)

    def diagnostics_in(self, language: Language) -> list[Diagnostic]:
        return [self._diagnostic(index, language)
                for index in range(_library.ocpv_report_diagnostic_count(self._handle))]

    def to_text(self, *, language: Language = Language.EN, path: str = "-", short: bool = False) -> str:
        """As `ocpv check` prints it."""
        return self._rendered(_library.ocpv_report_to_text, language, path, short)

    def to_json(self, *, language: Language = Language.EN, path: str = "-") -> str:
        """As `ocpv check --format json` prints it."""
        return self._rendered(_library.ocpv_report_to_json, language, path, False)

    def to_problem(self, *, language: Language = Language.EN, http_status: int = 0) -> str:
        """What a server answers to a wrong request: application/problem+json. Status 0: by what is wrong."""
        return self._rendered(_library.ocpv_report_to_problem, language, "", False, http_status)

    def _rendered(self, render: Any, language: Language, path: str, short: bool, http_status: int = 0) -> str:
        options = _ocpv_render_options.fresh()
        options.language, options.is_short, options.http_status = language, int(short), http_status
        options.source, options.source_size = self._body, len(self._body)
        if path:
            name = _bytes(path)
            options.path, options.path_size = name, len(name)
        return _string(render, self._handle, byref(options))

    def _diagnostic(self, index: int, language: Language) -> Diagnostic:
        handle, raw = self._handle, _ocpv_diagnostic.fresh()
        _require(_library.ocpv_report_diagnostic(handle, index, byref(raw)))
        return Diagnostic(
            id=_name(_library.ocpv_diagnostic_id_name, raw.id),
            severity=Severity(raw.severity),
            strength=Strength(raw.strength),
            part=Part(raw.part),
            pointer=str(raw.pointer),
            field=str(raw.field),
            range=_range(raw.range),
            key_range=_range(raw.key_range),
            place=_range(raw.place),
            schema_pointer=str(raw.schema_pointer),
            doc_page=str(raw.doc_page),
            doc_line=raw.doc_line,
            is_secret=bool(raw.is_secret),
            message=_string(_library.ocpv_report_message, handle, index, language),
            expected=tuple(_string(_library.ocpv_report_expected, handle, index, nth)
                           for nth in range(raw.expected_count)),
            related=tuple(self._related(index, nth) for nth in range(raw.related_count)),
            suggestions=tuple(self._suggestion(index, nth, language) for nth in range(raw.suggestion_count)),
        )

    def _related(self, index: int, nth: int) -> Related:
        raw = _ocpv_related.fresh()
        _require(_library.ocpv_report_related(self._handle, index, nth, byref(raw)))
        return Related(Role(raw.role), str(raw.pointer), _range(raw.range))

    def _suggestion(self, index: int, nth: int, language: Language) -> Suggestion:
        raw = _ocpv_suggestion.fresh()
        _require(_library.ocpv_report_suggestion(self._handle, index, nth, byref(raw)))
        text = _string(_library.ocpv_report_suggestion_text, self._handle, index, nth, language)
        edits = tuple(self._edit(index, nth, number) for number in range(raw.edit_count))
        return Suggestion(text, str(raw.value), bool(raw.is_certain), edits)

    def _edit(self, index: int, nth: int, number: int) -> Edit:
        raw = _ocpv_edit.fresh()
        _require(_library.ocpv_report_edit(self._handle, index, nth, number, byref(raw)))
        return Edit(raw.byte_start, raw.byte_end, str(raw.insert))

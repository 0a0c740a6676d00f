"""C++ source in, the same source with every mutant in it out: each is off until the environment names its number.

A condition of `if` and `while` is negated, an expression statement is dropped. All mutants of a module are compiled once;
which of them acts is chosen when a test starts (mutant.h). What does not compile is taken out again by its line.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Mutant:
    number: int
    file: str
    line: int
    kind: str  # "negate" or "drop"
    text: str  # the condition or the statement as it stands

    def name(self) -> str:
        """What survivors.txt calls it: without the file's name, which changes more often than the code."""
        return f"{self.file.split('/')[1]}: {self.kind} `{self.text}`"


_CONDITION = re.compile(r"\b(if|while)\s*\(")
_DECLARES = re.compile(r"^(?:const\s+)?[\w:]+(?:<[^;]*>)?[\s*&]+\w+\s*=[^=]|;")
_TARGET = r"\*?[A-Za-z_][\w:]*(?:(?:\.|->|::)[A-Za-z_]\w*|\[[^\]]*\]|\([^()]*\)(?=\.|->|\[))*"
_STATEMENT = re.compile(
    rf"^\s*((?:{_TARGET}\s*(?:[-+*/%|&^]|<<|>>)?=[^=].*|{_TARGET}\(.*\)|(?:\+\+|--){_TARGET}|{_TARGET}(?:\+\+|--)));\s*(?://.*)?$"
)
_NO_STATEMENT = re.compile(r"^\s*(return|throw|using|namespace|static_assert|case|default|else|do|goto|if|for|while|switch|explicit|static|constexpr|OCPV_\w+|delete|friend|template|assert)\b")


def _closing(text: str, opening: int) -> int:
    """The place of the parenthesis that closes the one at `opening`; -1 when strings or comments are in the way."""
    depth, at = 0, opening
    while at < len(text):
        c = text[at]
        if c == "(":
            depth += 1
        elif c == ")":
            depth -= 1
            if depth == 0:
                return at
        elif c == '"':
            at = text.find('"', at + 1)
            while at > 0 and text[at - 1] == "\\":
                at = text.find('"', at + 1)
            if at < 0:
                return -1
        elif c == "'":
            end = re.compile(r"'(?:\\.[^']*|[^'\\])'").match(text, at)
            if end is None:
                return -1
            at = end.end() - 1
        elif text.startswith("//", at):
            return -1
        at += 1
    return -1


def _comments(text: str) -> list[bool]:
    """For each byte: whether it stands in a // comment or a preprocessor line."""
    inside = []
    for line in text.splitlines(keepends=True):
        cut = 0 if line.lstrip().startswith("#") else len(line)
        comment = re.search(r'^(?:[^"\'/]|"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'|/(?!/))*//', line)
        if comment:
            cut = min(cut, comment.end() - 2)
        inside += [at >= cut for at in range(len(line))]
    return inside


def mutate(text: str, file: str, first: int, without_lines: set[int]) -> tuple[str, list[Mutant]]:
    """`first` is the number of the first mutant; lines in `without_lines` (1-based) are left as they are."""
    found: list[tuple[int, int, str]] = []  # begin, end, kind
    comment = _comments(text)
    for match in _CONDITION.finditer(text):
        opening = match.end() - 1
        closing = _closing(text, opening)
        condition = text[opening + 1 : closing]
        if comment[match.start()] or closing < 0 or _DECLARES.search(condition) or not condition.strip():
            continue
        found.append((opening + 1, closing, "negate"))
    at = 0
    for line in text.splitlines(keepends=True):
        match = _STATEMENT.match(line.rstrip("\n"))
        if match and not _NO_STATEMENT.match(line) and line.count("(") == line.count(")") and _ends_statement(text, at):
            found.append((at + match.start(1), at + match.end(1), "drop"))
        at += len(line)
    mutants, pieces, last = [], [], 0
    for begin, end, kind in sorted(found):
        line = text.count("\n", 0, begin) + 1
        if begin < last or line in without_lines:
            continue
        number = first + len(mutants)
        inner = text[begin:end]
        mutants.append(Mutant(number, file, line, kind, " ".join(inner.split())))
        pieces.append(text[last:begin])
        if kind == "negate":
            pieces.append(f"::ocpv::mutant::flip({number}, static_cast<bool>({inner}))")
        else:
            pieces.append(f"(::ocpv::mutant::is({number}) ? void() : void({inner}))")
        last = end
    pieces.append(text[last:])
    return "".join(pieces), mutants


def _ends_statement(text: str, line_start: int) -> bool:
    """Whether what stands before a line ends a statement or opens a block, so that the line begins a new one."""
    before = [line for line in text[:line_start].splitlines() if line.strip() and not line.lstrip().startswith("//")]
    if not before:
        return False
    code = re.sub(r"\s*//.*$", "", before[-1]).rstrip()
    return code.endswith((";", "{", "}", "else", ":")) or bool(re.match(r"^\s*(if|for|while|else if)\b.*\)$", code))

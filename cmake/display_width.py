#!/usr/bin/env python3
"""Writes lib/base/display_width_table.h from the Unicode data of Debian's package unicode-data.

display_width.py [--check] TABLE    writes TABLE, or says whether it is what would be written (status 1: it is not)
"""
import pathlib
import sys

UNICODE = pathlib.Path("/usr/share/unicode")
LEAST = 0x300  # What is below takes one column.
TABLES = (
    ("kWide", 0, "East_Asian_Width is W or F"),
    ("kWideOne", 1, "The same of plane 1"),
    ("kZero", 0, "General_Category is Mn, Me or Cf, and the vowels and finals of Hangul that join what is before them"),
    ("kZeroOne", 1, "The same of plane 1"),
)
HANGUL_JOINING = range(0x1160, 0x1200)  # Hangul_Syllable_Type V and T.


def values(name):
    """The value of each code point that a file of Unicode's form `first..last ; value # comment` names."""
    named = {}
    for line in (UNICODE / name).read_text(encoding="utf-8").splitlines():
        line = line.partition("#")[0].strip()
        if not line:
            continue
        points, value = (part.strip() for part in line.split(";"))
        first, _, last = points.partition("..")
        for point in range(int(first, 16), int(last or first, 16) + 1):
            named[point] = value
    return named


def intervals(plane, is_in, is_any):
    """Runs of the code points that are in; one that may be either joins what stands around it."""
    runs = []
    is_broken = True
    for point in range(max(LEAST, plane << 16), (plane + 1) << 16):
        if is_any(point):
            continue
        within = point & 0xFFFF
        if not is_in(point):
            is_broken = True
        elif is_broken:
            runs.append([within, within])
            is_broken = False
        else:
            runs[-1][1] = within
    return runs


def table():
    width = values("EastAsianWidth.txt")
    category = values("extracted/DerivedGeneralCategory.txt")
    first_line = (UNICODE / "EastAsianWidth.txt").read_text(encoding="utf-8").split("\n", 1)[0]
    version = first_line.rpartition("-")[2].removesuffix(".txt")

    def is_unassigned(point):
        return category.get(point, "Cn") == "Cn"

    def is_zero(point):
        return category.get(point) in ("Mn", "Me", "Cf") or point in HANGUL_JOINING

    def is_wide(point):
        return width.get(point) in ("W", "F")

    def is_looked_up_before(point):
        return is_unassigned(point) or is_zero(point)

    out = [
        f"// In: Unicode {version}. Out: which code points take two columns of a terminal, and which take none.",
        "// Promises: written by cmake/display_width.py; a code point without a character is as those around it.",
        "#pragma once",
        "",
        "#include <array>",
        "#include <cstdint>",
        "",
        "namespace ocpv {",
        "",
        "/// Within one plane of 65536 code points.",
        "struct WidthInterval {",
        "  std::uint16_t first, last;",
        "};",
    ]
    for name, plane, says in TABLES:
        if name.startswith("kZero"):
            runs = intervals(plane, is_zero, is_unassigned)
        else:
            runs = intervals(plane, is_wide, is_looked_up_before)
        out += ["", f"/// {says}.", f"inline constexpr std::array<WidthInterval, {len(runs)}> {name}{{{{"]
        cells = [f"{{0x{first:04X}, 0x{last:04X}}}," for first, last in runs]
        out += ["    " + " ".join(cells[at:at + 6]) for at in range(0, len(cells), 6)]
        out.append("}};")
    return "\n".join(out + ["", "}  // namespace ocpv", ""])


def main(arguments):
    check = arguments[:1] == ["--check"]
    if not UNICODE.is_dir():
        print("skipped: the Debian package unicode-data is not installed", file=sys.stderr)
        return 77
    path = pathlib.Path(arguments[-1])
    text = table()
    if not check:
        path.write_text(text, encoding="utf-8")
        return 0
    if path.read_text(encoding="utf-8") == text:
        return 0
    print(f"{path}: is not what cmake/display_width.py writes", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

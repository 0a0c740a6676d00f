// In: a schema in one line. Out: the same with the places in its pages (`x-ocpv-said`) in a byte each, for
// lib/catalog/box.cc to undo.
// Promises: the same on every machine. Fields stand in the lines of one table, so that nearly every place is the one
// before, a line or two further down.
#pragma once

#include <regex>
#include <string>

namespace box {

/// No JSON text in one line has these bytes. kNear + N: in the page of the place before, N lines below it. After kFar
/// the line follows, in decimal digits, and a semicolon.
inline constexpr unsigned char kNear = 0x0B, kFar = 0x1F;

inline std::string with_short_places(const std::string& text) {
  static const std::regex kSaid(R"re("x-ocpv-said":\{"page":"([^"]*)","line":([0-9]+)\})re");
  std::string out, page;
unsigned long line = 0;
auto rest = text.begin();
for (std::sregex_iterator found(text.begin(), text.end(), kSaid), end; found != end; ++found) {
  const std::smatch& said = *found;
  const std::string new_page = said[1], number = said[2];
  const unsigned long new_line = std::stoul(number);
  out.append(rest, said[0].first);
  if (new_page != page)
    out += said.str();
  else if (new_line >= line && new_line - line < kFar - kNear)
    out += static_cast<char>(kNear + (new_line - line));
  else
    out += static_cast<char>(kFar) + number + ";";
  page = new_page;
  line = new_line;
  rest = said[0].second;
}
return out.append(rest, text.end());
}

}  // namespace box

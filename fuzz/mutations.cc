#include "mutations.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <random>
#include <vector>

#include "pieces.h"

namespace ocpv::fuzz {
namespace {

using Json = nlohmann::ordered_json;
using Random = std::minstd_rand;

constexpr std::size_t kDeepest = 100;  // nlohmann/json recurses when it writes.

std::size_t below(Random& random, std::size_t bound) { return bound == 0 ? 0 : random() % bound; }

const char* schema_member(Random& random) {
  constexpr const char* kMembers[] = {R"({"type":"integer"})",
                                      R"({"type":["string","null"]})",
                                      R"({"enum":["FULL","PART",null,1]})",
                                      R"({"required":["name","id"]})",
                                      R"({"minimum":1,"maximum":1e17})",
                                      R"({"minLength":1,"maxLength":3})",
                                      R"({"minItems":1,"maxItems":2,"uniqueItems":true})",
                                      R"({"format":"date-time"})",
                                      R"({"$ref":"#"})",
                                      R"({"$ref":"#/properties/name"})",
                                      R"({"if":{"properties":{"name":{"const":"a"}}},"then":{"required":["id"]}})",
                                      R"({"anyOf":[{"type":"string"},{"minimum":3}]})",
                                      R"({"not":{"required":["name"]}})",
                                      R"({"additionalProperties":false})",
                                      R"({"x-ocpv-secret":true})",
                                      R"({"x-ocpv-same-as-path":"id"})",
                                      R"({"x-ocpv-contested":{"type":"string"}})"};
  return kMembers[below(random, std::size(kMembers))];
}

bool is_deep(std::string_view text) {
  return static_cast<std::size_t>(
             std::count_if(text.begin(), text.end(), [](char c) { return c == '[' || c == '{'; })) > kDeepest;
}

void collect(Json& value, std::vector<Json*>& out) {
  out.push_back(&value);
  if (!value.is_structured()) return;
  for (Json& part : value) collect(part, out);
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += (&line == lines.data() ? "" : "\n") + line;
  return out;
}

bool is_row(const std::string& line) { return line.starts_with('|') && line.find('|', 1) != std::string::npos; }

/// Where cell number `which` of a row stands: behind its bar, and up to the next.
std::pair<std::size_t, std::size_t> cell(const std::string& row, std::size_t which) {
  std::size_t first = 0;
  for (; which > 0; --which) first = row.find('|', first + 1);
  return {first + 1, row.find('|', first + 1)};
}

const char* phrase(Random& random) {
  constexpr const char* kPhrases[] = {" String ",
                                      " Integer ",
                                      " Array ",
                                      " Long ",
                                      " 是 ",
                                      " No ",
                                      " Yes ",
                                      " -- ",
                                      " 取值范围：A、B、C ",
                                      " Valid values: FULL: all, PART ",
                                      " 1 to 100 ",
                                      " [0, 65535] ",
                                      " At most 64 characters. ",
                                      " 默认值：A ",
                                      " Required when mode is FULL. ",
                                      " 当 mode 为 FULL 时必填 ",
                                      " For more information, see thing. ",
                                      " `a` ",
                                      " ├─ name "};
  return kPhrases[below(random, std::size(kPhrases))];
}

}  // namespace

std::string mutate_json(std::string_view text, std::uint32_t seed) {
  Random random(seed);
  Json root = is_deep(text) ? Json(Json::value_t::discarded) : Json::parse(text, nullptr, false);
  if (root.is_discarded()) return std::string(text);
  std::vector<Json*> values;
  collect(root, values);
  Json& chosen = *values[below(random, values.size())];
  const Json other = *values[below(random, values.size())];
  switch (below(random, 4)) {
    case 0:
      if (chosen.is_structured() && !chosen.empty()) {
        chosen.erase(std::next(chosen.begin(), static_cast<std::ptrdiff_t>(below(random, chosen.size()))));
        break;
      }
      [[fallthrough]];
    case 1:
      chosen = other;
      break;
    case 2:
      if (chosen.is_object()) {
        chosen.update(Json::parse(schema_member(random)));
      } else {
        chosen = Json::parse(schema_member(random));
      }
      break;
    default:
      if (chosen.is_array()) {
        chosen.push_back(other);
      } else if (chosen.is_object() && other.is_object() && !other.empty()) {
        const auto taken = std::next(other.begin(), static_cast<std::ptrdiff_t>(below(random, other.size())));
        chosen[taken.key()] = taken.value();
      } else {
        chosen = other;
      }
  }
  return root.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string mutate_table(std::string_view text, std::uint32_t seed) {
  Random random(seed);
  std::vector<std::string> lines = lines_of(text);
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (is_row(lines[i])) rows.push_back(i);
  }
  if (rows.empty()) return std::string(text);
  const std::size_t one = rows[below(random, rows.size())], other = rows[below(random, rows.size())];
  std::string& row = lines[one];
  const std::size_t cells = static_cast<std::size_t>(std::count(row.begin(), row.end(), '|')) - 1;
  const auto [first, last] = cell(row, below(random, cells));
  switch (below(random, 5)) {
    case 0:
      lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(one));
      break;
    case 1:
      lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(one), std::string(lines[other]));
      break;
    case 2:
      std::swap(lines[one], lines[other]);
      break;
    case 3: {
      const auto [from, to] = cell(row, below(random, cells));
      row.replace(first, last - first, std::string(row, from, to - from));
      break;
    }
    default:
      row.replace(first, last - first, phrase(random));
  }
  return joined(lines);
}

std::string mutate_pieces(std::string_view text, std::uint32_t seed) {
  Random random(seed);
  const Pieces pieces(text);
  const std::size_t chosen = below(random, pieces.all().size());
  std::string out;
  for (std::size_t i = 0; i < pieces.all().size(); ++i) {
    const std::string_view piece = pieces.all()[i];
    if (i != 0) out += kDivider;
    if (i != chosen) {
      out += piece;
    } else if (piece.find("\n|") != std::string_view::npos || piece.starts_with('|')) {
      out += mutate_table(piece, static_cast<std::uint32_t>(random()));
    } else {
      // A byte of settings, or a message, may stand before the JSON.
      const std::size_t begin = std::min(piece.find_first_of("{["), piece.size());
      out +=
          std::string(piece.substr(0, begin)) + mutate_json(piece.substr(begin), static_cast<std::uint32_t>(random()));
    }
  }
  return out;
}

}  // namespace ocpv::fuzz

#include "emit/order.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

namespace ocpv::emit {

namespace {

constexpr std::array<std::string_view, 22> kKeywords = {
    "$schema",  "title",   "description", "type",       "format",    "contentEncoding",
    "enum",     "minimum", "maximum",     "minLength",  "maxLength", "minItems",
    "maxItems", "not",     "default",     "properties", "required",  "additionalProperties",
    "items",    "anyOf",   "allOf",       "definitions"};

/// Standard keywords by the table, then our own by the alphabet.
std::pair<std::size_t, std::string_view> rank(std::string_view keyword) {
  const auto found = std::find(kKeywords.begin(), kKeywords.end(), keyword);
  return {static_cast<std::size_t>(found - kKeywords.begin()), keyword};
}

}  // namespace

nlohmann::ordered_json in_order(nlohmann::ordered_json node) {
  std::vector<std::string> keywords;
  for (const auto& [keyword, value] : node.items()) keywords.push_back(keyword);
  std::sort(keywords.begin(), keywords.end(),
            [](const std::string& a, const std::string& b) { return rank(a) < rank(b); });
  nlohmann::ordered_json sorted = nlohmann::ordered_json::object();
  for (const std::string& keyword : keywords) sorted[keyword] = std::move(node[keyword]);
  return sorted;
}

std::string to_text(const nlohmann::ordered_json& document) {
  return document.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace ocpv::emit

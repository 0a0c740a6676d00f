#include "coverage/learn.h"

#include <optional>

#include <nlohmann/json.hpp>

#include "base/secret_values.h"
#include "base/utf8.h"

namespace ocpv::coverage {
namespace {

using Json = nlohmann::ordered_json;
using findings::Id;
using findings::ValueKind;

constexpr Message kOfRequests{"recorded in requests: {0}, of which OCP accepted {1} and refused {2}; {3}",
                              "记录的请求中：{0} 次，其中 OCP 接受 {1} 次、拒绝 {2} 次；{3}"};
constexpr Message kOfResponses{"recorded in responses: {0}; {1}", "记录的返回中：{0} 次；{1}"};
constexpr Message kAsDocumented{"; as documented: {0}", "；与文档一致：{0} 次"};

std::string_view word_of(ValueKind kind) {
  switch (kind) {
    case ValueKind::boolean:
      return "Boolean";
    case ValueKind::integer:
      return "Long";
    case ValueKind::number:
      return "Double";
    case ValueKind::string:
      return "String";
    case ValueKind::array:
      return "Array";
    case ValueKind::object:
      return "Object";
    case ValueKind::none:
    case ValueKind::null:
      break;
  }
  return {};
}

// The one type that all of them have; a whole number may stand for a number. None: several, or nothing but null.
std::optional<std::string_view> type_of(const Fact& fact) {
  std::string_view type;
  for (std::size_t kind = 0; kind < kKindCount; ++kind) {
    const std::string_view word = word_of(static_cast<ValueKind>(kind));
    if (fact.accepted_kinds[kind] == 0 || word.empty()) continue;
    const bool is_wider = word == "Double" && type == "Long";
    if (!type.empty() && !is_wider) return std::nullopt;
    type = word;
  }
  return type.empty() ? std::nullopt : std::optional(type);
}

class Proposer {
 public:
  Proposer(const Contracts& contracts, const Tally& tally, const FileNames& files, Language language)
      : contracts_(contracts), tally_(tally), files_(files), language_(language) {}

  Json run() {
    for (const Fact& fact : tally_.facts().all()) {
      // A failure has a form of its own, and what OCP refused may be wrong indeed.
      if (fact.kind == Fact::Kind::operation || fact.operation == kNone || fact.accepted == 0) continue;
      if (fact.kind == Fact::Kind::field) propose_field(fact);
      if (fact.kind == Fact::Kind::value) propose_value(fact);
      if (fact.kind == Fact::Kind::finding && !fact.depends) propose_for(fact);
    }
    Json operations = Json::object();
    for (auto& [id, entries] : entries_) {
      Json list = Json::array();
      for (Json& entry : entries) list.push_back(std::move(entry));
      operations[id] = {{"corrections", std::move(list)}};
    }
    return {{"schema_version", 1}, {"operations", std::move(operations)}};
  }

  std::size_t count() const noexcept { return count_; }

 private:
  std::string because(const Fact& fact, std::uint64_t as_documented = 0) const {
    const std::string where = places_text(fact, files_), count = std::to_string(fact.count);
    std::string text =
        fact.part == Part::response
            ? fill(kOfResponses, language_, {count, where})
            : fill(kOfRequests, language_, {count, std::to_string(fact.accepted), std::to_string(fact.refused), where});
    if (as_documented != 0) text += fill(kAsDocumented, language_, {std::to_string(as_documented)});
    return text;
  }

  Json& entry(const Fact& fact, const std::string& at) {
    ++count_;
    return entries_[contracts_.catalog().operations()[fact.operation].id].emplace_back(Json{{"at", at}});
  }

  void propose_field(const Fact& fact) {
    const auto type = type_of(fact);
    if (!type || fact.at.ends_with(kSecretMask)) return;  // A name that nobody may see is none to propose.
    Json& made = entry(fact, fact.at);
    made["add"] = {{"type", *type}, {"required", false}};
    made["because"] = because(fact);
  }

  // All new values of a list are one entry, where the first of them stands.
  void propose_value(const Fact& fact) {
    for (Json& known : entries_[contracts_.catalog().operations()[fact.operation].id]) {
      if (known["at"] != fact.at || !known.contains("values")) continue;
      known["values"].push_back(fact.what);
      known["because"] = known["because"].get<std::string>() + "; " + fact.what + ": " + because(fact);
      return;
    }
    Json values = Json::array();
    const Documented& documented = contracts_.of(fact.operation, fact.part);
    for (const Place& place : documented.places()) {
      if (at_of(fact.part, place.pointer) != fact.at) continue;
      for (const std::string& value : place.values) values.push_back(value);
    }
    values.push_back(fact.what);
    Json& made = entry(fact, fact.at);
    made["values"] = std::move(values);
    made["because"] = fact.what + ": " + because(fact);
  }

  void propose_for(const Fact& fact) {
    if (fact.id == Id::missing_field && fact.severity == Severity::error) {
      Json& made = entry(fact, fact.at);
      made["required"] = false;
      made["because"] = because(fact, met_at(fact));
    } else if (fact.id == Id::wrong_type) {
      propose_type(fact);
    }
  }

  void propose_type(const Fact& fact) {
    const auto type = type_of(fact);
    const std::uint64_t met = met_at(fact);
    const std::uint64_t right = met > fact.count ? met - fact.count : 0;
    if (fact.at.ends_with("/*")) {
      if (!type || right != 0) return;
      Json& made = entry(fact, fact.at.substr(0, fact.at.size() - 2));
      made["items"] = *type;
      made["because"] = because(fact);
      return;
    }
    Json& made = entry(fact, fact.at);
    made["type"] = type && right == 0 ? std::string(*type) : "any";
    made["because"] = because(fact, right);
  }

  // How often the place was met at all.
  std::uint64_t met_at(const Fact& fact) const {
    const auto counts = tally_.operations().find(fact.operation);
    if (counts == tally_.operations().end()) return 0;
    const std::size_t colon = fact.at.find(':');
    const std::string_view side = std::string_view(fact.at).substr(0, colon),
                           pointer = std::string_view(fact.at).substr(colon + 1);
    const bool is_body = side == name_of(Part::request) || side == name_of(Part::response);
    const Part part = is_body ? fact.part : Part::parameters;
    const std::string inside = is_body ? std::string(pointer) : "/" + std::string(side) + std::string(pointer);
    const std::uint32_t place = contracts_.of(fact.operation, part).find(inside);
    const Counts& met = counts->second.parts[static_cast<std::size_t>(part)];
    return place == kNone || met.places.empty() ? 0 : met.places[place];
  }

  const Contracts& contracts_;
  const Tally& tally_;
  const FileNames& files_;
  Language language_;
  std::map<std::string, std::vector<Json>> entries_;
  std::size_t count_ = 0;
};

}  // namespace

std::string places_text(const Fact& fact, const FileNames& files) {
  std::string out;
  for (const Where& where : fact.where) {
    out += (out.empty() ? "" : ", ") + shown(files[where.file], kMostFactBytes);
    if (where.line != 0) out += ":" + std::to_string(where.line);
  }
  return fact.count > fact.where.size() ? out + ", …" : out;
}

std::string proposals(const Contracts& contracts, const Tally& tally, const FileNames& files, Language language,
                      std::size_t& proposed) {
  Proposer proposer(contracts, tally, files, language);
  const std::string text = proposer.run().dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
  proposed = proposer.count();
  return text;
}

}  // namespace ocpv::coverage

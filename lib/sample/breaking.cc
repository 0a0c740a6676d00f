#include "sample/breaking.h"

#include <algorithm>
#include <cstdint>

#include "base/ascii.h"
#include "sample/draft.h"

namespace ocpv::sample {
namespace {

using findings::Id;

Json beyond(const Json& bound, int step) {
  if (step < 0 && bound == INT64_MIN) return std::string(kNumberMark) + "-9223372036854775809";
  if (step > 0 && bound == INT64_MAX) return std::string(kNumberMark) + "9223372036854775808";
  if (bound.is_number_float()) return bound.get<double>() + step;
  return bound.get<std::int64_t>() + step;
}

class Breaker {
 public:
  Breaker(const Json& document, const Site& site) : document_(document), site_(site), node_(*site.node) {}

  std::vector<Break> all(const Json& others) {
    break_type();
    break_list("enum", Id::not_in_enum, others);
    if (!node_.contains("enum")) break_list("x-ocpv-known-values", Id::unknown_value, Json::array());
    break_bounds();
    break_text();
    break_members();
    return std::move(all_);
  }

 private:
  bool is_contested(const char* keyword) const { return !node_.contains(keyword); }

  void set(Id id, const Json& value, bool contested) {
    Json copy = document_;
    copy[site_.place] = value;
    all_.push_back(
        {site_.place.to_string() + " = " + written_short(value), id, site_.place, contested, std::move(copy)});
  }

  static std::string written_short(const Json& value) {
    std::string text = written(value);
    text.pop_back();
    return text.size() > 40 ? text.substr(0, 40) : text;
  }

  void break_type() {
    const Json* type = Maker::keyword(node_, "type");
    if (type == nullptr) return;
    const auto has = [&](const char* name) { return *type == name || (type->is_array() && has_value(*type, name)); };
    const bool contested = is_contested("type");
    if (!has("null")) set(Id::wrong_type, nullptr, contested);
    if (has("integer") && !has("number")) set(Id::wrong_type, 1.5, contested);
    if (!has("string") && !has("integer") && !has("number")) set(Id::wrong_type, "text", contested);
    if ((has("number") || has("integer")) && !has("boolean")) set(Id::wrong_type, true, contested);
    if (has("string") && !has("integer")) set(Id::wrong_type, 1, contested);
  }

  void break_list(const char* keyword, Id id, const Json& others) {
    const Json* listed = Maker::keyword(node_, keyword);
    if (listed == nullptr || listed->empty()) return;
    const bool contested = is_contested(keyword);
    if (listed->front().is_string()) set(id, "NO_SUCH_VALUE", contested);
    if (listed->front().is_number_integer()) set(id, 987654, contested);
    if (id != Id::not_in_enum) return;
    for (const Json& value : *listed) {
      if (!value.is_string()) continue;
      std::string small = value.get<std::string>();
      for (char& c : small) c = lower(c);
      if (!has_value(*listed, small)) set(id, small, contested);
    }
    for (const Json& value : others)
      if (!has_value(*listed, value)) set(id, value, contested);
  }

  void break_bounds() {
    const Json disputed = node_.value("x-ocpv-contested", Json::object());
    for (const bool contested : {false, true}) {
      const Json& said = contested ? disputed : node_;
      if (said.contains("minimum")) set(Id::out_of_range, beyond(said["minimum"], -1), contested);
      if (said.contains("maximum")) set(Id::out_of_range, beyond(said["maximum"], 1), contested);
    }
  }

  void break_text() {
    const Json* format = Maker::keyword(node_, "format");
    const std::string name = format != nullptr ? format->get<std::string>() : "";
    if (name == "date-time" || name == "date" || name == "time") {
      set(Id::bad_format, "tomorrow", is_contested("format"));
      for (const char* other : {"2024-01-02T03:04:05+08:00", "2024-01-02", "03:04:05+08:00"})
        if (document_.at(site_.place) != other) set(Id::bad_format, other, is_contested("format"));
    }
    if (node_.contains("minLength") && node_["minLength"] > 0)
      set(Id::bad_format, std::string(node_["minLength"].get<std::size_t>() - 1, 'a'), false);
    if (node_.contains("maxLength"))
      set(Id::bad_format, std::string(node_["maxLength"].get<std::size_t>() + 1, 'a'), false);
    if (node_.contains("not")) set(Id::bad_format, "oss://bucket/sample", false);
  }

  void drop(const Json& asking, bool contested) {
    for (const Json& name : asking.value("required", Json::array())) {
      const auto member = name.get<std::string>();
      if (!document_.at(site_.place).contains(member)) continue;
      Json copy = document_;
      copy.at(site_.place).erase(member);
      const Pointer place = site_.place / member;
      all_.push_back({"without " + place.to_string(), Id::missing_field, place, contested, std::move(copy)});
    }
  }

  void break_members() {
    if (!document_.at(site_.place).is_object()) return;
    drop(node_, false);
    if (node_.contains("anyOf")) drop(node_["anyOf"].front(), false);
    if (node_.contains("x-ocpv-contested")) drop(node_["x-ocpv-contested"], true);
    const Pointer place = site_.place / std::string("noSuchField");
    Json copy = document_;
    copy[place] = "text";
    all_.push_back({"with " + place.to_string(), Id::unknown_field, place, false, std::move(copy)});
  }

  const Json& document_;
  const Site& site_;
  const Json& node_;
  std::vector<Break> all_;
};

}  // namespace

std::vector<Break> breaks_of(const Json& document, const Site& site, const Json& others) {
  return Breaker(document, site).all(others);
}

}  // namespace ocpv::sample

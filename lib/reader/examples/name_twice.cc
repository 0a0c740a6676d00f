#include "reader/examples/name_twice.h"

#include <cstddef>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>
#include <vector>

namespace ocpv::reader {
namespace {

/// RFC 8259 (4) leaves open what a name given twice means, and a check refuses it. Values are not looked at.
class NamesTwice : public nlohmann::json_sax<nlohmann::json> {
 public:
  std::string found;

  bool key(string_t& name) override {
    if (!names_.back().insert(name).second && found.empty()) found = name;
    return found.empty();
  }
  bool start_object(std::size_t /*members*/) override {
    names_.emplace_back();
    return true;
  }
  bool end_object() override {
    names_.pop_back();
    return true;
  }
  bool start_array(std::size_t /*items*/) override { return true; }
  bool end_array() override { return true; }
  bool null() override { return true; }
  bool boolean(bool /*value*/) override { return true; }
  bool number_integer(number_integer_t /*value*/) override { return true; }
  bool number_unsigned(number_unsigned_t /*value*/) override { return true; }
  bool number_float(number_float_t /*value*/, const string_t& /*text*/) override { return true; }
  bool string(string_t& /*value*/) override { return true; }
  bool binary(binary_t& /*value*/) override { return true; }
  bool parse_error(std::size_t /*at*/, const std::string& /*token*/,
                   const nlohmann::detail::exception& /*why*/) override {
    return false;
  }

 private:
  std::vector<std::set<std::string>> names_;  ///< Of the objects that are open.
};

}  // namespace

std::string name_given_twice(std::string_view json) {
  NamesTwice names;
  nlohmann::json::sax_parse(json, &names);
  return std::move(names.found);
}

}  // namespace ocpv::reader

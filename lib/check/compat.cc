#include "check/compat.h"

#include <algorithm>
#include <string_view>

#include "base/ascii.h"
#include "json/decimal.h"
#include "json/document.h"
#include "json/pointer.h"

namespace ocpv::check {
namespace {

using findings::Diagnostic;
using findings::Id;

constexpr std::string_view kBlank = " \t\r\n";

// A JSON string that is a whole number of 64 bits.
bool is_long(std::string_view source) {
  if (source.size() < 3 || !source.starts_with('"') || !source.ends_with('"')) return false;
  std::string_view digits = source.substr(1, source.size() - 2);
  const std::string_view number = digits;
  if (digits.starts_with('-')) digits.remove_prefix(1);
  const bool is_whole = is_digits(digits) && (digits.size() == 1 || digits.front() != '0');
  return is_whole && json::Decimal(number).to_int64().has_value();
}

/// Changes a text without moving a byte of it.
class Taker {
 public:
  Taker(std::string& text, const walk::Options& options) : text_(text), options_(options) {}

  bool take(const Diagnostic& d) {
    const std::size_t begin = d.range.start.byte, end = d.range.end.byte;
    if (d.range.start.line == 0 || end > text_.size()) return false;
    const std::string_view value = std::string_view(text_).substr(begin, end - begin);
    if (options_.compat.null_is_absent && value == "null" && d.key_range.start.line != 0) {
      blank_member(d.key_range.start.byte, end);
      return true;
    }
    if (!options_.compat.long_as_text || options_.schema == nullptr || d.id != Id::wrong_type || !is_long(value) ||
        !wants_long(d))
      return false;
    text_[begin] = text_[end - 1] = ' ';
    return true;
  }

 private:
  void blank_member(std::size_t begin, std::size_t end) {
    std::fill(text_.begin() + static_cast<std::ptrdiff_t>(begin), text_.begin() + static_cast<std::ptrdiff_t>(end),
              ' ');
    const std::size_t next = text_.find_first_not_of(kBlank, end), before = text_.find_last_not_of(kBlank, begin);
    if (text_[next] == ',') {
      text_[next] = ' ';
    } else if (text_[before] == ',') {
      text_[before] = ' ';
    }
  }

  bool wants_long(const Diagnostic& d) const {
    const std::string_view node = d.schema_pointer.substr(0, d.schema_pointer.rfind('/'));
    return json::resolve(options_.schema(options_.schema_of).root(), node).find("format").string() == "int64";
  }

  std::string& text_;
  const walk::Options& options_;
};

}  // namespace

bool take_as_ocp_does(std::string& text, const findings::Findings& findings, const walk::Options& options) {
  const auto& all = findings.diagnostics;
  if (std::any_of(all.begin(), all.end(), [](const Diagnostic& d) { return d.id == Id::duplicate_key; })) return false;
  Taker taker(text, options);
  bool changed = false;
  for (const Diagnostic& d : all) changed = taker.take(d) || changed;
  return changed;
}

}  // namespace ocpv::check

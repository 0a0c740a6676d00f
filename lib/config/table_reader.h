// In: a table of a TOML file. Out: its members as what they must be.
// Promises: an unknown key, a wrong type, a bad pattern or a name that is none of those allowed is an Error with line
// and column, and with the one that was probably meant.
#pragma once

#include <functional>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "config/toml_reader.h"

namespace ocpv::config {

class TableReader {
 public:
  TableReader(std::string path, Language language) : path_(std::move(path)), language_(language) {}

 protected:
  using Readers = std::vector<std::pair<std::string_view, std::function<Result<void>(const TomlMember&)>>>;

  std::string say(const Message& text, std::initializer_list<std::string_view> arguments = {}) const;
  Error error(Place place, std::string message) const;
  Error wrong_type(const TomlMember& member, const Message& wanted) const;

  /// Every key must be known.
  Result<void> read_members(const TomlValue& table, const Readers& readers) const;
  /// Each table of `[[name]]`, read into an entry by `read`.
  Result<void> read_tables(const TomlMember& member, const std::function<Result<void>(const TomlValue&)>& read) const;

  Result<std::string> string_of(const TomlMember& member) const;
  Result<std::string> choice_of(const TomlMember& member, std::span<const std::string_view> choices) const;
  /// A string or a list of them, each with its place.
  Result<std::vector<std::pair<std::string, Place>>> strings_of(const TomlMember& member) const;
  Result<Glob> glob_of(const std::string& pattern, Place place) const;
  Result<std::uint64_t> number_of(const TomlMember& member, std::uint64_t most) const;  ///< From 1.
  Result<Date> date_of(const TomlMember& member) const;
  Result<void> read_boolean(const TomlMember& member, Setting<bool>& setting) const;
  Result<void> read_text(const TomlMember& member, std::string& text) const;

  std::string path_;
  Language language_;
};

}  // namespace ocpv::config

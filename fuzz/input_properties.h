// In: a name and bytes as the program reads them. Out: nothing, or a broken property.
// Promises: the properties that hold of every document, whatever form of file it comes from.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "input/input.h"
#include "property.h"

namespace ocpv::fuzz {

/// Accepts what RFC 8259 does; nlohmann refuses numbers beyond double, which are JSON all the same.
class Grammar : public nlohmann::json_sax<nlohmann::json> {
 public:
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return true; }
  bool key(string_t&) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& why) override {
    constexpr int kNumberOverflow = 406;
    is_broken = why.id != kNumberOverflow;
    return false;
  }
  bool is_broken = false;
};

inline bool is_json(std::string_view text) {
  Grammar grammar;
  nlohmann::json::sax_parse(text, &grammar);
  return !grammar.is_broken;
}

/// Places are inside the source, ranges do not end before they begin, and a piece's places grow with the piece.
inline void hold_places(const input::Document& document) {
  const std::size_t json = document.json().size(), source = document.source->text().size();
  for (std::size_t at = 0; at < json && at < 4096; ++at) {
    const input::Span here = document.map.source_of({at, at + 1});
    hold(here.begin <= here.end && here.end <= source, "a byte's place is in the source");
    const input::Span longer = document.map.source_of({at, std::min(at + 7, json)});
    hold(longer.begin <= longer.end && longer.end <= source, "a piece's place is in the source");
    const auto edit = document.map.edit({at, at + 1}, "x");
    hold(!edit || edit->span.end <= source, "an edit is in the source");
    const Position position = document.source->position(here.begin);
    hold(position.line >= 1 && position.column >= 1 && position.byte == here.begin, "a place has a line and a column");
  }
}

inline void hold_spans(const std::vector<input::Span>& spans, std::size_t size, const char* what) {
  for (const input::Span& span : spans) hold(span.begin <= span.end && span.end <= size, what);
}

/// All documents of the bytes, as text to compare.
inline std::string hold_documents(const std::string& name, std::string_view bytes, const input::Options& options,
                                  bool is_json_well_formed) {
  std::string all;
  input::read_bytes(name, std::string(bytes), options, [&](input::Document&& document) {
    if (document.problem) {
      hold(!document.problem->message.en.empty(), "what cannot be read has a reason");
      all += to_string(*document.problem, ocpv::Language::en) + "\n";
      return true;
    }
    const std::string_view json = document.json();
    hold_spans(document.unjudged, json.size(), "what is not judged is in the JSON text");
    hold_spans(document.substituted, json.size(), "what was put in is in the JSON text");
    for (const input::Secret& secret : document.secrets) {
      hold_spans({secret.span}, document.source->text().size(), "a secret is in the source");
    }
    if (is_json_well_formed && !json.empty()) {
      hold(is_json(json), "what is written anew is JSON", json);
      hold(json.size() <= options.limits.max_bytes, "the JSON text is within its limit");
    }
    hold_places(document);
    all += document.label + "|" + std::string(json) + "\n";
    return true;
  });
  return all;
}

}  // namespace ocpv::fuzz

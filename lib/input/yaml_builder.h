// In: the events of one YAML document. Out: its JSON text, with a place for every key and value.
// Promises: no recursion; an alias is written out, up to the size limit; what JSON cannot say is refused with a place.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "input/document.h"
#include "input/input.h"
#include "input/yaml_events.h"
#include "input/yaml_scalar.h"

namespace ocpv::input {

class YamlBuilder {
 public:
  YamlBuilder(const SourceText& source, const Options& options) : source_(source), options_(options) {}

  /// The next event between document_start and document_end.
  Result<void> take(const YamlEvent& event);

  /// The document, without path and source.
  Document finish() &&;

 private:
  using Node = NodeMap::Node;

  struct Frame {
    bool is_object = false;
    bool at_key = true;  ///< Objects: a key comes next.
    bool is_empty = true;
    std::size_t node = 0;
    std::string anchor;
    Span last_key;             ///< In the source.
    std::size_t last_end = 0;  ///< In the source, of the last key or value.
  };

  struct Anchor {
    bool is_open = false;  ///< Its value is not finished.
    Span json;
    std::size_t first_node = 0, end_node = 0;
  };

  /// A name on the way to the next value speaks of a secret: nothing that is written there is repeated.
  bool is_in_secret_place() const;
  /// What an error may say of a tag or an alias.
  std::string told(std::string_view written) const;

  bool expects_key() const { return !frames_.empty() && frames_.back().is_object && frames_.back().at_key; }

  Error error_at(Span span, const Message& text, std::initializer_list<std::string_view> arguments = {}) const;
  Result<void> check_size(Span at, std::size_t more = 0) const;

  // The comma or nothing before a key or an item; what stands between key and value is written with the key.
  void begin_value();
  void end_value(std::size_t source_end);
  Result<void> key(const YamlEvent& event);
  Result<void> scalar(const YamlEvent& event);

  // What the scalar is, by its tag, its quotes and its text.
  Result<Scalar> resolve(const YamlEvent& event) const;

  // Appends a key or a scalar and its place.
  void add_token(const YamlEvent& event, std::string_view json, Node::Kind kind);
  Result<void> alias(const YamlEvent& event);
  static void copy_spans(std::vector<Span>& spans, Span within, std::size_t to);
  Result<void> open(const YamlEvent& event);
  Result<void> close(const YamlEvent& event);

  const SourceText& source_;
  const Options& options_;
  std::string json_;
  std::vector<Node> nodes_;
  std::vector<Frame> frames_;
  std::map<std::string, Anchor> anchors_;
  std::vector<Span> unjudged_, substituted_;
  std::vector<Notice> notices_;
  std::vector<std::pair<Span, Span>> copies_;
};

}  // namespace ocpv::input

#include "input/yaml_events.h"

#include <yaml.h>

#include <algorithm>
#include <new>
#include <optional>
#include <vector>

#include "base/ascii.h"
#include "base/utf8.h"
#include "input/yaml_words.h"

namespace ocpv::input {
namespace {

constexpr Message kNotYaml{"not YAML: {0}", "不是合法的 YAML：{0}"};
constexpr Message kWithContext{"{0} ({1} at line {2})", "{0}（{1}，第 {2} 行）"};
constexpr Message kNotAllowed{"not YAML: U+{0} may not stand in it as it is; in double quotes write {1}",
                              "不是合法的 YAML：不能直接写 U+{0}；请在双引号中写成 {1}"};
constexpr Message kColonBehindName{
    "a colon right behind the name of an anchor or alias is part of it for some readers; write a blank before the "
    "colon",
    "锚点或别名之后紧跟的冒号，有的程序会视为名称的一部分；请在冒号前加一个空格"};
constexpr Message kHalfEscaped{
    "not YAML: \\u{0} is half of a surrogate pair, which only JSON joins; write the character itself, or its number "
    "behind "
    "\\U",
    "不是合法的 YAML：\\u{0} 是代理对的一半，只有 JSON 会将其合并；请直接写该字符，或在 \\U 之后写其编号"};
constexpr Message kPairEscaped{
    "not YAML: only JSON joins the two halves of a surrogate pair; for \\u{0}\\u{1} write {2}",
    "不是合法的 YAML：只有 JSON 会合并代理对；\\u{0}\\u{1} 应写成 {2}"};
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string hex_digits(std::uint32_t value, std::size_t least) {
  std::string out;
  for (; value != 0 || out.size() < least; value >>= 4U) out.insert(out.begin(), kUpperHexDigits[value & 0xFU]);
  return out;
}

/// `\x1B`, `\uFFFE`, `\U0001FFFE`.
std::string yaml_escape(std::uint32_t character) {
  if (character <= 0xFF) return "\\x" + hex_digits(character, 2);
  return character <= 0xFFFF ? "\\u" + hex_digits(character, 4) : "\\U" + hex_digits(character, 8);
}

/// The number of the four digits at `at`; none where they are no half of a surrogate pair.
std::optional<std::uint32_t> half_at(std::string_view text, std::size_t at) {
  constexpr std::size_t kDigits = 4;
  if (at > text.size() || text.size() - at < kDigits) return std::nullopt;
  std::uint32_t value = 0;
  for (const char c : text.substr(at, kDigits)) {
    if (hex_value(c) < 0) return std::nullopt;
    value = value * 16 + static_cast<std::uint32_t>(hex_value(c));
  }
  return value >= 0xD800 && value <= 0xDFFF ? std::optional(value) : std::nullopt;
}

/// libyaml counts places in characters; files are read by bytes.
class CharacterOffsets {
 public:
  explicit CharacterOffsets(std::string_view text) : text_(text) {
    if (std::none_of(text.begin(), text.end(), is_continuation)) return;
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (is_continuation(text[i])) continue;
      if (count++ % kStep == 0) every_.push_back(i);
    }
  }

  std::size_t byte_of(std::size_t character) const {
    if (every_.empty()) return std::min(character, text_.size());
    const std::size_t step = std::min(character / kStep, every_.size() - 1);
    std::size_t at = every_[step];
    for (std::size_t left = character - step * kStep; left > 0 && at < text_.size(); --left) {
      ++at;
      while (at < text_.size() && is_continuation(text_[at])) ++at;
    }
    return at;
  }

 private:
  static constexpr std::size_t kStep = 64;
  std::string_view text_;
  std::vector<std::size_t> every_;  ///< Byte offset of every 64th character; empty when all is ASCII.
};

std::string text_of(const yaml_char_t* text) { return text ? reinterpret_cast<const char*>(text) : std::string(); }

}  // namespace

struct YamlEvents::Parser {
  Parser(const SourceText& text, Language chosen)
      : source(text),
        language(chosen),
        start(text.text().starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0),
        body(text.text().substr(start)),
        offsets(body) {
    if (!yaml_parser_initialize(&yaml)) throw std::bad_alloc();
    yaml_parser_set_encoding(&yaml, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&yaml, reinterpret_cast<const unsigned char*>(body.data()), body.size());
  }
  ~Parser() { yaml_parser_delete(&yaml); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  std::size_t place(const yaml_mark_t& mark) const { return start + offsets.byte_of(mark.index); }

  // Past `&anchor` and `!tag`, and the blanks, line breaks and comments between them and their value.
  std::size_t after_properties(Span span) const {
    const std::string_view text = source.text();
    std::size_t at = span.begin;
    while (at < span.end) {
      const char c = text[at];
      if (c == '&' || c == '!') {
        const bool verbatim = text.substr(at, 2) == "!<";
        while (at < span.end && text[at] != '\n' && text[at] != '\r' && text[at] != ' ' && text[at] != '\t' &&
               !(verbatim && text[at] == '>')) {
          ++at;
        }
        if (at < span.end && verbatim && text[at] == '>') ++at;
      } else if (c == '#') {
        while (at < span.end && text[at] != '\n' && text[at] != '\r') ++at;
      } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        ++at;
      } else {
        break;
      }
    }
    return at;
  }

  // `&a: b`, `*a: b`: the colon is of the name for readers of YAML 1.2, and ends it for others. None: no name is here.
  std::optional<Error> ambiguous(Span span, char sign, const std::string& name) const {
    constexpr std::size_t kFarthest = 1024;  // A tag may stand before it.
    if (name.empty()) return std::nullopt;
    const std::string_view text = source.text();
    const std::size_t at = text.substr(span.begin, name.size() + kFarthest).find(sign + name);
    const std::size_t after = span.begin + at + 1 + name.size();
    if (at == std::string_view::npos || after >= text.size() || text[after] != ':') return std::nullopt;
    const Position where = source.position(after);
    return Error{fill(kColonBehindName, language, {}), {}, where.line, where.column};
  }

  /// Of a character that libyaml refuses wherever it stands.
  Error error_of_character(std::size_t at) const {
    const Position where = source.position(at);
    const auto character = static_cast<std::uint32_t>(decode_utf8(source.text(), at).value);
    const std::string message = fill(kNotAllowed, language, {hex_digits(character, 4), yaml_escape(character)});
    return Error{message, {}, where.line, where.column};
  }

  /// Of the escape whose digits stand at `at`, where those are why it is wrong.
  std::optional<Error> error_of_half(std::size_t at) const {
    const std::string_view text = source.text();
    if (at < 2 || text.substr(at - 2, 2) != "\\u") return std::nullopt;
    const auto first = half_at(text, at);
    if (!first) return std::nullopt;
    const Position where = source.position(at - 2);
    const auto second = text.substr(at + 4, 2) == "\\u" ? half_at(text, at + 6) : std::nullopt;
    if (*first >= 0xDC00 || !second || *second < 0xDC00)
      return Error{fill(kHalfEscaped, language, {hex_digits(*first, 4)}), {}, where.line, where.column};
    const std::string whole = yaml_escape(0x10000 + (*first - 0xD800) * 0x400 + (*second - 0xDC00));
    const std::string message = fill(kPairEscaped, language, {hex_digits(*first, 4), hex_digits(*second, 4), whole});
    return Error{message, {}, where.line, where.column};
  }

  Error error() const {
    std::string message(yaml_words(yaml.problem ? yaml.problem : "?", language));
    std::size_t at = 0;
    if (yaml.error == YAML_READER_ERROR) {
      at = start + yaml.problem_offset;
      // What is no UTF-8 was found before.
      if (at < source.text().size()) return error_of_character(at);
    } else {
      at = place(yaml.problem_mark);
      if (const auto half = error_of_half(at)) return *half;
      if (yaml.context != nullptr) {
        const std::string line = std::to_string(source.position(place(yaml.context_mark)).line);
        message = fill(kWithContext, language, {message, yaml_words(yaml.context, language), line});
      }
    }
    const Position where = source.position(at);
    return Error{fill(kNotYaml, language, {message}), {}, where.line, where.column};
  }

  const SourceText& source;
  Language language;
  std::size_t start;
  std::string_view body;
  CharacterOffsets offsets;
  yaml_parser_t yaml{};
};

YamlEvents::YamlEvents(const SourceText& source, Language language)
    : parser_(std::make_unique<Parser>(source, language)) {}
YamlEvents::~YamlEvents() = default;

namespace {

struct OwnedEvent {
  OwnedEvent() = default;
  ~OwnedEvent() { yaml_event_delete(&event); }
  OwnedEvent(const OwnedEvent&) = delete;
  OwnedEvent& operator=(const OwnedEvent&) = delete;
  yaml_event_t event{};
};

void read_scalar(const yaml_event_t& from, YamlEvent& event) {
  const auto& scalar = from.data.scalar;
  event.type = YamlEvent::Type::scalar;
  event.value.assign(reinterpret_cast<const char*>(scalar.value), scalar.length);
  event.anchor = text_of(scalar.anchor);
  event.tag = text_of(scalar.tag);
  event.plain = scalar.style == YAML_PLAIN_SCALAR_STYLE;
  event.block = scalar.style == YAML_LITERAL_SCALAR_STYLE || scalar.style == YAML_FOLDED_SCALAR_STYLE;
}

}  // namespace

Result<void> YamlEvents::next(YamlEvent& event) {
  OwnedEvent owned;
  if (!yaml_parser_parse(&parser_->yaml, &owned.event)) {
    if (parser_->yaml.error == YAML_MEMORY_ERROR) throw std::bad_alloc();
    return parser_->error();
  }
  const yaml_event_t& from = owned.event;
  event = YamlEvent{};
  event.span = {parser_->place(from.start_mark), parser_->place(from.end_mark)};
  bool has_properties = false;
  switch (from.type) {
    case YAML_STREAM_START_EVENT:
      return next(event);
    case YAML_DOCUMENT_START_EVENT: {
      event.type = YamlEvent::Type::document_start;
      const auto* version = from.data.document_start.version_directive;
      event.old_version = version != nullptr && version->major == 1 && version->minor < 2;
      break;
    }
    case YAML_DOCUMENT_END_EVENT:
      event.type = YamlEvent::Type::document_end;
      break;
    case YAML_ALIAS_EVENT:
      event.type = YamlEvent::Type::alias;
      event.value = text_of(from.data.alias.anchor);
      break;
    case YAML_SCALAR_EVENT:
      read_scalar(from, event);
      has_properties = true;
      break;
    case YAML_SEQUENCE_START_EVENT:
      event.type = YamlEvent::Type::array_start;
      event.anchor = text_of(from.data.sequence_start.anchor);
      event.tag = text_of(from.data.sequence_start.tag);
      event.block = from.data.sequence_start.style != YAML_FLOW_SEQUENCE_STYLE;
      has_properties = true;
      break;
    case YAML_MAPPING_START_EVENT:
      event.type = YamlEvent::Type::object_start;
      event.anchor = text_of(from.data.mapping_start.anchor);
      event.tag = text_of(from.data.mapping_start.tag);
      event.block = from.data.mapping_start.style != YAML_FLOW_MAPPING_STYLE;
      has_properties = true;
      break;
    case YAML_SEQUENCE_END_EVENT:
      event.type = YamlEvent::Type::array_end;
      break;
    case YAML_MAPPING_END_EVENT:
      event.type = YamlEvent::Type::object_end;
      break;
    default:
      event.type = YamlEvent::Type::stream_end;
      break;
  }
  const bool is_alias = event.type == YamlEvent::Type::alias;
  if (const auto why = parser_->ambiguous(event.span, is_alias ? '*' : '&', is_alias ? event.value : event.anchor))
    return *why;
  if (has_properties && (!event.anchor.empty() || !event.tag.empty())) {
    event.span.begin = parser_->after_properties(event.span);
  }
  return {};
}

}  // namespace ocpv::input

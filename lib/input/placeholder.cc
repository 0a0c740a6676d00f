#include "input/placeholder.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "input/yaml_scalar.h"
#include "json/escape.h"

namespace ocpv::input {
namespace {

constexpr Message kUndefined{"no value for '{0}'", "“{0}”没有值"};
constexpr Message kUndefinedThrough{"no value for '{0}', which is defined by '{1}'",
                                    "“{0}”没有值：其定义用到的“{1}”没有值"};
constexpr Message kTooMuch{"'{0}' is not put in: values put in come to {1} times the limit of a file at most",
                           "未代入“{0}”：代入的值合计最多为文件大小上限的 {1} 倍"};
constexpr std::size_t kMostSteps = 8;  // From a variable to the one that lacks.

bool is_name_start(char c) noexcept { return is_letter(c) || c == '_'; }

// ${NAME}
std::optional<Placeholder> dollar_at(std::string_view text, std::size_t begin) {
  std::size_t at = begin + 2;
  if (at >= text.size() || !is_name_start(text[at])) return std::nullopt;
  while (at < text.size() && (is_name_start(text[at]) || is_digit(text[at]))) ++at;
  if (at >= text.size() || text[at] != '}') return std::nullopt;
  return Placeholder{{begin, at + 1}, text.substr(begin + 2, at - begin - 2)};
}

// {{name}}: blanks around the name do not count; `{{$guid}}` and its like have arguments.
std::optional<Placeholder> braces_at(std::string_view text, std::size_t begin) {
  const std::size_t end = text.find_first_of("{}\"\r\n", begin + 2);
  if (end == std::string_view::npos || text.substr(end, 2) != "}}") return std::nullopt;
  const std::string_view name = trimmed(text.substr(begin + 2, end - begin - 2), kBlanks);
  if (name.empty()) return std::nullopt;
  return Placeholder{{begin, end + 2}, name};
}

/// Walks over a JSON text once, string by string, and writes the filled text.
class JsonFiller {
 public:
  JsonFiller(std::string_view source, Span body, const Values& values)
      : source_(source), body_(body), values_(values) {}

  FilledJson run() {
    std::size_t at = body_.begin;
    // What is over the limit need not be written: it is too large already.
    while (at < body_.end && out_.text.size() <= values_.most_bytes) {
      const bool is_string = source_[at] == '"';
      const std::size_t end = is_string ? string_end(at) : std::min(source_.find('"', at), body_.end);
      copy({at, end}, is_string);
      at = end;
    }
    return std::move(out_);
  }

 private:
  std::size_t string_end(std::size_t at) const {
    for (++at; at < body_.end; ++at) {
      if (source_[at] == '\\') {
        ++at;
      } else if (source_[at] == '"') {
        return at + 1;
      }
    }
    return body_.end;
  }

  bool is_key(std::size_t string_end) const {
    const std::size_t next = source_.find_first_not_of(" \t\r\n", string_end);
    return next < body_.end && source_[next] == ':';
  }

  // Copies a string, or what stands between two, and puts variables in: `{{name}}` anywhere, `${NAME}` in values.
  void copy(Span span, bool is_string) {
    const std::string_view piece = slice(source_, span);
    const bool with_dollar = is_string ? !is_key(span.end) : values_.dollar_anywhere;
    const std::size_t begin = out_.text.size();
    bool filled = false, open = false;
    std::size_t at = 0;
    while (const auto next = next_placeholder(piece, at, with_dollar)) {
      out_.text += piece.substr(at, next->first.span.begin - at);
      const Span source{span.begin + next->first.span.begin, span.begin + next->first.span.end};
      (put_in(next->first.name, source, next->second, is_string) ? filled : open) = true;
      at = next->first.span.end;
      if (out_.text.size() > values_.most_bytes) break;
    }
    out_.text += piece.substr(at);
    if (!is_string) return;
    if (open) out_.unjudged.push_back({begin, out_.text.size()});
    if (filled) out_.substituted.push_back({begin, out_.text.size()});
  }

  std::optional<std::pair<Placeholder, Style>> next_placeholder(std::string_view piece, std::size_t at,
                                                                bool with_dollar) const {
    std::optional<Placeholder> dollar, braces;
    if (with_dollar) dollar = find_placeholder(piece, at, Style::dollar);
    if (values_.of_file != nullptr) braces = find_placeholder(piece, at, Style::braces);
    if (braces && (!dollar || braces->span.begin < dollar->span.begin)) return {{*braces, Style::braces}};
    if (dollar) return {{*dollar, Style::dollar}};
    return std::nullopt;
  }

  // What a variable of the file holds may name one of the environment. None when that has no value.
  std::optional<std::string> value_of(std::string_view name, Span source, Style style) {
    const std::string* value = find_value(name, style, values_);
    if (value == nullptr) {
      if (values_.should_know(name, style)) out_.unknown.push_back({std::string(name), source});
      return std::nullopt;
    }
    if (style == Style::dollar || !find_placeholder(*value, 0, Style::dollar)) return *value;
    Substituted filled = substitute(*value, values_, Style::dollar);
    if (filled.unknown.empty()) return std::move(filled.text);
    const std::string_view lacking = filled.unknown.front().name;
    if (values_.should_know(lacking, Style::dollar)) out_.unknown.push_back({std::string(lacking), source});
    return std::nullopt;
  }

  // True when there is a value.
  bool put_in(std::string_view name, Span source, Style style, bool in_string) {
    const std::optional<std::string> value = value_of(name, source, style);
    const std::size_t begin = out_.text.size();
    if (!value) {
      if (in_string) {
        out_.text += slice(source_, source);
        return false;
      }
      out_.text += "null";  // Outside of strings; what is around it can still be read.
      out_.unjudged.push_back({begin, out_.text.size()});
    } else if (in_string) {
      const std::string quoted = json::quoted(*value);
      out_.text += std::string_view(quoted).substr(1, quoted.size() - 2);
    } else {
      out_.text += *value;
      out_.substituted.push_back({begin, out_.text.size()});
    }
    out_.splices.push_back({{begin, out_.text.size()}, source});
    return value.has_value();
  }

  std::string_view source_;
  Span body_;
  const Values& values_;
  FilledJson out_;
};

}  // namespace

std::optional<Placeholder> find_placeholder(std::string_view text, std::size_t from, Style style) {
  const std::string_view open = style == Style::dollar ? "${" : "{{";
  for (std::size_t at = text.find(open, from); at != std::string_view::npos; at = text.find(open, at + 1)) {
    if (auto found = style == Style::dollar ? dollar_at(text, at) : braces_at(text, at)) return found;
  }
  return std::nullopt;
}

namespace {

const std::string* value_of(std::string_view name, Style style, const Values& values) {
  if (style == Style::braces && values.of_file != nullptr) {
    const auto own = values.of_file->find(name);
    if (own != values.of_file->end()) return &own->second;
  }
  if (values.of_environment == nullptr) return nullptr;
  const auto found = values.of_environment->find(name);
  return found == values.of_environment->end() ? nullptr : &found->second;
}

// A file of one long variable and many places for it would be as long as their product.
bool is_too_much(const std::string& value, const Values& values) {
  return values.most_bytes != 0 && value.size() + values.put_in > kMostFillings * values.most_bytes;
}

}  // namespace

const std::string* find_value(std::string_view name, Style style, const Values& values) {
  const std::string* value = value_of(name, style, values);
  if (value == nullptr || is_too_much(*value, values)) return nullptr;
  values.put_in += value->size();
  return value;
}

std::string told_undefined(std::string_view name, const Values& values, Language language) {
  const std::string* value = value_of(name, Style::braces, values);
  if (value != nullptr && is_too_much(*value, values))
    return fill(kTooMuch, language, {name, std::to_string(kMostFillings)});
  std::string_view lacking = name;
  for (std::size_t step = 0; values.open != nullptr && step < kMostSteps; ++step) {
    const auto next = values.open->find(lacking);
    if (next == values.open->end()) break;
    lacking = next->second;
  }
  return lacking == name ? fill(kUndefined, language, {name}) : fill(kUndefinedThrough, language, {name, lacking});
}

bool Values::should_know(std::string_view name, Style style) const {
  return style == Style::dollar ? of_environment != nullptr : !name.starts_with('$');
}

Substituted substitute(std::string_view text, const Values& values, Style style) {
  Substituted out;
  std::size_t at = 0;
  while (const std::optional<Placeholder> next = find_placeholder(text, at, style)) {
    out.found = true;
    out.text += text.substr(at, next->span.begin - at);
    const std::string* value = find_value(next->name, style, values);
    if (value == nullptr) out.unknown.push_back(*next);
    out.text += value == nullptr ? slice(text, next->span) : std::string_view(*value);
    at = next->span.end;
    if (out.text.size() > values.most_bytes) break;
  }
  out.text += text.substr(at);
  return out;
}

std::optional<FilledJson> fill_json(std::string_view source, Span body, const Values& values) {
  const std::string_view text = slice(source, body);
  const bool has_any = text.find("${") != std::string_view::npos ||
                       (values.of_file != nullptr && text.find("{{") != std::string_view::npos);
  if (!has_any) return std::nullopt;
  FilledJson filled = JsonFiller(source, body, values).run();
  if (filled.splices.empty() && filled.unjudged.empty()) return std::nullopt;
  return filled;
}

}  // namespace ocpv::input

#include "input/yaml.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "base/secret_values.h"
#include "base/utf8.h"
#include "input/given_secrets.h"
#include "input/yaml_builder.h"
#include "input/yaml_events.h"

namespace ocpv::input {
namespace {

constexpr Message kBadUtf8{"not valid UTF-8", "不是合法的 UTF-8"};
constexpr Message kHalfPair{"U+{0} is half of a surrogate pair, which is no character: this is not valid UTF-8",
                            "U+{0} 是代理对的一半，不是字符：不是合法的 UTF-8"};
constexpr Message kLineSeparator{
    "U+{0} is a line break for some YAML readers and none for others; write it as an escape in double quotes",
    "U+{0} 在有的 YAML 读取器中是换行，在有的中不是；请在双引号中写成转义"};
constexpr Message kOldVersion{"the document asks for YAML 1.1; only YAML 1.2 is read",
                              "文档要求 YAML 1.1；这里只支持 YAML 1.2"};
constexpr Message kWideColon{"this colon is a full-width one, which YAML takes for text; write ': '",
                             "此处是全角冒号，YAML 将其视为文字；应写成半角冒号加空格"};
constexpr Message kDocumentLabel{"document {0}", "第 {0} 个文档"};

// libyaml follows YAML 1.1 here; YAML 1.2 readers take these for ordinary characters.
std::size_t find_line_separator(std::string_view text) {
  return std::min({text.find("\xC2\x85"), text.find("\xE2\x80\xA8"), text.find("\xE2\x80\xA9")});
}

/// The digits of a surrogate that is encoded by itself; empty: none is.
std::string surrogate_at(std::string_view text, std::size_t at) {
  const std::string_view here = text.substr(at, 3);
  if (here.size() != 3 || here[0] != '\xED') return {};
  const auto second = static_cast<unsigned char>(here[1]), third = static_cast<unsigned char>(here[2]);
  if (second < 0xA0 || second > 0xBF || third < 0x80 || third > 0xBF) return {};
  const unsigned low = (second & 0x3FU) * 64 + (third & 0x3FU);
  return {'D', kUpperHexDigits[low >> 8U], kUpperHexDigits[low >> 4U & 0xFU], kUpperHexDigits[low & 0xFU]};
}

/// The first full-width colon behind a name at the start of a line, where Chinese input methods put it; npos: none.
std::size_t find_wide_colon(std::string_view text) {
  constexpr std::string_view kColon = "\uFF1A";
  for (std::size_t at = text.find(kColon); at != std::string_view::npos; at = text.find(kColon, at + 1)) {
    std::size_t begin = at;
    while (begin > 0 && (is_letter_or_digit(text[begin - 1]) || text[begin - 1] == '_')) --begin;
    const std::size_t name = begin;
    while (begin > 0 && std::string_view(" -\"'").find(text[begin - 1]) != std::string_view::npos) --begin;
    const bool begins_line = begin == 0 || text[begin - 1] == '\n' || text[begin - 1] == '\r';
    if (name != at && begins_line) return at;
  }
  return std::string_view::npos;
}

Result<void> check_text(const SourceText& source, Language language) {
  const std::string_view text = source.text();
  const auto error_at = [&](std::size_t at, std::string message) {
    const Position where = source.position(at);
    return Error{std::move(message), {}, where.line, where.column};
  };
  const std::size_t bad = find_invalid_utf8(text);
  if (bad != text.size()) {
    const std::string half = surrogate_at(text, bad);
    return error_at(bad, half.empty() ? fill(kBadUtf8, language) : fill(kHalfPair, language, {half}));
  }
  const std::size_t separator = find_line_separator(text);
  if (separator != std::string_view::npos) {
    const std::string_view name = text[separator] == '\xC2' ? "0085" : text[separator + 2] == '\xA8' ? "2028" : "2029";
    return error_at(separator, fill(kLineSeparator, language, {name}));
  }
  return {};
}

/// Reads the documents of a stream in turn.
class YamlReader {
 public:
  YamlReader(const std::string& path, std::shared_ptr<const SourceText> source, const Options& options)
      : path_(path), source_(std::move(source)), options_(options), events_(*source_, options.language) {}

  void run(const Take& take) {
    if (auto fine = check_text(*source_, options_.language); !fine.ok()) {
      take(broken(fine.error()));
      return;
    }
    find_comments();
    // A document is handed out when the next one is known, for the only one of a file has no label.
    std::optional<Document> waiting;
    std::size_t count = 0;
    while (std::optional<Document> document = next_document()) {
      if (waiting) {
        waiting->label = label(count);
        if (!take(std::move(*waiting))) return;
      }
      ++count;
      const bool is_last = document->problem.has_value();
      waiting = std::move(document);
      if (is_last) break;
    }
    if (count > 1) waiting->label = label(count);
    if (!waiting) waiting = complete(Document{});  // Nothing but blanks and comments: an empty text, no JSON.
    take(std::move(*waiting));
  }

 private:
  std::string label(std::size_t number) const {
    return fill(kDocumentLabel, options_.language, {std::to_string(number)});
  }

  /// Comments that may hold a secret. A `#` inside quotes begins none, but hides no more than the rest of its line.
  void find_comments() {
    const std::string_view text = source_->text();
    for (std::size_t at = text.find('#'); at != std::string_view::npos; at = text.find('#', at)) {
      const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
      const bool begins = at == 0 || std::string_view(" \t\r\n").find(text[at - 1]) != std::string_view::npos;
      if (begins && comment_may_hold_secret(text.substr(at, end - at))) comments_.push_back({{at, end}, {}});
      at = begins ? end : at + 1;
    }
  }

  /// Those up to the document's end; one on its last line stands there, too.
  void add_comments(Document& document, std::size_t end) {
    const std::size_t line_end = std::min(source_->text().find_first_of("\r\n", end), source_->text().size());
    for (; comment_ < comments_.size() && comments_[comment_].span.begin <= line_end; ++comment_) {
      document.secrets.push_back(comments_[comment_]);
    }
  }

  Document complete(Document document) const {
    document.path = path_;
    document.source = source_;
    if (!document.written) document.written = std::make_shared<const std::string>();
    return document;
  }

  /// Of what is no object, and of what cannot be read: there the colon may be why.
  void tell_wide_colon(Document& document) const {
    const std::size_t colon = find_wide_colon(source_->text());
    if (colon != std::string_view::npos)
      document.notices.push_back({source_->position(colon), fill(kWideColon, options_.language)});
  }

  Document broken(Error error) const {
    Document document = complete(Document{});
    tell_wide_colon(document);
    error.file = path_;
    document.problem = std::move(error);
    return document;
  }

  std::optional<Document> next_document() {
    YamlEvent event;
    YamlBuilder builder(*source_, options_);
    while (true) {
      if (auto read = events_.next(event); !read.ok()) return broken(read.error());
      if (event.type == YamlEvent::Type::stream_end) return std::nullopt;
      if (event.type == YamlEvent::Type::document_end) {
        Document document = std::move(builder).finish();
        add_comments(document, event.span.end);
        if (document.written && document.written->starts_with('"')) tell_wide_colon(document);
        return complete(std::move(document));
      }
      if (event.type == YamlEvent::Type::document_start && event.old_version) {
        const Position at = source_->position(event.span.begin);
        return broken(Error{fill(kOldVersion, options_.language), {}, at.line, at.column});
      }
      if (auto taken = builder.take(event); !taken.ok()) return broken(taken.error());
    }
  }

  std::string path_;
  std::shared_ptr<const SourceText> source_;
  const Options& options_;
  YamlEvents events_;
  std::vector<Secret> comments_;
  std::size_t comment_ = 0;  ///< The first that belongs to no document yet.
};

}  // namespace

void read_yaml(const std::string& path, std::shared_ptr<const SourceText> source, const Options& options,
               const Take& take) {
  YamlReader(path, std::move(source), options).run(take);
}

}  // namespace ocpv::input

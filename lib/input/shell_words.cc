#include "input/shell_words.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"

namespace ocpv::input {
namespace {

bool is_line_end(char c) noexcept { return c == '\n' || c == '\r'; }
bool is_name(char c) noexcept { return is_letter_or_digit(c) || c == '_'; }
bool is_digit_of(char c, int base) noexcept { return hex_value(c) >= 0 && hex_value(c) < base; }
std::uint32_t value_of(char c) noexcept { return static_cast<std::uint32_t>(hex_value(c)); }

/// Collects words into commands. What a shell hands to a command's standard input stands in the place of its `@-`.
class Words {
 public:
  DecodedText& word() {
    const bool begins = !std::exchange(open_, true);
    if (is_aside_) {
      if (begins) aside_ = DecodedText();
      return aside_;
    }
    if (begins) command_.emplace_back();
    return command_.back();
  }
  void end_word() {
    if (open_) is_aside_ = false;
    open_ = false;
  }
  void end_command() {
    end_word();
    is_aside_ = false;
    if (!command_.empty()) commands_.push_back(std::move(command_));
    command_.clear();
  }
  /// `echo TEXT |`: the next command reads it.
  void end_before_pipe() {
    end_word();
    if (command_.size() == 2 && command_[0].text() == "echo") piped_ = command_[1];
    end_command();
  }
  void end_line() {
    end_command();
    if (piped_) put_input(*std::exchange(piped_, std::nullopt));
    first_of_line_ = commands_.size();
  }
  /// The next word is no word of the command.
  void set_aside() {
    const bool is_stream =
        open_ && !is_aside_ && command_.back().text().size() == 1 && is_digit(command_.back().text()[0]);
    if (is_stream) command_.pop_back();  // `2>`
    open_ = false;
    is_aside_ = true;
  }
  /// The word that was set aside is what the commands of this line read.
  void put_aside_in() { put_input(aside_); }
  bool is_open() const noexcept { return open_; }
  std::vector<ShellCommand> take() { return std::move(commands_); }

 private:
  void put_input(const DecodedText& input) {
    for (std::size_t i = first_of_line_; i < commands_.size(); ++i) put_input(commands_[i], input);
    put_input(command_, input);
  }
  static void put_input(ShellCommand& command, const DecodedText& input) {
    for (DecodedText& one : command) {
      if (one.text() == "@-") one = input;
    }
  }

  std::vector<ShellCommand> commands_;
  ShellCommand command_;
  DecodedText aside_;
  std::size_t first_of_line_ = 0;
  std::optional<DecodedText> piped_;
  bool open_ = false, is_aside_ = false;
};

class Posix {
 public:
  explicit Posix(std::string_view text) : text_(text) {}

  ShellCommands run() {
    while (at_ < text_.size() && !unclosed_) step();
    words_.end_line();
    return {words_.take(), unclosed_};
  }

 private:
  char here() const noexcept { return text_[at_]; }
  bool follows(std::string_view what) const noexcept { return text_.substr(at_).starts_with(what); }

  void step() {
    const char c = here();
    if (c == '\'') {
      single_quoted();
    } else if (c == '"') {
      double_quoted();
    } else if (follows("$'")) {
      ansi_quoted();
    } else if (c == '\\') {
      escaped();
    } else if (c == '$') {
      variable();
    } else if (c == '`') {
      command();
    } else if (is_blank(c)) {
      words_.end_word();
      ++at_;
    } else if (is_line_end(c)) {
      end_line();
    } else if (c == '<' || c == '>') {
      redirection();
    } else if (c == '|' && !follows("||")) {
      words_.end_before_pipe();
      ++at_;
    } else if (c == ';' || c == '|' || c == '&') {
      words_.end_command();
      ++at_;
    } else if (c == '#' && !words_.is_open()) {
      at_ = std::min(text_.find_first_of("\r\n", at_), text_.size());
    } else {
      words_.word().copy(c, at_++);
    }
  }

  // What follows says where a stream comes from or goes to; `<<END` has it below the line, `<<<` is the text itself.
  void redirection() {
    words_.set_aside();
    const bool is_text = follows("<<<"), is_below = follows("<<") && !is_text;
    at_ += is_text ? std::size_t{3} : is_below ? std::size_t{2} : std::size_t{1};
    if (is_below) return here_mark();
    while (at_ < text_.size() && std::string_view("<>&|").find(here()) != std::string_view::npos) ++at_;
    while (at_ < text_.size() && is_blank(here())) ++at_;
    if (!is_text) return;
    while (at_ < text_.size() && !unclosed_ && !is_blank(here()) && !is_line_end(here())) step();
    words_.end_word();
    words_.put_aside_in();
  }

  // `<<END`, `<<'END'`, `<<-END`.
  void here_mark() {
    strips_tabs_ = at_ < text_.size() && here() == '-';
    if (strips_tabs_) ++at_;
    while (at_ < text_.size() && is_blank(here())) ++at_;
    const std::size_t begin = at_;
    is_literal_ = at_ < text_.size() && std::string_view("'\"\\").find(here()) != std::string_view::npos;
    words_.word();
    while (at_ < text_.size() && !unclosed_ && std::string_view(" \t\r\n;|&<>").find(here()) == std::string_view::npos)
      step();
    mark_ = std::string(words_.word().text());
    if (at_ == begin) mark_.reset();
    words_.end_word();
  }

  void end_line() {
    at_ += follows("\r\n") ? std::size_t{2} : std::size_t{1};
    if (mark_) here_document();
    words_.end_line();
  }

  // The lines up to the mark. Without quotes around that, variables have their values.
  void here_document() {
    const std::string mark = *std::exchange(mark_, std::nullopt);
    words_.end_command();
    words_.set_aside();
    words_.word();
    while (at_ < text_.size()) {
      if (strips_tabs_) at_ = std::min(text_.find_first_not_of('\t', at_), text_.size());
      const std::size_t end = std::min(text_.find_first_of("\r\n", at_), text_.size());
      const bool is_last = text_.substr(at_, end - at_) == mark;
      if (!is_last) here_line(end);
      at_ = std::max(at_, end);
      if (at_ < text_.size()) at_ += follows("\r\n") ? std::size_t{2} : std::size_t{1};
      if (is_last) break;
      if (at_ > 0) words_.word().copy('\n', at_ - 1);
    }
    words_.put_aside_in();
    words_.end_word();
  }

  void here_line(std::size_t end) {
    while (at_ < end) {
      if (!is_literal_ && here() == '$') {
        variable();
      } else if (!is_literal_ && here() == '\\' && at_ + 1 < end &&
                 std::string_view("\\$`").find(text_[at_ + 1]) != std::string_view::npos) {
        escaped();
      } else {
        words_.word().copy(here(), at_);
        ++at_;
      }
    }
  }

  void single_quoted() {
    const std::size_t end = text_.find('\'', at_ + 1);
    if (end == std::string_view::npos) return void(unclosed_ = at_);
    DecodedText& word = words_.word();
    for (std::size_t i = at_ + 1; i < end; ++i) word.copy(text_[i], i);
    at_ = end + 1;
  }

  void double_quoted() {
    const std::size_t begin = at_++;
    words_.word();
    while (at_ < text_.size() && here() != '"') {
      if (here() == '\\' && at_ + 1 < text_.size() &&
          std::string_view("\"\\$`\n\r").find(text_[at_ + 1]) != std::string_view::npos) {
        escaped();
      } else if (here() == '$') {
        variable();
      } else if (here() == '`') {
        command();
      } else {
        words_.word().copy(here(), at_);
        ++at_;
      }
    }
    if (at_ >= text_.size()) return void(unclosed_ = begin);
    ++at_;
  }

  // `command`, as $(command).
  void command() {
    const std::size_t end = text_.find('`', at_ + 1);
    if (end == std::string_view::npos) return words_.word().copy('`', at_++);
    words_.word().add("${COMMAND}", {at_, end + 1});
    at_ = end + 1;
  }

  // A backslash before a line end is nothing at all.
  void escaped() {
    if (at_ + 1 >= text_.size()) return void(++at_);
    const char next = text_[at_ + 1];
    if (is_line_end(next)) {
      at_ += text_.substr(at_ + 1, 2) == "\r\n" ? std::size_t{3} : std::size_t{2};
      return;
    }
    words_.word().add(std::string_view(&next, 1), {at_, at_ + 2});
    at_ += 2;
  }

  // `$NAME`, `${NAME}` and `$(command)` have values that only the shell knows.
  void variable() {
    const std::size_t begin = at_++;
    std::string name;
    if (at_ < text_.size() && here() == '(') {
      std::size_t depth = 0;
      do {
        if (here() == '(') ++depth;
        if (here() == ')') --depth;
        ++at_;
      } while (at_ < text_.size() && depth != 0);
      name = "COMMAND";
    } else {
      while (at_ < text_.size() && is_name(here())) name += text_[at_++];
    }
    if (name.empty()) return words_.word().copy('$', begin);
    words_.word().add("${" + name + "}", {begin, at_});
  }

  void ansi_quoted() {
    const std::size_t begin = at_;
    DecodedText& word = words_.word();
    at_ += 2;
    while (at_ < text_.size() && here() != '\'') {
      if (here() != '\\' || at_ + 1 >= text_.size()) {
        word.copy(here(), at_);
        ++at_;
      } else {
        ansi_escape(word);
      }
    }
    if (at_ >= text_.size()) return void(unclosed_ = begin);
    ++at_;
  }

  void ansi_escape(DecodedText& word) {
    constexpr std::string_view kNames = "abeEfnrtv\\'\"?", kMeanings = "\a\b\x1b\x1b\f\n\r\t\v\\'\"?";
    const std::size_t begin = at_;
    const char name = text_[at_ + 1];
    at_ += 2;
    const std::size_t simple = kNames.find(name);
    if (simple != std::string_view::npos) return word.add(kMeanings.substr(simple, 1), {begin, at_});
    const bool is_unicode = name == 'u' || name == 'U';
    if (!is_unicode && name != 'x' && !is_digit_of(name, 8)) return word.add(text_.substr(begin, 2), {begin, at_});
    const int base = is_unicode || name == 'x' ? 16 : 8;
    if (base == 8) --at_;
    const int most = name == 'U' ? 8 : name == 'u' ? 4 : base == 16 ? 2 : 3;
    std::uint32_t value = 0;
    for (int i = 0; i < most && at_ < text_.size() && is_digit_of(here(), base); ++i) {
      value = value * static_cast<std::uint32_t>(base) + value_of(text_[at_++]);
    }
    std::string text;
    if (is_unicode) {
      constexpr std::uint32_t kMost = 0x10FFFF, kReplacement = 0xFFFD;
      const bool is_scalar = value <= kMost && (value < 0xD800 || value > 0xDFFF);
      append_utf8(text, is_scalar ? value : kReplacement);
    } else {
      text += static_cast<char>(static_cast<unsigned char>(value));
    }
    word.add(text, {begin, at_});
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Words words_;
  std::optional<std::size_t> unclosed_;
  std::optional<std::string> mark_;  ///< Where the text below the line ends.
  bool strips_tabs_ = false, is_literal_ = false;
};

/// A character as cmd hands it on, and where it stood.
struct Handed {
  char c = 0;
  Span source;
  bool ends_command = false;
};

// Carets escape outside of quotes, and continue lines.
std::vector<Handed> handed_by_cmd(std::string_view text) {
  std::vector<Handed> out;
  bool quoted = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    char c = text[at++];
    const bool escapes = c == '^' && !quoted && at < text.size();
    if (escapes) {
      c = text[at++];
      if (is_line_end(c)) {
        if (c == '\r' && at < text.size() && text[at] == '\n') ++at;
        // Browsers write a line break of the body as two of these.
        const bool is_break = at < text.size() && is_line_end(text[at]);
        if (is_break) at += text.substr(at, 2) == "\r\n" ? std::size_t{2} : std::size_t{1};
        out.push_back({is_break ? '\n' : ' ', {begin, at}, false});
        continue;
      }
    } else if (c == '"') {
      quoted = !quoted;
    }
    const bool ends = !escapes && !quoted && (is_line_end(c) || c == '&' || c == '|');
    out.push_back({c, {begin, at}, ends});
  }
  return out;
}

// The words that a Windows program makes of its command line.
ShellCommands windows_commands(std::string_view text) {
  const std::vector<Handed> all = handed_by_cmd(text);
  Words words;
  bool quoted = false;
  std::size_t opened = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Handed& here = all[i];
    const bool has_next = i + 1 < all.size();
    if (here.c == '\\' && has_next && (all[i + 1].c == '"' || (all[i + 1].c == '\\' && quoted))) {
      words.word().add(std::string_view(&all[i + 1].c, 1), {here.source.begin, all[i + 1].source.end});
      ++i;
    } else if (here.c == '"' && quoted && has_next && all[i + 1].c == '"') {
      words.word().add("\"", {here.source.begin, all[i + 1].source.end});
      ++i;
    } else if (here.c == '"') {
      words.word();
      quoted = !quoted;
      opened = here.source.begin;
    } else if (!quoted && here.ends_command) {
      words.end_command();
    } else if (!quoted && (is_blank(here.c) || is_line_end(here.c))) {
      words.end_word();
    } else {
      words.word().add(std::string_view(&here.c, 1), here.source);
    }
  }
  words.end_command();
  return {words.take(), quoted ? std::optional(opened) : std::nullopt};
}

bool is_of_windows(std::string_view text) {
  return text.find("^\n") != std::string_view::npos || text.find("^\r") != std::string_view::npos ||
         text.find("^\"") != std::string_view::npos;
}

}  // namespace

ShellCommands shell_commands(std::string_view text) {
  return is_of_windows(text) ? windows_commands(text) : Posix(text).run();
}

}  // namespace ocpv::input

#include "tools/ocpv/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <optional>

#include "base/ascii.h"
#include "base/suggestion.h"

namespace ocpv::program {
namespace {

constexpr Message kUnknownOption{"unknown option '{0}'", "未知选项 '{0}'"};
constexpr Message kNeedsValue{"option '{0}' needs a value", "选项 '{0}' 需要一个值"};
constexpr Message kTakesNoValue{"option '{0}' takes no value", "选项 '{0}' 不带值"};
constexpr Message kNotAChoice{"'{1}' is not a value of '{0}'; it takes {2}", "'{1}' 不是 '{0}' 的可选值；可选值：{2}"};
constexpr Message kEmptyValue{"'{0}' must not be empty", "'{0}' 不能为空"};
constexpr Message kEmptyWord{"an empty argument of '{0}' names nothing", "'{0}' 的空参数没有指明任何内容"};
constexpr Message kTooFewWords{"'{0}' needs {1}", "'{0}' 需要 {1}"};
constexpr Message kTooManyWords{"'{0}' does not take '{1}'", "'{0}' 不接受 '{1}'"};

std::string with_suggestion(std::string message, std::string_view word, const std::vector<std::string>& names,
                            Language language) {
  const std::vector<std::string_view> candidates(names.begin(), names.end());
  return ocpv::with_suggestion(std::move(message), word, candidates, language);
}

std::string unknown_option(std::string_view word, const std::vector<OptionRow>& rows, Language language) {
  const std::string name(word.substr(0, word.find('=')));
  std::vector<std::string> names;
  names.reserve(rows.size());
  for (const OptionRow& row : rows) names.push_back("--" + std::string(row.name));
  return with_suggestion(fill(kUnknownOption.in(language), {name}), name, names, language);
}

// CLI11 begins such messages with the option's name and a colon.
std::string option_named_by(const CLI::ParseError& error) {
  const std::string what = error.what();
  return what.substr(0, what.find(':'));
}

std::optional<std::string> wrong_choice(const OptionRow& row, const std::vector<std::string>& values,
                                        Language language) {
  if (row.choices.empty()) return std::nullopt;
  const std::vector<std::string> choices = split(row.choices, '|');
  for (const std::string& value : values) {
    if (std::find(choices.begin(), choices.end(), value) != choices.end()) continue;
    std::string listed;
    for (const std::string& choice : choices) listed += (listed.empty() ? "" : ", ") + choice;
    return with_suggestion(fill(kNotAChoice.in(language), {"--" + std::string(row.name), value, listed}), value,
                           choices, language);
  }
  return std::nullopt;
}

// An empty one is a script's variable without a value: taken for an option that is not there, or for the folder at
// hand, it would let the command do something else than its author meant.
std::optional<std::string> empty_value(const OptionRow& row, const std::vector<std::string>& values,
                                       Language language) {
  const bool takes_values = !row.value.empty();
  if (!takes_values || std::find(values.begin(), values.end(), "") == values.end()) return std::nullopt;
  return fill(kEmptyValue.in(language), {"--" + std::string(row.name)});
}

// `--name=` and nothing: CLI11 would take the next word for the value, the name of a file for one.
std::optional<std::string> without_value(const std::vector<OptionRow>& rows, const std::vector<std::string>& words,
                                         Language language) {
  const auto end = std::find(words.begin(), words.end(), "--");
  for (const OptionRow& row : rows) {
    if (!row.value.empty() && std::find(words.begin(), end, "--" + std::string(row.name) + "=") != end)
      return fill(kEmptyValue.in(language), {"--" + std::string(row.name)});
  }
  return std::nullopt;
}

std::vector<CLI::Option*> add_options(CLI::App& app, const std::vector<OptionRow>& rows) {
  std::vector<CLI::Option*> options;
  for (const OptionRow& row : rows) {
    const std::string names =
        (row.letter != 0 ? std::string("-") + row.letter + "," : std::string()) + "--" + std::string(row.name);
    if (row.value.empty()) {
      options.push_back(app.add_flag(names));
      continue;
    }
    options.push_back(app.add_option(names, [](const CLI::results_t&) { return true; }));
    options.back()->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  }
  return options;
}

}  // namespace

std::vector<OptionRow> all_options(const Command& command) {
  std::vector<OptionRow> rows(command.options.begin(), command.options.end());
  rows.insert(rows.end(), common_options().begin(), common_options().end());
  return rows;
}

std::size_t find_command_word(const std::vector<std::string>& words) {
  std::size_t at = 0;
  while (at < words.size() && words[at].size() > 1 && words[at].front() == '-') {
    if (words[at] == "--lang") ++at;  // Its value is no command.
    ++at;
  }
  return std::min(at, words.size());
}

Language choose_language(const std::vector<std::string>& words, const std::string& locale) {
  std::string chosen = "auto";
  for (std::size_t at = 0; at < words.size() && words[at] != "--"; ++at) {
    if (words[at] == "--lang" && at + 1 < words.size()) chosen = words[at + 1];
    if (words[at].starts_with("--lang=")) chosen = words[at].substr(7);
  }
  if (chosen == "zh" || chosen == "en") return chosen == "zh" ? Language::zh : Language::en;
  return locale.starts_with("zh") ? Language::zh : Language::en;
}

Result<Arguments> parse(const Command& command, std::vector<std::string> words, Language language) {
  const std::vector<OptionRow> rows = all_options(command);
  CLI::App app;
  app.set_help_flag("");
  app.allow_extras();  // Words of the command are taken from what is left, so that their order and `--` are ours to
                       // judge.
  const std::vector<CLI::Option*> options = add_options(app, rows);
  if (auto wrong = without_value(rows, words, language)) return Error{*wrong};
  try {
    std::reverse(words.begin(), words.end());  // CLI11 takes its words last first.
    app.parse(std::move(words));
  } catch (const CLI::ArgumentMismatch& error) {
    return Error{fill(kNeedsValue.in(language), {option_named_by(error)})};
  } catch (const CLI::ConversionError& error) {
    return Error{fill(kTakesNoValue.in(language), {option_named_by(error)})};
  } catch (const CLI::Error& error) {
    return Error{std::string(error.what())};
  }

  Arguments arguments;
  for (std::size_t at = 0; at < rows.size(); ++at) {
    if (options[at]->count() == 0) continue;
    std::vector<std::string> values =
        rows[at].value.empty() ? std::vector<std::string>(options[at]->count()) : options[at]->results();
    if (rows[at].value.empty() && options[at]->results() != std::vector<std::string>(options[at]->count(), "true")) {
      return Error{fill(kTakesNoValue.in(language), {"--" + std::string(rows[at].name)})};
    }
    if (auto wrong = wrong_choice(rows[at], values, language)) return Error{*wrong};
    if (auto wrong = empty_value(rows[at], values, language)) return Error{*wrong};
    arguments.add(rows[at].name, std::move(values));
  }
  bool only_words = false;
  for (const std::string& word : app.remaining()) {
    if (!only_words && word == "--") {
      only_words = true;
    } else if (!only_words && word.size() > 1 && word.front() == '-') {
      return Error{unknown_option(word, rows, language)};
    } else {
      arguments.add_word(word);
    }
  }
  if (arguments.has("help")) return arguments;
  const std::vector<std::string>& given = arguments.words();
  if (!command.tells_each_word && std::find(given.begin(), given.end(), "") != given.end())
    return Error{fill(kEmptyWord.in(language), {command.name})};
  if (given.size() < command.least_words) return Error{fill(kTooFewWords.in(language), {command.name, command.words})};
  if (given.size() > command.most_words)
    return Error{fill(kTooManyWords.in(language), {command.name, given[command.most_words]})};
  return arguments;
}

std::string Arguments::value(std::string_view option, std::string_view otherwise) const {
  const auto found = options_.find(option);
  return found == options_.end() ? std::string(otherwise) : found->second.back();
}

std::vector<std::string> Arguments::values(std::string_view option) const {
  const auto found = options_.find(option);
  return found == options_.end() ? std::vector<std::string>() : found->second;
}

void Arguments::add(std::string_view option, std::vector<std::string> values) {
  options_.insert_or_assign(std::string(option), std::move(values));
}

}  // namespace ocpv::program

#include "source.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace architecture {
namespace {

namespace fs = std::filesystem;

void blank(std::string& text, std::size_t first, std::size_t last) {
  for (std::size_t at = first; at < std::min(last, text.size()); ++at) {
    if (text[at] != '\n') text[at] = ' ';
  }
}

bool is_word(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

std::size_t end_of_raw_string(std::string_view text, std::size_t quote) {
  const std::size_t open = text.find('(', quote);
  if (open == std::string_view::npos) return text.size();
  const std::string close = ")" + std::string(text.substr(quote + 1, open - quote - 1)) + "\"";
  const std::size_t end = text.find(close, open);
  return end == std::string_view::npos ? text.size() : end + close.size();
}

std::size_t end_of_literal(std::string_view text, std::size_t quote) {
  std::size_t at = quote + 1;
  while (at < text.size() && text[at] != text[quote] && text[at] != '\n') at += text[at] == '\\' ? 2U : 1U;
  return std::min(at + 1, text.size());
}

}  // namespace

std::string code_only(std::string_view text) {
  std::string out(text);
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    if (text.substr(at, 2) == "//") {
      end = std::min(text.find('\n', at), text.size());
    } else if (text.substr(at, 2) == "/*") {
      end = std::min(text.find("*/", at + 2), text.size() - 2) + 2;
    } else if (text[at] == '"') {
      end = at > 0 && text[at - 1] == 'R' ? end_of_raw_string(text, at) : end_of_literal(text, at);
    } else if (text[at] == '\'' && (at == 0 || !is_word(text[at - 1]))) {  // Else it parts digits.
      end = end_of_literal(text, at);
    } else {
      at = end;
      continue;
    }
    blank(out, at, end);
    at = end;
  }
  return out;
}

std::vector<Include> includes_of(std::string_view text) {
  std::vector<Include> includes;
  std::istringstream lines{std::string(text)};
  std::string line;
  for (std::size_t number = 1; std::getline(lines, line); ++number) {
    const std::size_t hash = line.find_first_not_of(" \t");
    if (hash == std::string::npos || line[hash] != '#') continue;
    const std::size_t word = line.find_first_not_of(" \t", hash + 1);
    if (word == std::string::npos || line.compare(word, 7, "include") != 0) continue;
    const std::size_t open = line.find_first_of("<\"", word);
    if (open == std::string::npos) continue;
    const std::size_t close = line.find(line[open] == '<' ? '>' : '"', open + 1);
    if (close == std::string::npos) continue;
    includes.push_back({line.substr(open + 1, close - open - 1), line[open] == '"', number});
  }
  return includes;
}

std::string read_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<Source> sources_below(const std::vector<std::string>& folders) {
  const fs::path root(OCPV_SOURCE_DIR);
  std::vector<Source> sources;
  for (const std::string& folder : folders) {
    if (!fs::exists(root / folder)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      const std::string ending = entry.path().extension().string();
      if (ending != ".h" && ending != ".hpp" && ending != ".cc" && ending != ".c") continue;
      const std::string text = read_text(entry.path().string());
      sources.push_back({entry.path().lexically_relative(root).generic_string(), code_only(text), includes_of(text)});
    }
  }
  std::sort(sources.begin(), sources.end(), [](const Source& a, const Source& b) { return a.path < b.path; });
  return sources;
}

}  // namespace architecture

// In: a source file of this repository. Out: its text without comments and literals, and its #include lines.
// Promises: line numbers are kept; raw strings, escapes and digit separators are understood.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace architecture {

struct Include {
  std::string name;  ///< Without quotes or angle brackets.
  bool quoted = false;
  std::size_t line = 0;
};

struct Source {
  std::string path;  ///< Relative to the repository.
  std::string code;  ///< Comments and literals blanked.
  std::vector<Include> includes;
};

/// All C and C++ sources below these folders of the repository, sorted.
std::vector<Source> sources_below(const std::vector<std::string>& folders);

std::string code_only(std::string_view text);
std::vector<Include> includes_of(std::string_view text);

std::string read_text(const std::string& path);

}  // namespace architecture

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>

#include "source.h"

namespace {

using architecture::Include;
using architecture::Source;

// What a word of the table's last column stands for, when it is no module: prefixes of what may be in angle brackets.
const std::map<std::string, std::vector<std::string>> kLibraries = {
    {"simdjson", {"simdjson"}},
    {"OpenSSL", {"openssl/"}},
    {"cmark-gfm", {"cmark-gfm"}},
    {"gumbo", {"gumbo.h"}},
    {"iconv", {"iconv.h"}},
    {"nlohmann/json", {"nlohmann/"}},
    {"valijson", {"valijson/"}},
    {"ocpv.h", {"ocpv/ocpv.h", "ocpv/signature.h"}},
    {"POSIX folders", {"dirent.h", "fcntl.h", "sys/stat.h", "unistd.h"}},
    {"POSIX files", {"dirent.h", "fcntl.h", "sys/stat.h", "unistd.h"}},
    {"extended attributes", {"sys/xattr.h"}},
    {"POSIX processes", {"poll.h", "signal.h", "spawn.h", "sys/types.h", "sys/wait.h"}},
    {"libyaml", {"yaml.h"}},
    {"toml++", {"toml++/"}},
    {"POSIX threads", {"pthread.h", "signal.h"}},
    {"the standard library", {}},
};

std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(" \t");
  return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, separator);) parts.push_back(trimmed(part));
  return parts;
}

using Table = std::map<std::string, std::set<std::string>>;

// The rows `| module | takes → gives | may include |` of lib/README.md; `first` is the name of the first column.
Table read_table(const std::string& text, const std::string& first = "module") {
  Table table;
  std::istringstream lines(text);
  bool inside = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line[0] != '|') {
      inside = false;
      continue;
    }
    const std::vector<std::string> cells = split(line, '|');
    if (cells.size() != 4) continue;
    if (cells[3] == "may include") {
      inside = cells[1] == first;
    } else if (inside && cells[1].find_first_not_of('-') != std::string::npos) {
      const std::vector<std::string> words = split(cells[3], ',');
      table[cells[1]] = std::set<std::string>(words.begin(), words.end());
    }
  }
  return table;
}

const Table& table() {
  static const Table kTable = read_table(architecture::read_text(std::string(OCPV_SOURCE_DIR) + "/lib/README.md"));
  return kTable;
}

// The folders inside modules.
const Table& inner_table() {
  static const Table kTable =
      read_table(architecture::read_text(std::string(OCPV_SOURCE_DIR) + "/lib/README.md"), "folder");
  return kTable;
}

bool is_standard(const std::string& name) {
  static const std::set<std::string> kC = {"stddef.h", "stdint.h", "stdbool.h", "string.h"};
  static const std::set<std::string> kCompiler = {
      "emmintrin.h",   // SSE2; part of every x86-64, with a fallback beside it.
      "immintrin.h"};  // For functions that only a processor which has the instructions is given.
  return kC.contains(name) || kCompiler.contains(name) || name.find_first_of("./") == std::string::npos;
}

// Empty when the module may include this; else what is wrong.
std::string objection(const std::string& module, const std::set<std::string>& allowed, const Include& include) {
  const std::string& name = include.name;
  if (include.quoted) {
    const std::size_t slash = name.find('/');
    if (slash == std::string::npos) return "write the module's name in \"" + name + "\"";
    const std::string other = name.substr(0, slash);
    if (other == module || allowed.contains(other)) return {};
    return module + " may not include " + other;
  }
  if (is_standard(name)) return {};
  for (const std::string& word : allowed) {
    const auto library = kLibraries.find(word);
    if (library == kLibraries.end()) continue;
    for (const std::string& prefix : library->second) {
      if (name.starts_with(prefix)) return {};
    }
  }
  return module + " may not include <" + name + ">";
}

std::vector<std::string> objections(const Table& rows, const std::vector<Source>& sources) {
  std::vector<std::string> found;
  for (const Source& source : sources) {
    const std::vector<std::string> parts = split(source.path, '/');
    if (parts.size() < 3 || !rows.contains(parts[1])) continue;
    for (const Include& include : source.includes) {
      const std::string what = objection(parts[1], rows.at(parts[1]), include);
      if (!what.empty()) found.push_back(source.path + ":" + std::to_string(include.line) + ": " + what);
    }
  }
  return found;
}

// `reader/words` of `lib/reader/words/text.cc` and of `reader/words/text.h`; empty for what stands in the module
// itself.
std::string inner_folder(const std::string& path) {
  const std::vector<std::string> parts = split(path.starts_with("lib/") ? path.substr(4) : path, '/');
  return parts.size() == 3 ? parts[0] + "/" + parts[1] : std::string();
}

// Folders inside a module include each other as their own table says, and of the module itself only its types.h.
std::vector<std::string> inner_objections(const Table& rows, const std::vector<Source>& sources) {
  std::vector<std::string> found;
  for (const Source& source : sources) {
    const std::string folder = inner_folder(source.path);
    if (folder.empty()) continue;
    const std::string module = folder.substr(0, folder.find('/'));
    for (const Include& include : source.includes) {
      if (!include.quoted || !include.name.starts_with(module + "/") || include.name == module + "/types.h") continue;
      const std::string other = inner_folder(include.name);
      if (other == folder || (rows.contains(folder) && rows.at(folder).contains(other))) continue;
      found.push_back(source.path + ":" + std::to_string(include.line) + ": " + folder + " may not include " +
                      include.name);
    }
  }
  return found;
}

std::set<std::string> module_folders() {
  std::set<std::string> folders;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(OCPV_SOURCE_DIR) + "/lib")) {
    if (entry.is_directory()) folders.insert(entry.path().filename().string());
  }
  return folders;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(modules)

BOOST_AUTO_TEST_CASE(every_folder_of_lib_has_a_row) {
  for (const std::string& folder : module_folders()) BOOST_TEST(table().contains(folder), folder);
}

BOOST_AUTO_TEST_CASE(every_word_of_the_last_column_is_a_module_or_a_known_library) {
  for (const auto& [module, allowed] : table()) {
    for (const std::string& word : allowed)
      BOOST_TEST((table().contains(word) || kLibraries.contains(word)), module << ": " << word);
  }
}

BOOST_AUTO_TEST_CASE(no_two_modules_include_each_other_even_by_way_of_a_third) {
  // Kahn: take away rows that depend on nothing that is left; a cycle stays.
  Table left = table();
  for (bool changed = true; changed;) {
    changed = false;
    for (auto row = left.begin(); row != left.end();) {
      const bool free = std::none_of(row->second.begin(), row->second.end(),
                                     [&](const std::string& word) { return left.contains(word); });
      changed = changed || free;
      row = free ? left.erase(row) : std::next(row);
    }
  }
  for (const auto& [module, allowed] : left) BOOST_ERROR(module << " is part of a cycle");
}

BOOST_AUTO_TEST_CASE(every_include_of_lib_is_allowed_by_its_row) {
  const std::vector<Source> sources = architecture::sources_below({"lib"});
  BOOST_TEST(sources.size() > 20U);
  for (const std::string& what : objections(table(), sources)) BOOST_ERROR(what);
}

BOOST_AUTO_TEST_CASE(every_include_between_folders_of_a_module_is_allowed_by_its_row) {
  const std::vector<Source> sources = architecture::sources_below({"lib"});
  BOOST_TEST(inner_table().size() > 4U);
  for (const Source& source : sources) {
    const std::string folder = inner_folder(source.path);
    BOOST_TEST((folder.empty() || inner_table().contains(folder)), "no row: " << folder);
  }
  for (const std::string& what : inner_objections(inner_table(), sources)) BOOST_ERROR(what);
}

// What a package over the library may include of this repository: its own headers, and the installed one.
std::vector<std::string> outside_the_package(const std::vector<Source>& sources) {
  std::vector<std::string> found;
  for (const Source& source : sources) {
    for (const Include& include : source.includes) {
      const bool is_own = include.quoted && include.name.find('/') == std::string::npos;
      const bool is_ours = include.name.starts_with("ocpv/") && include.name != "ocpv/ocpv.h";
      if ((include.quoted && !is_own) || is_ours) found.push_back(source.path + " includes " + include.name);
    }
  }
  return found;
}

BOOST_AUTO_TEST_CASE(an_integration_includes_the_c_header_and_its_own_alone) {
  const std::vector<Source> sources = architecture::sources_below({"integrations"});
  BOOST_TEST(sources.size() > 10U);
  for (const std::string& what : outside_the_package(sources)) BOOST_ERROR(what);
  const Source reaching{"integrations/x/a.c", {}, architecture::includes_of("#include \"base/uri.h\"\n")};
  const Source wrapping{"integrations/x/a.c", {}, architecture::includes_of("#include <ocpv/nlohmann.hpp>\n")};
  BOOST_TEST(outside_the_package({reaching, wrapping}).size() == 2U);
}

BOOST_AUTO_TEST_CASE(an_include_between_folders_that_no_row_allows_is_found) {
  const Table rows = read_table(
      "| folder | takes → gives | may include |\n| --- | --- | --- |\n"
      "| reader/tree | x | reader/words |\n| reader/words | y | – |\n",
      "folder");
  const auto includes = [](const char* text) {
    return std::vector<Source>{Source{"lib/reader/words/a.cc", {}, architecture::includes_of(text)},
                               Source{"lib/reader/tree/a.cc", {}, architecture::includes_of(text)}};
  };
  BOOST_TEST(inner_objections(rows, includes("#include \"reader/words/text.h\"\n")).empty());
  BOOST_TEST(inner_objections(rows, includes("#include \"reader/types.h\"\n")).empty());
  BOOST_TEST(inner_objections(rows, includes("#include \"reader/tree/draft.h\"\n")).size() == 1U);
  BOOST_TEST(inner_objections(rows, includes("#include \"reader/reader.h\"\n")).size() == 2U);
}

BOOST_AUTO_TEST_CASE(an_include_that_no_row_allows_is_found) {
  const Table rows = read_table(
      "| module | takes → gives | may include |\n| --- | --- | --- |\n| base | x | the standard library |\n"
      "| plan | y | base, simdjson |\n");
  const struct {
    std::string path, text;
    std::size_t expected;
  } cases[] = {
      {"lib/plan/a.cc", "#include \"base/limits.h\"\n#include <simdjson.h>\n#include <vector>\n", 0},
      {"lib/base/a.cc", "#include \"plan/plan.h\"\n", 1},
      {"lib/base/a.cc", "#include <simdjson.h>\n", 1},
      {"lib/plan/a.cc", " # include <nlohmann/json.hpp>\n", 1},
      {"lib/plan/a.cc", "#include \"limits.h\"\n", 1},
      {"lib/base/a.cc", "#include <unistd.h>\n", 1},
  };
  for (const auto& one : cases) {
    const Source source{one.path, {}, architecture::includes_of(one.text)};
    BOOST_TEST(objections(rows, {source}).size() == one.expected, one.path << " with " << one.text);
  }
}

BOOST_AUTO_TEST_SUITE_END()

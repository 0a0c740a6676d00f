// Holds README.md and README.zh.md against the program, the examples and each other. With OCPV_REFRESH=1 in the
// environment the runs they show are written again.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "run.h"

namespace {

namespace fs = std::filesystem;

const std::string kRoot = OCPV_SOURCE_DIR;

struct Readme {
  std::string file, locale;
};
const Readme kReadmes[] = {{"README.md", "en_US.UTF-8"}, {"README.zh.md", "zh_CN.UTF-8"}};

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

/// What a README is made of, without its sentences.
struct Shape {
  std::vector<std::size_t> headings;    ///< Levels.
  std::vector<std::size_t> table_rows;  ///< One number for each table.
  std::vector<std::string> code;        ///< Info string and text of fenced code; of runs the commands only.
};

template <class OnLine, class OnCode>
void walk(const std::string& text, OnLine on_line, OnCode on_code) {
  std::string info, code;
  bool inside = false;
  for (const std::string& line : lines_of(text)) {
    if (line.starts_with("```")) {
      if (inside) on_code(info, code);
      inside = !inside;
      info = line.substr(3);
      code.clear();
    } else if (inside) {
      code += line + "\n";
    } else {
      on_line(line);
    }
  }
}

std::string commands_of(const std::string& code) {
  std::string commands;
  for (const std::string& line : lines_of(code)) {
    if (line.starts_with("$ ")) commands += line + "\n";
  }
  return commands;
}

Shape shape_of(const std::string& text) {
  Shape shape;
  bool in_table = false;
  walk(
      text,
      [&](const std::string& line) {
        if (line.starts_with("#")) shape.headings.push_back(line.find(' '));
        if (line.starts_with("|")) {
          if (!in_table) shape.table_rows.push_back(0);
          ++shape.table_rows.back();
        }
        in_table = line.starts_with("|");
      },
      [&](const std::string& info, const std::string& code) {
        shape.code.push_back(info + "\n" + (info == "console" ? commands_of(code) : code));
      });
  return shape;
}

std::string run_all(const std::string& code, const std::string& locale) {
  std::string out;
  for (const std::string& line : lines_of(commands_of(code))) {
    const cli::Ran ran = cli::run("export LC_ALL=" + locale + "; " + line.substr(2), kRoot);
    out += line + "\n" + ran.out + ran.err;
  }
  return out;
}

std::string with_runs_again(const std::string& text, const std::string& locale) {
  std::string out, code;
  bool inside = false;
  for (const std::string& line : lines_of(text)) {
    const bool fence = line.starts_with("```");
    if (inside && !fence) {
      code += line + "\n";
      continue;
    }
    if (inside) {
      out += run_all(code, locale);
      inside = false;
    } else if (line == "```console") {
      inside = true;
      code.clear();
    }
    out += line + "\n";
  }
  return out;
}

std::vector<std::string> links_of(const std::string& text) {
  std::vector<std::string> links;
  for (std::size_t at = text.find("]("); at != std::string::npos; at = text.find("](", at + 1)) {
    const std::size_t end = text.find(')', at);
    if (end != std::string::npos) links.push_back(text.substr(at + 2, end - at - 2));
  }
  return links;
}

std::string all_examples() {
  std::string text;
  for (const auto& entry : fs::recursive_directory_iterator(kRoot + "/examples")) {
    if (entry.is_regular_file()) text += cli::read_bytes(entry.path().string());
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_run_that_a_readme_shows_gives_that_output) {
  for (const Readme& readme : kReadmes) {
    const std::string path = kRoot + "/" + readme.file, text = cli::read_bytes(path);
    const std::string now = with_runs_again(text, readme.locale);
    if (std::getenv("OCPV_REFRESH") != nullptr) {
      cli::write_bytes(path, now);
    } else {
      BOOST_TEST(now == text, readme.file << " should be\n" << now);
    }
  }
}

BOOST_AUTO_TEST_CASE(both_readmes_have_the_same_sections_tables_and_code) {
  const Shape english = shape_of(cli::read_bytes(kRoot + "/README.md"));
  const Shape chinese = shape_of(cli::read_bytes(kRoot + "/README.zh.md"));
  BOOST_TEST(english.headings.size() > 5U);
  BOOST_TEST(english.headings == chinese.headings, boost::test_tools::per_element());
  BOOST_TEST(english.table_rows == chinese.table_rows, boost::test_tools::per_element());
  BOOST_TEST(english.code == chinese.code, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_code_that_a_readme_shows_is_part_of_an_example_that_is_built) {
  const std::string examples = all_examples();
  std::size_t shown = 0;
  walk(
      cli::read_bytes(kRoot + "/README.md"), [](const std::string&) {},
      [&](const std::string& info, const std::string& code) {
        if (info != "c" && info != "cpp") return;
        ++shown;
        BOOST_TEST(!code.empty());
        BOOST_TEST((examples.find(code) != std::string::npos), "no example holds\n" << code);
      });
  BOOST_TEST(shown == 2U);
}

BOOST_AUTO_TEST_CASE(every_page_of_docs_is_reached_from_its_index_and_the_index_from_the_readmes) {
  const std::vector<std::string> links = links_of(cli::read_bytes(kRoot + "/docs/README.md"));
  for (const auto& entry : fs::directory_iterator(kRoot + "/docs")) {
    const std::string name = entry.path().filename().string();
    if (entry.path().extension() != ".md" || name == "README.md") continue;
    BOOST_TEST((std::find(links.begin(), links.end(), name) != links.end()), name << " is not in docs/README.md");
  }
  for (const Readme& readme : kReadmes) {
    const std::vector<std::string> shown = links_of(cli::read_bytes(kRoot + "/" + readme.file));
    BOOST_TEST((std::find(shown.begin(), shown.end(), "docs/README.md") != shown.end()), readme.file);
  }
}

BOOST_AUTO_TEST_CASE(every_link_to_a_file_leads_to_one) {
  for (const char* file : {"README.md", "README.zh.md", "CONTRIBUTING.md", "lib/README.md", "docs/README.md"}) {
    const fs::path folder = (fs::path(kRoot) / file).parent_path();
    for (const std::string& link : links_of(cli::read_bytes(kRoot + "/" + file))) {
      if (link.find("://") != std::string::npos) continue;
      const std::string target = link.substr(0, link.find('#'));
      BOOST_TEST(fs::exists(folder / target), file << " links to " << link);
    }
  }
}

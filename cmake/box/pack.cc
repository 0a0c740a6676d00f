// Packs the catalogue for the library: pack SCHEMAS OUT [ID...] writes a C++ source. Without IDs every operation is in
// it. Runs on the machine that builds, with nothing but the standard library. lib/catalog/box.h has the format.
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "json.h"
#include "said.h"
#include "squeeze.h"

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostGroupBytes = 128 << 10;  // What opening one operation expands.

std::string text_of(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

// Without indentation: no JSON string has a line break in it.
std::string minified(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\n') {
      out += text[at];
      continue;
    }
    while (at + 1 < text.size() && text[at + 1] == ' ') ++at;
  }
  std::string tight;
  bool inside = false;
  for (std::size_t at = 0; at < out.size(); ++at) {
    if (out[at] == '"' && (at == 0 || out[at - 1] != '\\')) inside = !inside;
    if (!inside && out[at] == ' ') continue;
    tight += out[at];
  }
  return tight;
}

struct Packed {
  std::vector<std::string> ids;
  std::set<std::string> versions;  // Sorted by numbers below.
  std::string index;
  std::vector<std::string> groups;
};

// One operation: its lines of the index, and its texts.
struct Operation {
  std::string id, module, head;
  std::vector<std::string> spans;  // As lib/catalog/box.h has them.
  std::string texts;
  std::map<std::string, std::size_t> numbers;  // Of texts, by file.

  std::string number_of(const fs::path& file) {
    if (!fs::exists(file)) return "-";
    const auto [known, is_new] = numbers.emplace(file.string(), numbers.size());
    if (is_new) texts += box::with_short_places(minified(text_of(file))) + "\n";
    return std::to_string(known->second);
  }
};

// The path parameters that the schema holds to be integers.
std::string integers_of(const fs::path& file) {
  if (file.empty() || !fs::exists(file)) return {};
  const box::Value json = box::Reader(text_of(file)).value();
  const box::Value* at = &json;
  for (const char* const step : {"properties", "path", "properties"}) {
    at = at->find(step);
    if (at == nullptr) return {};
  }
  std::string names;
  for (const auto& [name, schema] : at->members) {
    if (schema.text_of("type") == "integer") names += (names.empty() ? "" : ",") + name;
  }
  return names;
}

void add_span(Operation& out, const fs::path& folder, const std::string& versions, const fs::path (&files)[4]) {
  const box::Value json = box::Reader(text_of(folder / "operation.json")).value();
  std::string line = "S" + versions + "\t" + json.text_of("method") + "\t" + json.text_of("path") + "\t" +
                     json.text_of("page") + "\t" + json.text_of("version") + "\t" + integers_of(files[1]);
  for (const fs::path& file : files) line += "\t" + (file.empty() ? "-" : out.number_of(file));
  out.spans.push_back(line);
}

// Of the catalogue: versions.json says which folder has what.
void read_versions(Operation& out, const fs::path& folder) {
  const box::Value json = box::Reader(text_of(folder / "versions.json")).value();
  out.module = json.text_of("module");
  for (const box::Value& alias : json.find("aliases")->items) out.head += "A" + alias.text + "\n";
  out.head += "M" + out.module + "\n";
  const box::Value& title = *json.find("title");
  out.head += "T" + title.text_of("zh") + "\nE" + title.text_of("en") + "\n";
  for (const box::Value& span : json.find("spans")->items) {
    std::string versions;
    for (const box::Value& version : span.find("versions")->items)
      versions += (versions.empty() ? "" : ",") + version.text.substr(1);
    const fs::path own = folder / span.text_of("folder");
    fs::path files[4] = {own / "operation.json"};
    const char* const parts[] = {"parameters", "request", "response"};
    for (std::size_t part = 0; part < 3; ++part) {
      const std::string there = span.text_of(parts[part]);
      if (!there.empty()) files[part + 1] = folder / there / (std::string(parts[part]) + ".schema.json");
    }
    add_span(out, own, versions, files);
  }
}

// With pages of its own: newer than every published version.
void read_kept(Operation& out, const fs::path& folder) {
  const box::Value json = box::Reader(text_of(folder / "operation.json")).value();
  const box::Value& title = *json.find("title");
  const box::Value titles = box::Reader(text_of(folder / ".." / "titles.json")).value();
  if (const box::Value* own = titles.find(out.id); own != nullptr) out.module = own->text_of("module");
  out.head += "M" + out.module + "\nT" + title.text_of("zh") + "\nE" + title.text_of("en") + "\n";
  add_span(out, folder, "newest",
           {folder / "operation.json", folder / "parameters.schema.json", folder / "request.schema.json",
            folder / "response.schema.json"});
}

std::vector<Operation> read_all(const fs::path& schemas, const std::set<std::string>& wanted) {
  std::map<std::string, Operation> by_place;  // Neighbours of a module are alike.
  std::set<std::string> missing = wanted;
  for (const fs::directory_entry& entry : fs::directory_iterator(schemas)) {
    Operation one;
    one.id = entry.path().filename().string();
    if (!wanted.empty() && missing.erase(one.id) == 0) continue;
    one.head = "O" + one.id + "\n";
    if (fs::exists(entry.path() / "versions.json"))
      read_versions(one, entry.path());
    else if (fs::exists(entry.path() / "operation.json"))
      read_kept(one, entry.path());
    else
      continue;
    by_place.emplace(one.module + "\n" + one.id, std::move(one));
  }
  for (const std::string& id : missing) {
    std::cerr << "pack: OCPV_CATALOGUE names '" << id << "', which is no folder of " << schemas.string() << "\n";
    std::exit(1);
  }
  std::vector<Operation> all;
  for (auto& [place, one] : by_place) all.push_back(std::move(one));
  return all;
}

void write_bytes(std::ostream& out, const std::string& name, const std::string& bytes) {
  out << "const unsigned char " << name << "[] =\n";
  constexpr std::size_t kLine = 60;
  if (bytes.empty()) out << "    \"\"";
  for (std::size_t at = 0; at < bytes.size(); at += kLine) {
    out << "    \"";
    for (const char c : bytes.substr(at, kLine)) {
      const auto byte = static_cast<unsigned char>(c);
      out << '\\' << static_cast<char>('0' + (byte >> 6U)) << static_cast<char>('0' + ((byte >> 3U) & 7U))
          << static_cast<char>('0' + (byte & 7U));
    }
    out << "\"\n";
  }
  out << ";\n";
}

}  // namespace

int main(int count, char** words) {
  if (count < 3) {
    std::cerr << "usage: pack SCHEMAS OUT [ID...]\n";
    return 2;
  }
  const std::vector<Operation> all = read_all(words[1], std::set<std::string>(words + 3, words + count));
  std::map<std::string, std::string> index;  // By id.
  std::vector<std::string> groups;
  std::string group;
  const auto end_group = [&] {
    if (!group.empty()) groups.push_back(group);
    group.clear();
  };
  for (const Operation& one : all) {
    if (group.size() + one.texts.size() > kMostGroupBytes) end_group();
    std::string lines = one.head + "G" + std::to_string(groups.size()) + "\t" + std::to_string(group.size()) + "\n";
    for (const std::string& span : one.spans) lines += span + "\n";
    index.emplace(one.id, lines);
    group += one.texts;
  }
  end_group();
  std::string index_text;
  for (const auto& [id, lines] : index) index_text += lines;

  const fs::path fresh = std::string(words[2]) + ".new";
  std::ofstream out(fresh, std::ios::binary);
  out << "// Written by cmake/box/pack.cc from schemas/.\n#include \"catalog/box.h\"\n\n"
         "namespace ocpv::catalog {\nnamespace {\n\n";
  std::string table;
  const auto add = [&](const std::string& name, const std::string& text) {
    const std::string squeezed = box::Squeezer(text).squeezed();
    write_bytes(out, name, squeezed);
    return "{" + name + ", " + std::to_string(squeezed.size()) + ", " + std::to_string(text.size()) + "}";
  };
  const std::string index_entry = add("kIndex", index_text);
  for (std::size_t number = 0; number < groups.size(); ++number)
    table += "    " + add("kGroup" + std::to_string(number), groups[number]) + ",\n";
  out << "\nconst Squeezed kGroups[] = {\n"
      << table << "    {nullptr, 0, 0}};\n\n}  // namespace\n\n"
      << "Squeezed box_index() noexcept { return " << index_entry << "; }\n"
      << "Squeezed box_group(std::uint32_t number) noexcept { return kGroups[number]; }\n\n"
      << "}  // namespace ocpv::catalog\n";
  out.close();
  if (!out) return 1;
  fs::rename(fresh, words[2]);
  return 0;
}

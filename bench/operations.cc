#include "operations.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "batch.h"
#include "sampler.h"

namespace ocpv::bench {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::string encoded(const std::string& value) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    if (plain)
      out += c;
    else
      (((out += '%') += kDigits[byte >> 4U]) += kDigits[byte & 15U]);
  }
  return out;
}

std::string text_of(const Json& value) { return encoded(value.is_string() ? value.get<std::string>() : value.dump()); }

/// `path` with each `{name}` replaced, and the query behind it.
std::string target_of(std::string path, const Json& parameters) {
  if (parameters.contains("path"))
    for (const auto& [name, value] : parameters.at("path").items())
      if (const std::size_t at = path.find("{" + name + "}"); at != std::string::npos)
        // A sampled text may hold what no path may, such as a slash.
        path.replace(at, name.size() + 2, value.is_string() ? "name" + std::to_string(path.size()) : text_of(value));
  if (!parameters.contains("query")) return path;
  char mark = path.find('?') == std::string::npos ? '?' : '&';
  for (const auto& [name, value] : parameters.at("query").items()) {
    if (value.is_array() && value.empty()) continue;
    path += mark + encoded(name) + "=" + text_of(value.is_array() ? value[0] : value);
    mark = '&';
  }
  return path;
}

Asked sample(const fs::path& folder, std::size_t bodies_each) {
  const Json versions = Json::parse(read(folder / "versions.json"));
  const Json& span = versions.at("spans").back();
  const auto schema = [&](const char* part) {
    const std::string at = span.value(part, "");
    return at.empty() ? std::string() : read(folder / at / (std::string(part) + ".schema.json"));
  };
  const Json operation = Json::parse(read(folder / span.at("folder").get<std::string>() / "operation.json"));
  Asked asked{operation.at("id"), operation.at("method"), operation.at("path"), {}};
  Json parameters = Json::object();
  if (const std::string text = schema("parameters"); !text.empty())
    parameters = Json::parse(make_batch(text, {.count = 1, .wrong_one_in = 0}).front().text);
  asked.target = target_of(asked.target, parameters);
  if (const std::string text = schema("request"); !text.empty())
    for (const Body& body : make_batch(text, {.count = bodies_each, .wrong_one_in = 0}))
      asked.bodies.push_back(body.text);
  return asked;
}

}  // namespace

std::vector<Asked> sample_operations(const std::string& folder, std::size_t bodies_each) {
  std::vector<fs::path> folders;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder))
    if (fs::exists(entry.path() / "versions.json")) folders.push_back(entry.path());
  std::sort(folders.begin(), folders.end());
  std::vector<Asked> all;
  for (const fs::path& one : folders) all.push_back(sample(one, bodies_each));
  return all;
}

}  // namespace ocpv::bench

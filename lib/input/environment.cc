#include "input/environment.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

#include "files/files.h"
#include "input/bru_blocks.h"
#include "input/file.h"
#include "input/file_json.h"
#include "input/placeholder.h"
#include "json/document.h"

namespace ocpv::input {
namespace {

namespace fs = std::filesystem;

constexpr Message kNotUsed{"its variables are not used: {0}", "其变量未使用：{0}"};
constexpr Message kNotAFile{"not a regular file", "不是普通文件"};
constexpr Message kAt{"{0}:{1}: {2}", "{0}:{1}：{2}"};
constexpr Message kNotAnObject{"not an object of environments", "不是由环境组成的对象"};
constexpr std::size_t kMostBytes = std::size_t{1} << 20;
constexpr std::size_t kMostEnvironments = 1000, kMostFolders = 32;
constexpr std::size_t kMostEnvRounds = 4, kMostValueBytes = std::size_t{1} << 16;
constexpr std::string_view kShared = "$shared";

/// Gathers what files set; what comes later holds.
class Gatherer {
 public:
  Gatherer(std::string_view wanted, Language language) : wanted_(wanted), language_(language) {}

  SurroundingVariables beside_http(const std::string& folder) {
    add_env_file(files::joined(folder, ".env"), {"", "$dotenv "});
    std::vector<Environments> all;
    for (const char* name : {"http-client.env.json", "http-client.private.env.json"}) {
      if (auto read = read_environments(files::joined(folder, name))) all.push_back(std::move(*read));
    }
    std::set<std::string> names;
    for (const Environments& one : all) {
      for (const json::Value environment : one.document.root()) names.emplace(environment.key());
    }
    names.erase(std::string(kShared));
    const std::string chosen = chosen_of(names);
    // What is private goes before what is not, and an environment's own before what all share.
    for (const std::string_view name : {kShared, std::string_view(chosen)}) {
      for (const Environments& one : all) {
        if (!name.empty()) add_object(one.document.root().find(name), one.path);
      }
    }
    return resolved();
  }

  SurroundingVariables around_bru(const fs::path& folder) {
    const std::vector<fs::path> folders = up_to_collection(folder);
    if (folders.empty()) return {};
    const fs::path& root = folders.front();
    add_env_file((root / ".env").generic_string(), {"process.env."});
    add_bru((root / "collection.bru").generic_string());
    add_bru_environment(root / "environments");
    for (const fs::path& one : folders) add_bru((one / "folder.bru").generic_string());
    return resolved();
  }

 private:
  // A value may name others. One that then still names what nobody sets comes later, as does one that grows too long.
  SurroundingVariables resolved() {
    for (std::size_t round = 0; round < kMostEnvRounds; ++round) {
      const Variables before = out_.values;
      const Values values{&before, &before, kMostValueBytes};
      std::size_t bytes = 0;
      for (auto& [name, value] : out_.values) {
        if (value.find("{{") != std::string::npos && bytes <= kMostBytes)
          value = substitute(value, values, Style::braces).text;
        bytes += value.size();
      }
    }
    std::erase_if(out_.values, [&](const auto& one) {
      const bool is_open = one.second.size() > kMostValueBytes || find_placeholder(one.second, 0, Style::braces);
      if (is_open) out_.origins.erase(one.first);
      return is_open;
    });
    return std::move(out_);
  }

  struct Environments {
    std::string path;
    json::Document document;
  };

  // The file's text; none when there is no such file, or none that can be used.
  std::optional<std::string> text_of(const std::string& path) {
    std::error_code unknown;
    const fs::file_type kind = fs::symlink_status(path, unknown).type();
    // A folder of that name is somebody else's: Python keeps its packages in `.env`.
    if (kind == fs::file_type::not_found || fs::is_directory(path, unknown)) return std::nullopt;
    if (!fs::is_regular_file(path, unknown)) {
      note(path + ": " + std::string(kNotAFile.in(language_)));
      return std::nullopt;
    }
    Result<std::string> text = read_file(path, kMostBytes + 1, language_);
    if (!text.ok()) {
      note(path + ": " + text.error().message.in(language_));
      return std::nullopt;
    }
    if (text->size() <= kMostBytes) return std::move(*text);
    note(path + ": > " + std::to_string(kMostBytes));
    return std::nullopt;
  }

  void note(const std::string& why) {
    out_.notices.push_back({{1, 1, 0}, fill(kNotUsed, language_, {why})});
    out_.unusable.push_back(why);
  }

  void add(const std::string& name, std::string value, const std::string& path) {
    out_.values.insert_or_assign(name, std::move(value));
    out_.origins.insert_or_assign(name, path);
  }

  void add_env_file(const std::string& path, std::initializer_list<std::string_view> prefixes) {
    const std::optional<std::string> text = text_of(path);
    if (!text) return;
    const Result<Variables> read = parse_env_file(*text, path, language_);
    if (!read.ok()) return note(to_string(read.error(), language_));
    for (const auto& [name, value] : *read) {
      for (const std::string_view prefix : prefixes) add(std::string(prefix) + name, value, path);
    }
  }

  std::optional<Environments> read_environments(const std::string& path) {
    const std::optional<std::string> text = text_of(path);
    if (!text) return std::nullopt;
    Result<json::Document> read = parse_exported(*text, Limits{});
    if (!read.ok()) {
      const std::string line = std::to_string(read.error().line);
      note(fill(kAt, language_, {path, line, read.error().message.in(language_)}));
      return std::nullopt;
    }
    if (!read->root().is_object()) {
      note(path + ": " + std::string(kNotAnObject.in(language_)));
      return std::nullopt;
    }
    return Environments{path, std::move(*read)};
  }

  // Objects say how a client gets a value, and hold none.
  void add_object(json::Value environment, const std::string& path) {
    if (environment.present() && !environment.is_object())
      return note(path + ": " + std::string(kNotAnObject.in(language_)));
    for (const json::Value one : environment) {
      const bool is_plain = one.is_number() || one.is_boolean();
      if (is_plain || one.is_string())
        add(std::string(one.key()), std::string(is_plain ? one.source() : one.string()), path);
    }
  }

  std::string chosen_of(const std::set<std::string>& names) {
    if (wanted_.empty() && names.size() > 1) out_.unchosen.assign(names.begin(), names.end());
    if (wanted_.empty()) return names.size() == 1 ? *names.begin() : std::string();
    out_.has_chosen = names.contains(std::string(wanted_));
    return out_.has_chosen ? std::string(wanted_) : std::string();
  }

  // From the collection's first folder down to `folder`; empty when it is in no collection.
  static std::vector<fs::path> up_to_collection(const fs::path& folder) {
    std::error_code unknown;
    std::vector<fs::path> out;
    const fs::path start = fs::absolute(folder, unknown).lexically_normal();
    fs::path shown = folder.empty() ? fs::path(".") : folder;
    for (fs::path at = start; out.size() < kMostFolders; at = at.parent_path(), shown /= "..") {
      out.insert(out.begin(), shown.lexically_normal());
      if (fs::exists(at / "bruno.json", unknown)) return out;
      if (at == at.parent_path()) break;
    }
    return {};
  }

  void add_bru(const std::string& path) {
    const std::optional<std::string> text = text_of(path);
    if (!text) return;
    for (const BruBlock& block : find_bru_blocks(*text).blocks) {
      if (block.name != "vars" && block.name != "vars:pre-request") continue;
      for (const BruPair& pair : find_bru_pairs(*text, block.content)) {
        if (pair.is_on) add(std::string(slice(*text, pair.name)), std::string(slice(*text, pair.value)), path);
      }
    }
  }

  void add_bru_environment(const fs::path& folder) {
    std::set<std::string> names;
    std::error_code wrong;
    for (fs::directory_iterator at(folder, wrong), end; !wrong && at != end; at.increment(wrong)) {
      if (at->path().extension() == ".bru" && names.size() < kMostEnvironments)
        names.insert(at->path().stem().string());
    }
    const std::string chosen = chosen_of(names);
    if (!chosen.empty()) add_bru((folder / (chosen + ".bru")).generic_string());
  }

  std::string_view wanted_;
  Language language_;
  SurroundingVariables out_;
};

}  // namespace

SurroundingVariables variables_around(const std::string& path, std::string_view wanted, Language language) {
  const Kind kind = kind_of(path);
  const std::string folder = fs::path(path).parent_path().generic_string();
  if (kind == Kind::http) return Gatherer(wanted, language).beside_http(folder.empty() ? "." : folder);
  if (kind == Kind::bru) return Gatherer(wanted, language).around_bru(folder);
  return {};
}

}  // namespace ocpv::input

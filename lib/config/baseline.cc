#include "config/baseline.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>

#include "base/limits.h"
#include "base/terms.h"
#include "base/utf8.h"
#include "config/keys.h"
#include "files/files.h"
#include "json/document.h"
#include "json/escape.h"

namespace ocpv::config {
namespace {

namespace fs = std::filesystem;

constexpr Message kCannotRead{"the baseline cannot be read: {0}", "无法读取基线：{0}"};
constexpr Message kNotThere{"the baseline cannot be read: {0}; '--write-baseline' writes it",
                            "无法读取基线：{0}；可用 '--write-baseline' 写入"};
constexpr Message kNotOne{"not a baseline: {0}", "不是基线文件：{0}"};
constexpr Message kNoVersion{"an object with 'ocpv_baseline' is wanted", "应为含有 'ocpv_baseline' 的对象"};
constexpr Message kNewer{
    "this baseline has version {0}; this program knows version 1; write it anew, or use a newer ocpv",
    "此基线的版本为 {0}，本程序只支持版本 1；请重新写入，或使用更新的 ocpv"};
constexpr Message kOfAnother{"this baseline is that of `ocpv {0}`, not of `ocpv {1}`",
                             "此基线属于 `ocpv {0}`，而不是 `ocpv {1}`"};
constexpr Message kBadMember{"'{0}' is unknown here, or is not what it must be", "'{0}' 在此处未知，或取值不符"};
constexpr Message kTwice{"this finding is listed twice", "此问题列出了两次"};
constexpr Message kGone{"this known finding no longer occurs: {0} of {1}", "此已知问题已不存在：{1} 的 {0}"};
constexpr Message kFewer{"this known finding occurs only {2} of {3} times: {0} of {1}",
                         "此已知问题只出现 {3} 次中的 {2} 次：{1} 的 {0}"};
constexpr Message kMore{"{0} more known findings no longer occur; '--write-baseline' writes the file anew",
                        "另有 {0} 项已知问题已不存在；可用 '--write-baseline' 重新写入此文件"};

constexpr Limits kLimits{kMostBytes, 8};
constexpr std::size_t kMostPathBytes = 4096;

std::string absolute_path(const std::string& path) {
  fs::path whole(path);
  if (whole.is_relative()) whole = fs::path(files::working_folder()) / whole;
  return whole.lexically_normal().generic_string();
}

/// Reads the members of one file.
class Reader {
 public:
  Reader(std::string path, Language language) : path_(std::move(path)), language_(language) {}

  Error error(const json::Document& document, std::size_t byte, const Message& what,
              std::initializer_list<std::string_view> words = {}) const {
    Error error = json::error_at(document, byte, fill(what.in(language_), words));
    error.file = path_;
    return error;
  }

  Result<void> head(const json::Document& document, std::string_view command) const {
    const json::Value root = document.root(), version = root.find("ocpv_baseline");
    if (!version.is_number()) return error(document, root.byte(), kNotOne, {kNoVersion.in(language_)});
    if (version.source() != "1") {
      return error(document, version.byte(), kNewer, {shown(version.source(), kMostShownBytes)});
    }
    const json::Value whose = root.find("command");
    if (whose.string() != command) {
      return error(document, whose.present() ? whose.byte() : root.byte(), kOfAnother,
                   {shown(whose.string(), kMostShownBytes), command});
    }
    for (const json::Value member : root) {
      const bool is_known = member.key() == "ocpv_baseline" || member.key() == "command" ||
                            (member.key() == "findings" && member.is_array());
      if (!is_known) return error(document, member.key_byte(), kBadMember, {shown(member.key(), kMostShownBytes)});
    }
    if (!root.find("findings").present()) return error(document, root.byte(), kMissing, {"findings"});
    return {};
  }

  /// One of the list, and how often it is known.
  Result<std::pair<KnownFinding, std::size_t>> finding(const json::Document& document, json::Value item) const {
    KnownFinding known;
    std::size_t count = 1;
    const std::array<std::pair<std::string_view, std::string*>, 6> texts = {{{"file", &known.file},
                                                                             {"operation", &known.operation},
                                                                             {"id", &known.id},
                                                                             {"part", &known.part},
                                                                             {"pointer", &known.pointer},
                                                                             {"kind", &known.kind}}};
    if (!item.is_object()) return error(document, item.byte(), kMissing, {"file"});
    for (const json::Value member : item) {
      const auto* text =
          std::find_if(texts.begin(), texts.end(), [&](const auto& one) { return one.first == member.key(); });
      const std::string_view source = member.source();
      if (text != texts.end() && member.is_string()) {
        *text->second = member.string();
      } else if (const auto [end, failure] = std::from_chars(source.data(), source.data() + source.size(), count);
                 member.key() != "count" || failure != std::errc() || end != source.data() + source.size() ||
                 count == 0) {
        return error(document, member.key_byte(), kBadMember, {shown(member.key(), kMostShownBytes)});
      }
    }
    for (const std::string_view name : {"file", "id"}) {
      if (item.find(name).string().empty()) return error(document, item.byte(), kMissing, {name});
    }
    return std::pair{std::move(known), count};
  }

 private:
  std::string path_;
  Language language_;
};

}  // namespace

KnownFinding known_finding(std::string file, std::string_view operation, const findings::Diagnostic& diagnostic) {
  // Of a request that belongs to no operation its line is all there is.
  const std::string_view place =
      diagnostic.pointer.empty() && operation.empty() ? diagnostic.owner : diagnostic.pointer;
  return {std::move(file),
          std::string(operation),
          std::string(name_of(diagnostic.id)),
          std::string(name_of(diagnostic.part)),
          std::string(place),
          std::string(kind_of(diagnostic.detail))};
}

std::string path_beside(const std::string& baseline, const std::string& path) {
  const fs::path folder = fs::path(absolute_path(baseline)).parent_path();
  // A name that is not UTF-8 is written so that JSON can hold it.
  return shown(fs::path(absolute_path(path)).lexically_relative(folder).generic_string(), kMostPathBytes);
}

Result<Baseline> Baseline::read(const std::string& path, std::string_view command, Language language) {
  const Result<std::string> bytes = files::read_file(path, kLimits.max_bytes + 1, language);
  if (!bytes.ok()) return Error{say(files::exists(path) ? kCannotRead : kNotThere, {bytes.error().message}), path};
  const Result<json::Document> document = json::parse(*bytes, kLimits);
  if (!document.ok()) {
    const Error& error = document.error();
    return Error{say(kNotOne, {error.message}), path, error.line, error.column};
  }
  const Reader reader(path, language);
  if (auto head = reader.head(*document, command); !head.ok()) return head.error();
  Baseline baseline(path, command);
  for (const json::Value item : document->root().find("findings")) {
    OCPV_TRY(read, reader.finding(*document, item));
    const Error place = json::error_at(*document, item.byte(), {});
    if (!baseline.entries_.emplace(read.first, Entry{read.second, 0, place.line, place.column}).second) {
      return reader.error(*document, item.byte(), kTwice);
    }
  }
  return baseline;
}

bool Baseline::take(const KnownFinding& finding) {
  Entry& entry = entries_[finding];
  return ++entry.seen <= entry.known;
}

bool Baseline::is_gone(const std::string& file) const {
  const bool is_as_on_disk = file.find('\\') == std::string::npos;
  return is_as_on_disk && !files::exists((fs::path(absolute_path(path_)).parent_path() / file).generic_string());
}

bool Baseline::may_be_stale(const KnownFinding& known, bool all_judged) const {
  if (!comparing_.empty() && known.id.starts_with(comparing_)) return all_judged;
  return judged_.contains(known.file) || is_gone(known.file);
}

std::vector<Error> Baseline::stale(std::size_t most, Language language) const {
  std::vector<const std::pair<const KnownFinding, Entry>*> all;
  const bool all_judged = std::all_of(entries_.begin(), entries_.end(), [&](const auto& one) {
    return judged_.contains(one.first.file) || is_gone(one.first.file);
  });
  for (const auto& one : entries_) {
    if (one.second.seen < one.second.known && may_be_stale(one.first, all_judged)) all.push_back(&one);
  }
  std::sort(all.begin(), all.end(), [](const auto* a, const auto* b) { return a->second.line < b->second.line; });
  std::vector<Error> stale;
  for (const auto* one : all) {
    const auto& [known, entry] = *one;
    if (stale.size() == most) {
      stale.push_back({fill(kMore, language, {std::to_string(all.size() - most)}), path_});
      break;
    }
    const std::string what = known.id + (known.pointer.empty() ? "" : " " + shown(known.pointer, kMostPointerBytes));
    stale.push_back(
        {fill(entry.seen == 0 ? kGone : kFewer, language,
              {what, shown(known.file, kMostPointerBytes), std::to_string(entry.seen), std::to_string(entry.known)}),
         path_, entry.line, entry.column});
  }
  return stale;
}

std::string Baseline::text() const {
  std::string out = "{\n  \"ocpv_baseline\": 1,\n  \"command\": " + json::quoted(command_) + ",\n  \"findings\": [";
  bool first = true;
  for (const auto& [known, entry] : entries_) {
    if (entry.seen == 0) continue;
    out += first ? "\n    {" : ",\n    {";
    first = false;
    out += "\"file\": " + json::quoted(known.file);
    const auto add = [&](std::string_view name, const std::string& text) {
      if (!text.empty()) (((out += ", \"") += name) += "\": ") += json::quoted(text);
    };
    add("operation", known.operation);
    add("id", known.id);
    add("part", known.part);
    add("pointer", known.pointer);
    add("kind", known.kind);
    if (entry.seen > 1) out += ", \"count\": " + std::to_string(entry.seen);
    out += '}';
  }
  return out + (first ? "]\n}\n" : "\n  ]\n}\n");
}

std::size_t Baseline::count() const {
  std::size_t count = 0;
  for (const auto& one : entries_) count += one.second.seen;
  return count;
}

}  // namespace ocpv::config

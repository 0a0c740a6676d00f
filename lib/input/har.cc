#include "input/har.h"

#include <optional>
#include <utility>
#include <vector>

#include "base/joined.h"
#include "base/limits.h"
#include "base/secret_values.h"
#include "base/utf8.h"
#include "input/exchange_entry.h"
#include "input/file_json.h"
#include "input/http_text.h"
#include "input/labels.h"
#include "json/document.h"

namespace ocpv::input {
namespace {

constexpr Message kNotHar{"not a HAR file: {0}", "不是 HAR 文件：{0}"};
constexpr Message kNoEntries{"it has no list 'log.entries'", "其中没有列表“log.entries”"};
constexpr Message kSkippedEntries{
    "entries that are no calls of the API (no /api/ in their path, or asked by a browser beforehand), and were not "
    "judged: "
    "{0}{1}",
    "{0} 条记录不是 API 调用（路径中没有 /api/，或是浏览器的预检请求），未作判断{1}"};
constexpr Message kNoneLeft{"no entry of it is a call of the API (no /api/ in their path); entries: {0}{1}",
                            "其 {0} 条记录都不是 API 调用（路径中没有 /api/）{1}"};
constexpr Message kWithoutRequest{"entries without a request, which were not judged: {0}",
                                  "没有请求、未作判断的记录：第 {0} 条"};
constexpr Message kNamed{" ({0})", "（{0}）"};

/// Entries that are not judged: their number, and which the first ones are.
class Skipped {
 public:
  void add(json::Value request) {
    ++count_;
    constexpr std::size_t kMostNamed = 4;
    const std::string_view url = request.find("url").string();
    const std::string target = split_target(url).path;
    const std::string path = target.substr(0, target.find('?'));
    const std::string_view safe = path_gives_itself_away(path, url) ? kSecretMask : std::string_view(path);
    const std::string name = shown(joined({request.find("method").string(), " ", safe}), kMostShownBytes);
    if (std::find(names_.begin(), names_.end(), name) != names_.end()) return;
    if (names_.size() < kMostNamed) names_.push_back(name);
    has_more_ = has_more_ || names_.back() != name;
  }

  std::size_t count() const noexcept { return count_; }

  std::string told(const Message& message, Language language) const {
    std::string named;
    for (const std::string& name : names_) (named += named.empty() ? "" : ", ") += name;
    if (has_more_) named += ", ...";
    return fill(message, language, {std::to_string(count_), named.empty() ? named : fill(kNamed, language, {named})});
  }

 private:
  std::size_t count_ = 0;
  std::vector<std::string> names_;
  bool has_more_ = false;
};

/// Entries that hold no request, by their numbers.
class Requestless {
 public:
  static bool is_one(json::Value entry) { return entry.find("request").find("url").string().empty(); }

  void add(std::size_t number) {
    constexpr std::size_t kMostNamed = 16;
    ++count_;
    if (count_ <= kMostNamed) numbers_ += (numbers_.empty() ? "" : ", ") + std::to_string(number);
    if (count_ == kMostNamed + 1) numbers_ += ", ...";
  }
  bool empty() const noexcept { return count_ == 0; }
  std::string told(Language language) const { return fill(kWithoutRequest, language, {numbers_}); }

 private:
  std::size_t count_ = 0;
  std::string numbers_;
};

class HarReader {
 public:
  HarReader(const std::string& path, std::shared_ptr<const SourceText> source, const Options& options)
      : path_(path), source_(std::move(source)), options_(options), entries_(source_, options) {}

  void run(const Take& take) {
    Limits limits;
    limits.max_bytes = kMostBytes;
    limits.max_depth = options_.limits.max_depth;
    const Result<json::Document> document = parse_exported(source_->text(), limits);
    if (!document.ok()) {
      Document wrong = broken(fill(kNotHar, options_.language, {document.error().message.in(options_.language)}));
      wrong.problem->line = document.error().line;
      wrong.problem->column = document.error().column;
      take(std::move(wrong));
      return;
    }
    const json::Value entries = document->root().find("log").find("entries");
    if (!entries.is_array()) {
      take(broken(fill(kNotHar, options_.language, {kNoEntries.in(options_.language)})));
      return;
    }
    hand_out(entries, take);
  }

 private:
  Document broken(std::string why) const {
    Document document;
    document.path = path_;
    document.source = source_;
    document.problem = Error{std::move(why), path_, 1, 1};
    document.has_body = false;
    return document;
  }

  void hand_out(json::Value entries, const Take& take) const {
    std::size_t number = 0, at = 0;
    Skipped skipped;
    Requestless requestless;
    std::vector<Document> documents;
    for (const json::Value entry : entries) {
      ++at;
      if (Requestless::is_one(entry)) {
        requestless.add(at);
        continue;
      }
      auto [request, response] = entries_.read(entry);
      if (!request) {
        skipped.add(entry.find("request"));
        continue;
      }
      ++number;
      request->label = fill(kRequestLabel, options_.language, {std::to_string(number)});
      if (!options_.responses) documents.push_back(std::move(*request));
      if (!response) continue;
      response->label = fill(kResponseLabel, options_.language, {std::to_string(number)});
      documents.push_back(std::move(*response));
    }
    const bool is_none_left = documents.empty(), is_all_requestless = skipped.count() == 0 && !requestless.empty();
    if (is_none_left) {
      documents.push_back(broken(is_all_requestless ? requestless.told(options_.language)
                                                    : skipped.told(kNoneLeft, options_.language)));
    }
    std::vector<Notice>& notices = documents.front().notices;
    if (!requestless.empty() && !(is_none_left && is_all_requestless))
      notices.push_back({source_->position(0), requestless.told(options_.language)});
    if (skipped.count() != 0 && !is_none_left)
      notices.push_back({source_->position(0), skipped.told(kSkippedEntries, options_.language)});
    for (Document& document : documents) {
      document.path = path_;
      if (!take(std::move(document))) return;
    }
  }

  std::string path_;
  std::shared_ptr<const SourceText> source_;
  const Options& options_;
  ExchangeReader entries_;
};

}  // namespace

void read_har(const std::string& path, std::shared_ptr<const SourceText> source, const Options& options,
              const Take& take) {
  HarReader(path, std::move(source), options).run(take);
}

}  // namespace ocpv::input

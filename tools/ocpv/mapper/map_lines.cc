#include "tools/ocpv/mapper/map_lines.h"

#include <algorithm>
#include <atomic>
#include <limits>
#include <memory>
#include <utility>

#include "base/ascii.h"
#include "base/secret_names.h"
#include "base/secret_values.h"
#include "input/exchange_line.h"
#include "json/escape.h"
#include "report/json_writer.h"
#include "tools/ocpv/check/document_judge.h"
#include "tools/ocpv/check/file_variables.h"
#include "tools/ocpv/check/in_order.h"
#include "tools/ocpv/check/outcomes.h"
#include "tools/ocpv/mapper/key_member.h"

namespace ocpv::program {
namespace {

using findings::Id;

/// What is said of one line; a line may hold two documents.
enum class LineVerdict : std::uint8_t { empty, skipped, valid, invalid, unreadable };

constexpr std::string_view kVerdicts[] = {"empty", "skipped", "valid", "invalid", "unreadable"};

/// A piece of the input, judged.
struct Mapped {
  std::string lines;
  std::string problem;  ///< The file could not be read.
  ExitStatus status = ExitStatus::clean;
};

/// Judges pieces; one per thread.
class LineMapper {
 public:
  LineMapper(Targets& targets, Targets* other, Tracked& tracked, const CheckSettings& settings, Language language)
      : judge_(targets, tracked, settings, language), settings_(settings), language_(language) {
    if (other == nullptr) return;
    other_ = std::make_unique<Judge>(*other, tracked, settings, language);
    judge_.leave_out_what(*other_);
  }

  Mapped map(Work&& work) {
    Mapped out;
    if (!work.problem.empty()) {
      out.problem = work.name + ": " + work.problem;
      out.status = ExitStatus::unreadable;
      return out;
    }
    out_ = &out;
    judge_.use(work.config, work.path == "-" ? std::string() : work.name, work.name);
    const FileRules rules = rules_of(settings_, work.config);
    most_ = rules.max_errors == 0 ? std::numeric_limits<std::size_t>::max() : rules.max_errors;
    fail_on_ = rules.fail_on;
    const FileVariables variables(work.name, settings_.environment,
                                  settings_.variables ? &*settings_.variables : nullptr, language_);
    options_.language = language_;
    options_.limits = rules.limits;
    options_.variables = variables.variables();
    options_.responses = judge_.wants_responses();
    std::uint32_t number = work.lines_before;
    for (std::size_t at = 0; at < work.bytes.size(); ++number) {
      const std::size_t end = std::min(work.bytes.find('\n', at), work.bytes.size());
      map_line(work, std::string_view(work.bytes).substr(at, end - at), number + 1);
      at = end + 1;
    }
    return out;
  }

 private:
  void map_line(const Work& work, std::string_view line, std::uint32_t number) {
    documents_.clear();
    LineVerdict verdict = LineVerdict::empty;
    const std::optional<KeyMember> key = settings_.key.empty() ? std::nullopt : find_key_member(line, settings_.key);
    if (!is_blank(line)) verdict = judge(work, line, key) ? LineVerdict::valid : LineVerdict::skipped;
    for (const Finding& finding : documents_) verdict = std::max(verdict, verdict_of(finding));
    write(number, verdict, key);
  }

  /// False: an exchange that is no call of the API.
  bool judge(const Work& work, std::string_view line, const std::optional<KeyMember>& key) {
    const auto taker = [this](input::Document&& document) {
      documents_.push_back(judge_.judge(document));
      return true;
    };
    if (judge_.takes_exchanges() && line.find(input::kExchangeMark) != std::string_view::npos) {
      const input::ExchangeShape shape = input::exchange_shape(line);
      if (shape.is_exchange) return input::read_exchange(work.name, std::string(line), shape, options_, taker);
    }
    judge_body(work, line, taker);
    if (!key || !is_unknown(settings_.key)) return true;
    // The key is for whoever joins the lines, unless the operation has such a field.
    documents_.clear();
    judge_body(work, without_member(line, *key), taker);
    return true;
  }

  void judge_body(const Work& work, std::string_view line, const input::Take& taker) {
    if (line.find("${") == std::string_view::npos) {
      documents_.push_back(judge_.judge(line));
    } else {
      input::Options options = options_;
      options.kind = input::Kind::json_lines;
      input::read_bytes(work.name, std::string(line), options, taker);
    }
  }

  bool is_unknown(std::string_view name) const {
    std::string pointer;
    json::append_token(pointer, name);
    const auto& all = documents_.front().findings.diagnostics;
    return std::any_of(all.begin(), all.end(), [&](const findings::Diagnostic& d) {
      const bool is_its = d.part == RequestPart::body && d.pointer == pointer;
      return (is_its && d.id == Id::unknown_field) || d.detail == findings::Detail::belongs_to_none;
    });
  }

  static LineVerdict verdict_of(const Finding& finding) {
    if (!finding.problem.empty() || !was_judged(finding.findings.status)) return LineVerdict::unreadable;
    return finding.findings.status == Status::ok ? LineVerdict::valid : LineVerdict::invalid;
  }

  ExitStatus status_of_line() const {
    ExitStatus status = ExitStatus::clean;
    for (const Finding& finding : documents_) status = worse(status, exit_status_of(finding, fail_on_));
    // Of a line that cannot be judged its answer says so.
    return settings_.never_fails && status != ExitStatus::internal ? ExitStatus::clean : status;
  }

  void write(std::uint32_t number, LineVerdict verdict, const std::optional<KeyMember>& key) {
    report::JsonWriter json;
    json.open_object();
    if (!settings_.key.empty()) write_key(json, key);
    json.key("line").value(std::uint64_t{number});
    json.key("verdict").value(kVerdicts[static_cast<std::size_t>(verdict)]);
    std::string_view operation, problem;
    std::uint64_t left_out = 0;
    for (const Finding& finding : documents_) {
      if (operation.empty()) operation = finding.operation;
      if (problem.empty()) problem = finding.problem;
    }
    json.key("operation").value(operation);
    json.key("diagnostics").open_array();
    std::size_t shown = 0;
    for (const Finding& finding : documents_) {
      left_out += finding.findings.left_out;
      for (const findings::Diagnostic& d : finding.findings.diagnostics) {
        if (shown == most_) ++left_out;
        if (shown == most_) continue;
        ++shown;
        write_diagnostic(json, d, finding.is_response || judge_.wants_responses());
      }
    }
    json.close_array();
    if (left_out != 0) json.key("left_out").value(left_out);
    if (!problem.empty()) json.key("problem").value(problem);
    json.close_object();
    out_->lines += json.text();
    out_->lines += '\n';
    out_->status = worse(out_->status, status_of_line());
  }

  void write_key(report::JsonWriter& json, const std::optional<KeyMember>& key) const {
    json.key("key");
    if (!key || key->value.front() == '{' || key->value.front() == '[') {
      json.null();  // What it holds could be anything.
    } else if (is_secret(secrecy_of(settings_.key)) || gives_itself_away(key->value)) {
      json.value(kSecretMask);
    } else {
      json.raw(key->value);
    }
  }

  static void write_diagnostic(report::JsonWriter& json, const findings::Diagnostic& d, bool is_response) {
    json.open_object();
    json.key("id").value(findings::name_of(d.id)).key("severity").value(name_of(d.severity));
    json.key("side").value(is_response ? "response" : "request");
    json.key("part").value(name_of(d.part)).key("pointer").value(d.pointer);
    json.close_object();
  }

  Judge judge_;
  std::unique_ptr<Judge> other_;
  const CheckSettings& settings_;
  Language language_;
  input::Options options_;
  std::size_t most_ = 0;
  Severity fail_on_ = Severity::error;
  std::vector<Finding> documents_;
  Mapped* out_ = nullptr;
};

}  // namespace

ExitStatus map_lines(const CheckSettings& settings, std::vector<NamedFile> files, unsigned jobs, Targets& targets,
                     Targets* other, Context& context) {
  for (NamedFile& file : files) file.is_lines = true;
  WorkList work(std::move(files), kMostLineBytes, context.language);
  Tracked tracked;
  ExitStatus status = ExitStatus::clean;
  std::atomic<bool> reader_gone = false;
  in_order<Work, Mapped>(
      jobs, [&]() -> std::optional<Work> { return reader_gone ? std::nullopt : work.next(); },
      [&]() -> std::function<Mapped(Work &&)> {
        auto mapper = std::make_shared<LineMapper>(targets, other, tracked, settings, context.language);
        return [mapper](Work&& one) { return mapper->map(std::move(one)); };
      },
      [&](Mapped&& mapped) {
        status = worse(status, mapped.status);
        if (!mapped.problem.empty()) context.talk.problem(mapped.problem);
        if (settings.quiet) return;
        context.out.write(mapped.lines);
        reader_gone = !context.out.flush();
      });
  return status;
}

}  // namespace ocpv::program

#include "tools/ocpv/replay/replay_work.h"

#include <algorithm>
#include <utility>

#include "base/placeholder.h"
#include "files/files.h"
#include "input/exchange_line.h"
#include "json/fault.h"
#include "json/place.h"
#include "report/identity.h"
#include "tools/ocpv/check/file_variables.h"
#include "tools/ocpv/notice_line.h"

namespace ocpv::program {
namespace {

constexpr Message kNotJson{"not JSON", "不是合法的 JSON"};
constexpr Message kNoExchange{"not a recorded exchange: it has no object 'request' with 'method' and 'url'",
                              "不是记录的交互：其中没有带 'method' 与 'url' 的对象 'request'"};
constexpr Message kTooLong{"longer than {0} bytes, the limit", "超过上限 {0} 字节"};
constexpr Message kNoTraffic{"not recorded traffic: a body alone does not say what it was sent to",
                             "不是记录的流量：只有请求体，无从得知它发往何处"};
constexpr Message kBad{"{0}: not judged: {1}", "{0}：未作判断：{1}"};

// In the order of the text: a variable inside a string was noted before the string itself.
std::vector<coverage::Filled> filled_of(const input::Document& document) {
  std::vector<coverage::Filled> filled;
  for (const input::Span span : document.substituted) filled.push_back({span.begin, span.end});
  std::sort(filled.begin(), filled.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
  return filled;
}

}  // namespace

void ReplayCounts::add(const ReplayCounts& more) {
  requests += more.requests;
  wrong_requests += more.wrong_requests;
  responses += more.responses;
  wrong_responses += more.wrong_responses;
  unreadable += more.unreadable;
  no_calls += more.no_calls;
}

void Replayer::refuse(const std::string& place, const std::string& why) {
  ++out_->counts.unreadable;
  out_->bad.push_back(fill(kBad.in(language_), {place, why}));
}

coverage::Where Replayer::where_of(const input::Document& document, input::Span at) const {
  return {static_cast<std::uint32_t>(out_->file), document.source->position(at.begin).line};
}

// What could not be judged is told and counts for nothing.
bool Replayer::was_refused(const input::Document& document, const Finding& finding) {
  if (finding.problem.empty() && was_judged(finding.findings.status)) return false;
  if (!finding.findings.diagnostics.empty() && finding.problem.empty()) {
    ++out_->counts.unreadable;
    out_->bad.push_back(report::short_line(name_, finding.findings.diagnostics.front(), language_));
    return true;
  }
  const std::uint32_t line = finding.problem_line != 0 ? finding.problem_line : document.source->first_line();
  refuse(name_ + ":" + std::to_string(line) + ":" + std::to_string(std::max(1U, finding.problem_column)),
         finding.problem);
  return true;
}

// The request that waits is counted when it is known what was answered.
void Replayer::settle(coverage::Answer answer) {
  if (!asked_) return;
  const Asked asked = std::move(*asked_);
  asked_.reset();
  const input::Request& request = *asked.document.request;
  if (answer == coverage::Answer::unknown && request.answered) answer = counter_.answer_of(*request.answered, {});
  const findings::Findings& findings = asked.finding.findings;
  ++out_->counts.requests;
  if (findings.status == Status::invalid) ++out_->counts.wrong_requests;
  coverage::RequestLine line{request.method, request.target, {}};
  const std::string_view written = input::slice(asked.document.source->text(), request.target_span);
  if (has_placeholder(written)) line.written = written;
  for (const input::Header& header : request.headers) line.headers.push_back(header.name);
  const std::uint32_t operation = counter_.contracts().number_of(asked.finding.operation);
  counter_.use(out_->tally, where_of(asked.document, request.line));
  if (operation != coverage::kNone) {
    const std::vector<coverage::Filled> filled = filled_of(asked.document);
    const std::string_view body = asked.document.has_body ? asked.document.json() : std::string_view();
    counter_.request(operation, line, {body, findings.status == Status::ok, filled}, answer);
  } else if (findings.status == Status::invalid) {
    counter_.unknown_operation(line, answer);
  }
  counter_.findings(operation, Part::request, findings, answer);
}

void Replayer::take_response(const input::Document& document) {
  const std::string_view body = document.has_body ? document.json() : std::string_view();
  const coverage::Answer answer = counter_.answer_of(document.response->status, body);
  settle(answer);
  const Finding finding = judge_.judge(document);
  if (was_refused(document, finding)) return;
  ++out_->counts.responses;
  if (finding.findings.status == Status::invalid) ++out_->counts.wrong_responses;
  const std::uint32_t operation = counter_.contracts().number_of(finding.operation);
  if (operation == coverage::kNone) return;  // Its request says so.
  counter_.use(out_->tally, where_of(document, document.response->line));
  counter_.response(operation, {body, finding.findings.status == Status::ok, filled_of(document)}, answer);
  counter_.findings(operation, Part::response, finding.findings, answer);
}

bool Replayer::take(input::Document&& document) {
  for (const input::Notice& notice : document.notices)
    out_->notices.push_back(warning_line({notice.message, name_, notice.at.line}, language_));
  if (document.response) {
    take_response(document);
    return true;
  }
  settle(coverage::Answer::unknown);
  Finding finding = judge_.judge(document);
  if (was_refused(document, finding)) return true;
  if (!document.request) {
    refuse(name_ + ":" + std::to_string(document.source->first_line()), std::string(kNoTraffic.in(language_)));
    return true;
  }
  asked_.emplace(Asked{std::move(document), std::move(finding)});
  return true;
}

void Replayer::refuse_line(const Line& line) {
  const auto fault = json::find_fault(line.bytes);
  const std::uint32_t column = fault ? json::position_of(line.bytes, fault->byte).column : 1;
  refuse(name_ + ":" + std::to_string(line.lines_before + 1) + ":" + std::to_string(column),
         std::string((fault ? kNotJson : kNoExchange).in(language_)));
}

void Replayer::replay_lines(const Work& work, const input::Options& options) {
  const auto taker = [this](input::Document&& document) { return take(std::move(document)); };
  for (const Line& line : lines_of(work)) {
    if (line.bytes.size() > kMostLineBytes) {
      refuse(name_ + ":" + std::to_string(line.lines_before + 1),
             fill(kTooLong.in(language_), {std::to_string(kMostLineBytes)}));
      continue;
    }
    const input::ExchangeShape shape = input::exchange_shape(line.bytes);
    if (!shape.is_exchange) {
      refuse_line(line);
      continue;
    }
    const input::Origin origin{line.lines_before + 1, line.bytes_before};
    if (!input::read_exchange(name_, std::string(line.bytes), shape, options, taker, origin)) ++out_->counts.no_calls;
    settle(coverage::Answer::unknown);
  }
}

Replayed Replayer::replay(Work&& work) {
  Replayed out;
  out_ = &out;
  out.file = work.file;
  name_ = work.name;
  judge_.use(work.config, {}, work.name);
  const FileVariables variables(work.name, {}, nullptr, language_);
  input::Options options;
  options.language = language_;
  options.variables = variables.variables();
  if (work.config.config != nullptr) {
    options.limits.max_bytes = work.config.config->max_bytes.value.value_or(options.limits.max_bytes);
  }
  const auto taker = [this](input::Document&& document) { return take(std::move(document)); };
  if (!work.problem.empty()) {
    refuse(name_, work.problem);
  } else if (work.is_lines) {
    replay_lines(work, options);
  } else if (work.has_bytes) {
    input::read_bytes(work.name, std::move(work.bytes), options, taker);
  } else if (const auto read = input::read_input(work.path, options, taker, work.name); !read.ok()) {
    refuse(name_, fill(files::kCannotRead.in(language_), {read.error().message.in(language_)}));
  }
  settle(coverage::Answer::unknown);
  return out;
}

}  // namespace ocpv::program

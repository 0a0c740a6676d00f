#include "tools/ocpv/check/judged_work.h"

#include "files/files.h"
#include "input/exchange_line.h"
#include "tools/ocpv/check/file_variables.h"

namespace ocpv::program {
namespace {

constexpr Message kTooManyDocuments{"holds more than {0} documents; those behind them were not checked",
                                    "包含的文档超过 {0} 个，其后的未检查"};
// What is found in a document takes some kilobytes until its file is told, however small the document is. Lines are
// told as they come and have no such bound.
constexpr std::size_t kMostDocuments = 10'000;

bool has_something_to_say(const Finding& finding) {
  const findings::Findings& findings = finding.findings;
  return !finding.problem.empty() || findings.status != Status::ok || !findings.diagnostics.empty() ||
         findings.left_out != 0;
}

/// Keeps what there is to say about each document.
struct Collector {
  Judged& judged;
  Judge& judge;
  FileVariables& variables;
  Language language;

  void add(Finding&& finding, std::shared_ptr<const input::SourceText> source, std::uint64_t bytes_before,
           bool is_alone = false, std::string label = {}, std::string name = {}, bool is_around = false) {
    ++judged.count;
    if (finding.findings.status == Status::ok) ++judged.valid;
    if (!finding.operation.empty()) judged.operation = finding.operation;
    if (judged.is_lines && !has_something_to_say(finding)) return;
    judged.documents.push_back(
        {std::move(finding), std::move(source), bytes_before, is_alone, is_around, std::move(name), std::move(label)});
  }

  input::Take taker() {
    return [this](input::Document&& document) {
      if (judged.documents.size() == kMostDocuments && !judged.is_lines) {
        Finding rest;
        rest.findings.status = Status::too_large;
        rest.problem = fill(kTooManyDocuments.in(language), {std::to_string(kMostDocuments)});
        add(std::move(rest), document.source, document.source->first_byte());
        return false;
      }
      variables.hold_against(document, language);
      Finding finding = judge.judge(document);
      if (finding.is_no_request) return judged.is_no_request = true;
      if (finding.is_told_elsewhere) return true;
      judged.notices.insert(judged.notices.end(), document.notices.begin(), document.notices.end());
      // remap() counts bytes from the start of the file; until a report needs that, they are counted in the source.
      const std::uint64_t before = document.source->first_byte();
      finding.findings.shift(0, 0 - before);
      std::string name = document.side == input::Side::outside ? std::move(document.path) : std::string();
      add(std::move(finding), document.source, before, document.own.has_value(), std::move(document.label),
          std::move(name), document.side == input::Side::around);
      return true;
    };
  }
};

// Most lines hold no placeholder: they are judged as they stand, and a source is made for those with findings only.
void judge_lines(const Work& work, const input::Options& options, Collector& collector) {
  const bool takes_exchanges = collector.judge.takes_exchanges();
  for (const Line& line : lines_of(work)) {
    const input::Origin origin{line.lines_before + 1, line.bytes_before};
    if (takes_exchanges && line.bytes.find(input::kExchangeMark) != std::string_view::npos) {
      const input::ExchangeShape shape = input::exchange_shape(line.bytes);
      if (shape.is_exchange) {
        const std::string bytes(line.bytes);
        if (!input::read_exchange(work.name, bytes, shape, options, collector.taker(), origin))
          ++collector.judged.no_calls;
        continue;
      }
    }
    if (line.bytes.find("${") != std::string_view::npos) {
      input::read_bytes(work.name, std::string(line.bytes), options, collector.taker(), origin);
      continue;
    }
    Finding finding = collector.judge.judge(line.bytes);
    std::shared_ptr<const input::SourceText> source;
    if (has_something_to_say(finding)) {
      finding.findings.shift(line.lines_before, 0);
      source = std::make_shared<const input::SourceText>(std::string(line.bytes));
    }
    collector.add(std::move(finding), std::move(source), line.bytes_before);
  }
}

}  // namespace

Judged judge_work(Work&& work, Judge& judge, input::Options options, const std::string& environment) {
  Judged judged;
  judged.config = work.config;
  judge.use(work.config, work.path == "-" ? std::string() : work.name, work.name);
  if (work.config.config != nullptr) {
    options.limits.max_bytes = work.config.config->max_bytes.value.value_or(options.limits.max_bytes);
  }
  FileVariables variables(work.name, environment, options.variables, options.language);
  options.variables = variables.variables();
  judged.notices = variables.notices();
  options.responses = judge.wants_responses();
  options.outside_bodies = work.bodies != nullptr || (!work.has_bytes && work.path != "-");
  options.bodies = work.bodies.get();
  judged.file = work.file;
  judged.name = work.name;
  judged.is_lines = work.is_lines;
  judged.is_last = work.is_last;
  Collector collector{judged, judge, variables, options.language};
  if (!work.problem.empty()) {
    judged.problem = work.problem;
  } else if (work.is_lines) {
    judge_lines(work, options, collector);
  } else if (work.has_bytes) {
    input::read_bytes(work.name, std::move(work.bytes), options, collector.taker());
  } else if (const auto read = input::read_input(work.path, options, collector.taker(), work.name); !read.ok()) {
    judged.problem = fill(files::kCannotRead.in(options.language), {read.error().message.in(options.language)});
  }
  judged.ignore_use = judge.take_ignore_use();
  return judged;
}

}  // namespace ocpv::program

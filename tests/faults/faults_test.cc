// Random requests that are right, with faults of known kinds put in: exactly those are told, at their places; no secret
// is in any output; and what --fix does ends what it says it ends. OCPV_FAULT_REQUESTS says how many; OCPV_FAULT_SEED
// which.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "check/check.h"
#include "fix/apply_suggestions.h"
#include "fix/difference.h"
#include "layout.h"
#include "outputs.h"
#include "page_files.h"
#include "plan/plan.h"
#include "planter.h"
#include "report/place.h"
#include "sampler.h"

namespace ocpv::faults_test {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostFaults = 5;
constexpr std::size_t kMostGenerated = 40;  // Operations besides the one of the library.

struct Operation {
  std::string id;
  bool is_embedded = false;
  Json schema;
  plan::Plan plan;
};

std::size_t number_from(const char* name, std::size_t otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

void add(std::vector<Operation>& operations, const std::string& id, bool is_embedded, const std::string& schema) {
  auto plan = plan::compile(schema);
  Json json = Json::parse(schema, nullptr, false);
  // A body without members has no room for faults.
  if (!plan.ok() || json.is_discarded() || json.value("properties", Json::object()).size() < 3) return;
  operations.push_back({id, is_embedded, std::move(json), std::move(*plan)});
}

/// The operation of the library first; then those that pages give, from this repository and beside it.
std::vector<Operation> operations() {
  std::vector<Operation> operations;
  const std::string embedded = "backup-tenant-now";
  add(operations, embedded, true,
      test::read_file(fs::path(OCPV_SOURCE_DIR) / "schemas" / embedded / "request.schema.json"));
  // No request of the pages has a time that its own example does not contest.
  add(operations, "timed", false, R"({"type": "object", "required": ["startTime"], "properties": {
    "startTime": {"type": "string", "format": "date-time"}, "day": {"type": "string", "format": "date"},
    "name": {"type": "string"}}})");
  for (const fs::path& folder : {fs::path(OCPV_SOURCE_DIR) / "tests/golden", fs::path(OCPV_SHARED_DIR) / "pages"}) {
    if (!fs::is_directory(folder)) continue;
    for (const generate::Generated& one : generate::generate(test::pages_below(folder)).operations) {
      if (operations.size() > kMostGenerated) break;
      for (const auto& [name, bytes] : test::files_of(one)) {
        if (name == "request.schema.json") add(operations, one.id, false, bytes);
      }
    }
  }
  return operations;
}

std::string to_text(const Stretch& stretch) {
  std::ostringstream out;
  out << stretch.start.line << ':' << stretch.start.column << '@' << stretch.start.byte << '-' << stretch.end.line
      << ':' << stretch.end.column << '@' << stretch.end.byte;
  return out.str();
}

Stretch stretch_of(const findings::Range& range) {
  return {{range.start.line, range.start.column, static_cast<std::size_t>(range.start.byte)},
          {range.end.line, range.end.column, static_cast<std::size_t>(range.end.byte)}};
}

Stretch expected_place(const Expected& expected, const Written& written) {
  switch (expected.where) {
    case Expected::Where::key:
      return written.at.at(expected.pointer).key;
    case Expected::Where::value:
      return written.at.at(expected.pointer).value;
    case Expected::Where::again:
      return written.again_at.at(expected.pointer).key;
    case Expected::Where::brace: {
      Stretch brace{written.at.at(expected.owner).value.start, written.at.at(expected.owner).value.start};
      ++brace.end.column;
      ++brace.end.byte;
      return brace;
    }
  }
  return {};
}

using Lines = std::multiset<std::string>;

Lines expected_lines(const Planted& planted, const Written& written) {
  Lines lines;
  for (const Expected& one : planted.expected) {
    lines.insert(std::string(name_of(one.severity)) + ' ' + std::string(name_of(one.id)) + ' ' + one.pointer + ' ' +
                 to_text(expected_place(one, written)));
  }
  return lines;
}

Lines found_lines(const findings::Findings& findings) {
  Lines lines;
  for (const findings::Diagnostic& d : findings.diagnostics) {
    lines.insert(std::string(name_of(d.severity)) + ' ' + std::string(name_of(d.id)) + ' ' + std::string(d.pointer) +
                 ' ' + to_text(stretch_of(report::place_of(d))));
  }
  return lines;
}

std::string listed(const Lines& lines) {
  std::string out;
  for (const std::string& line : lines) out += "\n    " + line;
  return out;
}

/// Notes say nothing is wrong; a sampled document has some where a set of values is open.
bool is_quiet(const findings::Findings& findings) { return findings.errors + findings.warnings == 0; }

void forget_notes(findings::Findings& findings) {
  std::erase_if(findings.diagnostics, [](const findings::Diagnostic& d) { return d.severity == Severity::note; });
}

struct Figures {
  std::size_t requests = 0, faults = 0, fixed = 0, skipped = 0, bytes_of_output = 0;
  std::map<std::string, std::size_t> by_kind;
};

class Run {
 public:
  Run(const Operation& operation, bench::Random& random, Figures& figures)
      : operation_(operation), random_(random), sampler_(operation.schema, random, 0), figures_(figures) {}

  /// What is wrong with one request; empty when nothing is.
  std::string one() {
    Json right = sampler_.right();
    plant_secrets(right, operation_.schema);
    checker_.check(operation_.plan, right.dump(), {}, findings_);
    if (!is_quiet(findings_)) {
      ++figures_.skipped;
      return {};
    }
    const Planted planted = plant(right, operation_.schema, 1 + random_.below(kMostFaults), random_);
    const Written written = write(planted.document, planted.twice, random_);
    checker_.check(operation_.plan, written.text, {}, findings_);
    ++figures_.requests;
    figures_.faults += planted.expected.size();
    for (const Expected& expected : planted.expected) ++figures_.by_kind[expected.kind];

    const std::string output = all_formats(written.text, findings_) +
                               (operation_.is_embedded ? by_callback(operation_.id, written.text) : std::string());
    figures_.bytes_of_output += output.size();
    if (output.find(kSecretMark) != std::string::npos) return "a secret is shown\n" + written.text;
    const std::size_t left_out = findings_.left_out;
    forget_notes(findings_);
    const Lines expected = expected_lines(planted, written), found = found_lines(findings_);
    if (expected != found || left_out != 0) {
      return "expected:" + listed(expected) + "\n  found:" + listed(found) + "\n" + written.text;
    }
    return fixed(written.text, expected);
  }

 private:
  static std::string id_and_pointer(const findings::Diagnostic& d) {
    return std::string(name_of(d.id)) + ' ' + std::string(d.pointer);
  }

  /// The certain edits done: their findings are gone, the others are all there, and nothing else changed.
  std::string fixed(const std::string& text, const Lines&) {
    std::vector<const findings::Diagnostic*> all;
    for (const findings::Diagnostic& d : findings_.diagnostics) all.push_back(&d);
    const fix::Applied applied = fix::apply_certain(text, all);
    figures_.fixed += applied.done.size();
    std::multiset<std::string> left;
    std::vector<findings::Edit> edits;
    for (const findings::Diagnostic* d : all) {
      if (std::find(applied.done.begin(), applied.done.end(), d) == applied.done.end()) {
        left.insert(id_and_pointer(*d));
        continue;
      }
      for (const findings::Edit& edit : d->suggestions.front().edits) edits.push_back(edit);
    }
    if (const std::string wrong = bytes_outside(edits, text, applied.text); !wrong.empty()) return wrong;
    Options options;
    options.secret_literals = true;  // For the places of all secrets.
    findings::Findings after;
    checker_.check(operation_.plan, applied.text, options, after);
    const std::vector<fix::ByteRange> before_secrets = findings_.secrets, after_secrets = after.secrets;
    const std::string diff = fix::unified("r.json", {text, before_secrets}, {applied.text, after_secrets});
    if (diff.find(kSecretMark) != std::string::npos) return "the difference shows a secret\n" + diff + "\n" + text;
    std::multiset<std::string> found;
    for (const findings::Diagnostic& d : after.diagnostics) {
      if (d.severity != Severity::note && d.id != findings::Id::secret_literal) found.insert(id_and_pointer(d));
    }
    if (found == left) return {};
    return "after the fix:" + listed(found) + "\n  should be:" + listed(left) + "\n" + text + "\n" + applied.text;
  }

  /// What no edit covers is the same, in the same order.
  static std::string bytes_outside(std::vector<findings::Edit> edits, const std::string& before,
                                   const std::string& after) {
    std::sort(edits.begin(), edits.end(), [](const auto& a, const auto& b) { return a.byte_start < b.byte_start; });
    std::size_t old_at = 0, new_at = 0;
    for (const findings::Edit& edit : edits) {
      const std::size_t kept = edit.byte_start - old_at;
      if (before.compare(old_at, kept, after, new_at, kept) != 0) return "a byte outside the edits changed\n" + before;
      new_at += kept + edit.insert.size();
      old_at = edit.byte_end;
    }
    return before.compare(old_at, std::string::npos, after, new_at, std::string::npos) == 0
               ? std::string()
               : "a byte behind the edits changed\n" + before;
  }

  using Options = check::Options;
  const Operation& operation_;
  bench::Random& random_;
  bench::Sampler sampler_;
  Figures& figures_;
  check::Checker checker_;
  findings::Findings findings_;
};

BOOST_AUTO_TEST_CASE(every_fault_is_told_once_at_its_place_no_secret_is_shown_and_fixes_end_what_they_fix) {
  const std::vector<Operation> all = operations();
  BOOST_REQUIRE(all.size() > 1);
  const std::size_t wanted = number_from("OCPV_FAULT_REQUESTS", 1500);
  bench::Random random(number_from("OCPV_FAULT_SEED", 20240806));
  Figures figures;
  std::size_t failures = 0;
  for (std::size_t n = 0; figures.requests < wanted && n < 3 * wanted && failures < 5; ++n) {
    // Every other request is of the library's own operation.
    const Operation& operation = n % 2 == 0 ? all.front() : all[1 + random.below(all.size() - 1)];
    const std::string wrong = Run(operation, random, figures).one();
    BOOST_TEST(wrong.empty(), operation.id << ": " << wrong);
    if (!wrong.empty()) ++failures;
  }
  BOOST_TEST(figures.requests >= wanted);
  BOOST_TEST(figures.skipped < wanted / 2);
  for (const std::string& kind : kinds())
    BOOST_TEST(figures.by_kind[kind] > 0, "no fault of the kind '" << kind << "'");
  std::ostringstream told;
  for (const auto& [kind, count] : figures.by_kind) told << "\n  " << count << ' ' << kind;
  BOOST_TEST_MESSAGE(figures.requests << " requests of " << all.size() << " operations, " << figures.faults
                                      << " faults, all told; " << figures.fixed << " fixed; "
                                      << figures.bytes_of_output / 1'000'000 << " MB of output without a secret; "
                                      << figures.skipped << " samples left out" << told.str());
}

}  // namespace
}  // namespace ocpv::faults_test

// What a caller of the C API pays: bodies of one operation and of all, whole requests, reports, and opening. It links
// the shared library as it is shipped, and nothing else of ours. usage: bench_calls SCHEMAS OUT.json [ROUNDS]
#include <ocpv/ocpv.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "batch.h"
#include "contender.h"
#include "measure.h"
#include "operations.h"

namespace ocpv::bench {
namespace {

using Json = nlohmann::ordered_json;
constexpr char kOne[] = "backup-tenant-now";
constexpr std::size_t kTinyBytes = 100, kBodiesEach = 60;

struct Free {
  void operator()(ocpv_validator* one) const { ocpv_validator_free(one); }
  void operator()(ocpv_checker* one) const { ocpv_checker_free(one); }
  void operator()(ocpv_report* one) const { ocpv_report_free(one); }
};

void must(ocpv_status status, const char* what) {
  if (status != OCPV_OK) throw std::runtime_error(std::string(what) + ": " + ocpv_status_name(status));
}

/// A validator with one checker, as a worker of a service has it.
class Caller {
 public:
  explicit Caller(const char* only = nullptr) {
    ocpv_options options;
    must(ocpv_options_init(&options, sizeof options), "options");
    if (only != nullptr) {
      options.operation = only;
      options.operation_size = std::strlen(only);
    }
    ocpv_validator* validator = nullptr;
    must(ocpv_validator_new(&validator, &options), "validator");
    validator_.reset(validator);
    ocpv_checker* checker = nullptr;
    must(ocpv_checker_new(&checker, validator), "checker");
    checker_.reset(checker);
    must(ocpv_render_options_init(&render_, sizeof render_), "render options");
  }

  ocpv_status verdict(std::string_view operation, std::string_view body) {
    return ocpv_verdict(checker_.get(), operation.data(), operation.size(), body.data(), body.size(), nullptr);
  }
  ocpv_status check(std::string_view operation, std::string_view body) {
    return kept([&](ocpv_report** report) {
      return ocpv_check(report, checker_.get(), operation.data(), operation.size(), body.data(), body.size(), nullptr);
    });
  }
  ocpv_status request(const Asked& asked, std::string_view body) {
    static const std::array<ocpv_header, 2> kHeaders = {header("Content-Type", "application/json"),
                                                        header("Authorization", "Basic dXNlcjpwYXNzd29yZA==")};
    ocpv_request request;
    must(ocpv_request_init(&request, sizeof request), "request");
    request.method = asked.method.data();
    request.method_size = asked.method.size();
    request.target = asked.target.data();
    request.target_size = asked.target.size();
    request.headers = kHeaders.data();
    request.header_count = kHeaders.size();
    request.body = body.data();
    request.body_size = body.size();
    return kept([&](ocpv_report** report) { return ocpv_check_request(report, checker_.get(), &request); });
  }
  std::size_t text(std::string_view body) {
    render_.source = body.data();
    render_.source_size = body.size();
    ocpv_string out{};
    must(ocpv_report_to_text(report_.get(), &render_, &out), "text");
    return out.size;
  }
  std::size_t json() {
    ocpv_string out{};
    must(ocpv_report_to_json(report_.get(), &render_, &out), "JSON");
    return out.size;
  }

 private:
  static ocpv_header header(std::string_view name, std::string_view value) {
    return {name.data(), name.size(), value.data(), value.size()};
  }
  template <class Call>
  ocpv_status kept(const Call& call) {
    ocpv_report* report = report_.release();
    const ocpv_status status = call(&report);
    report_.reset(report);
    return status;
  }

  std::unique_ptr<ocpv_validator, Free> validator_;
  std::unique_ptr<ocpv_checker, Free> checker_;
  std::unique_ptr<ocpv_report, Free> report_;
  ocpv_render_options render_{};
};

/// Figures by name, in the order in which they are told.
class Figures {
 public:
  void add(const std::string& name, Spread spread) {
    std::printf("%-34s %8.3f   %.3f - %.3f\n", name.c_str(), spread.median, spread.low, spread.high);
    json_[name] = {{"median", spread.median}, {"p10", spread.low}, {"p90", spread.high}};
  }
  void add(const std::string& name, double value) { add(name, Spread{value, value, value}); }
  std::string text() const { return json_.dump(2) + "\n"; }

 private:
  Json json_ = Json::object();
};

using Work = std::function<void()>;

/// How often the time of `below` each work takes, in rounds that go through all of them.
std::vector<Spread> ratios(std::size_t rounds, const Work& below, const std::vector<Work>& works) {
  std::vector<std::vector<double>> all(works.size());
  for (std::size_t round = 0; round <= rounds; ++round) {
    const double floor = thread_nanoseconds(below);
    for (std::size_t i = 0; i < works.size(); ++i) {
      const double time = thread_nanoseconds(works[i]);
      if (round != 0) all[i].push_back(time / floor);  // The first warms caches.
    }
  }
  std::vector<Spread> out;
  for (std::vector<double>& one : all) out.push_back(spread(std::move(one)));
  return out;
}

/// The floor of a row of bodies, and our verdict on them.
class Batch {
 public:
  struct One {
    std::string_view operation, body;
  };
  explicit Batch(std::vector<One> all) : all_(std::move(all)), bodies_(texts(all_)), answers_(all_.size()) {}

  void floor() { floor_.pass(bodies_.all(), answers_.data()); }
  void verdicts(Caller& caller) {
    for (std::size_t i = 0; i < all_.size(); ++i)
      wrong_ += caller.verdict(all_[i].operation, bodies_.all()[i]) != OCPV_OK;
  }
  void checks(Caller& caller) {
    for (std::size_t i = 0; i < all_.size(); ++i)
      wrong_ += caller.check(all_[i].operation, bodies_.all()[i]) != OCPV_OK;
  }
  std::size_t size() const { return all_.size(); }
  const std::vector<One>& all() const { return all_; }

 private:
  static std::vector<std::string_view> texts(const std::vector<One>& all) {
    std::vector<std::string_view> out;
    for (const One& one : all) out.push_back(one.body);
    return out;
  }
  std::vector<One> all_;
  Bodies bodies_;
  std::vector<Answer> answers_;
  Contender floor_ = simdjson_dom();
  std::size_t wrong_ = 0;
};

void measure_batch(const std::vector<Body>& bodies, std::size_t rounds, Figures& figures) {
  Caller caller;
  std::vector<Batch::One> all, wrong;
  for (const Body& body : bodies) {
    all.push_back({kOne, body.text});
    if (caller.verdict(kOne, body.text) == OCPV_INVALID) wrong.push_back({kOne, body.text});
  }
  Batch batch(all), repeated(std::vector<Batch::One>(5000, all.front())), bad(wrong);
  figures.add("verdict_x_floor", ratios(rounds, [&] { batch.floor(); }, {[&] { batch.verdicts(caller); }})[0]);
  figures.add("verdict_repeated_x_floor",
              ratios(rounds, [&] { repeated.floor(); }, {[&] { repeated.verdicts(caller); }})[0]);
  const auto rendered = [&](auto render) {
    return [&, render] {
      for (const Batch::One& one : bad.all()) {
        caller.check(one.operation, one.body);
        render(one);
      }
    };
  };
  const std::vector<Spread> reports =
      ratios(rounds, [&] { bad.floor(); },
             {[&] { bad.checks(caller); }, rendered([&](const Batch::One& one) { caller.text(one.body); }),
              rendered([&](const Batch::One&) { caller.json(); })});
  figures.add("report_x_floor", reports[0]);
  figures.add("report_and_text_x_floor", reports[1]);
  figures.add("report_and_json_x_floor", reports[2]);
}

/// Those that the library takes whole.
std::vector<Asked> taken(std::vector<Asked> all, Caller& caller) {
  std::erase_if(all, [&](Asked& asked) {
    std::erase_if(asked.bodies, [&](const std::string& body) { return caller.verdict(asked.id, body) != OCPV_OK; });
    return caller.request(asked, asked.bodies.empty() ? "" : asked.bodies.front()) != OCPV_OK;
  });
  return all;
}

void measure_operations(const std::vector<Asked>& all, std::size_t rounds, Figures& figures) {
  Caller caller;
  std::vector<double> each;
  std::vector<Batch::One> alternating, tiny;
  for (const Asked& asked : all) {
    if (asked.bodies.empty()) continue;
    std::vector<Batch::One> own;
    for (const std::string& body : asked.bodies) own.push_back({asked.id, body});
    for (const Batch::One& one : own)
      if (one.body.size() <= kTinyBytes) tiny.push_back(one);
    std::vector<Batch::One> often;
    for (int n = 0; n < 20; ++n) often.insert(often.end(), own.begin(), own.end());
    Batch batch(often);
    each.push_back(ratios(rounds, [&] { batch.floor(); }, {[&] { batch.verdicts(caller); }})[0].median);
  }
  for (std::size_t n = 0; n < kBodiesEach; ++n)
    for (const Asked& asked : all)
      if (n < asked.bodies.size()) alternating.push_back({asked.id, asked.bodies[n]});
  Batch mixed(alternating), small(tiny);
  figures.add("operations_measured", static_cast<double>(each.size()));
  figures.add("verdict_each_operation_x_floor", spread(each));
  figures.add("verdict_operations_x_floor",
              ratios(rounds, [&] { mixed.floor(); }, {[&] { mixed.verdicts(caller); }})[0]);
  figures.add("verdict_tiny_x_floor", ratios(rounds, [&] { small.floor(); }, {[&] { small.verdicts(caller); }})[0]);
}

/// Whole requests beside their bodies' verdicts: one operation's, and all in turn.
void measure_requests(const std::vector<Asked>& all, std::size_t rounds, Figures& figures) {
  Caller caller, single(kOne);
  std::vector<const Asked*> with_body;
  for (const Asked& asked : all)
    if (!asked.bodies.empty()) with_body.push_back(&asked);
  constexpr int kTimes = 20;
  std::size_t calls = 0, wrong = 0;
  const auto each = [&](auto call) {
    return [&, call] {
      for (int n = 0; n < kTimes; ++n)
        for (const Asked* asked : with_body)
          for (const std::string& body : asked->bodies) wrong += call(*asked, body) != OCPV_OK;
    };
  };
  for (const Asked* asked : with_body) calls += asked->bodies.size() * kTimes;
  const Work verdicts =
      each([&](const Asked& asked, const std::string& body) { return caller.verdict(asked.id, body); });
  const Work requests = each([&](const Asked& asked, const std::string& body) { return caller.request(asked, body); });
  requests();
  std::vector<double> more, times;
  for (std::size_t round = 0; round < rounds; ++round) {
    const double body = thread_nanoseconds(verdicts), whole = thread_nanoseconds(requests);
    more.push_back((whole - body) / static_cast<double>(calls));
    times.push_back(whole / body);
  }
  figures.add("request_ns_over_body", spread(more));
  figures.add("request_x_body", spread(times));
  figures.add("allocations_per_request", static_cast<double>(allocations(requests)) / static_cast<double>(calls));
  figures.add("allocations_per_verdict", static_cast<double>(allocations(verdicts)) / static_cast<double>(calls));

  const Asked one{kOne, "POST", "/api/v2/ob/clusters/1/tenants/1/backup/backupNow", {"{}"}};
  const std::string body = R"({"backupMode":"PHYSICAL_BACKUP","dataBackupMode":"FULL_BACKUP"})";
  const auto repeat = [&](Caller& by) {
    return [&] {
      for (int n = 0; n < 5000; ++n) wrong += by.request(one, body) != OCPV_OK;
    };
  };
  figures.add("request_among_all_x_alone", ratios(rounds, repeat(single), {repeat(caller)})[0]);
}

double resident_mib() {
  std::ifstream status("/proc/self/statm");
  double size = 0, resident = 0;
  status >> size >> resident;
  return resident * 4096 / 1048576;
}

/// Opening, and the first judgement of every operation, which makes its plan.
void measure_opening(const std::vector<Asked>& all, std::size_t rounds, Figures& figures) {
  std::vector<double> open, first;
  const double before = resident_mib();
  auto kept = std::make_unique<Caller>();
  const double opened = resident_mib();
  for (const Asked& asked : all) kept->verdict(asked.id, "{}");
  const double used = resident_mib();
  for (std::size_t round = 0; round < rounds; ++round) {
    std::unique_ptr<Caller> caller;
    open.push_back(thread_nanoseconds([&] { caller = std::make_unique<Caller>(); }) / 1e6);
    first.push_back(thread_nanoseconds([&] {
                      for (const Asked& asked : all) caller->verdict(asked.id, "{}");
                    }) /
                    1e6);
  }
  figures.add("open_ms", spread(open));
  figures.add("open_mib", opened - before);
  figures.add("all_plans_ms", spread(first));
  figures.add("all_plans_mib", used - opened);
}

int run(const std::string& schemas, const std::string& out, std::size_t rounds) {
  Figures figures;
  Caller caller;
  const std::vector<Asked> sampled = sample_operations(schemas, kBodiesEach);
  measure_opening(sampled, rounds, figures);
  std::ifstream schema(schemas + "/" + kOne + "/request.schema.json", std::ios::binary);
  measure_batch(make_batch(std::string(std::istreambuf_iterator<char>(schema), {}), {}), rounds, figures);
  const std::vector<Asked> all = taken(sampled, caller);
  measure_operations(all, rounds, figures);
  measure_requests(all, rounds, figures);
  std::ofstream(out, std::ios::binary) << figures.text();
  return 0;
}

}  // namespace
}  // namespace ocpv::bench

int main(int count, char** words) {
  if (count < 3) {
    std::fputs("usage: bench_calls SCHEMAS OUT.json [ROUNDS]\n", stderr);
    return 2;
  }
  try {
    return ocpv::bench::run(words[1], words[2], count > 3 ? std::strtoul(words[3], nullptr, 10) : 15);
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "bench: %s\n", problem.what());
    return 1;
  }
}

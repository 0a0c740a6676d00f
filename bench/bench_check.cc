// The bench of the check side: one generated batch, every contender on it, in one run.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <thread>

#include <nlohmann/json.hpp>

#include "batch.h"
#include "check/check.h"
#include "contender.h"
#include "measure.h"
#include "plan/plan.h"
#include "results.h"

namespace ocpv::bench {
namespace {

/// Command line: `--name value`, all of them.
struct Arguments {
  std::map<std::string, std::string> values;

  std::string get(const std::string& name, const std::string& otherwise = {}) const {
    const auto found = values.find(name);
    return found == values.end() ? otherwise : found->second;
  }
  std::size_t count(const std::string& name, std::size_t otherwise) const {
    const std::string text = get(name);
    return text.empty() ? otherwise : std::stoul(text);
  }
};

Arguments read_arguments(int argc, char** argv) {
  Arguments arguments;
  for (int i = 1; i + 1 < argc; i += 2) arguments.values[std::string(argv[i]).substr(2)] = argv[i + 1];
  return arguments;
}

std::string read_file(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<Contender> contenders(const std::string& schema, const Bodies& bodies, const Arguments& arguments,
                                  Results& results) {
  std::vector<Contender> all = {simdjson_dom(),   our_verdict(schema),          our_report(schema),
                                nlohmann_parse(), valijson_on_nlohmann(schema), rapidjson_schema(schema)};
  const Documents documents = parse_all(bodies);
  all.push_back(our_verdict_of_documents(schema, documents));
  all.push_back(valijson_of_documents(schema, documents, valijson_on_nlohmann(schema).explain));
  std::string why_not = "no folder for it was given";
  std::optional<Contender> node;
  if (!arguments.get("ajv").empty())
    node = ajv(arguments.get("ajv-script"), schema, bodies, arguments.get("ajv"), why_not);
  if (node)
    all.push_back(std::move(*node));
  else
    results.skipped.push_back("ajv: " + why_not);
  return all;
}

double timed_pass(const Contender& contender, const Bodies& bodies, std::vector<Answer>& answers) {
  if (contender.remote_pass) return contender.remote_pass(answers.data());
  return thread_nanoseconds([&] { contender.pass(bodies.all(), answers.data()); });
}

/// Every contender once in each round, so that a slow moment of the machine meets all of them.
void measure_verdicts(const std::vector<Contender>& all, const Bodies& bodies, const std::string& schema,
                      Results& results) {
  std::vector<std::vector<double>> times(all.size()), ratios(all.size());
  std::vector<std::vector<Answer>> answers(all.size(), std::vector<Answer>(results.bodies));
  for (std::size_t round = 0; round <= results.rounds; ++round) {
    double floor = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const double time = timed_pass(all[i], bodies, answers[i]);
      if (i == 0) floor = time;
      if (round == 0) continue;  // Warms caches, parsers and node's compiler.
      times[i].push_back(time / static_cast<double>(results.bodies));
      ratios[i].push_back(time / floor);
    }
  }
  const std::vector<Answer>& ours = answers[1];
  auto plan = plan::compile(schema);
  check::Checker checker;
  findings::Findings findings;
  for (std::size_t i = 0; i < all.size(); ++i) {
    Row row{all[i].key, all[i].name, all[i].judges, spread(times[i]), spread(ratios[i]), 0, {}};
    for (std::size_t b = 0; row.judges && b < results.bodies; ++b) {
      if (answers[i][b] == Answer::yes) ++row.accepted;
      if (answers[i][b] == ours[b]) continue;
      checker.check(*plan, bodies.all()[b], {}, findings);
      std::string_view place;
      for (const findings::Diagnostic& one : findings.diagnostics)
        if (one.severity == Severity::error) place = one.schema_pointer;
      ++row.differences[all[i].explain ? all[i].explain(bodies.all()[b], place) : ""];
    }
    results.rows.push_back(std::move(row));
  }
  results.document_x_valijson =
      results.row("valijson_document").x_floor.median / results.row("ocpv_document").x_floor.median;
}

void measure_reports(const std::vector<Body>& batch, const std::string& schema, Results& results) {
  Contender floor = simdjson_dom(), ours = our_report(schema), verdict = our_verdict(schema);
  std::vector<std::string_view> texts;
  for (const Body& body : batch) texts.push_back(body.text);
  std::vector<Answer> answers(texts.size());
  verdict.pass(texts, answers.data());
  std::vector<std::string_view> wrong_texts;
  for (std::size_t i = 0; i < texts.size(); ++i)
    if (answers[i] == Answer::no) wrong_texts.push_back(texts[i]);
  results.wrong = wrong_texts.size();
  const Bodies wrong(wrong_texts);
  std::vector<double> ratios;
  for (std::size_t round = 0; round < 4 * results.rounds; ++round) {
    const double below = thread_nanoseconds([&] { floor.pass(wrong.all(), answers.data()); });
    ratios.push_back(thread_nanoseconds([&] { ours.pass(wrong.all(), answers.data()); }) / below);
  }
  results.wrong_bodies_x_floor = spread(std::move(ratios));
}

/// What bench_calls wrote: figures by name, each with its median.
void read_calls(const std::string& file, Results& results) {
  std::ifstream stream(file, std::ios::binary);
  const nlohmann::json figures = nlohmann::json::parse(stream, nullptr, false);
  if (!figures.is_object()) {
    results.skipped.push_back("what callers of the C API pay: bench_calls was not run");
    return;
  }
  for (const auto& [name, figure] : figures.items()) results.calls[name] = figure.at("median");
}

/// Throughput of two threads, each with a contender of its own, to that of one: by the clock; or, where other work kept
/// the machine from giving this process its processors, by the processor time of the slower thread.
struct Scaling {
  Spread times;
  bool disturbed = false;
};

Scaling scaling(const std::function<Contender()>& make, const Bodies& bodies, std::size_t rounds) {
  Contender contenders[2] = {make(), make()};
  std::vector<Answer> answers[2] = {std::vector<Answer>(bodies.all().size()), std::vector<Answer>(bodies.all().size())};
  const auto work = [&](std::size_t which) {
    return thread_nanoseconds([&] {
      for (int i = 0; i < 4; ++i) contenders[which].pass(bodies.all(), answers[which].data());
    });
  };
  std::vector<double> by_clock, by_processor, waits;
  for (std::size_t round = 0; round <= rounds; ++round) {
    double alone = 0, beside[2] = {0, 0};
    const double one = nanoseconds([&] { alone = work(0); });
    const double two = nanoseconds([&] {
      std::thread other([&] { beside[1] = work(1); });
      beside[0] = work(0);
      other.join();
    });
    if (round == 0) continue;
    by_clock.push_back(2 * one / two);
    by_processor.push_back(2 * alone / std::max(beside[0], beside[1]));
    waits.push_back(two / std::max(beside[0], beside[1]));
  }
  const bool disturbed = spread(waits).median > 1.05;
  return {spread(disturbed ? std::move(by_processor) : std::move(by_clock)), disturbed};
}

/// Beside the floor's own scaling: what the machine has to give to a second thread.
void measure_scaling(const Bodies& bodies, const std::string& schema, Results& results) {
  const Scaling ours = scaling([&] { return our_verdict(schema); }, bodies, results.rounds);
  const Scaling floor = scaling(simdjson_dom, bodies, results.rounds);
  results.scaling_2_threads = ours.times;
  results.floor_scaling_2_threads = floor.times;
  if (ours.disturbed || floor.disturbed)
    results.notes.push_back("scaling_2_threads is by processor time: the machine was busy with other work");
}

void measure_start(const Arguments& arguments, const std::string& body, Results& results) {
  const std::string program = arguments.get("program"), starter = arguments.get("starter");
  if (program.empty() || !std::filesystem::exists(program)) {
    results.skipped.push_back("start_ms, start_mib: the program is not built");
    return;
  }
  const std::string file = arguments.get("work", ".") + "/small.json";
  std::ofstream(file) << body;
  double median = 0, low = 0, high = 0, most = 0;
  const std::string out =
      output_of(starter + " 100 " + program + " check --operation " + arguments.get("operation") + " " + file);
  if (std::sscanf(out.c_str(), "%lf %lf %lf %lf", &median, &low, &high, &most) != 4) {
    results.skipped.push_back("start_ms, start_mib: the program did not accept a right body");
    return;
  }
  results.start_ms = Spread{median, low, high};
  results.start_mib = most;
}

/// Reads all pages that are there, and counts the time for 165, the size of the whole published reference.
void measure_pages(const Arguments& arguments, Results& results) {
  const std::string program = arguments.get("program"), folder = arguments.get("pages");
  if (!std::filesystem::exists(program) || folder.empty() || !std::filesystem::is_directory(folder)) {
    results.skipped.push_back(
        "pages_seconds: the program is not built, or the published pages are not beside the project");
    return;
  }
  double pages = 0;
  std::vector<std::string> trees;
  for (const auto& version : std::filesystem::directory_iterator(folder))
    for (const char* language : {"zh-CN", "en-US"})
      if (std::filesystem::is_directory(version.path() / language))
        trees.push_back((version.path() / language).string());
  for (const std::string& tree : trees)
    for (const auto& entry : std::filesystem::recursive_directory_iterator(tree))
      pages += entry.path().extension() == ".md" ? 1 : 0;
  const std::string out = arguments.get("work", ".") + "/pages";
  std::vector<double> times;
  for (int round = 0; round < 5; ++round) {
    times.push_back(nanoseconds([&] {
                      for (const std::string& tree : trees)
                        output_of(program + " generate " + tree + " --out " + out + " >/dev/null 2>&1; true");
                    }) /
                    1e9 * 165 / pages);
  }
  std::filesystem::remove_all(out);
  results.pages_seconds = spread(std::move(times));
}

void measure_library(const Arguments& arguments, Results& results) {
  const std::string library = arguments.get("library"), copy = arguments.get("work", ".") + "/libocpv-stripped.so";
  if (library.empty() || !std::filesystem::exists(library)) {
    results.skipped.push_back("library_kib: the shared library is not built");
    return;
  }
  output_of("strip -o " + copy + " " + library);
  results.library_kib = static_cast<double>(std::filesystem::file_size(copy)) / 1024;
}

void write_file(const std::string& path, const std::string& text) {
  if (!path.empty()) std::ofstream(path, std::ios::binary) << text;
}

int run(const Arguments& arguments) {
  Results results;
  results.rounds = arguments.count("rounds", 15);
  const std::string schema = read_file(arguments.get("schema"));
  BatchOptions options;
  options.count = arguments.count("bodies", options.count);
  const std::vector<Body> batch = make_batch(schema, options);
  std::vector<std::string_view> texts;
  for (const Body& body : batch) texts.push_back(body.text);
  const Bodies bodies(texts);
  results.bodies = texts.size();
  results.bytes = bodies.bytes();

  measure_verdicts(contenders(schema, bodies, arguments, results), bodies, schema, results);
  measure_reports(batch, schema, results);
  read_calls(arguments.get("calls"), results);
  measure_scaling(bodies, schema, results);
  measure_start(arguments,
                std::find_if(batch.begin(), batch.end(), [](const Body& body) { return body.meant_right; })->text,
                results);
  measure_pages(arguments, results);
  measure_library(arguments, results);

  std::fputs(table(results).c_str(), stdout);
  write_file(arguments.get("json"), json(results));
  write_file(arguments.get("svg"), svg(results));
  return 0;
}

}  // namespace
}  // namespace ocpv::bench

int main(int argc, char** argv) {
  try {
    return ocpv::bench::run(ocpv::bench::read_arguments(argc, argv));
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "bench: %s\n", problem.what());
    return 1;
  }
}

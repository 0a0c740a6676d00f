// Every allocation of every call fails in turn, once alone and once with all that follow; first behind `operator new`,
// then behind the caller's hooks. Each time: the right status, nothing leaked, and the objects usable afterwards.
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "expect.h"
#include "failing_memory.h"
#include "made_validators.h"

namespace {

// Runs `call` with its n-th allocation failing, n = 1, 2, ... until it needs fewer, and returns how many it needs.
// `call` returns its status and frees what it made, unless it keeps memory for the next call; `expected` is what it
// gives when memory suffices.
long fail_each_allocation(const char* name, ocpv_status expected, const std::function<ocpv_status()>& call,
                          bool keeps_memory = false) {
  long needed = 0;
  for (const bool from_then_on : {false, true}) {
    for (needed = 0;; ++needed) {
      const long before = live.load();
      has_failed.store(false);
      has_thrown.store(false);
      fails_from_then_on.store(from_then_on);
      allocations_left.store(needed);
      const ocpv_status status = call();
      allocations_left.store(kNever);
      if (!keeps_memory) EXPECT(live.load() == before);
      const bool told = status == OCPV_ERROR_NO_MEMORY && has_failed.load();
      const bool done = status == expected && !has_thrown.load();
      if (!told && !done) {
        std::fprintf(stderr, "%s: allocation %ld failing gave %s\n", name, needed + 1, ocpv_status_name(status));
        ++expect_failures;
      }
      if (!has_failed.load()) break;
    }
  }
  std::printf("%s: %ld allocations, each failed once and for good\n", name, needed);
  return needed;
}

std::string read_request(const std::string& name) {
  std::ifstream file(std::string(OCPV_REQUESTS_DIR) + "/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

ocpv_status judged(ocpv_checker* checker, const std::string& body) {
  return ocpv_verdict(checker, nullptr, 0, body.data(), body.size(), nullptr);
}

ocpv_status find_operation(const ocpv_validator* validator) {
  constexpr std::string_view target = "POST /api/v2/ob/clusters/1/tenants/2/backup/backupNow";
  std::size_t index = 0;
  return ocpv_validator_find(&index, validator, target.data(), target.size());
}

ocpv_status make_checker(const ocpv_validator* validator, const std::string& body) {
  ocpv_checker* checker = nullptr;
  ocpv_status status = ocpv_checker_new(&checker, validator);
  if (status == OCPV_OK) status = judged(checker, body);
  ocpv_checker_free(checker);
  return status;
}

ocpv_status check_anew(ocpv_checker* checker, const std::string& body) {
  ocpv_report* report = nullptr;
  const ocpv_status status = ocpv_check(&report, checker, nullptr, 0, body.data(), body.size(), nullptr);
  EXPECT((status == OCPV_ERROR_NO_MEMORY) == (report == nullptr));
  ocpv_report_free(report);
  return status;
}

// A document of one container, {"name": "value"}, of the caller's own.
ocpv_status read_pair(void*, const void* value, ocpv_value* out) {
  out->kind = value == nullptr ? OCPV_VALUE_OBJECT : OCPV_VALUE_STRING;
  out->text = static_cast<const char*>(value);
  out->text_size = value == nullptr ? 0 : 15;
  return OCPV_OK;
}
int32_t next_pair(void*, const void*, ocpv_cursor* cursor, ocpv_member* member) {
  if (cursor->state[0]++ != 0) return 0;
  *member = {"backupMode", 10, "PHYSICAL_BACKUP"};
  return 1;
}
constexpr ocpv_document kPair = {sizeof(ocpv_document), nullptr, read_pair, next_pair};

// The same, but its value is none that JSON has: the report tells where.
ocpv_status read_bad(void* context, const void* value, ocpv_value* out) {
  return value == nullptr ? read_pair(context, value, out) : OCPV_ERROR_NOT_JSON;
}
constexpr ocpv_document kBadPair = {sizeof(ocpv_document), nullptr, read_bad, next_pair};

ocpv_status check_bad_document(ocpv_checker* checker) {
  ocpv_report* report = nullptr;
  ocpv_status status = ocpv_check_document(&report, checker, nullptr, 0, &kBadPair, nullptr, nullptr);
  if (report != nullptr) EXPECT((status == OCPV_ERROR_NOT_JSON) == (ocpv_report_diagnostic_count(report) == 1));
  ocpv_report_free(report);
  return status;
}

ocpv_status check_document(ocpv_checker* checker) {
  ocpv_report* report = nullptr;
  const ocpv_status status = ocpv_check_document(&report, checker, nullptr, 0, &kPair, nullptr, nullptr);
  EXPECT((status == OCPV_ERROR_NO_MEMORY) == (report == nullptr));
  ocpv_report_free(report);
  return status;
}

ocpv_status check_document_anew(const ocpv_validator* validator) {
  ocpv_checker* checker = nullptr;
  ocpv_status status = ocpv_checker_new(&checker, validator);
  if (status == OCPV_OK) status = check_document(checker);
  ocpv_checker_free(checker);
  return status;
}

int32_t visit_all(void*, ocpv_report*, std::size_t, const ocpv_diagnostic*) { return 0; }

// Everything that can be asked of a report.
ocpv_status read_all(ocpv_report* report, std::string_view body) {
  ocpv_string text;
  for (std::size_t i = 0; i < ocpv_report_diagnostic_count(report); ++i) {
    ocpv_diagnostic d;
    (void)ocpv_diagnostic_init(&d, sizeof d);
    if (const ocpv_status status = ocpv_report_diagnostic(report, i, &d)) return status;
    if (const ocpv_status status = ocpv_report_message(report, i, OCPV_LANGUAGE_ZH, &text)) return status;
    for (std::size_t nth = 0; nth < d.expected_count; ++nth) {
      if (const ocpv_status status = ocpv_report_expected(report, i, nth, &text)) return status;
    }
    for (std::size_t nth = 0; nth < d.suggestion_count; ++nth) {
      if (const ocpv_status status = ocpv_report_suggestion_text(report, i, nth, OCPV_LANGUAGE_EN, &text))
        return status;
    }
  }
  ocpv_render_options options;
  (void)ocpv_render_options_init(&options, sizeof options);
  options.source = body.data();
  options.source_size = body.size();
  for (const auto render : {ocpv_report_to_text, ocpv_report_to_json, ocpv_report_to_problem}) {
    if (const ocpv_status status = render(report, &options, &text)) return status;
  }
  return OCPV_OK;
}

ocpv_status check_and_read(const ocpv_validator* validator, const std::string& body) {
  ocpv_checker* checker = nullptr;
  ocpv_report* report = nullptr;
  ocpv_status status = ocpv_checker_new(&checker, validator);
  if (status == OCPV_OK) status = ocpv_check(&report, checker, nullptr, 0, body.data(), body.size(), nullptr);
  if (status == OCPV_INVALID) status = read_all(report, body);
  ocpv_report_free(report);
  ocpv_checker_free(checker);
  return status;
}

// A request with something to say about each of its parts.
ocpv_status check_request(const ocpv_validator* validator, ocpv_checker* warm, std::string_view target,
                          const std::string& body) {
  constexpr std::string_view authorization = "OCP-ACCESS-KEY-HMACSHA1 AK:not-a-signature";
  const ocpv_header headers[] = {{"Authorization", 13, authorization.data(), authorization.size()},
                                 {"Content-Type", 12, "text/plain", 10}};
  ocpv_request request;
  (void)ocpv_request_init(&request, sizeof request);
  request.method = "POST";
  request.method_size = 4;
  request.target = target.data();
  request.target_size = target.size();
  request.headers = headers;
  request.header_count = 2;
  request.body = body.data();
  request.body_size = body.size();
  ocpv_checker* checker = warm;
  ocpv_report* report = nullptr;
  ocpv_status status = checker == nullptr ? ocpv_checker_new(&checker, validator) : OCPV_OK;
  if (status == OCPV_OK) status = ocpv_check_request(&report, checker, &request);
  if (status == OCPV_INVALID) {
    const ocpv_status read = read_all(report, body);
    if (read != OCPV_OK) status = read;
  }
  ocpv_report_free(report);
  if (warm == nullptr) ocpv_checker_free(checker);
  return status;
}

ocpv_status check_response(const ocpv_validator* validator) {
  constexpr std::string_view body =
      R"({"successful":true,"status":200,"error":{"code":"x","message":1},"extra":[1,2]})";
  ocpv_checker* checker = nullptr;
  ocpv_report* report = nullptr;
  ocpv_status status = ocpv_checker_new(&checker, validator);
  if (status == OCPV_OK) {
    status = ocpv_check_response(&report, checker, "backup-tenant-now", 17, 500, body.data(), body.size(), nullptr);
  }
  if (status == OCPV_INVALID) {
    const ocpv_status read = read_all(report, body);
    if (read != OCPV_OK) status = read;
  }
  ocpv_report_free(report);
  ocpv_checker_free(checker);
  return status;
}

ocpv_status check_each(const ocpv_validator* validator, const std::string& body) {
  ocpv_checker* checker = nullptr;
  ocpv_status status = ocpv_checker_new(&checker, validator);
  if (status == OCPV_OK) {
    status = ocpv_check_each(checker, nullptr, 0, body.data(), body.size(), nullptr, visit_all, nullptr);
  }
  ocpv_checker_free(checker);
  return status;
}

struct Checkers {
  ocpv_checker* const* first;
  std::size_t count;
};

// Twenty bodies, three of them wrong, by one or two checkers, cold or warm: more than one block.
std::vector<ocpv_bytes> batch_of(const std::string& right, const std::string& broken) {
  std::vector<ocpv_bytes> bodies;
  for (int i = 0; i < 20; ++i) {
    const std::string& body = i % 9 == 0 ? broken : right;
    bodies.push_back({body.data(), body.size()});
  }
  return bodies;
}

int32_t hear(void* told, std::size_t index, ocpv_status status, ocpv_report* report) {
  EXPECT(index == (*static_cast<std::size_t*>(told))++);
  EXPECT((status == OCPV_ERROR_NO_MEMORY) == (report == nullptr));
  return 0;
}

ocpv_status check_batch(Checkers checkers, const std::vector<ocpv_bytes>& bodies) {
  std::size_t told = 0;
  const ocpv_status status =
      ocpv_check_batch(checkers.first, checkers.count, nullptr, 0, bodies.data(), bodies.size(), nullptr, hear, &told);
  EXPECT(told == bodies.size() || (told == 0 && status == OCPV_ERROR_NO_MEMORY));
  return status;
}

ocpv_status verdict_batch(Checkers checkers, const std::vector<ocpv_bytes>& bodies) {
  ocpv_status statuses[20];
  return ocpv_verdict_batch(checkers.first, checkers.count, nullptr, 0, bodies.data(), bodies.size(), nullptr,
                            statuses);
}

ocpv_status cold(const ocpv_validator* validator, const std::vector<ocpv_bytes>& bodies,
                 ocpv_status (*batch)(Checkers, const std::vector<ocpv_bytes>&)) {
  ocpv_checker* checker = nullptr;
  ocpv_status status = ocpv_checker_new(&checker, validator);
  if (status == OCPV_OK) status = batch({&checker, 1}, bodies);
  ocpv_checker_free(checker);
  return status;
}

void batches(const ocpv_validator* validator, const std::string& right, const std::string& broken) {
  const std::vector<ocpv_bytes> bodies = batch_of(right, broken);
  ocpv_checker* checkers[2] = {nullptr, nullptr};
  for (ocpv_checker*& checker : checkers) EXPECT(ocpv_checker_new(&checker, validator) == OCPV_OK);
  fail_each_allocation("batch, cold", OCPV_INVALID, [&] { return cold(validator, bodies, check_batch); });
  fail_each_allocation("batch of verdicts, cold", OCPV_INVALID, [&] { return cold(validator, bodies, verdict_batch); });
  fail_each_allocation(
      "batch of two threads", OCPV_INVALID,
      [&] {
        return check_batch({checkers, 2}, bodies);
      },
      true);
  fail_each_allocation(
      "verdicts of two threads", OCPV_INVALID,
      [&] {
        return verdict_batch({checkers, 2}, bodies);
      },
      true);
  EXPECT(check_batch({checkers, 2}, bodies) == OCPV_INVALID);
  for (ocpv_checker* checker : checkers) ocpv_checker_free(checker);
}

void every_call(const ocpv_allocator* allocator) {
  const std::string right = read_request("backup-tenant-now.json"), broken = read_request("broken.json");
  const long at_start = live.load();
  const ocpv_options options = options_with(allocator);
  fail_each_allocation("validator", OCPV_OK, [&] { return make_validator(options); });
  fail_each_allocation("validator from a folder", OCPV_OK, [&] { return make_validator_from_folder(options); });
  fail_each_allocation("validator from a schema file", OCPV_OK,
                       [&] { return make_validator_from_schema_file(options); });
  fail_each_allocation("validator from memory", OCPV_OK, [&] { return make_validator_from_memory(options); });
  fail_each_allocation("validator of nothing", OCPV_ERROR_UNKNOWN_OPERATION,
                       [&] { return fail_to_make_validator(options); });

  ocpv_validator* validator = nullptr;
  ocpv_checker* checker = nullptr;
  EXPECT(first_alone(&validator, options) == OCPV_OK);
  fail_each_allocation("checker and first verdict", OCPV_OK, [&] { return make_checker(validator, right); });
  fail_each_allocation("full check and reading", OCPV_OK, [&] { return check_and_read(validator, broken); });
  fail_each_allocation("check with a callback", OCPV_INVALID, [&] { return check_each(validator, broken); });
  fail_each_allocation("finding an operation", OCPV_OK, [&] { return find_operation(validator); });
  constexpr std::string_view path = "/api/v2/ob/clusters/1/tenants/2/backup/backupNow?a=%zz&b=1";
  // The validator keeps the plan of the parameters, which the first request makes.
  fail_each_allocation(
      "request", OCPV_INVALID, [&] { return check_request(validator, nullptr, path, broken); }, true);
  fail_each_allocation("request of no operation", OCPV_INVALID, [&] {
    return check_request(validator, nullptr, "/ob/clusters/1/TENANTS/2/backup/backupNow/", broken);
  });
  fail_each_allocation("response", OCPV_INVALID, [&] { return check_response(validator); });

  // A checker that has seen allocations fail judges as before; warm, a verdict needs none.
  EXPECT(ocpv_checker_new(&checker, validator) == OCPV_OK);
  EXPECT(judged(checker, right) == OCPV_OK);
  EXPECT(judged(checker, broken) == OCPV_INVALID);
  fail_each_allocation(
      "full check", OCPV_INVALID, [&] { return check_anew(checker, broken); }, true);
  fail_each_allocation(
      "request with a warm checker", OCPV_INVALID, [&] { return check_request(validator, checker, path, broken); },
      true);
  const long before_callback = live.load();
  (void)ocpv_check_each(checker, nullptr, 0, broken.data(), broken.size(), nullptr, visit_all, nullptr);
  EXPECT(live.load() >= before_callback);
  EXPECT(judged(checker, right) == OCPV_OK);
  EXPECT(judged(checker, broken) == OCPV_INVALID);
  EXPECT(fail_each_allocation("warm verdict, right", OCPV_OK, [&] { return judged(checker, right); }) == 0);
  EXPECT(fail_each_allocation("warm verdict, wrong", OCPV_INVALID, [&] { return judged(checker, broken); }) == 0);

  fail_each_allocation("document", OCPV_INVALID, [&] { return check_document_anew(validator); });
  fail_each_allocation(
      "document that is no JSON", OCPV_ERROR_NOT_JSON, [&] { return check_bad_document(checker); }, true);
  const auto judged_document = [&] { return ocpv_verdict_document(checker, nullptr, 0, &kPair, nullptr, nullptr); };
  EXPECT(judged_document() == OCPV_INVALID);
  EXPECT(fail_each_allocation("warm verdict of a document", OCPV_INVALID, judged_document) == 0);

  batches(validator, right, broken);

  ocpv_checker_free(checker);
  ocpv_validator_free(validator);
  EXPECT(live.load() == at_start);
}

// docs/c-api.md names what the hooks do not cover: simdjson's object, a few pieces for each checker.
void hooks_have_all_but_one_thing(const std::string& body) {
  const ocpv_options options = options_with(&hooks);
  ocpv_validator* validator = nullptr;
  ocpv_checker* checker = nullptr;
  ocpv_report* report = nullptr;
  const long calls = calls_of_new.load(), bytes = bytes_of_new.load();
  EXPECT(first_alone(&validator, options) == OCPV_OK);
  EXPECT(ocpv_checker_new(&checker, validator) == OCPV_OK);
  EXPECT(calls_of_new.load() == calls);
  EXPECT(ocpv_check(&report, checker, nullptr, 0, body.data(), body.size(), nullptr) == OCPV_INVALID);
  EXPECT(read_all(report, body) == OCPV_OK);
  EXPECT(check_request(validator, checker, "/api/v2/ob/clusters/1", body) == OCPV_INVALID);
  const long most_calls = 4, most_bytes = 512;
  EXPECT(calls_of_new.load() - calls <= most_calls && bytes_of_new.load() - bytes <= most_bytes);
  std::printf("around the hooks: %ld pieces, %ld bytes\n", calls_of_new.load() - calls, bytes_of_new.load() - bytes);
  ocpv_report_free(report);
  ocpv_checker_free(checker);
  ocpv_validator_free(validator);
}

}  // namespace

int main() {
  every_call(nullptr);
  EXPECT(calls_of_hooks.load() == 0);
  // A shared library without hooks breaks its promise, and nothing below would be tested.
  EXPECT(ocpv_has("allocator") == 1);
  std::printf("\nwith hooks\n");
  every_call(&hooks);
  hooks_have_all_but_one_thing(read_request("broken.json"));
  EXPECT(calls_of_hooks.load() > 0);
  EXPECT(live_of_hooks.load() == 0);
  return expect_failures == 0 ? 0 : 1;
}

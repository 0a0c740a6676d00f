// Every allocation of every call fails in turn, once alone and once with all that follow. Each time: the right status,
// nothing leaked, and the objects usable afterwards.
#include <atomic>
#include <cstddef>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iterator>
#include <new>
#include <string>

#include "expect.h"
#include "ocpv/ocpv.h"

namespace {

constexpr long kNever = -1;
std::atomic<long> allocations_left{kNever};   // The one after them fails.
std::atomic<bool> fails_from_then_on{false};
std::atomic<bool> has_failed{false};
std::atomic<bool> has_thrown{false};          // A failed nothrow allocation may be made up for; a thrown one may not.
std::atomic<long> live{0};

bool fails_now() noexcept {
  const long left = allocations_left.load();
  if (left == kNever) return false;
  if (left > 0) {
    allocations_left.store(left - 1);
    return false;
  }
  if (!fails_from_then_on.load()) allocations_left.store(kNever);
  has_failed.store(true);
  return true;
}

void* allocate(std::size_t size, std::size_t alignment) noexcept {
  if (fails_now()) return nullptr;
  void* memory = alignment <= alignof(std::max_align_t)
                     ? std::malloc(size == 0 ? 1 : size)
                     : std::aligned_alloc(alignment, (size + alignment - 1) / alignment * alignment);
  if (memory != nullptr) live.fetch_add(1);
  return memory;
}

void release(void* memory) noexcept {
  if (memory != nullptr) live.fetch_sub(1);
  std::free(memory);
}

}  // namespace

void* operator new(std::size_t size) {
  if (void* memory = allocate(size, 1)) return memory;
  has_thrown.store(true);
  throw std::bad_alloc();
}
void* operator new(std::size_t size, std::align_val_t alignment) {
  if (void* memory = allocate(size, static_cast<std::size_t>(alignment))) return memory;
  has_thrown.store(true);
  throw std::bad_alloc();
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return allocate(size, 1); }
void* operator new[](std::size_t size) { return operator new(size); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return allocate(size, 1); }
void* operator new[](std::size_t size, std::align_val_t alignment) { return operator new(size, alignment); }
void operator delete(void* memory) noexcept { release(memory); }
void operator delete(void* memory, std::size_t) noexcept { release(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { release(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { release(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { release(memory); }
void operator delete[](void* memory) noexcept { release(memory); }
void operator delete[](void* memory, std::size_t) noexcept { release(memory); }
void operator delete[](void* memory, std::align_val_t) noexcept { release(memory); }
void operator delete[](void* memory, std::size_t, std::align_val_t) noexcept { release(memory); }
void operator delete[](void* memory, const std::nothrow_t&) noexcept { release(memory); }

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

ocpv_status make_validator() {
  ocpv_validator* validator = nullptr;
  const ocpv_status status = ocpv_validator_new(&validator, nullptr);
  EXPECT((status == OCPV_OK) == (validator != nullptr));
  ocpv_validator_free(validator);
  return status;
}

ocpv_status make_validator_from_folder() {
  ocpv_validator* validator = nullptr;
  const ocpv_status status = ocpv_validator_new_from_folder(&validator, OCPV_SCHEMAS_DIR, sizeof OCPV_SCHEMAS_DIR - 1, nullptr);
  ocpv_validator_free(validator);
  return status;
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

int32_t visit_all(void*, ocpv_report*, std::size_t, const ocpv_diagnostic*) { return 0; }

// Everything that can be asked of a report.
ocpv_status read_all(ocpv_report* report, const std::string& body) {
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
      if (const ocpv_status status = ocpv_report_suggestion_text(report, i, nth, OCPV_LANGUAGE_EN, &text)) return status;
    }
  }
  ocpv_render_options options;
  (void)ocpv_render_options_init(&options, sizeof options);
  options.source = body.data();
  options.source_size = body.size();
  if (const ocpv_status status = ocpv_report_to_text(report, &options, &text)) return status;
  return ocpv_report_to_json(report, &options, &text);
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

}  // namespace

int main() {
  const std::string right = read_request("backup-tenant-now.json"), broken = read_request("broken.json");
  const long at_start = live.load();
  fail_each_allocation("validator", OCPV_OK, make_validator);
  fail_each_allocation("validator from a folder", OCPV_OK, make_validator_from_folder);

  ocpv_validator* validator = nullptr;
  ocpv_checker* checker = nullptr;
  EXPECT(ocpv_validator_new(&validator, nullptr) == OCPV_OK);
  fail_each_allocation("checker and first verdict", OCPV_OK, [&] { return make_checker(validator, right); });
  fail_each_allocation("full check and reading", OCPV_OK, [&] { return check_and_read(validator, broken); });

  // A checker that has seen allocations fail judges as before; warm, a verdict needs none.
  EXPECT(ocpv_checker_new(&checker, validator) == OCPV_OK);
  EXPECT(judged(checker, right) == OCPV_OK);
  EXPECT(judged(checker, broken) == OCPV_INVALID);
  fail_each_allocation("full check", OCPV_INVALID, [&] { return check_anew(checker, broken); }, true);
  const long before_callback = live.load();
  (void)ocpv_check_each(checker, nullptr, 0, broken.data(), broken.size(), nullptr, visit_all, nullptr);
  EXPECT(live.load() >= before_callback);
  EXPECT(judged(checker, right) == OCPV_OK);
  EXPECT(judged(checker, broken) == OCPV_INVALID);
  EXPECT(fail_each_allocation("warm verdict, right", OCPV_OK, [&] { return judged(checker, right); }) == 0);
  EXPECT(fail_each_allocation("warm verdict, wrong", OCPV_INVALID, [&] { return judged(checker, broken); }) == 0);

  ocpv_checker_free(checker);
  ocpv_validator_free(validator);
  EXPECT(live.load() == at_start);
  return expect_failures == 0 ? 0 : 1;
}

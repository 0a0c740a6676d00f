#include "agreement.h"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <stdexcept>

#include <sys/mman.h>
#include <unistd.h>

namespace ocpv::first_judge::testing {

Fenced::Fenced(std::size_t size) : page_(static_cast<std::size_t>(sysconf(_SC_PAGESIZE))) {
  size_ = (size + page_ - 1) / page_ * page_;
  void* all = mmap(nullptr, size_ + 2 * page_, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (all == MAP_FAILED) throw std::runtime_error("no memory for fenced texts");
  first_ = static_cast<char*>(all) + page_;
  if (mprotect(first_, size_, PROT_READ | PROT_WRITE) != 0) throw std::runtime_error("pages cannot be opened");
}

Fenced::~Fenced() { munmap(first_ - page_, size_ + 2 * page_); }

std::string_view Fenced::at_end(std::string_view text) {
  if (text.size() > size_) throw std::runtime_error("the text is too long to be fenced");
  char* const place = first_ + size_ - text.size();
  std::memcpy(place, text.data(), text.size());
  return {place, text.size()};
}

std::string_view Fenced::at_beginning(std::string_view text) {
  if (text.size() > size_) throw std::runtime_error("the text is too long to be fenced");
  std::memcpy(first_, text.data(), text.size());
  return {first_, text.size()};
}

std::vector<Level> levels() {
  std::vector<Level> all;
  for (const Level level : {Level::avx2, Level::avx512})
    if (level <= best_level()) all.push_back(level);
  return all;
}

std::string Agreement::compare_at(const plan::Plan& plan, std::string_view text, const check::Options& options,
                                  Severity least, Level level, Status expected) {
  const Answer answer = judge_.judge(plan.program(), text, options, least, level);
  ++by_answer[static_cast<std::size_t>(answer)];
  if (answer == Answer::unsure) {
    if (expected == Status::ok) ++unsure_of_right;
    return {};
  }
  if ((answer == Answer::ok ? Status::ok : Status::invalid) == expected) return {};
  return std::string(answer == Answer::ok ? "ok" : "invalid") + " instead of " +
         std::to_string(static_cast<int>(expected)) +
         (least == Severity::error     ? ""
          : least == Severity::warning ? ", warnings count"
                                       : ", notes count") +
         (level == Level::avx512 ? ", avx512" : ", avx2") + ": " + std::string(text.substr(0, 2000));
}

std::string Agreement::compare(const plan::Plan& plan, std::string_view text, const check::Options& options) {
  ++texts;
  // A full check that is asked for all secrets never asks the first judge.
  check::Options full = options;
  full.all_secrets = true;
  const Status status = checker_.check(plan, text, full, findings_);
  const bool is_silent = findings_.errors + findings_.warnings + findings_.notes == 0;
  const Status silence = status == Status::ok && !is_silent ? Status::invalid : status;
  const Severity least = options.strict ? Severity::warning : Severity::error;
  for (const Level level : levels()) {
    for (const std::string_view place : {fenced_.at_end(text), fenced_.at_beginning(text)}) {
      std::string difference = compare_at(plan, place, options, least, level, status);
      if (difference.empty()) difference = compare_at(plan, place, options, Severity::note, level, silence);
      if (!difference.empty()) return difference;
    }
  }
  return {};
}

std::string Agreement::compare_all(const plan::Plan& plan, std::string_view text) {
  check::Options strict;
  strict.strict = true;
  check::Options note = strict;
  note.unknown_field = Severity::note;
  for (const check::Options& options : {check::Options{}, strict, note}) {
    std::string difference = compare(plan, text, options);
    if (!difference.empty()) return difference;
  }
  return {};
}

std::string edited(std::string text, Random& random) {
  constexpr std::string_view kPieces[] = {"\"",
                                          "\\",
                                          "{",
                                          "}",
                                          "[",
                                          "]",
                                          ",",
                                          ":",
                                          "0",
                                          "-",
                                          "1e5",
                                          "null",
                                          "true",
                                          "\\u0041",
                                          "\\ud800",
                                          "\n",
                                          "\x01",
                                          "\xC3",
                                          "备",
                                          "  ",
                                          "\t",
                                          "1.0",
                                          "\"a\":1,",
                                          "\x1A",
                                          "\x0C",
                                          "12\"b\"",
                                          "\\\"",
                                          "\\\\",
                                          "\xF0\x9F",
                                          "\xED\xA0",
                                          "\xF4\x90",
                                          "\\ud83d\\ude80",
                                          "9223372036854775808",
                                          "\"\":{},"};
  for (std::size_t edits = 1 + random.below(2); edits > 0; --edits) {
    const std::size_t at = random.below(text.size() + 1);
    switch (random.below(5)) {
      case 0:
        text.erase(at, 1 + random.below(8));
        break;
      case 1:
        text.insert(at, kPieces[random.below(std::size(kPieces))]);
        break;
      case 2: {  // some of it once more, somewhere else: names that are there twice, values of another place
        const std::string piece = text.substr(at, 1 + random.below(40));
        text.insert(random.below(text.size() + 1), piece);
        break;
      }
      case 3: {
        const std::size_t colon = text.find(':', at);
        if (colon == std::string::npos) break;
        text.insert(colon + 1,
                    std::string(kPieces[random.below(std::size(kPieces))]) + (random.below(2) == 0 ? "," : ""));
        break;
      }
      default:
        if (at < text.size()) text[at] = static_cast<char>(static_cast<unsigned char>(random.below(256)));
    }
  }
  return text;
}

}  // namespace ocpv::first_judge::testing

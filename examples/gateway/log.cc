#include "log.h"

#include <cstdio>
#include <string>

namespace gateway {
namespace {

constexpr std::size_t kMostFindings = 8;

}  // namespace

void Log::write_one(std::string_view line) {
  const std::lock_guard lock(mutex_);
  const auto now = std::chrono::steady_clock::now();
  if (now - second_ >= std::chrono::seconds(1)) {
    second_ = now;
    lines_ = 0;
  }
  if (++lines_ > kMostLines) {
    ++left_out_;
    return;
  }
  std::string text = "ocpv-gateway: ";
  text.append(line);
  if (left_out_ != 0) text += " (" + std::to_string(left_out_) + " lines were left out before this one)";
  left_out_ = 0;
  text += "\n";
  std::fwrite(text.data(), 1, text.size(), stderr);
}

void Log::say(std::string_view what) {
  const std::string line = "ocpv-gateway: " + std::string(what) + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

void Log::refused(int status, const ocpv::Report& report) {
  std::string line = "refused " + std::to_string(status);
  if (!report.operation().empty()) line.append(" operation=").append(report.operation());
  std::size_t shown = 0;
  for (const ocpv::Diagnostic& diagnostic : report) {
    if (diagnostic.severity() == ocpv::Level::note) continue;
    if (++shown > kMostFindings) break;
    line.append(" ").append(diagnostic.name());
  }
  if (shown > kMostFindings) line += " ...";
  write_one(line);
}

void Log::not_judged(int status, std::string_view why) {
  write_one("not judged " + std::to_string(status) + ": " + std::string(why));
}

}  // namespace gateway

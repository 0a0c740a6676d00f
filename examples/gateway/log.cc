#include "log.h"

#include <cstdio>

namespace gateway {
namespace {

constexpr std::size_t kMostText = 128, kMostFindings = 8;

void write(const std::string& line) {
  // One call, so that lines of different threads do not mix.
  std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace

std::string escaped(std::string_view text) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (const char c : text.substr(0, kMostText)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7f && c != '\\') {
      out += c;
    } else {
      out += "\\x";
      out += kDigits[byte >> 4];
      out += kDigits[byte & 15];
    }
  }
  if (text.size() > kMostText) out += "...";
  return out;
}

bool Log::may_write(std::uint64_t& left_out) {
  const std::lock_guard lock(mutex_);
  const auto now = std::chrono::steady_clock::now();
  if (now - second_ >= std::chrono::seconds(1)) {
    second_ = now;
    lines_ = 0;
  }
  if (++lines_ > kMostLines) {
    ++left_out_;
    return false;
  }
  left_out = left_out_;
  left_out_ = 0;
  return true;
}

void Log::say(std::string_view what) { write("ocpv-gateway: " + std::string(what) + "\n"); }

void Log::found(std::string_view what, std::string_view method, std::string_view target, int status,
                const ocpv::Report& report) {
  std::uint64_t left_out = 0;
  if (!may_write(left_out)) return;
  std::string line = "ocpv-gateway: ";
  line.append(what).append(" ").append(escaped(method)).append(" ");
  line.append(escaped(target.substr(0, target.find('?')))).append(" ").append(std::to_string(status));
  if (!report.operation().empty()) line.append(" operation=").append(report.operation());
  std::size_t shown = 0;
  for (const ocpv::Diagnostic& diagnostic : report) {
    if (diagnostic.severity() == ocpv::Level::note) continue;
    if (++shown > kMostFindings) break;
    line.append(" ").append(diagnostic.name()).append("@").append(escaped(diagnostic.pointer()));
  }
  if (shown > kMostFindings) line += " ...";
  if (left_out != 0) line += " (" + std::to_string(left_out) + " lines were left out before this one)";
  write(line + "\n");
}

}  // namespace gateway

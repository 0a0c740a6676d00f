#include "counters.h"

#include <string_view>

namespace gateway {
namespace {

constexpr std::array<std::string_view, 4> kOutcomes{"right", "wrong", "unreadable", "not_judged"};
constexpr std::array<std::string_view, 2> kReloads{"failed", "done"};
constexpr std::array<std::string_view, 3> kSeverities{"note", "warning", "error"};

class Text {
 public:
  void family(std::string_view name, std::string_view type, std::string_view help) {
    text_.append("# HELP ").append(name).append(" ").append(help).append("\n");
    text_.append("# TYPE ").append(name).append(" ").append(type).append("\n");
  }
  void sample(std::string_view name, std::string_view labels, std::string_view value) {
    text_.append(name);
    if (!labels.empty()) text_.append("{").append(labels).append("}");
    text_.append(" ").append(value).append("\n");
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

std::string label(std::string_view name, std::string_view value) {
  return std::string(name).append("=\"").append(value).append("\"");
}

// Whole seconds and nine digits: no locale has a say in it.
std::string in_seconds(std::uint64_t nanoseconds) {
  std::string fraction = std::to_string(nanoseconds % 1'000'000'000);
  fraction.insert(0, 9 - fraction.size(), '0');
  return std::to_string(nanoseconds / 1'000'000'000) + "." + fraction;
}

}  // namespace

void Counters::count(const ocpv::Report& report) noexcept {
  for (const ocpv::Diagnostic& diagnostic : report) {
    const auto id = static_cast<std::size_t>(diagnostic.id());
    const auto severity = static_cast<std::size_t>(diagnostic.severity());
    if (id < kIds && severity < kSeverities.size()) add(findings_[id][severity]);
  }
}

void Counters::spent(std::chrono::nanoseconds time) noexcept {
  add(checks_);
  add(check_nanoseconds_, static_cast<std::uint64_t>(time.count()));
}

std::string Counters::to_text() const {
  Text text;
  const auto value = [](const Number& number) { return std::to_string(number.load(std::memory_order_relaxed)); };

  text.family("ocpv_gateway_requests_total", "counter", "Requests by what became of them.");
  for (std::size_t i = 0; i < kOutcomes.size(); ++i) {
    text.sample("ocpv_gateway_requests_total", label("outcome", kOutcomes[i]), value(requests_[i]));
  }
  text.family("ocpv_gateway_findings_total", "counter", "Findings by diagnostic id.");
  for (std::size_t id = 0; id < kIds; ++id) {
    for (std::size_t severity = 0; severity < kSeverities.size(); ++severity) {
      const Number& number = findings_[id][severity];
      if (number.load(std::memory_order_relaxed) == 0) continue;
      text.sample("ocpv_gateway_findings_total",
                  label("id", ocpv_diagnostic_id_name(static_cast<ocpv_diagnostic_id>(id))) + "," +
                      label("severity", kSeverities[severity]),
                  value(number));
    }
  }
  text.family("ocpv_gateway_check_seconds", "summary", "Time spent judging.");
  text.sample("ocpv_gateway_check_seconds_sum", "", in_seconds(check_nanoseconds_.load(std::memory_order_relaxed)));
  text.sample("ocpv_gateway_check_seconds_count", "", value(checks_));
  text.family("ocpv_gateway_reloads_total", "counter", "Reloads of the schema folder.");
  for (std::size_t i = 0; i < kReloads.size(); ++i) {
    text.sample("ocpv_gateway_reloads_total", label("result", kReloads[i]), value(reloads_[i]));
  }
  text.family("ocpv_gateway_operations", "gauge", "Operations that are loaded.");
  text.sample("ocpv_gateway_operations", "", value(operations_));
  return text.take();
}

}  // namespace gateway

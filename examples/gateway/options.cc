#include "options.h"

#include <array>
#include <charconv>

namespace gateway {
namespace {

constexpr std::string_view kUsage = R"(usage: ocpv-gateway [OPTION...]

Judges requests for a proxy before OCP. POST /judge with the request's headers and body, its method in X-Original-Method
and its target in X-Original-URI, both as they were sent: 204 when it is as documented, 4xx with application/problem+json
in the caller's language when not, 5xx when that could not be told. Nothing is forwarded; no connection is opened.

      --listen ADDRESS:PORT    where to listen (127.0.0.1:8081); port 0 takes a free one, which is printed
      --schemas DIR            operations of a folder made by `ocpv generate`; without it those of the library
      --threads N              threads that judge (2)
      --max-body BYTES         longest body (1048576)
      --max-head BYTES         longest request line and headers together (65536)
      --max-connections N      connections at once (128)
      --request-seconds N      longest time from the first byte of a request to its last (10)
      --drain-seconds N        longest time from SIGTERM to the end (5)
  -h, --help                   show this

GET /metrics gives counters in Prometheus text. SIGHUP reads --schemas again; SIGTERM finishes what is under way and ends.
)";

struct NumberOption {
  std::string_view name;
  std::size_t Options::*value;
  std::size_t least, most;
};
constexpr std::array<NumberOption, 6> kNumbers{{
    {"--threads", &Options::threads, 1, 256},
    {"--max-body", &Options::max_body, 1, std::size_t{64} << 20},
    {"--max-head", &Options::max_head, 1024, std::size_t{1} << 20},
    {"--max-connections", &Options::max_connections, 1, 4096},
    {"--request-seconds", &Options::request_seconds, 1, 3600},
    {"--drain-seconds", &Options::drain_seconds, 0, 3600},
}};

std::optional<std::size_t> parse_number(std::string_view text, std::size_t least, std::size_t most) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < least || value > most) return std::nullopt;
  return value;
}

Refused wrong(const std::string& why) { return {"ocpv-gateway: " + why + "\nsee: ocpv-gateway --help\n", 2}; }

// Empty where the option was taken; otherwise why not.
std::string take(Options& options, std::string_view name, std::string_view value) {
  if (name == "--schemas") {
    options.schemas = value;
    return value.empty() ? "--schemas wants a folder" : "";
  }
  if (name == "--listen") {
    const auto address = parse_address(value);
    if (address) options.listen = *address;
    return address ? "" : "--listen wants ADDRESS:PORT";
  }
  for (const NumberOption& one : kNumbers) {
    if (one.name != name) continue;
    const auto number = parse_number(value, one.least, one.most);
    if (number) options.*one.value = *number;
    if (number) return "";
    return std::string(name) + " wants a number from " + std::to_string(one.least) + " to " + std::to_string(one.most);
  }
  return "unknown option '" + std::string(name) + "'";
}

}  // namespace

std::optional<Address> parse_address(std::string_view text) {
  const std::size_t colon = text.rfind(':');
  Address address;
  if (colon != std::string_view::npos) address.host = text.substr(0, colon);
  const auto port = parse_number(colon == std::string_view::npos ? text : text.substr(colon + 1), 0, 65535);
  if (!port || address.host.empty()) return std::nullopt;
  address.port = static_cast<int>(*port);
  return address;
}

std::variant<Options, Refused> read_options(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; i += 2) {
    const std::string_view name = argv[i];
    if (name == "-h" || name == "--help") return Refused{std::string(kUsage), 0};
    const std::string why = take(options, name, i + 1 < argc ? argv[i + 1] : "");
    if (!why.empty()) return wrong(why);
  }
  return options;
}

}  // namespace gateway

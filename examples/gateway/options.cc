#include "options.h"

#include <charconv>
#include <string_view>

namespace gateway {
namespace {

constexpr std::string_view kUsage = R"(usage: ocpv-gateway --upstream HOST:PORT [OPTION...]

Stands before OCP: lets documented requests through, answers others with 400 and application/problem+json in the caller's
language, and judges what OCP answers without changing it.

      --listen HOST:PORT    where to listen (127.0.0.1:8080); port 0 takes a free one, which is printed
      --upstream HOST:PORT  where OCP is
      --schemas DIR         operations of a folder made by `ocpv generate`; without it those of the library
      --threads N           connections that are served at once (64)
      --no-checks           let everything through, for measuring
  -h, --help                show this

GET /metrics gives counters in Prometheus text. SIGHUP reads --schemas again; SIGTERM finishes what is under way and ends.
)";

std::optional<std::size_t> parse_number(std::string_view text, std::size_t most) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value > most) return std::nullopt;
  return value;
}

Refused wrong(const std::string& why) { return {"ocpv-gateway: " + why + "\nsee: ocpv-gateway --help\n", 2}; }

}  // namespace

std::optional<Address> parse_address(const std::string& text) {
  const std::size_t colon = text.rfind(':');
  Address address;
  if (colon != std::string::npos) address.host = text.substr(0, colon);
  const auto port = parse_number(colon == std::string::npos ? text : text.substr(colon + 1), 65535);
  if (!port || address.host.empty()) return std::nullopt;
  address.port = static_cast<int>(*port);
  return address;
}

std::variant<Options, Refused> read_options(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string name = argv[i];
    if (name == "-h" || name == "--help") return Refused{std::string(kUsage), 0};
    if (name == "--no-checks") {
      options.checks = false;
      continue;
    }
    if (name != "--listen" && name != "--upstream" && name != "--schemas" && name != "--threads") {
      return wrong("unknown option '" + name + "'");
    }
    if (++i == argc) return wrong("'" + name + "' wants a value");
    const std::string value = argv[i];
    if (name == "--schemas") {
      options.schemas = value;
    } else if (name == "--threads") {
      const auto threads = parse_number(value, 4096);
      if (!threads || *threads == 0) return wrong("--threads wants a number from 1 to 4096");
      options.threads = *threads;
    } else {
      const auto address = parse_address(value);
      if (!address) return wrong("'" + name + "' wants HOST:PORT");
      (name == "--listen" ? options.listen : options.upstream) = *address;
    }
  }
  if (options.upstream.port == 0) return wrong("--upstream HOST:PORT says where OCP is");
  return options;
}

}  // namespace gateway

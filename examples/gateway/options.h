// In: the command line. Out: what the service was asked to do, or why it cannot be told.
// Promises: no credential is an option; what is not said has a default that is safe on a public machine (loopback), and
// every limit has one.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace gateway {

struct Address {
  std::string host = "127.0.0.1";  ///< In numbers: nothing is looked up.
  int port = 0;                    ///< 0: any free one.
};

/// "ADDRESS:PORT" or "PORT".
std::optional<Address> parse_address(std::string_view text);

struct Options {
  Address listen{"127.0.0.1", 8081};
  std::string schemas;  ///< A folder made by `ocpv generate`; empty: the operations that are part of the library.
  std::size_t threads = 2;
  std::size_t max_body = std::size_t{1} << 20;   ///< Bytes of a body.
  std::size_t max_head = std::size_t{64} << 10;  ///< Bytes of the request line and all headers together.
  std::size_t max_connections = 128;             ///< Served at once; others wait until one ends.
  std::size_t request_seconds = 10;              ///< From the first byte of a request to its last.
  std::size_t drain_seconds = 5;                 ///< From SIGTERM until what is not finished is given up.
};

/// The options, or the text to print and the status to end with.
struct Refused {
  std::string text;
  int status = 2;
};
std::variant<Options, Refused> read_options(int argc, char** argv);

}  // namespace gateway

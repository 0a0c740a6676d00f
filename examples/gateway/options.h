// In: the command line. Out: what the gateway was asked to do, or why it cannot be told.
// Promises: no credential is an option; what is not said has a default that is safe on a public machine (loopback).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>

namespace gateway {

struct Address {
  std::string host = "127.0.0.1";
  int port = 0;  ///< 0: any free one.
};

/// "HOST:PORT" or "PORT".
std::optional<Address> parse_address(const std::string& text);

struct Options {
  Address listen{"127.0.0.1", 8080};
  Address upstream;          ///< Where OCP is.
  std::string schemas;       ///< A folder made by `ocpv generate`; empty: the operations that are part of the library.
  bool checks = true;        ///< false: a plain proxy, for measuring what the checks cost.
  std::size_t threads = 64;  ///< Connections that are served at once.
};

/// The options, or the text to print and the status to end with.
struct Refused {
  std::string text;
  int status = 2;
};
std::variant<Options, Refused> read_options(int argc, char** argv);

}  // namespace gateway

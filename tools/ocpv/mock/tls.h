// In: a certificate with its private key, and connections of clients. Out: what they say in the clear, and back.
// Promises: OpenSSL's libssl is loaded when this is first used, and by no other command; each connection has a thread
// of its own, whose time is bounded; no key is in any message.
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <string>

#include "base/language.h"
#include "base/result.h"

namespace ocpv::program {

class MockTls {
 public:
  /// PEM files. The certificate's file may have the chain behind it.
  static Result<std::unique_ptr<MockTls>> load(const std::string& certificate, const std::string& key,
                                               Language language);
  ~MockTls();
  MockTls(const MockTls&) = delete;
  MockTls& operator=(const MockTls&) = delete;

  /// Takes the connected socket. A socket on which its client speaks in the clear; -1 where there is none.
  int front(int client);

  /// Connections that are not at their end yet.
  std::size_t size() const noexcept;

 private:
  struct Shared;
  explicit MockTls(std::shared_ptr<Shared> shared);
  std::shared_ptr<Shared> shared_;
};

}  // namespace ocpv::program

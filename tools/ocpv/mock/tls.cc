#include "tools/ocpv/mock/tls.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>

#include "base/limits.h"
#include "files/descriptor.h"
#include "files/files.h"
#include "tools/ocpv/mock/loaded_library.h"

namespace ocpv::program {
namespace {

constexpr Message kNoCertificate{"{0}: is no certificate in PEM form", "{0}：不是 PEM 格式的证书"};
constexpr Message kNoKey{"{0}: is no private key in PEM form that belongs to the certificate",
                         "{0}：不是与证书匹配的 PEM 格式私钥"};
constexpr Message kNoTls{"'--cert' needs libssl of OpenSSL 3, which cannot be loaded",
                         "'--cert' 需要 OpenSSL 3 的 libssl，但无法加载"};

constexpr int kPem = 1, kTls12 = 0x0303, kSetLeastVersion = 123;  // Of OpenSSL's headers.
constexpr timeval kClientPatience{30, 0};                         // For a client that begins to say something.
constexpr std::size_t kPiece = std::size_t{16} << 10;

struct Functions {
  const void* (*method)() = nullptr;
  void* (*new_context)(const void*) = nullptr;
  void (*free_context)(void*) = nullptr;
  long (*control)(void*, int, long, void*) = nullptr;
  int (*use_certificate)(void*, const char*) = nullptr;
  int (*use_key)(void*, const char*, int) = nullptr;
  int (*check_key)(const void*) = nullptr;
  void* (*new_session)(void*) = nullptr;
  void (*free_session)(void*) = nullptr;
  int (*set_descriptor)(void*, int) = nullptr;
  int (*accept)(void*) = nullptr;
  int (*read)(void*, void*, int) = nullptr;
  int (*write)(void*, const void*, int) = nullptr;
  int (*pending)(const void*) = nullptr;
  int (*shutdown)(void*) = nullptr;
  bool is_whole = false;
};

Functions load_functions() noexcept {
  const LoadedLibrary library("libssl.so.3");
  Functions out;
  out.is_whole = library.find("TLS_server_method", out.method) && library.find("SSL_CTX_new", out.new_context) &&
                 library.find("SSL_CTX_free", out.free_context) && library.find("SSL_CTX_ctrl", out.control) &&
                 library.find("SSL_CTX_use_certificate_chain_file", out.use_certificate) &&
                 library.find("SSL_CTX_use_PrivateKey_file", out.use_key) &&
                 library.find("SSL_CTX_check_private_key", out.check_key) && library.find("SSL_new", out.new_session) &&
                 library.find("SSL_free", out.free_session) && library.find("SSL_set_fd", out.set_descriptor) &&
                 library.find("SSL_accept", out.accept) && library.find("SSL_read", out.read) &&
                 library.find("SSL_write", out.write) && library.find("SSL_pending", out.pending) &&
                 library.find("SSL_shutdown", out.shutdown);
  return out;
}

bool write_all(int descriptor, std::string_view bytes) { return files::write_bytes(descriptor, bytes) == 0; }

}  // namespace

struct MockTls::Shared {
  Functions functions;
  void* context = nullptr;
  std::atomic<std::size_t> connections = 0;

  ~Shared() {
    if (context != nullptr) functions.free_context(context);
  }

  /// Until one side ends. `inner` is the clear side.
  void serve(int client, int inner) const {
    void* const session = functions.new_session(context);
    if (session == nullptr) return;
    if (functions.set_descriptor(session, client) == 1 && functions.accept(session) == 1) {
      relay(session, client, inner);
      functions.shutdown(session);
    }
    functions.free_session(session);
  }

  void relay(void* session, int client, int inner) const {
    bool client_speaks = true;
    for (;;) {
      std::array<pollfd, 2> both{{{inner, POLLIN, 0}, {client_speaks ? client : -1, POLLIN, 0}}};
      const bool has_more = client_speaks && functions.pending(session) > 0;
      if (::poll(both.data(), both.size(), has_more ? 0 : -1) < 0) return;
      if (both[0].revents != 0 && !answer(session, inner)) return;
      if ((both[1].revents != 0 || has_more) && !ask(session, inner)) {
        client_speaks = false;
        ::shutdown(inner, SHUT_WR);  // What was asked before is still answered.
      }
    }
  }

  bool answer(void* session, int inner) const {
    std::array<char, kPiece> piece;
    const ssize_t size = ::read(inner, piece.data(), piece.size());
    return size > 0 && functions.write(session, piece.data(), static_cast<int>(size)) == size;
  }

  bool ask(void* session, int inner) const {
    std::array<char, kPiece> piece;
    const int size = functions.read(session, piece.data(), static_cast<int>(piece.size()));
    return size > 0 && write_all(inner, {piece.data(), static_cast<std::size_t>(size)});
  }
};

MockTls::MockTls(std::shared_ptr<Shared> shared) : shared_(std::move(shared)) {}
MockTls::~MockTls() = default;

std::size_t MockTls::size() const noexcept { return shared_->connections; }

Result<std::unique_ptr<MockTls>> MockTls::load(const std::string& certificate, const std::string& key,
                                               Language language) {
  for (const std::string& path : {certificate, key}) {
    const Result<std::string> bytes = files::read_file(path, kMostPageBytes, language);
    if (!bytes.ok())
      return Error{fill(files::kPathCannotBeRead.in(language), {path, bytes.error().message.in(language)})};
  }
  auto shared = std::make_shared<Shared>();
  shared->functions = load_functions();
  const Functions& functions = shared->functions;
  if (functions.is_whole) shared->context = functions.new_context(functions.method());
  if (shared->context == nullptr) return Error{std::string(kNoTls.in(language))};
  functions.control(shared->context, kSetLeastVersion, kTls12, nullptr);
  if (functions.use_certificate(shared->context, certificate.c_str()) != 1)
    return Error{fill(kNoCertificate.in(language), {certificate})};
  // A key of another kind than the certificate's is taken, and found to be another one by the second call alone.
  if (functions.use_key(shared->context, key.c_str(), kPem) != 1 || functions.check_key(shared->context) != 1)
    return Error{fill(kNoKey.in(language), {key})};
  return std::unique_ptr<MockTls>(new MockTls(std::move(shared)));
}

int MockTls::front(int client) {
  std::array<int, 2> pair{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair.data()) != 0) {
    ::close(client);
    return -1;
  }
  ::setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &kClientPatience, sizeof kClientPatience);
  ::setsockopt(client, SOL_SOCKET, SO_SNDTIMEO, &kClientPatience, sizeof kClientPatience);
  ++shared_->connections;
  const auto work = [shared = shared_, client, inner = pair[0]] {
    sigset_t pipe;  // Who has gone is told by what write() returns.
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    ::pthread_sigmask(SIG_BLOCK, &pipe, nullptr);
    shared->serve(client, inner);
    ::close(inner);
    ::close(client);
    --shared->connections;
  };
  try {
    std::thread(work).detach();
  } catch (const std::system_error&) {
    for (const int one : {client, pair[0], pair[1]}) ::close(one);
    --shared_->connections;
    return -1;
  }
  return pair[1];
}

}  // namespace ocpv::program

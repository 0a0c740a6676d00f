// In: a client's messages. Out: the answers of a language server, in the client's language.
// Promises: the protocol's life cycle is held and its errors are answered, whatever comes; a text is judged as the
// client has it, never as it lies on the disk; no text of a document goes anywhere but into what is said of it; nothing
// is started. One thread at a time.
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "editor/analyst.h"
#include "editor/buffer.h"
#include "editor/client.h"
#include "editor/frames.h"

namespace ocpv::editor {

struct ServerOptions {
  Language language = Language::en;  ///< Where the client names none.
  bool is_fixed = false;             ///< Or whatever it names.
  std::string version;
  std::function<std::unique_ptr<Analyst>(Language)> make_analyst;
  std::function<void(std::string_view)> send;  ///< One message, without its header.
};

class Server {
 public:
  explicit Server(ServerOptions options) : options_(std::move(options)), language_(options_.language) {}

  /// Puts a message behind those that wait; one that takes back a request that waits is done at once.
  void take(Frame frame);
  bool is_waiting() const noexcept { return !waiting_.empty(); }
  /// Whether more should be read before what waits is done.
  bool is_full() const noexcept;
  /// Does the message that waits longest. False when there is none.
  bool step();
  /// Tells what was found in texts that have changed. To be called when nothing waits.
  void publish();
  bool has_to_publish() const;

  bool is_over() const noexcept { return is_over_; }
  bool was_shut_down() const noexcept { return stage_ == Stage::shut_down; }

 private:
  enum class Stage : std::uint8_t { new_born, initialized, shut_down };
  struct Waiting {
    Json message;
    std::string fault;  ///< The answer to what is no message; else empty.
    std::size_t bytes = 0;
    bool is_cancelled = false;
  };

  void cancel(const Json& id);
  void handle(const Json& message);
  void handle_request(const Json& id, const std::string& method, const Json& params);
  void handle_notification(const std::string& method, const Json& params);
  void handle_change_of_files(const std::string& method);
  Json initialize(const Json& params);
  void ask_for_watching();
  void open(const Json& document);
  void close(const std::string& uri);
  std::size_t open_bytes() const;
  /// The open text that a request is about, judged; null when there is none that can be.
  Buffer* judged(const Json& params);
  void judge(Buffer& buffer);
  void tell(Buffer& buffer);

  ServerOptions options_;
  Language language_;
  Stage stage_ = Stage::new_born;
  bool is_over_ = false;
  Client client_;
  std::unique_ptr<Analyst> analyst_;
  std::deque<Waiting> waiting_;
  std::size_t waiting_bytes_ = 0;
  std::map<std::string, Buffer> buffers_;  ///< By their URIs.
};

}  // namespace ocpv::editor

#include "editor/server.h"

#include <algorithm>
#include <exception>
#include <numeric>
#include <optional>
#include <utility>

#include "base/message.h"
#include "editor/diagnostics.h"
#include "editor/features.h"

namespace ocpv::editor {
namespace {

constexpr std::size_t kMostWaiting = 256;
constexpr std::size_t kMostOpenBytes = std::size_t{256} << 20;

// What clients keep beside requests, and what decides how they are judged.
constexpr std::string_view kWatched[] = {"**/.ocpv.toml", "**/.env", "**/http-client*.env.json", "**/*.schema.json"};
constexpr std::string_view kWatchId = "ocpv-watch";

constexpr Message kBadHeader{"no message: its header must give one Content-Length, and no charset but UTF-8",
                             "不是消息：消息头须给出唯一的 Content-Length，且字符集只能是 UTF-8"};
constexpr Message kMessageTooLarge{"a message may have {0} bytes at most", "一条消息最多 {0} 字节"};
constexpr Message kNotJson{"no JSON, or too much of it", "不是合法的 JSON，或内容过多"};
constexpr Message kNotRpc{"no message of JSON-RPC 2.0", "不是 JSON-RPC 2.0 的消息"};
constexpr Message kCancelled{"cancelled", "已取消"};
constexpr Message kFault{"internal fault", "内部错误"};
constexpr Message kShutDown{"shut down already", "已经关闭"};
constexpr Message kInitialized{"initialized already", "已经初始化"};
constexpr Message kNotInitialized{"not initialized yet", "尚未初始化"};
constexpr Message kNoText{"no text is named", "没有指明文本"};
constexpr Message kNoMethod{"no such method", "没有这个方法"};

struct Feature {
  std::string_view method;
  Json (*result)(const Question&);
};
constexpr Feature kFeatures[] = {
    {"textDocument/hover", hover},
    {"textDocument/completion", completion},
    {"textDocument/codeAction", code_actions},
};

std::string uri_of(const Json& params) { return string_of(member(params, "textDocument", "uri")).value_or(""); }

std::string fault_of(const Frame& frame, Language language) {
  switch (frame.problem) {
    case Frame::Problem::none:
      break;
    case Frame::Problem::bad_header:
      return failure(nullptr, Code::parse_error, kBadHeader.in(language));
    case Frame::Problem::too_large:
      return failure(nullptr, Code::invalid_request,
                     fill(kMessageTooLarge, language, {std::to_string(kMostMessageBytes)}));
  }
  return failure(nullptr, Code::parse_error, kNotJson.in(language));
}

Json capabilities(const Client& client) {
  constexpr int kIncremental = 2;
  return {{"positionEncoding", name_of(client.encoding)},
          {"textDocumentSync", {{"openClose", true}, {"change", kIncremental}, {"save", {{"includeText", false}}}}},
          {"hoverProvider", true},
          {"completionProvider", {{"triggerCharacters", Json::array({"\"", ":"})}}},
          {"codeActionProvider", {{"codeActionKinds", Json::array({kQuickFix, kFixAll})}}}};
}

}  // namespace

void Server::take(Frame frame) {
  std::optional<Json> message;
  if (frame.problem == Frame::Problem::none) message = parse_message(frame.body);
  if (message && string_of(member(*message, "method")) == "$/cancelRequest") {
    return cancel(member(*message, "params", "id"));
  }
  waiting_bytes_ += frame.body.size();
  // Answers are given in the order of what they answer.
  std::string fault = message ? std::string() : fault_of(frame, language_);
  waiting_.push_back({message ? std::move(*message) : Json(), std::move(fault), frame.body.size()});
}

bool Server::is_full() const noexcept { return waiting_.size() >= kMostWaiting || waiting_bytes_ >= kMostMessageBytes; }

void Server::cancel(const Json& id) {
  for (Waiting& one : waiting_) {
    if (is_id(id) && member(one.message, "method").is_string() && member(one.message, "id") == id) {
      one.is_cancelled = true;
    }
  }
}

bool Server::step() {
  if (waiting_.empty()) return false;
  const Waiting one = std::move(waiting_.front());
  waiting_.pop_front();
  waiting_bytes_ -= one.bytes;
  const Json& id = member(one.message, "id");
  if (!one.fault.empty() || one.is_cancelled) {
    options_.send(one.fault.empty() ? failure(id, Code::cancelled, kCancelled.in(language_)) : one.fault);
    return true;
  }
  try {
    handle(one.message);
  } catch (const std::exception&) {
    // What it says may hold a piece of a document.
    if (is_id(id)) options_.send(failure(id, Code::internal_error, kFault.in(language_)));
  }
  return true;
}

void Server::handle(const Json& message) {
  const Json& id = member(message, "id");
  const std::optional<std::string> method = string_of(member(message, "method"));
  const bool has_id = message.is_object() && message.contains("id");
  if (!method && has_id && (message.contains("result") || message.contains("error"))) return;  // To what we have asked.
  if (!method || (has_id && !is_id(id)) || member(message, "jsonrpc") != "2.0") {
    return options_.send(failure(is_id(id) ? id : Json(), Code::invalid_request, kNotRpc.in(language_)));
  }
  if (!has_id) return handle_notification(*method, member(message, "params"));
  handle_request(id, *method, member(message, "params"));
}

void Server::handle_request(const Json& id, const std::string& method, const Json& params) {
  const auto refuse = [&](Code code, const Message& why) { options_.send(failure(id, code, why.in(language_))); };
  if (stage_ == Stage::shut_down) return refuse(Code::invalid_request, kShutDown);
  if (method == "initialize") {
    if (stage_ != Stage::new_born) return refuse(Code::invalid_request, kInitialized);
    return options_.send(answer(id, initialize(params)));
  }
  if (stage_ == Stage::new_born) return refuse(Code::not_initialized, kNotInitialized);
  if (method == "shutdown") {
    stage_ = Stage::shut_down;
    buffers_.clear();
    return options_.send(answer(id, nullptr));
  }
  for (const Feature& feature : kFeatures) {
    if (feature.method != method) continue;
    if (!member(params, "textDocument", "uri").is_string()) return refuse(Code::invalid_params, kNoText);
    Buffer* const buffer = judged(params);
    if (buffer == nullptr) return options_.send(answer(id, nullptr));
    return options_.send(answer(id, feature.result({*buffer, client_, *analyst_, language_, params})));
  }
  refuse(Code::method_not_found, kNoMethod);
}

Buffer* Server::judged(const Json& params) {
  const auto found = buffers_.find(uri_of(params));
  if (found == buffers_.end()) return nullptr;
  judge(found->second);
  return found->second.judgement ? &found->second : nullptr;
}

Json Server::initialize(const Json& params) {
  client_ = client_of(params);
  if (!options_.is_fixed) language_ = language_of(params, options_.language);
  analyst_ = options_.make_analyst(language_);
  stage_ = Stage::initialized;
  return {{"capabilities", capabilities(client_)}, {"serverInfo", {{"name", "ocpv"}, {"version", options_.version}}}};
}

void Server::handle_notification(const std::string& method, const Json& params) {
  if (method == "exit") {
    is_over_ = true;
    return;
  }
  if (stage_ != Stage::initialized) return;
  if (method == "initialized") return ask_for_watching();
  if (method == "textDocument/didOpen") return open(member(params, "textDocument"));
  if (method == "textDocument/didClose") return close(uri_of(params));
  if (method == "textDocument/didChange") {
    const auto found = buffers_.find(uri_of(params));
    if (found == buffers_.end()) return;
    change(found->second, member(params, "contentChanges"), client_.encoding);
    found->second.version = member(params, "textDocument", "version");
    return;
  }
  handle_change_of_files(method);
}

void Server::handle_change_of_files(const std::string& method) {
  if (method != "textDocument/didSave" && method != "workspace/didChangeWatchedFiles" &&
      method != "workspace/didChangeConfiguration") {
    return;
  }
  analyst_->forget();
  for (auto& [uri, buffer] : buffers_) buffer.is_judged = buffer.is_published = false;
}

void Server::ask_for_watching() {
  if (!client_.watches_files) return;
  Json watchers = Json::array();
  for (const std::string_view pattern : kWatched) watchers.push_back({{"globPattern", pattern}});
  const Json registration = {
      {"id", kWatchId}, {"method", "workspace/didChangeWatchedFiles"}, {"registerOptions", {{"watchers", watchers}}}};
  options_.send(request(kWatchId, "client/registerCapability", {{"registrations", Json::array({registration})}}));
}

void Server::open(const Json& document) {
  const std::optional<std::string> uri = string_of(member(document, "uri"));
  std::optional<std::string> text = string_of(member(document, "text"));
  if (!uri) return;
  Buffer& buffer = buffers_[*uri];
  buffer = Buffer();
  buffer.uri = *uri;
  buffer.language = string_of(member(document, "languageId")).value_or("");
  buffer.version = member(document, "version");
  if (!text) {
    buffer.state = Buffer::State::lost;
  } else if (open_bytes() + text->size() > kMostOpenBytes) {
    buffer.state = Buffer::State::too_large;
  } else {
    buffer.put(std::move(*text));
  }
}

std::size_t Server::open_bytes() const {
  return std::accumulate(buffers_.begin(), buffers_.end(), std::size_t{0},
                         [](std::size_t sum, const auto& one) { return sum + one.second.bytes.size(); });
}

void Server::close(const std::string& uri) {
  const auto found = buffers_.find(uri);
  if (found == buffers_.end()) return;
  buffers_.erase(found);
  options_.send(notification("textDocument/publishDiagnostics", {{"uri", uri}, {"diagnostics", Json::array()}}));
}

void Server::judge(Buffer& buffer) {
  if (buffer.is_judged) return;
  buffer.judgement.reset();
  if (buffer.state == Buffer::State::known) buffer.judgement = analyst_->judge(text_of(buffer));
  buffer.is_judged = true;
  if (!buffer.judgement) return;
  // What is being written is often nothing that could be judged; it is still for what it was for.
  std::vector<JudgedPart>& parts = buffer.judgement->parts;
  buffer.operations.resize(std::max(buffer.operations.size(), parts.size()));
  for (std::size_t i = 0; i < parts.size(); ++i) {
    std::string& known = buffer.operations[i];
    const bool is_broken = !parts[i].problem.empty() || parts[i].findings.status == Status::not_json;
    if (!parts[i].operation.empty() || !is_broken) known = parts[i].operation;
    if (is_broken) parts[i].operation = known;
  }
}

bool Server::has_to_publish() const {
  return std::any_of(buffers_.begin(), buffers_.end(), [](const auto& one) { return !one.second.is_published; });
}

void Server::publish() {
  for (auto& [uri, buffer] : buffers_) {
    if (buffer.is_published) continue;
    buffer.is_published = true;  // Also when it fails, which would fail again.
    try {
      tell(buffer);
    } catch (const std::exception&) {
      buffer.judgement.reset();
      const std::string told = "ocpv: " + std::string(kFault.in(language_));
      options_.send(notification("window/logMessage", {{"type", 1}, {"message", told}}));
    }
  }
}

void Server::tell(Buffer& buffer) {
  judge(buffer);
  Json params = {{"uri", buffer.uri}, {"diagnostics", diagnostics_of(buffer, client_, language_)}};
  if (client_.versions && buffer.version.is_number_integer()) params["version"] = buffer.version;
  options_.send(notification("textDocument/publishDiagnostics", std::move(params)));
}

}  // namespace ocpv::editor

#include "transcript.h"

#include <algorithm>
#include <stdexcept>

namespace cli {
namespace {

constexpr std::string_view kMark = "=== ";
constexpr std::string_view kNoLineFeed = "\\\n";  // As the last line: what stands before it ends without a line feed.

std::string bytes_of(std::string body) {
  if (!body.ends_with(kNoLineFeed)) return body;
  body.resize(body.size() - kNoLineFeed.size());
  if (body.ends_with('\n')) body.pop_back();
  return body;
}

std::string body_of(const std::string& bytes) {
  if (bytes.empty() || bytes.ends_with('\n')) return bytes;
  return bytes + "\n" + std::string(kNoLineFeed);
}

RunBlock& last_run(Transcript& transcript, std::size_t line) {
  if (transcript.blocks.empty() || !std::holds_alternative<RunBlock>(transcript.blocks.back())) {
    throw std::runtime_error("line " + std::to_string(line) + ": a run must stand before this");
  }
  return std::get<RunBlock>(transcript.blocks.back());
}

void add_block(Transcript& transcript, std::string_view head, std::string body, std::size_t line) {
  const std::size_t blank = head.find(' ');
  const std::string_view kind = head.substr(0, blank);
  const std::string rest(blank == std::string_view::npos ? "" : head.substr(blank + 1));
  if (kind == "file") {
    transcript.blocks.emplace_back(FileBlock{rest, bytes_of(std::move(body))});
  } else if (kind == "prepare") {
    transcript.blocks.emplace_back(PrepareBlock{rest});
  } else if (kind == "run") {
    transcript.blocks.emplace_back(RunBlock{rest, 0, {}, {}, line});
  } else if (kind == "status") {
    last_run(transcript, line).status = std::stoi(rest);
  } else if (kind == "stdout") {
    last_run(transcript, line).out = bytes_of(std::move(body));
  } else if (kind == "stderr") {
    last_run(transcript, line).err = bytes_of(std::move(body));
  } else if (head == "not as root") {
    transcript.blocks.emplace_back(NotAsRootBlock{});
  } else {
    throw std::runtime_error("line " + std::to_string(line) + ": unknown block '" + std::string(head) + "'");
  }
}

struct Writer {
  std::string out;

  void operator()(const FileBlock& block) { section("file " + block.name, block.bytes); }
  void operator()(const PrepareBlock& block) { section("prepare " + block.command, {}); }
  void operator()(const NotAsRootBlock&) { section("not as root", {}); }
  void operator()(const RunBlock& block) {
    section("run " + block.command, {});
    section("status " + std::to_string(block.status), {});
    if (!block.out.empty()) section("stdout", block.out);
    if (!block.err.empty()) section("stderr", block.err);
  }
  void section(const std::string& head, const std::string& bytes) {
    out += std::string(kMark) + head + "\n" + body_of(bytes);
  }
};

}  // namespace

Transcript parse_transcript(std::string_view text) {
  Transcript transcript;
  std::string head, body;
  std::size_t line = 0, head_line = 0;
  const auto finish = [&] {
    if (head_line == 0) {
      transcript.says = body;
    } else {
      add_block(transcript, head, std::move(body), head_line);
    }
    body.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    const std::string_view whole = text.substr(at, end - at);
    at = end;
    ++line;
    if (!whole.starts_with(kMark)) {
      body += whole;
      continue;
    }
    finish();
    head = whole.substr(kMark.size(), whole.size() - kMark.size() - (whole.ends_with('\n') ? 1 : 0));
    head_line = line;
  }
  finish();
  return transcript;
}

std::string to_text(const Transcript& transcript) {
  Writer writer{transcript.says};
  for (const Block& block : transcript.blocks) std::visit(writer, block);
  return writer.out;
}

}  // namespace cli

// In: bytes of a client as they come. Out: whole messages, each without its header, and what was no message.
// Promises: memory is bounded by kMostMessageBytes, whatever comes; behind something that is no message, reading goes
// on at the next header; each such place is told once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ocpv::editor {

inline constexpr std::size_t kMostMessageBytes = std::size_t{64} << 20;  ///< A document of 1 MiB, escaped, takes 6 MiB.
inline constexpr std::size_t kMostHeaderBytes = std::size_t{8} << 10;    ///< Real ones have some 30 bytes.

struct Frame {
  enum class Problem : std::uint8_t { none, bad_header, too_large } problem = Problem::none;
  std::string body;  ///< Empty with a problem.
};

/// The message with its header.
std::string framed(std::string_view body);

class FrameReader {
 public:
  void feed(std::string_view bytes);
  /// The next one that is there as a whole.
  std::optional<Frame> next();

 private:
  /// What the lines of a header say so far.
  struct Header {
    std::optional<std::size_t> length;
    std::size_t bytes = 0;
    bool is_broken = false;
  };
  bool take_header_line(Frame::Problem& problem);
  void take_line(std::string_view line, Frame::Problem& problem);
  bool read_field(std::string_view line);
  void end_header(Frame::Problem& problem);
  void give_up(Frame::Problem& problem);
  void drop_taken();

  std::string buffer_;
  std::size_t at_ = 0;  ///< Of buffer_: what is before it is taken.
  Header header_;
  std::optional<std::size_t> body_;  ///< The length of the body that comes now.
  std::size_t skipped_ = 0;          ///< Bytes of a body that nobody keeps.
  bool is_told_ = false;             ///< That what comes is no message.
};

}  // namespace ocpv::editor

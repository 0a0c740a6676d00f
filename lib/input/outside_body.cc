#include "input/outside_body.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "files/links.h"
#include "input/file.h"
#include "input/filled_body.h"
#include "input/http_text.h"
#include "input/request_pieces.h"

namespace ocpv::input {
namespace {

constexpr Message kNotRead{"the file with the body, {0}, cannot be read: {1}", "请求体所在的文件 {0} 无法读取：{1}"};

constexpr Message kNotKept{"git's index does not have it", "git 的索引中没有此文件"};

// As it is written; none where the file is sent in another encoding (`<@latin1 body.txt`).
std::optional<std::string_view> named_in(std::string_view line) {
  line.remove_prefix(1);
  if (line.starts_with('@')) line.remove_prefix(1);
  if (line.empty() || !is_blank(line[0])) return std::nullopt;
  const std::string_view name = trimmed(line, kBlanks);
  return name.empty() ? std::nullopt : std::optional(name);
}

std::string beside(const std::string& path, std::string_view name) {
  return (std::filesystem::path(path).parent_path() / std::filesystem::path(name)).lexically_normal().generic_string();
}

Result<std::string> outside_text(const std::string& file, const Options& options) {
  if (options.bodies == nullptr) return read_file(file, options.limits.max_bytes + 1, options.language);
  const auto found = options.bodies->find(file);
  if (found == options.bodies->end()) return Error{fill(kNotKept, options.language, {})};
  return found->second;
}

}  // namespace

bool names_outside_body(std::string_view line) noexcept { return line.starts_with("< ") || line.starts_with("<@"); }

std::vector<std::string> outside_bodies_named(const std::string& path, std::string_view text) {
  std::vector<std::string> out;
  for (const Span line : http_lines(text)) {
    if (!names_outside_body(slice(text, line))) continue;
    if (const auto name = named_in(slice(text, line))) out.push_back(beside(path, *name));
  }
  return out;
}

OutsideBody read_outside_body(const std::string& path, const SourceText& source, Span line, const Values& values,
                              const Options& options) {
  OutsideBody out;
  const Position at = source.position(line.begin);
  const auto broken = [&](std::string why) {
    out.around.problem = Error{std::move(why), path, at.line, at.column};
    out.around.has_body = false;
    out.around.body = {line.begin, line.begin};
    return std::move(out);
  };
  const auto name = named_in(slice(source.text(), line));
  if (!name || !options.outside_bodies) return broken(fill(kBodyInFile, options.language, {}));
  const std::string file = beside(path, *name);
  const std::string folder = std::filesystem::path(path).parent_path().string();
  if (options.bodies == nullptr && files::lies_outside(file, folder.empty() ? "." : folder))
    return broken(fill(kBodyInFile, options.language, {}));
  Result<std::string> text = outside_text(file, options);
  if (!text.ok())
    return broken(
        fill(kNotRead, options.language, {shown(file, kMostPointerBytes), text.error().message.in(options.language)}));
  auto body = std::make_shared<const SourceText>(std::move(*text));
  out.outside.side = Side::outside;
  out.outside.path = file;
  out.outside.source = body;
  fill_body(out.outside, *body, {0, body->text().size()}, values, options.language);
  out.around.side = Side::around;
  out.around.written = std::make_shared<const std::string>(out.outside.json());
  out.around.body = {0, out.around.written->size()};
  for (Notice& notice : out.outside.notices) out.around.notices.push_back({at, std::move(notice.message), true});
  out.outside.notices.clear();
  return out;
}

}  // namespace ocpv::input

#include "tools/ocpv/notice_line.h"

#include "base/message.h"

namespace ocpv::program {
namespace {

constexpr Message kNote{"note: {0}", "提示：{0}"}, kWarning{"warning: {0}", "警告：{0}"};

std::string line(const Message& form, const Error& what, Language language) {
  return to_string(Error{say(form, {what.message}), what.file, what.line, what.column}, language);
}

}  // namespace

std::string warning_line(const Error& what, Language language) { return line(kWarning, what, language); }

std::string note_line(const Error& what, Language language) { return line(kNote, what, language); }

}  // namespace ocpv::program

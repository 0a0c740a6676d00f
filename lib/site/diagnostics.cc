#include "site/diagnostics.h"

#include "report/id_texts.h"
#include "site/frame.h"
#include "site/labels.h"
#include "site/pieces.h"

namespace ocpv::site {
namespace {

constexpr Message kAbout{"What ocpv tells of requests and responses, by the names that its reports have.",
                         "ocpv 对请求和响应报告的问题，名称与其报告中的一致。"};
constexpr Message kWrongSample{"Wrong", "错误示例"};
constexpr Message kRightSample{"Right", "正确示例"};
constexpr Message kFailure{"The documented form of a failure", "文档规定的失败响应"};

std::string explained(findings::Id id, Language language) {
  const report::Explanation& one = report::explanation_of(id);
  const std::string name(name_of(id));
  std::string out = element("h2", name, "id=\"" + name + "\"") + element("p", one.meaning.in(language));
  const auto example = [&](const Message& words, std::string_view text) {
    if (text.empty()) return;
    out += element("p", words.in(language), "class=\"quiet\"");
    out += listing(text, name + ": " + std::string(words.in(language)));
  };
  example(kWrongSample, one.wrong.in(language));
  example(kRightSample, one.right.in(language));
  return out;
}

}  // namespace

File diagnostics_page(const std::string& failure, Language language, bool has_other_language) {
  Frame frame{language, "diagnostics.html", std::string(kDiagnostics.in(language)), {}, {}, has_other_language};
  frame.main = element("h1", frame.title) + element("p", kAbout.in(language)) + "<ul class=\"names\">";
  for (std::size_t n = 0; n < findings::kIdCount; ++n) {
    const std::string name(name_of(static_cast<findings::Id>(n)));
    frame.main += "<li>" + link("#" + name, name) + "</li>";
  }
  frame.main += "</ul>\n";
  for (std::size_t n = 0; n < findings::kIdCount; ++n) frame.main += explained(static_cast<findings::Id>(n), language);
  if (!failure.empty()) {
    frame.main += element("h2", kFailure.in(language), "id=\"failure\"") + listing(failure, kFailure.in(language));
  }
  return {std::string(folder_of(language)) + "/" + frame.name, framed(frame)};
}

}  // namespace ocpv::site

#include "site/frame.h"

#include "base/message.h"
#include "base/version.h"
#include "site/labels.h"
#include "site/pieces.h"

namespace ocpv::site {
namespace {

constexpr Message kSite{"OCP API", "OCP API"};
constexpr Message kSkip{"Skip to the text", "跳到正文"};
constexpr Message kSiteParts{"Parts of this reference", "本参考的各部分"};
constexpr Message kOperations{"Operations", "操作"};
constexpr Message kSearch{"Search operations and fields", "搜索操作和字段"};
constexpr Message kSearchHint{"Operation, path or field  ( / )", "操作、路径或字段（按 / 键）"};
constexpr Message kOther{"中文", "English"};
constexpr Message kTheme{"Dark or light", "深色或浅色"};
constexpr Message kMadeBy{
    "Made by ocpv {0} from the contracts in it; no page of the published documentation is quoted.",
    "由 ocpv {0} 根据其内置契约生成，不引用已发布文档的文字。"};
// For the script, which has no texts of its own.
constexpr Message kFound{"{0} found", "找到 {0} 项"};
constexpr Message kNoneFound{"Nothing is called so", "没有这样的名称"};
constexpr Message kMore{"{0} found, the first {1} are shown", "找到 {0} 项，显示前 {1} 项"};

// Style and script are files beside the pages; `'self'` of a page that is opened as a file is not the same everywhere.
constexpr std::string_view kPolicy =
    "default-src 'none'; style-src 'self' file:; base-uri 'none'; form-action 'none'; script-src 'self' file:";
constexpr std::string_view kAndWebAssembly = " 'wasm-unsafe-eval'";

std::string head(std::string_view title, Language language, std::string_view root, bool has_checker = false) {
  const Message code{"en", "zh-CN"};
  std::string out = "<!DOCTYPE html>\n<html lang=\"" + std::string(code.in(language)) + "\">\n<head>\n";
  out += "<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  out += "<meta http-equiv=\"Content-Security-Policy\" content=\"" + std::string(kPolicy) +
         std::string(has_checker ? kAndWebAssembly : "") + "\">\n";
  out += element("title", title) + "\n";
  out += "<link rel=\"stylesheet\" href=\"" + std::string(root) + "site.css\">\n";
  return out + "<script src=\"" + std::string(root) + "site.js\"></script>\n";
}

std::string attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + report::markup(value) + "\"";
}

std::string search_form(Language language, std::string_view up) {
  std::string out = "<form role=\"search\" hidden" + attribute("data-up", up);
  out += attribute("data-found", kFound.in(language)) + attribute("data-more", kMore.in(language)) +
         attribute("data-nothing", kNoneFound.in(language)) + ">";
  out += element("label", kSearch.in(language), "for=\"q\" class=\"unseen\"");
  out += "<input id=\"q\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\"" +
         attribute("placeholder", kSearchHint.in(language)) + ">";
  return out + "<div id=\"found\" hidden><p role=\"status\"></p><ul></ul></div></form>\n";
}

std::string header(const Frame& frame, std::string_view up) {
  const Language language = frame.language;
  const auto tab = [&](std::string_view name, const Message& words) {
    return link(std::string(up) + std::string(name), words.in(language),
                frame.name == name ? "aria-current=\"page\"" : "");
  };
  std::string out = "<a class=\"skip\" href=\"#main\">" + report::markup(kSkip.in(language)) + "</a>\n<header>\n";
  out += element("strong", kSite.in(language)) + "\n";
  out += "<nav" + attribute("aria-label", kSiteParts.in(language)) + ">" + tab("index.html", kOperations) +
         tab("versions/index.html", kVersions) + tab("diagnostics.html", kDiagnostics) + "</nav>\n";
  out += search_form(language, up);
  if (frame.has_other_language) {
    const Language other = language == Language::en ? Language::zh : Language::en;
    const std::string address = std::string(up) + "../" + std::string(folder_of(other)) + "/" + frame.name;
    out += link(address, kOther.in(language),
                language == Language::en ? "lang=\"zh-CN\" hreflang=\"zh-CN\"" : "lang=\"en\" hreflang=\"en\"") +
           "\n";
  }
  return out + element("button", kTheme.in(language), "type=\"button\" id=\"theme\" hidden") + "\n</header>\n";
}

}  // namespace

std::string_view folder_of(Language language) noexcept { return language == Language::zh ? "zh" : "en"; }

std::string_view up_from(std::string_view name) noexcept { return name.find('/') == name.npos ? "" : "../"; }

std::string framed(const Frame& frame) {
  const std::string_view up = up_from(frame.name);
  const std::string root = std::string(up) + "../";
  std::string out =
      head(frame.title + " – " + std::string(kSite.in(frame.language)), frame.language, root, frame.has_checker);
  out += "<script src=\"" + std::string(up) + "search.js\" defer></script>\n</head>\n<body>\n" + header(frame, up);
  out += "<div class=\"columns\">\n";
  if (!frame.aside.empty()) out += frame.aside;
  out += "<main id=\"main\" tabindex=\"-1\">\n" + frame.main + "</main>\n</div>\n<footer>";
  return out + element("p", fill(kMadeBy, frame.language, {kVersion})) + "</footer>\n</body>\n</html>\n";
}

std::string first_page(bool has_en, bool has_zh) {
  std::string out = head("OCP API", Language::en, "");
  out += "</head>\n<body>\n<main id=\"main\" class=\"first\">\n" + element("h1", "OCP API") + "<ul>";
  if (has_en) out += "<li>" + link("en/index.html", "English", "hreflang=\"en\"") + "</li>";
  if (has_zh) out += "<li>" + link("zh/index.html", "中文", "lang=\"zh-CN\" hreflang=\"zh-CN\"") + "</li>";
  return out + "</ul>\n</main>\n</body>\n</html>\n";
}

}  // namespace ocpv::site

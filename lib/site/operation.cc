#include "site/operation.h"

#include <map>

#include "openapi/chapters.h"
#include "site/changes.h"
#include "site/fields.h"
#include "site/frame.h"
#include "site/labels.h"
#include "site/names.h"
#include "site/pieces.h"

namespace ocpv::site {
namespace {

constexpr Message kDocumentedIn{"Documented in", "有文档的版本"};
constexpr Message kOwn{"pages of your own", "自有页面"};
constexpr Message kFormerIds{"Former ids", "曾用 id"};
constexpr Message kPage{"Page", "页面"};
constexpr Message kChapter{"Chapter", "章节"};
constexpr Message kParts[] = {{"Parameters", "参数"}, {"Request body", "请求体"}, {"Response", "响应"}};
constexpr Message kInVersions{"In {0}", "{0}"};
constexpr Message kOfPage{"Rows of {0}", "来自 {0}"};
constexpr Message kNotThere{"Not documented in the version chosen.", "所选版本中没有这一部分的文档。"};
constexpr Message kSamples{"Samples", "示例"};
constexpr Message kRequestSample{"A request", "一个请求"};
constexpr Message kSmallest{"The smallest body", "最小的请求体"};
constexpr Message kWith{"With {0}", "{0} 时"};
constexpr Message kFull{"A full body", "完整的请求体"};
constexpr Message kAnswer{"An answer", "一个响应"};
constexpr Message kCheck{"Check a body", "检查请求体"};
constexpr Message kBody{"A request body, as JSON", "请求体（JSON）"};
constexpr Message kDoCheck{"Check", "检查"};
constexpr Message kStays{"It is checked on this page by the library itself; nothing leaves the machine.",
                         "由库本身在此页面内检查；内容不会离开本机。"};
// For the script.
constexpr Message kRight{"Nothing is wrong with it.", "没有发现问题。"};
constexpr Message kWrong{"What is wrong with it:", "发现的问题："};
constexpr Message kNotChecked{"It could not be checked: {0}", "无法检查：{0}"};
constexpr Message kChecking{"Checking ...", "正在检查……"};
constexpr Message kChanges{"Changes", "变化"};
constexpr Message kNear{"Operations of this chapter", "本章节的操作"};
constexpr Message kOnThisPage{"On this page", "本页内容"};

/// All of a page but its frame.
class Page {
 public:
  Page(const OperationModel& model, const Reference& reference, bool has_checker)
      : model_(model),
        operation_(*model.operation),
        reference_(reference),
        language_(reference.language),
        // The library in the page knows the operations of the box.
        has_checker_(has_checker && !operation_.is_own &&
                     !model.parts[static_cast<std::size_t>(Part::request)].empty()) {}

  bool has_checker() const noexcept { return has_checker_; }

  std::string main() const {
    std::string out = head();
    for (const Part part : {Part::parameters, Part::request, Part::response}) out += part_of(part);
    return out + samples() + checker() + changes();
  }

  std::string contents() const {
    std::string out = "<nav class=\"contents\" aria-label=\"" + std::string(kOnThisPage.in(language_)) + "\"><ul>";
    const auto add = [&](std::string_view id, const Message& words) {
      out += "<li>" + link("#" + std::string(id), words.in(language_)) + "</li>";
    };
    for (std::size_t part = 0; part < kPartCount; ++part) {
      if (!model_.parts[part].empty()) add(name_of(static_cast<Part>(part)), kParts[part]);
    }
    add("samples", kSamples);
    if (has_checker_) add("check-a-body", kCheck);
    if (!model_.steps.empty()) add("changes", kChanges);
    return out + "</ul></nav>\n";
  }

 private:
  std::string head() const {
    const Contract& newest = operation_.contracts.front();
    std::string out = element("h1", title_of(operation_, language_));
    out += "<p class=\"call\"><b>" + report::markup(newest.method) + "</b> " + code(newest.path) + "</p>\n<dl>";
    const auto row = [&](const Message& label, const std::string& markup) {
      out += "<div>" + element("dt", label.in(language_)) + "<dd>" + markup + "</dd></div>";
    };
    row({"Id", "Id"}, code(operation_.id));
    row(kChapter, report::markup(openapi::chapter_words(chapter_of(operation_), language_)));
    if (!operation_.former_ids.empty()) {
      std::string ids;
      for (const std::string& id : operation_.former_ids) ids += (ids.empty() ? "" : " ") + code(id);
      row(kFormerIds, ids);
    }
    const std::string versions = documented_in(operation_, reference_);
    if (!versions.empty()) row(kDocumentedIn, report::markup(versions));
    row(kPage, code(newest.page));
    return out + "</dl>\n" + chooser();
  }

  /// For the script: which version is shown.
  std::string chooser() const {
    if (operation_.contracts.size() < 2) return {};
    std::string out = "<p class=\"chooser\" hidden>" + element("label", kShow.in(language_), "for=\"version\"") +
                      " <select id=\"version\">" + element("option", kAllVersions.in(language_), "value=\"\"");
    const std::vector<std::string> versions = versions_of(operation_);
    for (auto version = versions.rbegin(); version != versions.rend(); ++version) {
      out += element("option", version_words(*version, language_), "value=\"" + report::markup(*version) + "\"");
    }
    return out + "</select></p>\n";
  }

  std::string spans(const std::vector<std::string>& versions) const {
    return spans_of(versions, reference_.versions, language_);
  }

  std::string part_of(Part part) const {
    const std::vector<Variant>& variants = model_.parts[static_cast<std::size_t>(part)];
    if (variants.empty()) return {};
    std::string out = "<section class=\"part\">\n" + element("h2", kParts[static_cast<std::size_t>(part)].in(language_),
                                                             "id=\"" + std::string(name_of(part)) + "\"");
    for (const Variant& variant : variants) {
      out += "<div class=\"variant\" " + versions_attribute(variant.versions) + ">\n";
      if (operation_.contracts.size() > 1)
        out += element("h3", fill(kInVersions, language_, {spans(variant.versions)}));
      if (const std::string page = main_page_of(*variant.facts); !page.empty())
        out += element("p", fill(kOfPage, language_, {page}), "class=\"quiet\"");
      out += field_tree(variant, part, "../", language_) + "</div>\n";
    }
    return out + element("p", kNotThere.in(language_), "class=\"absent\" hidden") + "</section>\n";
  }

  std::string samples() const {
    std::string out = "<section class=\"part\">\n" + element("h2", kSamples.in(language_), "id=\"samples\"");
    out += requests();
    const auto bodies = [&](Part part, const Message& words, std::string Samples::*text) {
      for (const Variant& variant : model_.parts[static_cast<std::size_t>(part)])
        out += sample(variant.versions, std::string(words.in(language_)), (*variant.samples).*text);
    };
    bodies(Part::request, kSmallest, &Samples::smallest);
    bodies(Part::request, kFull, &Samples::full);
    for (const Variant& variant : model_.parts[static_cast<std::size_t>(Part::request)]) {
      for (const auto& [name, text] : variant.samples->choices)
        out += sample(variant.versions, fill(kWith, language_, {name}), text);
    }
    bodies(Part::response, kAnswer, &Samples::full);
    return out + "</section>\n";
  }

  std::string requests() const {
    std::map<std::string_view, std::vector<std::string>> versions;
    std::vector<std::string_view> texts;
    for (const Contract& contract : operation_.contracts) {
      if (contract.http.empty()) continue;
      std::vector<std::string>& of_text = versions[contract.http];
      if (of_text.empty()) texts.push_back(contract.http);
      of_text.insert(of_text.begin(), contract.versions.begin(), contract.versions.end());
    }
    std::string out;
    for (const std::string_view text : texts)
      out += sample(versions[text], std::string(kRequestSample.in(language_)), text);
    return out;
  }

  std::string sample(const std::vector<std::string>& versions, std::string name, std::string_view text) const {
    if (text.empty()) return {};
    if (operation_.contracts.size() > 1) name += " – " + spans(versions);
    return "<details class=\"variant sample\" " + versions_attribute(versions) + ">" + element("summary", name) +
           listing(text, name) + "</details>\n";
  }

  /// Hidden until the script shows it, which alone can check anything.
  std::string checker() const {
    if (!has_checker_) return {};
    const auto text = [&](std::string_view name, const Message& words) {
      return " data-" + std::string(name) + "=\"" + report::markup(words.in(language_)) + "\"";
    };
    const Variant& newest = model_.parts[static_cast<std::size_t>(Part::request)].front();
    std::string out = "<section class=\"part checker\">\n" + element("h2", kCheck.in(language_), "id=\"check-a-body\"");
    out += "<form data-operation=\"" + report::markup(operation_.id) + "\" data-script=\"../../" +
           std::string(kCheckerName) + "\"" + text("right", kRight) + text("wrong", kWrong) +
           text("failed", kNotChecked) + text("busy", kChecking) + ">";
    out += element("label", kBody.in(language_), "for=\"body\"");
    out += "<textarea id=\"body\" rows=\"12\" spellcheck=\"false\" autocomplete=\"off\">\n" +
           report::markup(newest.samples->smallest) + "</textarea>";
    out += element("button", kDoCheck.in(language_), "type=\"submit\" disabled");
    out += element("p", kStays.in(language_), "class=\"quiet\"");
    return out + "<p role=\"status\"></p><pre tabindex=\"0\" hidden></pre></form>\n</section>\n";
  }

  std::string changes() const {
    if (model_.steps.empty()) return {};
    std::string out = "<section class=\"part\">\n" + element("h2", kChanges.in(language_), "id=\"changes\"");
    for (const Step& step : model_.steps) {
      out += element(
          "h3", fill(kFromTo, language_,
                     {version_words(step.before.back(), language_), version_words(step.after.front(), language_)}));
      out += list_of_differences(step.differences, language_);
    }
    return out + "</section>\n";
  }

  const OperationModel& model_;
  const Operation& operation_;
  const Reference& reference_;
  Language language_;
  bool has_checker_;
};

std::string neighbours_of(const Operation& operation, std::span<const OperationModel* const> neighbours,
                          Language language) {
  std::string out = "<nav class=\"near\" aria-label=\"" + std::string(kNear.in(language)) + "\">" +
                    element("p", openapi::chapter_words(chapter_of(operation), language), "class=\"quiet\"") + "<ul>";
  for (const OperationModel* one : neighbours) {
    const Operation& other = *one->operation;
    out += "<li>" +
           link(file_name(other.id) + ".html", title_of(other, language),
                other.id == operation.id ? "aria-current=\"page\"" : "") +
           "</li>";
  }
  return out + "</ul></nav>\n";
}

}  // namespace

const std::string& title_of(const Operation& operation, Language language) {
  const std::string& first = language == Language::zh ? operation.title_zh : operation.title_en;
  const std::string& second = language == Language::zh ? operation.title_en : operation.title_zh;
  if (!first.empty()) return first;
  return second.empty() ? operation.id : second;
}

std::string chapter_of(const Operation& operation) {
  openapi::Operation named;
  named.module = operation.module;
  named.page = operation.contracts.front().page;
  return openapi::chapter_of(named);
}

std::vector<std::string> versions_of(const Operation& operation) {
  std::vector<std::string> all;
  for (const Contract& contract : operation.contracts)
    all.insert(all.begin(), contract.versions.begin(), contract.versions.end());
  return all;
}

std::string documented_in(const Operation& operation, const Reference& reference) {
  if (operation.is_own) return std::string(kOwn.in(reference.language));
  return spans_of(versions_of(operation), reference.versions, reference.language);
}

std::string operation_page(const OperationModel& model, const Reference& reference,
                           std::span<const OperationModel* const> neighbours, bool has_other_language,
                           bool has_checker) {
  const Operation& operation = *model.operation;
  const Page page(model, reference, has_checker);
  Frame frame{reference.language,
              "operations/" + file_name(operation.id) + ".html",
              title_of(operation, reference.language),
              {},
              {},
              has_other_language,
              page.has_checker()};
  frame.aside = "<div class=\"aside\">\n" + page.contents() + neighbours_of(operation, neighbours, reference.language) +
                "</div>\n";
  frame.main = page.main();
  return framed(frame);
}

}  // namespace ocpv::site

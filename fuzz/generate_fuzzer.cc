// A page, and corrections after a line of its own, as an operation's folder. What must hold: what is emitted compiles
// to plans; generating twice gives the same bytes; a page's own parsable example is accepted without an error.
#include <string>
#include <string_view>

#include "check/check.h"
#include "generate/generate.h"
#include "plan/plan.h"
#include "property.h"

namespace {

using ocpv::fuzz::hold;

constexpr std::string_view kDivider = "\n%%%% corrections\n";

std::string all_text(const ocpv::generate::Batch& batch) {
  std::string text;
  for (const auto& operation : batch.operations) {
    text += operation.id + operation.files.operation_json + operation.reading_txt;
    for (const auto* schema :
         {&operation.files.parameters_schema, &operation.files.request_schema, &operation.files.response_schema})
      if (*schema) text += **schema;
  }
  for (const auto& failure : batch.failures) text += failure.path + ocpv::to_string(failure.error, ocpv::Language::en);
  for (const auto& skipped : batch.skipped) text += skipped.path + skipped.why.en;
  return text;
}

void hold_examples(const ocpv::generate::Generated& generated, ocpv::Part part,
                   const std::optional<std::string>& schema) {
  if (!schema) return;
  const auto plan = ocpv::plan::compile(*schema);
  hold(plan.ok(), "an emitted schema compiles:", plan.ok() ? "" : plan.error().message.en);
  static ocpv::check::Checker checker;
  for (const auto& example : generated.reading.operation.examples)
    if (example.part == part && example.parsable && !example.text.empty())
      hold(checker.verdict(*plan, example.text, {}) != ocpv::Status::invalid, "a page's own example has no error",
           example.text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::size_t divider = text.find(kDivider);
  ocpv::generate::Input input;
  const bool is_saved = std::string_view(reinterpret_cast<const char*>(data), size).starts_with("<!DOCTYPE html");
  input.path = is_saved ? "folder/100.page-1.html" : "folder/100.page-1.md";
  input.markdown = text.substr(0, divider);
  if (divider != std::string_view::npos) input.corrections = text.substr(divider + kDivider.size());

  const auto batch = ocpv::generate::generate({input});
  // A page may describe several operations; they are read together, left out together, or fail together.
  const std::size_t read = batch.operations.empty() ? 0 : 1;
  hold(read + batch.skipped.size() + batch.failures.size() == 1, "one page has one kind of outcome");
  for (const auto& generated : batch.operations) {
    hold_examples(generated, ocpv::Part::request, generated.files.request_schema);
    hold_examples(generated, ocpv::Part::response, generated.files.response_schema);
    if (generated.files.parameters_schema) {
      const auto plan = ocpv::plan::compile(*generated.files.parameters_schema);
      hold(plan.ok(), "an emitted schema compiles:", plan.ok() ? "" : plan.error().message.en);
    }
  }
  hold(all_text(batch) == all_text(ocpv::generate::generate({input})), "generating twice gives the same");
  return 0;
}

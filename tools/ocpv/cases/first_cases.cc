#include "tools/ocpv/cases/first_cases.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/ascii.h"
#include "files/files.h"
#include "tools/ocpv/cases/run_cases.h"
#include "tools/ocpv/samples/http_samples.h"

namespace ocpv::program {
namespace {

using Json = nlohmann::ordered_json;

/// `007-not-in-enum-backupMode.http`: as many digits as the last of `count` has, at least three.
std::string safe_name(std::size_t number, std::size_t count, const HttpSample& sample) {
  const std::string digits = std::to_string(number);
  const std::size_t width = std::max<std::size_t>(3, std::to_string(count).size());
  std::string out = std::string(width - digits.size(), '0') + digits + "-";
  for (const char c : sample.name.substr(0, 60)) {
    const bool plain = is_letter_or_digit(c);
    if (plain || out.back() != '-') out += plain ? c : '-';
  }
  while (out.back() == '-') out.pop_back();
  return out + ".http";
}

/// One request to a file, and beside it what must be told of it.
Result<void> write_cases(const std::string& folder, const std::vector<HttpSample>& samples, Language language) {
  std::vector<std::string> texts;
  std::vector<std::string> names;
  for (std::size_t n = 0; n < samples.size(); ++n) {
    names.push_back(safe_name(n + 1, samples.size(), samples[n]));
    texts.push_back(as_http_file({samples[n]}));
    if (samples[n].id.empty()) continue;
    names.push_back(names.back() + std::string(kExpectedEnding));
    texts.push_back(Json::array({{{"id", samples[n].id}, {"pointer", samples[n].pointer}}}).dump() + "\n");
  }
  std::vector<files::NewFile> all;
  for (std::size_t n = 0; n < names.size(); ++n) all.push_back({names[n], texts[n]});
  return files::write_folder(folder, all, {}, language);
}

}  // namespace

Result<std::size_t> write_first_cases(const std::string& folder, const catalog::Catalog& catalog,
                                      const catalog::Operation& operation, Language language) {
  HttpWishes wishes;
  wishes.each = true;
  wishes.misplaced_rows = true;  // They are documented, and a case is to touch each row.
  OCPV_TRY(right, http_samples(catalog, operation, wishes));
  OCPV_TRY(wrong, broken_http_samples(catalog, operation, 0, {}));
  std::erase_if(wrong, [](const HttpSample& one) { return one.severity != Severity::error; });
  for (const auto& [name, samples] : {std::pair("valid", &right), std::pair("invalid", &wrong)}) {
    if (auto written = write_cases(files::joined(folder, name), *samples, language); !written.ok())
      return written.error();
  }
  return right.size() + wrong.size();
}

}  // namespace ocpv::program

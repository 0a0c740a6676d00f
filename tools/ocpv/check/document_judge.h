// In: what to check against, and a document. Out: findings.
// Promises: secrets written out are told of files that git keeps, and of no others; a Judge belongs to one thread and
// reuses its memory; findings have the places of the file the user sees, and of all its secrets where pieces of it are
// shown around them.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "check/check.h"
#include "config/apply_config.h"
#include "input/document.h"
#include "tools/ocpv/check/file_config.h"
#include "tools/ocpv/check/finding.h"
#include "tools/ocpv/check/settings.h"
#include "tools/ocpv/check/targets.h"
#include "tools/ocpv/check/tracked.h"
#include "tools/ocpv/check/version_difference.h"

namespace ocpv::program {

class Judge {
 public:
  Judge(Targets& targets, Tracked& tracked, const CheckSettings& settings, Language language);

  /// From now on only what this one finds and the other does not is found: what the change of a contract breaks.
  void leave_out_what(Judge& other, Compared wanted = Compared::all) {
    other_ = &other;
    compared_ = wanted;
    is_compared_ = other.is_compared_ = true;
  }

  /// Something could be judged by neither of the two.
  bool has_met_unjudged() const noexcept { return has_met_unjudged_; }

  /// What is judged from now on is of this file; `path` is empty when it has none (standard input).
  void use(const FileConfig& file, const std::string& path = {}, const std::string& name = {});
  bool wants_responses() const noexcept { return rules_.response; }
  /// Nobody said which operation the lines of the file are for: one may be a whole exchange, which says it itself.
  bool takes_exchanges() const noexcept {
    return settings_.operation.empty() && settings_.schema_file.empty() &&
           (file_.entry == nullptr || file_.entry->operation.empty());
  }
  /// What the ignore entries of its configuration did since, here or in the other one.
  config::IgnoreUse take_ignore_use() {
    if (other_ != nullptr) ignore_use_.add(other_->take_ignore_use());
    return std::exchange(ignore_use_, {});
  }

  /// A JSON text that says nothing of its operation.
  Finding judge(std::string_view json);
  /// A document as it was read; an .http request says which operation it is for.
  Finding judge(const input::Document& document);

 private:
  template <class Document>
  void compare_with_other(const Document& document, bool is_request, Finding& finding);
  /// Which operation a body is for, and how that is known.
  struct Belonging {
    std::optional<Aim> aim;  ///< None: nothing says it.
    std::string unknown;     ///< What was said, where no operation is called so.
    bool by_schema_member = false, by_shape = false;
  };
  Result<Belonging> belonging(std::string_view json);
  Result<Belonging> belonging_by_itself(std::string_view json);
  Finding judge_json(std::string_view json);
  Finding judge_document(const input::Document& document);
  bool must_forget_literals(const Finding& finding, const std::string& path);
  void configure(Finding& finding);
  Finding judge_for(const Aim& aim, std::string_view json);
  /// Whether it is JSON, how deep and how large: against a schema that allows everything.
  void read_alone(std::string_view json, findings::Findings& findings);
  Finding judge_for_none(std::string_view said, std::string_view json);
  Finding judge_by_reference(const Target& target, std::string_view json);
  Finding judge_response_for(const Target& target, std::string_view json);
  std::optional<Finding> judge_failure_of_any(std::string_view json);
  Finding judge_response(const input::Document& document);
  Finding judge_request(const input::Document& document);
  Finding judge_body_of(const input::Document& document, bool is_told);
  Finding judge_body_for(const Result<Aim>& aim, const input::Document& document);
  Finding judge_whole(const input::Document& document);
  Finding not_silent(Finding finding) const;
  std::optional<Error> why_refused(const input::Document& document) const;

  Judge* other_ = nullptr;
  Compared compared_ = Compared::all;
  bool has_met_unjudged_ = false;
  bool is_compared_ = false;  ///< With another, or by another: all must be found, on both sides.
  Targets& targets_;
  Tracked& tracked_;
  const CheckSettings& settings_;
  Language language_;
  FileConfig file_;
  std::string path_, name_;
  FileRules rules_;
  Date today_ = today_utc();
  config::IgnoreUse ignore_use_;
  check::Options options_;
  check::Checker checker_;
  std::unique_ptr<const plan::Plan> anything_;  ///< Made when first needed.
};

}  // namespace ocpv::program

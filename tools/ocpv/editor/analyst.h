// In: texts that are open in an editor, and what the command line says. Out: what check finds in them.
// Promises: the same findings, severities and configuration as `ocpv check FILE`; the bytes judged are the editor's,
// never those on the disk; nothing is started; operations are read once for all texts that want the same.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "config/baseline.h"
#include "config/find.h"
#include "editor/analyst.h"
#include "tools/ocpv/check/document_judge.h"
#include "tools/ocpv/check/settings.h"
#include "tools/ocpv/check/targets.h"
#include "tools/ocpv/check/tracked.h"
#include "tools/ocpv/operations/kept_pages.h"

namespace ocpv::program {

class EditorAnalyst : public editor::Analyst {
 public:
  EditorAnalyst(const CheckSettings& settings, Language language) : settings_(settings), language_(language) {}

  std::optional<editor::Judgement> judge(const editor::Text& text) override;
  const compare::PartFacts* fields(const editor::Judgement& judgement, const std::string& operation,
                                   Part part) override;
  std::string page_of(const compare::PartFacts& facts, const compare::FieldFacts& field, bool markdown) override;
  std::string line_of(const compare::FieldFacts& field) override;
  std::string page_of_operation(const editor::Judgement& judgement, const std::string& operation,
                                bool markdown) override;
  void forget() override;

 private:
  /// The operations of one place and version, and who judges by them.
  struct Workbench {
    Targets targets;
    KeptPages pages;
    Tracked tracked;
    Judge judge;
    std::map<std::string, std::optional<compare::OperationFacts>> facts;

    Workbench(const CheckSettings& settings, const Wanted& wanted, catalog::Catalog catalog, Language language);
  };
  Result<std::shared_ptr<Workbench>> workbench_for(const config::Config* config);
  void judge_parts(const editor::Text& text, const FileConfig& file, Workbench& workbench, config::Baseline* known,
                   editor::Judgement& out);

  /// What the configuration's baseline knows; null: it names none. Read again when the file has changed.
  Result<std::shared_ptr<const config::Baseline>> baseline_of(const config::Config* config);

  struct ReadBaseline {
    std::string path;
    std::filesystem::file_time_type written;
    std::uintmax_t size = 0;
    std::shared_ptr<const config::Baseline> baseline;
  };
  ReadBaseline last_baseline_;
  const CheckSettings& settings_;
  Language language_;
  std::map<std::string, std::shared_ptr<Workbench>> workbenches_;  ///< By what they were made of.
};

}  // namespace ocpv::program

// In: a text that is open in an editor. Out: what `ocpv check` finds in it, and what is documented of its fields.
// Promises: an interface; the program, which knows configurations and operations, stands behind it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/terms.h"
#include "compare/facts.h"
#include "findings/diagnostic.h"
#include "input/document.h"

namespace ocpv::editor {

/// A text as the editor has it.
struct Text {
  std::string name;  ///< The path of its file; for a text without one, a name that only its ending matters of.
  bool has_file = false;
  std::optional<input::Kind> kind;  ///< By the editor's word for its language, where the name says nothing.
  const std::string* bytes = nullptr;
};

/// One judged document of a text. Places and bytes are those of the text.
struct JudgedPart {
  input::Document document;
  findings::Findings findings;
  std::string operation;  ///< Its id; empty when it could not be told.
  std::string problem;    ///< Why it could not be judged at all.
  std::uint32_t problem_line = 0, problem_column = 0;
  bool is_response = false;
  input::Kind kind = input::Kind::json;
};

struct Judgement {
  std::vector<JudgedPart> parts;
  std::vector<input::Notice> notices;
  std::string problem;  ///< Why nothing of it could be judged.
  std::uint64_t left_out = 0;
  std::shared_ptr<void> keeps;  ///< What findings point into.
};

class Analyst {
 public:
  virtual ~Analyst() = default;

  /// None: the configuration leaves the file out.
  virtual std::optional<Judgement> judge(const Text& text) = 0;

  /// The fields of one part of an operation that a text was judged by, as long as the judgement; null when nothing is
  /// known.
  virtual const compare::PartFacts* fields(const Judgement& judgement, const std::string& operation, Part part) = 0;
  /// What the documented row says of a field, in Markdown or as plain text.
  virtual std::string page_of(const compare::PartFacts& facts, const compare::FieldFacts& field, bool markdown) = 0;
  /// Its type, and whether it is required, in one line.
  virtual std::string line_of(const compare::FieldFacts& field) = 0;
  /// What the operation is.
  virtual std::string page_of_operation(const Judgement& judgement, const std::string& operation, bool markdown) = 0;

  /// Configurations, schemas or variables may have changed on the disk.
  virtual void forget() = 0;
};

}  // namespace ocpv::editor

// In: a page as read. Out: what it leaves open, what was taken, and the correction that settles each point.
// Promises: a question for each point that another reading could answer otherwise; none that a correction answered.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reader/corrections/corrections.h"
#include "reader/tree/draft.h"
#include "reader/tree/fields.h"
#include "reader/types.h"

namespace ocpv::reader {

struct OpenQuestion {
  Question question;
  Target at;
  Change change = Change::type;
  std::optional<Target> ruled = std::nullopt;  ///< The field whose rule, by a correction, answers it too.
};

/// What a question may be answered by where nothing limits it.
inline constexpr Message kAnyValue{"any value", "任意值"};

/// What a page says, cut short, in quotes.
std::string in_quotes(std::string_view text);

/// Questions about the rows of one part. `prefix` is `request:`, `path:` and so on.
std::vector<OpenQuestion> find_questions(const std::string& prefix, const std::vector<Place>& places,
                                         const contract::Field& root, const References& references);

/// A path parameter that no table describes.
OpenQuestion question_of_parameter(const contract::Field& parameter);

/// A sentence that says what must or may not be, and became no rule; nothing for one that only explains. `part` is of
/// the request.
std::optional<OpenQuestion> question_of_sentence(const Sentence& sentence, Target::Part part);

}  // namespace ocpv::reader

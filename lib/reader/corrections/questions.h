// In: a page as read. Out: what it leaves open, what was taken, and the correction that settles each point.
// Promises: a question for each point that another reading could answer otherwise; none that a correction answered.
#pragma once

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
};

/// Questions about the rows of one part. `prefix` is `request:`, `path:` and so on.
std::vector<OpenQuestion> find_questions(const std::string& prefix, const std::vector<Place>& places,
                                         const contract::Field& root, const References& references);

/// A path parameter that no table describes.
OpenQuestion question_of_parameter(const contract::Field& parameter);

}  // namespace ocpv::reader

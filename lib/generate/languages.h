// In: what one operation's Chinese page and its English page say. Out: the differences, as contradictions and
// questions. Promises: one cause, one difference, with the places of both pages; titles and descriptions may differ.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "compare/facts.h"
#include "emit/emit.h"
#include "reader/reader.h"

namespace ocpv::generate {

/// The path of the page of each operation's id.
using PageNames = std::map<std::string, std::string>;

/// Everything that the page states, contested or not, with places by the paths of pages. `name` is for messages.
Result<compare::OperationFacts> stated_facts(const emit::Files& files, const std::string& name, const PageNames& pages);

/// Each thing that the two pages say differently.
std::vector<reader::Contradiction> language_differences(const compare::OperationFacts& chinese,
                                                        const compare::OperationFacts& english);

/// A contradiction between the languages as a question of the operation: the Chinese page was taken.
reader::Question question_of(const reader::Contradiction& difference);

}  // namespace ocpv::generate

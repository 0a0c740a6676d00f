// In: an operation in all its versions. Out: its page.
// Promises: what several versions have alike stands there once, with the versions it is of.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "site/model.h"

namespace ocpv::site {

/// `neighbours` are those of its chapter.
std::string operation_page(const OperationModel& model, const Reference& reference,
                           std::span<const OperationModel* const> neighbours, bool has_other_language,
                           bool has_checker);

/// The title in the language, or in the other one where it has none, or the id.
const std::string& title_of(const Operation& operation, Language language);

/// `4.0.0 to newest`.
std::string documented_in(const Operation& operation, const Reference& reference);

std::string chapter_of(const Operation& operation);

/// All versions that an operation is documented in, oldest first.
std::vector<std::string> versions_of(const Operation& operation);

}  // namespace ocpv::site

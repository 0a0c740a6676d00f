// In: the name of a chapter of the documentation. Out: what it is about, in words of our own.
#pragma once

#include <string>
#include <string_view>

#include "base/language.h"
#include "openapi/openapi.h"

namespace ocpv::openapi {

/// The chapter that an operation belongs to: its module, else the folder of its page, else `general`.
std::string chapter_of(const Operation& operation);

/// The chapter's own name when nobody wrote words for it.
std::string chapter_words(std::string_view chapter, Language language);

}  // namespace ocpv::openapi

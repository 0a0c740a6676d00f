// In: the text of an --env-file: KEY=VALUE lines. Out: the variables it sets.
// Promises: a line that is none of these is an Error with its place and without its text, for it may hold a secret.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/message.h"
#include "base/result.h"

namespace ocpv::input {

using Variables = std::map<std::string, std::string, std::less<>>;

/// Lines are `KEY=VALUE`, `export KEY=VALUE`, `# comment` or blank. A value may stand in single quotes (taken as it is)
/// or double quotes (`\n \r \t \" \\ \$` are escapes); without quotes it ends at ` #` and its outer blanks are dropped.
/// The last of two equal keys holds. Nothing is expanded.
Result<Variables> parse_env_file(std::string_view text, const std::string& path, Language language);
Result<Variables> read_env_file(const std::string& path, Language language);

}  // namespace ocpv::input

#include "reader/contradictions/shown_path.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/similar.h"
#include "reader/examples/masked.h"
#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

// What a step costs when both paths are laid side by side; the cheapest whole alignment wins.
constexpr int kSame = 0;
constexpr int kParameterIsValue = 0;  // a number or a mask where a parameter stands
constexpr int kParameterIsWord = 2;   // a word there: it may be a value, or a step of the path
constexpr int kSpeltOtherwise = 2;    // cluters, clusters
constexpr int kOtherWord = 7;         // two words that have nothing in common
constexpr int kWordIsValue = 12;      // a number where a word is documented
constexpr int kLeftOut = 4;           // a step that only one of the paths has

bool is_parameter(std::string_view step) { return step.starts_with('{') && step.ends_with('}'); }

bool is_value(std::string_view step) {
  return is_masked(step) || step.starts_with(':') ||
         std::any_of(step.begin(), step.end(), [](char c) { return is_digit(c); });
}

int cost_of(const std::string& documented, const std::string& shown) {
  if (documented == shown) return kSame;
  if (is_parameter(documented)) return is_value(shown) ? kParameterIsValue : kParameterIsWord;
  if (contains(documented, "{")) return kParameterIsWord;
  const std::array<std::string_view, 1> one = {shown};
  if (find_similar(documented, one)) return kSpeltOtherwise;
  return is_value(shown) ? kWordIsValue : kOtherWord;
}

/// For each documented step the shown one, or none.
using Alignment = std::vector<std::optional<std::size_t>>;

Alignment align(const std::vector<std::string>& documented, const std::vector<std::string>& shown) {
  const std::size_t rows = documented.size() + 1;
  const std::size_t columns = shown.size() + 1;
  std::vector<std::vector<int>> cost(rows, std::vector<int>(columns, 0));
  for (std::size_t d = 0; d < rows; ++d) {
    for (std::size_t s = 0; s < columns; ++s) {
      if (d == 0 || s == 0) {
        cost[d][s] = static_cast<int>(d + s) * kLeftOut;
        continue;
      }
      cost[d][s] = std::min({cost[d - 1][s - 1] + cost_of(documented[d - 1], shown[s - 1]), cost[d - 1][s] + kLeftOut,
                             cost[d][s - 1] + kLeftOut});
    }
  }
  Alignment alignment(documented.size());
  for (std::size_t d = documented.size(), s = shown.size(); d > 0 && s > 0;) {
    if (cost[d][s] == cost[d - 1][s - 1] + cost_of(documented[d - 1], shown[s - 1])) {
      alignment[--d] = --s;
    } else if (cost[d][s] == cost[d - 1][s] + kLeftOut) {
      --d;
    } else {
      --s;
    }
  }
  return alignment;
}

/// Half of the documented words at least; else the URL is of something else.
bool is_related(const std::vector<std::string>& documented, const std::vector<std::string>& shown,
                const Alignment& alignment) {
  std::size_t words = 0;
  std::size_t kept = 0;
  for (std::size_t d = 0; d < documented.size(); ++d) {
    if (contains(documented[d], "{")) continue;
    ++words;
    if (alignment[d] && cost_of(documented[d], shown[*alignment[d]]) <= kSpeltOtherwise) ++kept;
  }
  return kept * 2 >= words;
}

bool can_be_step(std::string_view step) {
  return !step.empty() && !is_masked(step) &&
         std::all_of(step.begin(), step.end(), [](char c) { return is_word(c) || c == '-' || c == '.' || c == '~'; });
}

}  // namespace

std::vector<std::string> steps_of_path(std::string_view path) {
  std::vector<std::string> steps;
  for (std::string& step : split(path, '/')) {
    if (!step.empty()) steps.push_back(std::move(step));
  }
  return steps;
}

ShownPath read_shown_path(const std::vector<std::string>& documented, const std::vector<std::string>& shown) {
  ShownPath result;
  if (documented.size() > kMostSteps || shown.size() > kMostSteps) return result;
  result.same = std::equal(documented.begin(), documented.end(), shown.begin(), shown.end(),
                           [](const std::string& a, const std::string& b) { return contains(a, "{") || a == b; });
  Alignment alignment(documented.size());
  if (result.same) {
    for (std::size_t at = 0; at < alignment.size(); ++at) alignment[at] = at;
  } else if (alignment = align(documented, shown); !is_related(documented, shown, alignment)) {
    alignment.assign(documented.size(), std::nullopt);
  }
  std::vector<std::string> steps = shown;
  for (std::size_t d = 0; d < documented.size(); ++d) {
    if (!alignment[d] || !is_parameter(documented[d])) continue;
    result.parameters.emplace_back(documented[d].substr(1, documented[d].size() - 2), shown[*alignment[d]]);
    steps[*alignment[d]] = documented[d];
  }
  for (const std::string& step : steps) {
    if (!is_parameter(step) && !can_be_step(step)) return {result.same, std::move(result.parameters), ""};
    result.path += "/" + step;
  }
  return result;
}

}  // namespace ocpv::reader

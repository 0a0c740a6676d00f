// In: a request that is being judged. Out: what the steps of check_request share, and the steps that have files of
// their own. Promises: views of the request and of the findings' arena; one request, one Work.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/uri.h"
#include "http/collect.h"
#include "http/http.h"
#include "http/open_path.h"
#include "http/parameters.h"

namespace ocpv::http {

struct Work {
  const Service& service;
  const Request& request;
  const Options& options;
  Target target;
  catalog::Route route;
  const Service::Loaded* operation = nullptr;
  findings::Findings& findings;
  Collect collect;
  OpenPath open = {};  ///< Where variables stand in the path and the route is not found as it stands.
  std::optional<findings::Detail> ambiguity = {};  ///< Why servers read the target in two ways.
  std::size_t prefix = 0;                          ///< Bytes before the documented path, which a proxy may take away.

  findings::Range locate(Where where, std::size_t header, std::size_t begin, std::size_t end) const {
    return options.locate ? options.locate(where, header, begin, end) : findings::Range{};
  }
  findings::Range whole_target() const { return locate(Where::target, 0, 0, request.target.size()); }
  void hide(Where where, std::size_t header, std::size_t begin, std::size_t end) const {
    if (options.hide) options.hide(where, header, begin, end);
  }
};

/// Which operations the request can belong to; then what there is to say of that. `operation` is the first.
void find_operation(Work& work);
void judge_operation(Work& work);
/// How many operations have the method and path and nothing in the target tells apart; one nearly always.
std::size_t count_candidates(const Work& work);
/// Makes it one for candidate `nth`; done again, it is one for the first.
void choose(Work& work, std::size_t nth);
/// Tells that it was judged as `chosen` while others of the candidates have its method and path.
void tell_choice(Work& work, const Service::Loaded& chosen);

/// The segments of the real path that stand where the template has parameters.
std::vector<Given> path_parameters(const Work& work);

void judge_authorization(Work& work);
void judge_content_type(Work& work);
/// Headers that are given twice or hide a line end.
void judge_headers(Work& work);

/// The parts of a form, by their names.
void judge_form(Work& work);

}  // namespace ocpv::http

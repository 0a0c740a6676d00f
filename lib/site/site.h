// In: operations in all their versions, as the catalogue has them. Out: the files of a reference to read in a browser.
// Promises: the same bytes for the same operations everywhere; nothing is fetched, and nothing is said that the
// contracts do not say; every page can be read without its script; no text becomes markup.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "base/result.h"
#include "base/terms.h"

namespace ocpv::site {

/// A mistake in a parameter, and the id that it is told by.
struct ParameterMistake {
  std::string pointer;  ///< `/query/page`.
  std::string id;
  Severity severity = Severity::error;
};

/// An operation as some versions document it alike; a text that is empty is a part that it does not have.
struct Contract {
  std::vector<std::string> versions;  ///< Some of Reference::versions, in its order.
  std::string method, path, page;
  std::string operation_json, parameters_schema, request_schema, response_schema;
  std::string http;  ///< A request that is accepted, as an .http file; may be empty.
  std::vector<ParameterMistake> mistakes;
};

struct Operation {
  std::string id, module, title_zh, title_en;
  std::vector<std::string> former_ids;
  bool is_own = false;              ///< Of the user's own pages: in every version, though none documents it.
  std::vector<Contract> contracts;  ///< Newest first; one at least.
};

/// All pages in one language, whose texts the contracts have where they have any.
struct Reference {
  Language language = Language::en;
  std::vector<std::string> versions;  ///< Oldest first.
  std::vector<Operation> operations;  ///< Sorted by id.
};

struct File {
  std::string name;  ///< Relative, with forward slashes.
  std::string bytes;
};

/// What a page needs to check a body: the script that integrations/node makes of the library, and its name there.
inline constexpr std::string_view kCheckerName = "ocpv.browser.js";

/// `index.html` and what it leads to, sorted by name. With a `checker` pages of operations have a box in which a body
/// is checked. An Error says which operation cannot be read, and why.
Result<std::vector<File>> pages(std::span<const Reference> references, std::string_view checker = {});

}  // namespace ocpv::site

// In: methods and path templates, then real paths. Out: which of them a path belongs to, and what its parameters are.
// Promises: time depends on the path's segments, not on how many templates there are; what nearly fits is named.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace ocpv::catalog {

/// The number given to Router::add, and the path as it was added.
struct Routed {
  std::uint32_t number = 0;
  std::string_view path;
};

/// What a method and a path lead to. `routes` are, when `found`, those that have this method and path, in the order
/// they were added, nearly always one; those documented for the nearest path otherwise, none when nothing is near.
struct Route {
  bool found = false;
  bool wrong_method = false;    ///< Near: the path is right, the method is not.
  bool letter_case = false;     ///< Near: right but for letter case.
  bool trailing_slash = false;  ///< Near: right but for a slash at the end.
  bool missing_prefix = false;  ///< Near: right once /api/v2 stands before it.
  bool other_segment = false;   ///< Near: right but for one segment, which is spelt otherwise, missing or too many.
  bool wrong_value = false;     ///< Near: right but for a word where an integer stands.
  bool wrong_query = false;     ///< The query parameter that tells the operations of this path apart fits none of them.
  bool bad_encoding = false;    ///< A percent sign without two hexadecimal digits.
  std::vector<Routed> routes;
  std::vector<std::pair<std::string, std::string>>
      path_parameters;  ///< Name (of the first), decoded value; if `found`.

  /// Whether a number is among the routes.
  bool has(std::uint32_t number) const noexcept;
  /// Puts the route with this number first, and calls the parameters as its path does.
  void prefer(std::uint32_t number);
};

/// The name of the next parameter of a template, of which all up to it is taken off.
std::string_view next_name(std::string_view& path_template) noexcept;

/// A path that fits a template as it stands; views of the router and of the path.
struct Fit {
  static constexpr std::size_t kMost = 16;  ///< The longest documented path has 5 parameters.
  std::uint32_t number = 0;                 ///< As given to Router::add.
  std::size_t count = 0;                    ///< Of the parameters.
  std::size_t operations = 0;               ///< That have this method and path; two stand for more.
  std::array<std::pair<std::string_view, std::string_view>, kMost> parameters;  ///< Name and value.
};

class Router {
 public:
  Router();

  /// Adds a template such as `/clusters/{id}`, unless one with a number below `owners` has the same method and path
  /// already: then false. An Error when the template is malformed. `integers` are the parameters (with commas) that
  /// only integers fit: a last segment that is a word belongs to no such path.
  Result<bool> add(std::string_view method, std::string_view path_template, std::uint32_t number,
                   std::string_view integers = {}, std::uint32_t owners = 0);

  /// The route for a real path, or a template given as such. An empty method stands for any; then several can be found.
  Route route(std::string_view method, std::string_view path) const;

  /// The same for a path that fits one template as it stands, without memory. False where route() may still have
  /// something to say: where nothing fits, or several do, or something is escaped.
  bool fit(std::string_view method, std::string_view path, Fit& fit) const noexcept;

 private:
  /// A segment with a parameter: text before and after it; both are empty nearly always.
  struct Pattern {
    std::string before, after;
    std::uint32_t child = 0;
  };
  struct End {
    std::string method;
    std::uint32_t number = 0;
    std::string path;            ///< As it was added.
    std::uint64_t integers = 0;  ///< A bit for each of them.
    bool ends_with_parameter = false;
  };
  struct Literal {
    std::string text;
    std::uint32_t child = 0;
    std::uint64_t key = 0;  ///< key_of(text)
  };
  struct Node {
    std::vector<Literal> literals;  ///< Sorted by text.
    std::vector<Pattern> patterns;  ///< The longest fixed text first.
    std::vector<End> ends;
  };
  struct Search;
  /// The first bytes of a text as a number, so that numbers are in the order of the texts.
  static std::uint64_t key_of(std::string_view text) noexcept {
    std::uint64_t key = 0;
    for (std::size_t i = 0; i < sizeof key; ++i)
      key = key << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
    return key;
  }
  static bool fits(const End& end, const Search& search);
  static bool takes(const End& end, std::size_t count, std::string_view last_value) noexcept;
  bool fit_below(std::uint32_t node, std::string_view method, std::string_view path, std::size_t at,
                 Fit& fit) const noexcept;
  bool route_near(Route& route, std::string_view method, const std::vector<std::string>& exact) const;
  bool route_by_value(Route& route, std::string_view method, const std::vector<std::string>& exact) const;
  bool route_by_segment(Route& route, std::string_view method, const std::vector<std::string>& exact) const;

  std::uint32_t child_for(std::uint32_t node, std::string_view segment);
  void walk(Search& search, std::uint32_t node, std::size_t depth) const;
  void walk_edited(Search& search, std::uint32_t node, std::size_t depth) const;
  Search searched(std::string_view method, const std::vector<std::string>& segments, bool any_case) const;

  std::vector<Node> nodes_;
};

}  // namespace ocpv::catalog

// In: a batch of bodies. Out: each contender's answer to each, by one pass over all.
// Promises: every contender sees the same bytes; what it may prepare once (schema, parser) is prepared before.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace ocpv::bench {

enum class Answer : char { yes = 'y', no = 'n', none = '-' };

/// All bodies in one block, each followed by the room that simdjson may read but not use.
class Bodies {
 public:
  explicit Bodies(const std::vector<std::string_view>& texts);
  std::span<const std::string_view> all() const { return views_; }
  std::size_t bytes() const { return bytes_; }

  static constexpr std::size_t kPadding = 64;

 private:
  std::string block_;
  std::vector<std::string_view> views_;
  std::size_t bytes_ = 0;
};

using Pass = std::function<void(std::span<const std::string_view> bodies, Answer* answers)>;

struct Contender {
  std::string key;   ///< In bench.json.
  std::string name;  ///< For people.
  Pass pass;
  /// For contenders in a process of their own: one pass, timed there, in nanoseconds.
  std::function<double(Answer* answers)> remote_pass = {};
  bool judges = true;  ///< False for those that only parse.
  /// Why its answer to a body differs from ours; empty when nobody knows.
  using Explain = std::function<std::string(std::string_view body, std::string_view our_schema_pointer)>;
  Explain explain = {};
};

Contender simdjson_dom();
Contender our_verdict(const std::string& schema);
Contender our_report(const std::string& schema);
Contender nlohmann_parse();
Contender valijson_on_nlohmann(const std::string& schema);
Contender rapidjson_schema(const std::string& schema);

/// The bodies as objects, for those who have no text.
using Documents = std::shared_ptr<const std::vector<nlohmann::json>>;
Documents parse_all(const Bodies& bodies);
Contender our_verdict_of_documents(const std::string& schema, const Documents& documents);
Contender valijson_of_documents(const std::string& schema, const Documents& documents, Contender::Explain explain);

/// None without node or ajv; then the reason is in `why_not`.
std::optional<Contender> ajv(const std::string& script, const std::string& schema, const Bodies& bodies,
                             const std::string& folder, std::string& why_not);

}  // namespace ocpv::bench

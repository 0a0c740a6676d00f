// In: right requests, in the order they come, and the sample that each would be answered with. Out: that sample with
// what was created, changed and deleted before.
// Promises: what is given fits the operation's response where the sample does; bounded, the oldest goes first; the same
// requests get the same answers; no secret is kept. Any number of threads.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "catalog/catalog.h"
#include "tools/ocpv/mock/server.h"

namespace ocpv::program {

class MockMemory {
 public:
  explicit MockMemory(const catalog::Catalog& catalog);

  /// Whether a body is as documented; `strictly`: without a warning, unless the sample has one.
  using Fits = std::function<bool(const std::string& body, bool strictly)>;
  /// None: what the request is about was deleted. `sample` is the body of an answer; empty: it has none.
  std::optional<std::string> answer(const catalog::Operation& operation, const MockRequest& request,
                                    const std::string& sample, const Fits& fits);

 private:
  using Json = nlohmann::ordered_json;

  /// What an operation does to things, as its method and path tell.
  struct Role {
    enum class Kind : std::uint8_t { other, list, get, create, change, remove } kind = Kind::other;
    bool is_of_one = false;  ///< The path ends in what names one thing of a collection.
    bool is_above = false;   ///< The collection is the path without its last step (`/tenants/createTenant`).
    std::string key;         ///< The name of the parameter that names a thing of the collection.
  };

  struct Thing {
    std::string collection;  ///< The path that it was created in.
    std::int64_t id = 0;
    std::string key;
    Json fields;
  };

  struct Task {
    std::string name;
    int asked = 0;  ///< So often it was looked at since it began.
  };

  static std::map<std::string, Role> roles_of(const catalog::Catalog& catalog);

  // What kinds of requests do.
  void create(const std::string& path, const Role& role, const MockRequest& request, Json& body, const Fits& fits);
  void change(const std::string& path, const MockRequest& request, Json& body);
  void remove(const std::string& path);
  void list(const std::string& path, Json& body, const Fits& fits) const;
  void get(const std::string& path, const Role& role, Json& body, const Fits& fits) const;

  // Tasks.
  void begin_task(const std::string& path, const std::string& name, Json& data);
  void tell_task(const std::string& path, Json& data);

  bool is_gone(const std::string& path, bool is_made_anew) const;
  bool is_gone(const std::string& collection, const Json& item) const;
  Thing* find(const std::string& path);
  const Thing* find(const std::string& path) const { return const_cast<MockMemory*>(this)->find(path); }
  void forget_gone(const std::string& collection, const Thing& thing);

  std::mutex guard_;
  std::map<std::string, Role> roles_;  ///< By id of the operation.
  std::string tasks_;                  ///< The path of the collection of tasks; empty: there is none.
  std::deque<Thing> things_;
  std::map<std::int64_t, Task> running_;
  std::set<std::string> gone_;
  std::deque<std::string> gone_in_order_;
  std::int64_t last_id_ = 1000;  ///< The ids of samples are small.
};

}  // namespace ocpv::program

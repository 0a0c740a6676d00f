#include "tools/ocpv/mock/memory.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/path_template.h"
#include "base/secret_names.h"
#include "base/uri.h"

namespace ocpv::program {
namespace {

using Json = nlohmann::ordered_json;

// A run of tests makes tens; what is over this is a loop that went wrong.
constexpr std::size_t kMostThings = 1000, kMostTasks = 1000, kMostGone = 10'000,
                      kMostFieldBytes = std::size_t{16} << 10;
constexpr const char *kRunning = "RUNNING", *kEnded = "SUCCESSFUL";

/// The path with each step decoded; what would be a slash then stays as it is.
std::string decoded_path(std::string_view target) {
  std::string out;
  for (const std::string_view step : segments_of(parse_target(target).path)) {
    const std::string text = percent_decoded_where_encoded(step);
    out += "/";
    out += text.find('/') == std::string::npos ? text : std::string(step);
  }
  return out;
}

std::string parent_of(const std::string& path) { return path.substr(0, path.rfind('/')); }
std::string last_of(const std::string& path) { return path.substr(path.rfind('/') + 1); }

bool is_a_name(std::string_view field) { return lower(field).ends_with("name"); }

/// A value as a step of a path.
std::string as_step(const Json& value) {
  return value.is_string() ? value.get<std::string>() : value.is_number_integer() ? value.dump() : std::string();
}

Json without_secrets(const Json& value) {
  if (value.is_array()) {
    Json out = Json::array();
    for (const Json& one : value) out.push_back(without_secrets(one));
    return out;
  }
  if (!value.is_object()) return value;
  Json out = Json::object();
  for (const auto& [name, one] : value.items()) {
    if (secrecy_of(name) == Secrecy::none) out[name] = without_secrets(one);
  }
  return out;
}

/// The members of a body; none where it is no object or is too long to be kept.
Json fields_of(std::string_view text) {
  if (text.size() > kMostFieldBytes) return Json::object();
  const Json body = Json::parse(text, nullptr, false);
  return body.is_object() ? without_secrets(body) : Json::object();
}

/// A task is an object that has subtasks, and is there to be asked for until it ends. Its status may be missing: the
/// documentation contradicts itself about it, and samples leave out what is contested.
bool is_task(const Json& data) {
  return data.is_object() && data.contains("subtasks") && data["subtasks"].is_array() && data.contains("id") &&
         data["id"].is_number_integer();
}

/// Where an answer has a list: in `data.contents`, or in `data` itself.
Json* items_of(Json& body) {
  const auto data = body.find("data");
  if (data == body.end()) return nullptr;
  if (data->is_array()) return &*data;
  if (!data->is_object() || !data->contains("contents") || !(*data)["contents"].is_array()) return nullptr;
  return &(*data)["contents"];
}

Json* data_of(Json& body) {
  const auto data = body.find("data");
  return data != body.end() && data->is_object() ? &*data : nullptr;
}

/// Members that both have and that are of one kind. `names_alone`: only those by which a thing is found.
void lay_over(Json& object, const Json& fields, bool names_alone) {
  for (auto& [name, value] : object.items()) {
    const auto found = fields.find(name);
    if (found == fields.end() || (names_alone && name != "id" && !is_a_name(name))) continue;
    if (found->type() == value.type() || (found->is_number_integer() && value.is_number_integer())) value = *found;
  }
}

/// `place` is in `body`: as much of `fields` as still fits.
void lay_over_what_fits(Json& body, Json& place, const Json& fields, const MockMemory::Fits& fits) {
  const Json before = place;
  for (const bool names_alone : {false, true}) {
    place = before;
    lay_over(place, fields, names_alone);
    if (fits(body.dump(-1, ' ', false, Json::error_handler_t::replace), true)) return;
  }
  place = before;
}

void set_status(Json& task, const char* status) {
  task["status"] = status;
  for (Json& one : task["subtasks"]) {
    if (one.is_object() && one.contains("status")) one["status"] = status;
  }
}

}  // namespace

MockMemory::MockMemory(const catalog::Catalog& catalog) : roles_(roles_of(catalog)) {
  for (const catalog::Operation& operation : catalog.operations()) {
    const Role& role = roles_[operation.id];
    const bool is_get = role.kind == Role::Kind::get && role.is_of_one && operation.has(Part::response);
    if (is_get && operation.schema(Part::response).find("\"subtasks\"") != std::string::npos)
      tasks_ = parent_of(operation.path);
  }
}

std::map<std::string, MockMemory::Role> MockMemory::roles_of(const catalog::Catalog& catalog) {
  std::map<std::string, std::string> keys;  // Of collections, by their shape: what their things are named by.
  std::set<std::string> read;
  for (const catalog::Operation& operation : catalog.operations()) {
    const std::string shape = without_parameter_names(operation.path);
    if (shape.ends_with("/{}")) {
      const std::string name = last_of(operation.path);
      keys.emplace(parent_of(shape), name.substr(1, name.size() - 2));
    } else if (operation.method == "GET") {
      read.insert(shape);
    }
  }
  std::map<std::string, Role> roles;
  for (const catalog::Operation& operation : catalog.operations()) {
    const std::string shape = without_parameter_names(operation.path);
    Role role;
    role.is_of_one = shape.ends_with("/{}");
    const bool is_above = last_of(shape).starts_with("create") && keys.contains(parent_of(shape));
    const bool is_collection = keys.contains(shape) || read.contains(shape);
    if (operation.method == "GET") role.kind = role.is_of_one ? Role::Kind::get : Role::Kind::list;
    if (operation.method == "DELETE") role.kind = Role::Kind::remove;
    if (operation.method == "PUT" || operation.method == "PATCH") role.kind = Role::Kind::change;
    if (operation.method == "POST" && !role.is_of_one && (is_collection || is_above)) {
      role.kind = Role::Kind::create;
      role.is_above = is_above && !is_collection;
    }
    const auto key = keys.find(role.is_of_one || role.is_above ? parent_of(shape) : shape);
    if (key != keys.end()) role.key = key->second;
    roles.emplace(operation.id, std::move(role));
  }
  return roles;
}

std::optional<std::string> MockMemory::answer(const catalog::Operation& operation, const MockRequest& request,
                                              const std::string& sample, const Fits& fits) {
  const std::lock_guard lock(guard_);
  const auto found = roles_.find(operation.id);
  if (found == roles_.end()) return sample;
  const Role& role = found->second;
  const std::string path = decoded_path(request.target);
  if (is_gone(path, role.kind == Role::Kind::create)) return std::nullopt;
  Json body = sample.empty() ? Json::object() : Json::parse(sample, nullptr, false);
  if (!body.is_object()) return sample;
  const bool is_read = role.kind == Role::Kind::get || role.kind == Role::Kind::list;
  if (role.kind == Role::Kind::create) create(path, role, request, body, fits);
  if (role.kind == Role::Kind::change) change(path, request, body);
  if (role.kind == Role::Kind::remove) remove(path);
  if (role.kind == Role::Kind::list) {
    for (auto& [id, task] : running_) task.asked += path == tasks_ ? 1 : 0;
    list(path, body, fits);
  }
  if (role.kind == Role::Kind::get) get(path, role, body, fits);
  if (Json* const data = data_of(body); data != nullptr && is_task(*data)) {
    if (is_read)
      tell_task(path, *data);
    else
      begin_task(path, operation.id, *data);
  }
  if (sample.empty()) return sample;
  std::string text = body.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
  return fits(text, false) ? text : sample;
}

void MockMemory::create(const std::string& path, const Role& role, const MockRequest& request, Json& body,
                        const Fits& fits) {
  Thing thing{role.is_above ? parent_of(path) : path, ++last_id_, role.key, fields_of(request.body)};
  thing.fields["id"] = thing.id;
  forget_gone(thing.collection, thing);
  if (Json* const data = data_of(body)) {
    if (!is_task(*data)) lay_over_what_fits(body, *data, thing.fields, fits);
    // The task that makes a tenant says which one.
    if (data->contains(role.key) && (*data)[role.key].is_number_integer()) (*data)[role.key] = thing.id;
  }
  things_.push_back(std::move(thing));
  if (things_.size() > kMostThings) things_.pop_front();
}

void MockMemory::change(const std::string& path, const MockRequest& request, Json& body) {
  Thing* const thing = find(path);
  if (thing == nullptr) return;
  const Json fields = fields_of(request.body);
  for (const auto& [name, value] : fields.items()) {
    if (name != "id") thing->fields[name] = value;
  }
  if (Json* const data = data_of(body); data != nullptr && !is_task(*data)) lay_over(*data, thing->fields, false);
}

void MockMemory::remove(const std::string& path) {
  if (const Thing* const thing = find(path)) {
    const auto at = std::find_if(things_.begin(), things_.end(), [&](const Thing& one) { return &one == thing; });
    things_.erase(at);
  } else {
    std::erase_if(things_, [&](const Thing& one) { return one.collection == path; });
  }
  if (!gone_.insert(path).second) return;
  gone_in_order_.push_back(path);
  if (gone_in_order_.size() <= kMostGone) return;
  gone_.erase(gone_in_order_.front());
  gone_in_order_.pop_front();
}

void MockMemory::list(const std::string& path, Json& body, const Fits& fits) const {
  Json* const items = items_of(body);
  if (items == nullptr) {  // Of one thing that needs no name, such as the policy of a cluster.
    const auto newest =
        std::find_if(things_.rbegin(), things_.rend(), [&](const Thing& one) { return one.collection == path; });
    if (Json* const data = data_of(body); data != nullptr && newest != things_.rend())
      lay_over_what_fits(body, *data, newest->fields, fits);
    return;
  }
  if (items->empty() || !items->front().is_object()) return;
  const Json sample = items->front();
  Json all = Json::array();
  for (const Json& one : *items) {
    if (!is_gone(path, one)) all.push_back(one);
  }
  const auto add = [&](const Json& fields) {
    *items = Json::array({sample});
    lay_over_what_fits(body, items->front(), fields, fits);
    all.push_back(items->front());
  };
  for (const Thing& thing : things_) {
    if (thing.collection == path) add(thing.fields);
  }
  for (const auto& [id, task] : running_) {
    if (path != tasks_) break;
    *items = Json::array({sample});
    lay_over_what_fits(body, items->front(), {{"id", id}, {"name", task.name}}, fits);
    items->front()["status"] = task.asked < 2 ? kRunning : kEnded;
    if (fits(body.dump(-1, ' ', false, Json::error_handler_t::replace), false)) all.push_back(items->front());
  }
  *items = std::move(all);
  if (Json* const data = data_of(body); data != nullptr && data->contains("page") && (*data)["page"].is_object()) {
    Json& page = (*data)["page"];
    if (page.contains("totalElements") && page["totalElements"].is_number_integer())
      page["totalElements"] = (*data)["contents"].size();
    if (page.contains("size") && page["size"].is_number_integer()) page["size"] = (*data)["contents"].size();
  }
}

void MockMemory::get(const std::string& path, const Role& role, Json& body, const Fits& fits) const {
  Json* const data = data_of(body);
  if (data == nullptr) return;
  if (const Thing* const thing = find(path)) return lay_over_what_fits(body, *data, thing->fields, fits);
  // Of what was there before this run the name is known that it is asked for by.
  const std::string name = last_of(path);
  Json fields = {{role.key, name}};
  if (is_a_name(role.key)) {
    fields["name"] = name;
  } else if (const Json number = Json::parse(name, nullptr, false); number.is_number_integer()) {
    fields = {{role.key, number}, {"id", number}};
  }
  lay_over_what_fits(body, *data, fields, fits);
}

void MockMemory::begin_task(const std::string& path, const std::string& name, Json& data) {
  const bool tells_status = data.contains("status");
  // One that is tried again stays the same.
  for (auto& [id, task] : running_) {
    const std::string place = tasks_ + "/" + std::to_string(id);
    if (path != place && !path.starts_with(place + "/")) continue;
    task.asked = 0;
    data["id"] = id;
    if (tells_status) set_status(data, kRunning);
    return;
  }
  const std::int64_t id = ++last_id_;
  running_.emplace(id, Task{name, 0});
  if (running_.size() > kMostTasks) running_.erase(running_.begin());
  data["id"] = id;
  if (data.contains("name") && data["name"].is_string()) data["name"] = name;
  if (tells_status) set_status(data, kRunning);
}

void MockMemory::tell_task(const std::string& path, Json& data) {
  for (auto& [id, task] : running_) {
    if (path != tasks_ + "/" + std::to_string(id)) continue;
    ++task.asked;
    data["id"] = id;
    if (data.contains("name") && data["name"].is_string()) data["name"] = task.name;
    set_status(data, task.asked < 2 ? kRunning : kEnded);
  }
}

bool MockMemory::is_gone(const std::string& path, bool is_made_anew) const {
  for (std::size_t end = path.find('/', 1); end != std::string::npos; end = path.find('/', end + 1)) {
    if (gone_.contains(path.substr(0, end))) return true;
  }
  return !is_made_anew && gone_.contains(path);
}

bool MockMemory::is_gone(const std::string& collection, const Json& item) const {
  return std::any_of(item.items().begin(), item.items().end(), [&](const auto& one) {
    return (one.key() == "id" || is_a_name(one.key())) && gone_.contains(collection + "/" + as_step(one.value()));
  });
}

/// By its id, or by the field that its parameter or another name is.
MockMemory::Thing* MockMemory::find(const std::string& path) {
  const std::string collection = parent_of(path), name = last_of(path);
  for (auto thing = things_.rbegin(); thing != things_.rend(); ++thing) {
    if (thing->collection != collection) continue;
    for (const auto& [field, value] : thing->fields.items()) {
      const bool is_key = field == thing->key || (is_a_name(thing->key) ? is_a_name(field) : field == "id");
      if (is_key && as_step(value) == name) return &*thing;
    }
  }
  return nullptr;
}

/// What has the name of a thing that was deleted is there again.
void MockMemory::forget_gone(const std::string& collection, const Thing& thing) {
  const auto forget = [&](const std::string& path) {
    if (gone_.erase(path) != 0) std::erase(gone_in_order_, path);
  };
  forget(collection);
  for (const auto& [field, value] : thing.fields.items()) {
    if (field == thing.key || field == "id" || is_a_name(field)) forget(collection + "/" + as_step(value));
  }
}

}  // namespace ocpv::program

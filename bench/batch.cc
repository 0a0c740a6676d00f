#include "batch.h"

#include <algorithm>
#include <cstdio>

#include "random.h"
#include "sampler.h"

namespace ocpv::bench {
namespace {

/// Writes a document the way some client does: members in any order, compact or indented, escapes or plain UTF-8.
class Writer {
 public:
  explicit Writer(Random& random) : random_(random) {
    shuffled_ = !random_.one_in(3);
    indented_ = random_.one_in(3);
    indent_ = random_.one_in(4) ? 4 : 2;
    escaped_ = random_.one_in(5);
    slashes_ = random_.one_in(8);
  }

  std::string written(const Json& value) {
    text_.clear();
    write(value, 0);
    if (random_.one_in(4)) text_ += '\n';
    return text_;
  }

 private:
  void write(const Json& value, std::size_t depth) {
    if (value.is_object()) return write_object(value, depth);
    if (value.is_array()) return write_array(value, depth);
    if (value.is_string()) return write_string(value.get_ref<const std::string&>());
    text_ += value.dump();
  }

  void write_object(const Json& object, std::size_t depth) {
    std::vector<std::string> names;
    for (const auto& [name, member] : object.items()) names.push_back(name);
    if (shuffled_)
      for (std::size_t i = names.size(); i > 1; --i) std::swap(names[i - 1], names[random_.below(i)]);
    text_ += '{';
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (i > 0) text_ += ',';
      line(depth + 1);
      write_string(names[i]);
      text_ += indented_ ? ": " : ":";
      write(object.at(names[i]), depth + 1);
    }
    if (!names.empty()) line(depth);
    text_ += '}';
  }

  void write_array(const Json& array, std::size_t depth) {
    text_ += '[';
    for (std::size_t i = 0; i < array.size(); ++i) {
      if (i > 0) text_ += indented_ ? ", " : ",";
      write(array[i], depth + 1);
    }
    text_ += ']';
  }

  void line(std::size_t depth) {
    if (indented_) text_ += "\n" + std::string(indent_ * depth, ' ');
  }

  void write_string(const std::string& value) {
    std::string quoted = Json(value).dump(-1, ' ', escaped_);
    for (std::size_t at = 0; slashes_ && (at = quoted.find('/', at)) != std::string::npos; at += 2)
      quoted.insert(at, "\\");
    text_ += quoted;
  }

  Random& random_;
  bool shuffled_, indented_, escaped_, slashes_;
  std::size_t indent_;
  std::string text_;
};

}  // namespace

std::vector<Body> make_batch(std::string_view schema, const BatchOptions& options) {
  Random random(options.seed);
  Sampler sampler(Json::parse(schema), random, options.string_length);
  std::vector<Body> batch;
  batch.reserve(options.count);
  while (batch.size() < options.count) {
    Body body;
    Json document = sampler.right();
    if (options.wrong_one_in > 0 && random.one_in(options.wrong_one_in)) {
      body.meant_right = false;
      body.edit = sampler.spoil(document);
    }
    body.text = Writer(random).written(document);
    batch.push_back(std::move(body));
  }
  return batch;
}

}  // namespace ocpv::bench

#include "plan/keywords.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "json/decimal.h"
#include "json/fixed.h"

namespace ocpv::plan {
namespace {

using json::Decimal;
using json::Value;

constexpr std::string_view kProtocolPattern = "^[A-Za-z][A-Za-z0-9+.-]*://";
constexpr Message kBadValue{"the value of \"{0}\" is not allowed", "\"{0}\" 的值不允许"};
constexpr Message kNotAs{"keyword \"{0}\" is not supported as \"{1}\"", "不支持关键字 \"{0}\" 取值 \"{1}\""};
constexpr Message kNotWithDivisor{"keyword \"{0}\" is not supported with a divisor that is no integer",
                                  "关键字 \"{0}\" 只支持整数"};
constexpr Message kNotWithContainer{"keyword \"{0}\" is not supported with an array or object",
                                    "关键字 \"{0}\" 不支持数组或对象"};
constexpr Message kNotWithContainers{"keyword \"{0}\" is not supported where items may be arrays or objects",
                                     "元素可能是数组或对象时不支持关键字 \"{0}\""};
constexpr std::int64_t kMostLength = std::int64_t{1} << 40;
constexpr std::int64_t kMostDivisor = std::numeric_limits<std::int32_t>::max();

struct Row {
  std::string_view name;
  Keyword kind;
  Test test = Test::never;  ///< Of a `check`: what it asks.
};

constexpr std::array kKeywords{Row{"$schema", Keyword::annotation},
                               Row{"$id", Keyword::annotation},
                               Row{"$comment", Keyword::annotation},
                               Row{"title", Keyword::annotation},
                               Row{"description", Keyword::annotation},
                               Row{"default", Keyword::annotation},
                               Row{"examples", Keyword::annotation},
                               Row{"definitions", Keyword::annotation},
                               Row{"readOnly", Keyword::annotation},
                               Row{"writeOnly", Keyword::annotation},
                               Row{"contentEncoding", Keyword::annotation},
                               Row{"x-ocpv-said", Keyword::annotation},
                               Row{"x-ocpv-strength", Keyword::annotation},
                               Row{"x-ocpv-rule", Keyword::annotation},
                               Row{"x-ocpv-secret", Keyword::annotation},
                               Row{"x-ocpv-open", Keyword::annotation},
                               Row{"x-ocpv-envelope", Keyword::annotation},
                               Row{"x-ocpv-deprecated", Keyword::annotation},
                               Row{"x-ocpv-unit", Keyword::annotation},
                               Row{"type", Keyword::check, Test::type},
                               Row{"enum", Keyword::check, Test::one_of},
                               Row{"const", Keyword::check, Test::one_of},
                               Row{"format", Keyword::check, Test::shape},
                               Row{"multipleOf", Keyword::check, Test::multiple},
                               Row{"minLength", Keyword::check, Test::least_length},
                               Row{"maxLength", Keyword::check, Test::most_length},
                               Row{"minItems", Keyword::check, Test::least_items},
                               Row{"maxItems", Keyword::check, Test::most_items},
                               Row{"uniqueItems", Keyword::check, Test::unique_items},
                               Row{"minProperties", Keyword::check, Test::least_members},
                               Row{"maxProperties", Keyword::check, Test::most_members},
                               Row{"minimum", Keyword::bounds},
                               Row{"maximum", Keyword::bounds},
                               Row{"exclusiveMinimum", Keyword::bounds},
                               Row{"exclusiveMaximum", Keyword::bounds},
                               Row{"not", Keyword::negation},
                               Row{"$ref", Keyword::reference},
                               Row{"properties", Keyword::properties},
                               Row{"required", Keyword::required},
                               Row{"additionalProperties", Keyword::additional},
                               Row{"items", Keyword::items},
                               Row{"allOf", Keyword::all_of},
                               Row{"anyOf", Keyword::any_of},
                               Row{"oneOf", Keyword::one_of},
                               Row{"if", Keyword::condition},
                               Row{"then", Keyword::branch},
                               Row{"else", Keyword::branch},
                               Row{"x-ocpv-advice", Keyword::advice},
                               Row{"x-ocpv-contested", Keyword::contested},
                               Row{"x-ocpv-known-values", Keyword::known_values},
                               Row{"x-ocpv-belongs", Keyword::belongs},
                               Row{"x-ocpv-same-as-path", Keyword::same_as_path}};

static_assert(std::all_of(kKeywords.begin(), kKeywords.end(),
                          [](const Row& row) { return (row.kind == Keyword::check) == (row.test != Test::never); }));

const Row* find_row(std::string_view name) noexcept {
  for (const Row& row : kKeywords) {
    if (row.name == name) return &row;
  }
  return nullptr;
}

Types types_named(std::string_view name) noexcept {
  if (name == "null") return kNull;
  if (name == "boolean") return kBoolean;
  if (name == "integer") return kInteger;
  if (name == "number") return kInteger | kFraction;
  if (name == "string") return kString;
  if (name == "array") return kArray;
  if (name == "object") return kObject;
  return 0;
}

Error bad_value(Value keyword) { return Error{say(kBadValue, {keyword.key()})}; }

Result<std::optional<Check>> read_type(Value keyword) {
  Check check;
  check.test = Test::type;
  if (keyword.is_string()) {
    check.types = types_named(keyword.string());
  } else if (keyword.is_array() && keyword.size() != 0) {
    for (const Value name : keyword) {
      const Types types = name.is_string() ? types_named(name.string()) : Types{0};
      if (types == 0) return bad_value(keyword);
      check.types = static_cast<Types>(check.types | types);
    }
  }
  if (check.types == 0) return bad_value(keyword);
  return std::optional(check);
}

// Draft-07 lets a validator take `format` as a hint. A format that we could be expected to hold is refused instead; one
// that only speaks of a number's or a string's use is a hint.
Result<std::optional<Check>> read_format(Value keyword) {
  if (!keyword.is_string()) return bad_value(keyword);
  const std::string_view name = keyword.string();
  Check check;
  check.test = Test::shape;
  if (name == "date-time") {
    check.shape = Shape::date_time;
  } else if (name == "time") {
    check.shape = Shape::time;
  } else if (name == "date") {
    check.shape = Shape::date;
  } else {
    for (const std::string_view refused :
         {"email", "idn-email", "hostname", "idn-hostname", "ipv4", "ipv6", "uri", "uri-reference", "iri",
          "iri-reference", "uri-template", "json-pointer", "relative-json-pointer", "regex"}) {
      if (name == refused) return not_supported(kNotAs, "format", name);
    }
    return std::optional<Check>();
  }
  return std::optional(check);
}

Result<std::optional<Check>> read_count(Value keyword, Test test) {
  const auto count = keyword.is_number() ? Decimal(keyword.source()).to_int64() : std::nullopt;
  if (!count || *count < 0 || *count > kMostLength) return bad_value(keyword);
  Check check;
  check.test = test;
  check.low = *count;
  return std::optional(check);
}

Result<std::optional<Check>> read_multiple(Value keyword) {
  const auto divisor = keyword.is_number() ? Decimal(keyword.source()).to_int64() : std::nullopt;
  if (!divisor) return not_supported(kNotWithDivisor, "multipleOf");
  if (*divisor < 1 || *divisor > kMostDivisor) return bad_value(keyword);
  Check check;
  check.test = Test::multiple;
  check.low = *divisor;
  return std::optional(check);
}

bool holds_scalars_only(Value items) {
  const Value type = items.find("type");
  const auto is_scalar = [](Value name) {
    return name.is_string() && name.string() != "array" && name.string() != "object";
  };
  if (type.is_string()) return is_scalar(type);
  if (!type.is_array()) return items.find("enum").is_array();
  for (const Value name : type) {
    if (!is_scalar(name)) return false;
  }
  return true;
}

Result<std::optional<Check>> read_unique(Value keyword, Value schema) {
  if (!keyword.is_boolean()) return bad_value(keyword);
  if (!keyword.is_true()) return std::optional<Check>();
  // Scalars are compared by sorting; arrays and objects would need a tree.
  if (!holds_scalars_only(schema.find("items"))) {
    return not_supported(kNotWithContainers, "uniqueItems");
  }
  Check check;
  check.test = Test::unique_items;
  return std::optional(check);
}

}  // namespace

Keyword keyword_of(std::string_view name) noexcept {
  const Row* const row = find_row(name);
  return row == nullptr ? Keyword::unsupported : row->kind;
}

std::string_view keep(Program& program, std::string_view text) { return keep_text(program.memory, text); }

Error not_supported(const Message& message, std::string_view keyword, std::string_view form) {
  return Error{.message = say(message, {keyword, form}), .kind = ErrorKind::not_supported};
}

Result<Slice> read_values(Program& program, Value list) {
  Slice slice{static_cast<std::uint32_t>(program.values.size()), 0};
  const auto add = [&](Value value) {
    EnumValue entry;
    switch (value.kind()) {
      case json::Kind::null:
        entry.type = kNull;
        break;
      case json::Kind::boolean:
        entry.type = kBoolean;
        break;
      case json::Kind::number:
        entry.type = Decimal(value.source()).is_integer() ? kInteger : kFraction;
        if (const auto whole = Decimal(value.source()).to_int64()) {
          entry.is_whole = true;
          entry.whole = *whole;
        }
        break;
      case json::Kind::string:
        entry.type = kString;
        break;
      default:
        return false;
    }
    entry.text = keep(program, value.is_string() ? value.string() : value.source());
    entry.shape = FoldedShape(entry.text);
    program.values.push_back(entry);
    program.value_texts.push_back(entry.text);
    ++slice.count;
    return true;
  };
  const bool is_const = list.key() == "const";
  if (!is_const && !list.is_array()) return bad_value(list);
  if (is_const) {
    if (!add(list)) return not_supported(kNotWithContainer, "const");
    return slice;
  }
  for (const Value value : list) {
    if (!add(value)) return not_supported(kNotWithContainer, list.key());
  }
  if (slice.count == 0) return bad_value(list);
  return slice;
}

Result<std::optional<Check>> read_check(Program& program, Value keyword, Value schema) {
  const Test test = find_row(keyword.key())->test;
  if (test == Test::type) return read_type(keyword);
  if (test == Test::shape) return read_format(keyword);
  if (test == Test::multiple) return read_multiple(keyword);
  if (test == Test::unique_items) return read_unique(keyword, schema);
  if (test != Test::one_of) return read_count(keyword, test);
  OCPV_TRY(values, read_values(program, keyword));
  Check check;
  check.test = Test::one_of;
  check.values = values;
  return std::optional(check);
}

Result<std::vector<Check>> read_bounds(Program& program, Value schema) {
  std::vector<Check> checks;
  const Value minimum = schema.find("minimum"), maximum = schema.find("maximum");
  for (const std::string_view name : {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"}) {
    const Value bound = schema.find(name);
    if (bound.present() && !bound.is_number()) return bad_value(bound);
  }
  const auto low = minimum.present() ? Decimal(minimum.source()).to_int64() : std::nullopt;
  const auto high = maximum.present() ? Decimal(maximum.source()).to_int64() : std::nullopt;
  if (low && high) {
    Check check;
    check.test = Test::whole_bounds;
    check.low = *low;
    check.high = *high;
    check.values = {static_cast<std::uint32_t>(program.texts.size()), 2};
    program.texts.push_back(keep(program, minimum.source()));
    program.texts.push_back(keep(program, maximum.source()));
    checks.push_back(check);
  }
  const auto add = [&](Value bound, Test test, bool exclusive) {
    if (!bound.present()) return;
    Check check;
    check.test = test;
    check.exclusive = exclusive;
    check.text = keep(program, bound.source());
    if (const auto fixed = json::fixed_of(check.text)) {
      check.is_fixed = true;
      check.low = fixed->digits;
      check.high = fixed->places;
    }
    checks.push_back(check);
  };
  if (checks.empty()) {
    add(minimum, Test::lower, false);
    add(maximum, Test::upper, false);
  }
  add(schema.find("exclusiveMinimum"), Test::lower, true);
  add(schema.find("exclusiveMaximum"), Test::upper, true);
  return checks;
}

bool is_protocol_pattern(Value negated) noexcept {
  return negated.is_object() && negated.size() == 1 && negated.find("pattern").string() == kProtocolPattern;
}

}  // namespace ocpv::plan

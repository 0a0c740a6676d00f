// ocpv for documents that are a nlohmann::json already (any basic_json): checked as they stand, without text.
//
//   nlohmann::json body = ...;
//   if (checker.verdict("backup-tenant-now", body) != ocpv::Code::ok) ...
//
// Takes what ocpv::Checker takes as text, in the same calls. Binary values and discarded documents are no JSON.
#ifndef OCPV_NLOHMANN_HPP
#define OCPV_NLOHMANN_HPP

#include <cstdint>
#include <cstring>
#include <iterator>
#include <type_traits>

#include <nlohmann/json.hpp>

#include "ocpv/ocpv.hpp"

namespace ocpv {
inline namespace api_0 {

template <class Json>
struct DocumentOf<Json, std::enable_if_t<nlohmann::detail::is_basic_json<Json>::value>> {
  static const ocpv_document& table() noexcept {
    static constexpr ocpv_document kTable = {sizeof(ocpv_document), nullptr, read, next};
    return kTable;
  }

 private:
  static ocpv_status read(void*, const void* value, ocpv_value* out) noexcept {
    using Type = nlohmann::detail::value_t;
    const Json& json = *static_cast<const Json*>(value);
    switch (json.type()) {
      case Type::null:
        out->kind = OCPV_VALUE_NULL;
        return OCPV_OK;
      case Type::boolean:
        out->kind = OCPV_VALUE_BOOLEAN;
        out->whole = *json.template get_ptr<const typename Json::boolean_t*>() ? 1 : 0;
        return OCPV_OK;
      case Type::number_integer:
        out->kind = OCPV_VALUE_INTEGER;
        out->whole = *json.template get_ptr<const typename Json::number_integer_t*>();
        return OCPV_OK;
      case Type::number_unsigned:
        out->kind = OCPV_VALUE_UNSIGNED;
        out->magnitude = *json.template get_ptr<const typename Json::number_unsigned_t*>();
        return OCPV_OK;
      case Type::number_float:
        out->kind = OCPV_VALUE_DOUBLE;
        out->number = static_cast<double>(*json.template get_ptr<const typename Json::number_float_t*>());
        return OCPV_OK;
      case Type::string: {
        const auto& text = *json.template get_ptr<const typename Json::string_t*>();
        out->kind = OCPV_VALUE_STRING;
        out->text = text.data();
        out->text_size = text.size();
        return OCPV_OK;
      }
      case Type::array:
        out->kind = OCPV_VALUE_ARRAY;
        return OCPV_OK;
      case Type::object:
        out->kind = OCPV_VALUE_OBJECT;
        return OCPV_OK;
      case Type::binary:
      case Type::discarded:
        break;
    }
    return OCPV_ERROR_NOT_JSON;
  }

  static std::int32_t next(void*, const void* container, ocpv_cursor* cursor, ocpv_member* member) noexcept {
    const Json& json = *static_cast<const Json*>(container);
    if (const auto* array = json.template get_ptr<const typename Json::array_t*>()) {
      const auto index = static_cast<std::size_t>(cursor->state[0]++);
      if (index == array->size()) return 0;
      member->value = &(*array)[index];
      return 1;
    }
    const auto& object = *json.template get_ptr<const typename Json::object_t*>();
    auto at = resume(object, *cursor);
    if (at == object.end()) return 0;
    member->name = at->first.data();
    member->name_size = at->first.size();
    member->value = &at->second;
    save(++at, *cursor);
    return 1;
  }

  // Where the cursor stands. An iterator that is no plain bytes (of a debugging standard library) is found by counting.
  template <class Object>
  static typename Object::const_iterator resume(const Object& object, ocpv_cursor& cursor) noexcept {
    using Iterator = typename Object::const_iterator;
    Iterator at = object.begin();
    if (cursor.state[0]++ == 0) return at;
    if constexpr (is_plain<Iterator>) {
      std::memcpy(static_cast<void*>(&at), &cursor.state[1], sizeof at);
    } else {
      std::advance(at, static_cast<typename std::iterator_traits<Iterator>::difference_type>(cursor.state[0] - 1));
    }
    return at;
  }

  template <class Iterator>
  static void save(const Iterator& at, ocpv_cursor& cursor) noexcept {
    if constexpr (is_plain<Iterator>) std::memcpy(&cursor.state[1], static_cast<const void*>(&at), sizeof at);
  }

  template <class Iterator>
  static constexpr bool is_plain = std::is_trivially_copyable_v<Iterator> &&
                                   sizeof(Iterator) <= sizeof(ocpv_cursor) - sizeof(std::uint64_t);
};

}  // namespace api_0
}  // namespace ocpv
#endif

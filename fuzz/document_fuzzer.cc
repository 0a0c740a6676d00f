// Bytes as a JSON text. What must hold: they are read or refused with a place; the verdict is nlohmann's but for what
// is refused on purpose (a key twice, too deep, a byte-order mark); what was read is what nlohmann read.
#include <nlohmann/json.hpp>

#include "json/document.h"
#include "property.h"

namespace {

using ocpv::fuzz::hold;
using Json = nlohmann::json;

void hold_same(ocpv::json::Value value, const Json& other) {
  using ocpv::json::Kind;
  switch (value.kind()) {
    case Kind::null:
      return hold(other.is_null(), "null is null");
    case Kind::boolean:
      return hold(other.is_boolean() && value.is_true() == other.get<bool>(), "booleans are the same");
    case Kind::number:
      return hold(other.is_number(), "a number is a number");
    case Kind::string:
      return hold(other.is_string() && value.string() == other.get_ref<const std::string&>(), "strings are the same");
    case Kind::array: {
      hold(other.is_array() && value.size() == other.size(), "arrays have the same size");
      std::size_t index = 0;
      for (const auto item : value) hold_same(item, other[index++]);
      return;
    }
    case Kind::object:
      hold(other.is_object() && value.size() == other.size(), "objects have the same size");
      for (const auto member : value) {
        const auto found = other.find(std::string(member.key()));
        hold(found != other.end(), "a member is there", member.key());
        hold_same(member, *found);
      }
      return;
    case Kind::absent:
      hold(false, "no value of a text is absent");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto document = ocpv::json::parse(text);
  if (document.ok()) {
    const Json other = Json::parse(text, nullptr, false);
    // nlohmann refuses numbers beyond a double; the reader keeps their text.
    if (other.is_discarded()) {
      hold(text.find_first_of("eE0123456789") != std::string_view::npos, "only a number may be too much for nlohmann");
      std::string why;
      try {
        [[maybe_unused]] const Json parsed = Json::parse(text);
      } catch (const Json::exception& problem) {
        why = problem.what();
      }
      hold(why.find("out of range") != std::string::npos || why.find("number overflow") != std::string::npos,
           "what is read is JSON", why);
      return 0;
    }
    hold_same(document->root(), other);
    return 0;
  }
  const ocpv::Error& error = document.error();
  hold(!error.message.en.empty() && error.line > 0 && error.column > 0, "what is refused has a reason and a place",
       error.message.en);
  // nlohmann takes a zero byte for the end of the text.
  if (!Json::accept(text) || text.find('\0') != std::string_view::npos) return 0;
  const bool on_purpose = text.starts_with("\xEF\xBB\xBF") || error.message.en.find("twice") != std::string::npos ||
                          error.message.en.find("deep") != std::string::npos ||
                          error.message.en.find("same") != std::string::npos;
  hold(on_purpose, "what nlohmann reads is refused on purpose only", error.message.en);
  return 0;
}

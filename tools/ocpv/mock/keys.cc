#include "tools/ocpv/mock/keys.h"

#include <algorithm>
#include <ctime>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/limits.h"
#include "files/files.h"
#include "tools/ocpv/mock/libcrypto.h"

namespace ocpv::program {
namespace {

using signature::Fault;
using signature::Known;

constexpr Message kNoKeys{"{0}: is no JSON object whose names are access keys and whose values are their secret keys",
                          "{0}：不是以访问密钥为名、以其私钥为值的 JSON 对象"};
constexpr Message kNoCrypto{"'--keys' needs libcrypto of OpenSSL 3, which cannot be loaded",
                            "'--keys' 需要 OpenSSL 3 的 libcrypto，但无法加载"};

}  // namespace

Result<MockKeys> MockKeys::read(const std::string& path, Language language) {
  const Result<std::string> text = files::read_file(path, kMostPageBytes, language);
  if (!text.ok()) return Error{fill(files::kPathCannotBeRead.in(language), {path, text.error().message.in(language)})};
  const Error unlike{fill(kNoKeys.in(language), {path})};
  const nlohmann::json file = nlohmann::json::parse(*text, nullptr, false);
  if (!file.is_object() || file.empty()) return unlike;
  MockKeys keys;
  for (const auto& [access_key, secret] : file.items()) {
    if (!secret.is_string() || access_key.empty()) return unlike;
    const auto& bytes = secret.get_ref<const std::string&>();
    if (bytes.empty() || bytes.size() > signature::kMostKeyBytes) return unlike;
    keys.secrets_.emplace(access_key, bytes);
  }
  if (!has_libcrypto()) return Error{std::string(kNoCrypto.in(language))};
  return keys;
}

signature::Outcome MockKeys::check(const http::Request& request, Fault& fault) const {
  const auto ask = [](void* context, std::string_view access_key, std::span<char> room, std::size_t& size) {
    const MockKeys& keys = *static_cast<const MockKeys*>(context);
    const auto found = keys.secrets_.find(access_key);
    if (found == keys.secrets_.end()) return Known::no;
    size = found->second.copy(room.data(), room.size());
    return Known::yes;
  };
  signature::Clock clock;
  clock.now = std::time(nullptr);
  const signature::Outcome outcome = signature::check(request, ask, const_cast<MockKeys*>(this), clock, fault);
  if (fault == Fault::no_header || fault == Fault::other_scheme || fault == Fault::bad_shape) fault = Fault::none;
  return outcome;
}

}  // namespace ocpv::program

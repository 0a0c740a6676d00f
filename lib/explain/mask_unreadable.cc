#include "explain/mask_unreadable.h"

#include <algorithm>
#include <string>

#include "base/secret_names.h"
#include "base/secret_values.h"
#include "json/scan.h"
#include "walk/secrets.h"

namespace ocpv::explain {
namespace {

constexpr std::string_view kShown = "{}[],: \t\r\n";

using Ranges = std::vector<std::pair<std::uint64_t, std::uint64_t>>;

/// Reads the part that is right, token by token.
class Reader {
 public:
  Reader(std::string_view text, std::size_t place, std::span<const FoldedName> names)
      : text_(text), place_(place), names_(names) {}

  Ranges hidden() {
    std::size_t at = 0;
    while (at < place_) {
      const std::size_t end = end_of_token(at);
      // Cut off by the place: nobody knows what it would have been.
      if (end > place_ || (end == place_ && !is_whole(at, end))) break;
      take(at, end);
      at = end;
    }
    // From here on the brackets that follow at once, and nothing more.
    std::size_t rest = at < place_ ? at : std::min(text_.find_first_not_of(kShown, place_), text_.size());
    // A text of which nothing is said is not shown at all: so that the fault is, nothing at the end is said to be
    // hidden.
    if (rest < text_.size() || (hidden_.empty() && place_ < text_.size()))
      hide(std::min(rest, text_.size()), text_.size());
    return std::move(hidden_);
  }

 private:
  std::size_t end_of_token(std::size_t at) const {
    const char c = text_[at];
    if (kShown.find(c) != std::string_view::npos) return at + 1;
    if (c != '"') return std::min(text_.find_first_of(kShown, at), text_.size());
    for (std::size_t end = at + 1; end < text_.size(); ++end) {
      if (text_[end] == '\\') {
        ++end;
      } else if (text_[end] == '"') {
        return end + 1;
      }
    }
    return text_.size() + 1;
  }

  /// A token that ends where the right part does: only a word at the end of the text may go on.
  bool is_whole(std::size_t at, std::size_t end) const {
    return text_[at] == '"' || kShown.find(text_[at]) != std::string_view::npos || end < text_.size();
  }

  void take(std::size_t at, std::size_t end) {
    switch (text_[at]) {
      case '{':
        return open(true);
      case '[':
        return open(false);
      case '}':
      case ']':
        if (!levels_.empty()) levels_.pop_back();
        return;
      case ',':
        name_is_due_ = !levels_.empty() && levels_.back().is_object;
        return;
      case ':':
        name_is_due_ = false;
        return;
      case ' ':
      case '\t':
      case '\r':
      case '\n':
        return;
      case '"':
        if (name_is_due_) return name(at, end);
        break;
      default:
        break;
    }
    if (is_secret_here() || (text_[at] == '"' && is_secret_text(at, end))) hide(at, end);
  }

  /// A text that gives itself away, or whose name says something of a secret.
  bool is_secret_text(std::size_t at, std::size_t end) const {
    const bool is_named = !levels_.empty() && levels_.back().is_object && levels_.back().secrecy == Secrecy::about;
    return is_named || gives_itself_away(decoded(at, end));
  }

  std::string decoded(std::size_t at, std::size_t end) const {
    const std::string_view inside = text_.substr(at + 1, end - at - 2);
    std::string out(inside);
    if (inside.find('\\') != std::string_view::npos && json::has_right_escapes(inside)) {
      out.resize(json::decode_into(inside, out.data()));
    }
    return out;
  }

  void open(bool is_object) {
    levels_.push_back({is_object, is_secret_here(is_object), Secrecy::none});
    name_is_due_ = is_object;
  }

  void name(std::size_t at, std::size_t end) {
    const std::string name = decoded(at, end);
    levels_.back().secrecy = secrecy_of(name, SecretPlace::body, names_);
    // Names within a secret are part of it.
    if (levels_.back().is_secret || gives_itself_away(name)) hide(at, end);
  }

  bool is_secret_here(bool is_object = false) const {
    return !levels_.empty() && (levels_.back().is_secret ||
                                (levels_.back().is_object && (levels_.back().secrecy == Secrecy::secret ||
                                                              (levels_.back().secrecy == Secrecy::key && !is_object))));
  }

  void hide(std::size_t first, std::size_t last) { hidden_.emplace_back(first, last); }

  struct Level {
    bool is_object = false, is_secret = false;
    Secrecy secrecy = Secrecy::none;
  };
  std::string_view text_;
  std::size_t place_;
  std::span<const FoldedName> names_;
  std::vector<Level> levels_;
  bool name_is_due_ = false;
  Ranges hidden_;
};

}  // namespace

Ranges hidden_of_unread(std::string_view text, std::size_t place, std::span<const FoldedName> secret_names) {
  return Reader(text, std::min(place, text.size()), secret_names).hidden();
}

}  // namespace ocpv::explain

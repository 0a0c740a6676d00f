// In: a value or another text of a document. Out: whether it is a secret, or holds one, by its form alone.
// Promises: linear, no memory, no text of it is kept; what stands for a secret (a placeholder, a mask) is none.
#pragma once

#include <cstddef>
#include <string_view>

namespace ocpv {

inline constexpr std::string_view kSecretMask = "******";  ///< What is shown in the place of a secret.

/// True for a text that gives a secret away; false for an empty one, for placeholders such as ${NAME} and {{name}}, and
/// for masks such as ******.
bool is_literal(std::string_view text) noexcept;

/// True for a text that shows by itself that it holds a secret: a password before the host of a URL in any form, a
/// value given to a secret name (`access_key=...` in a query, `"password":"..."` in JSON within a string), credentials
/// of HTTP
/// (`Bearer ...`, `Basic ...`, AK/SK signatures), a JSON Web Token, a private key in PEM, tokens with well-known
/// beginnings. What is encoded as in URLs (`u%3Apw%40h`), three times at most, counts as what it stands for.
bool gives_itself_away(std::string_view text) noexcept;

/// A text of letters, digits, `_` and `-` alone that is shorter gives nothing away.
inline constexpr std::size_t kShortestToken = 20;
/// How many such bytes the text begins with.
std::size_t word_run(std::string_view text) noexcept;

/// Whether `path` cannot be shown: it gives itself away, or `target`, which it was cut out of, does, and the user and
/// the password before its host may reach into the path.
bool path_gives_itself_away(std::string_view path, std::string_view target) noexcept;

/// The same of what people write beside documents, such as comments: any value after a name that speaks of a secret.
bool may_hold_secret(std::string_view text) noexcept;

}  // namespace ocpv

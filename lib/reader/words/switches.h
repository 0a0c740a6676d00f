// In: the text of a field that is true or false. Out: what it switches.
// Promises: only a text that says so in its first words switches something.
#pragma once

#include <string>
#include <string_view>

namespace ocpv::reader {

/// What `是否使用吊车` or `Whether to use a crane.` switches; empty where the text is of another form, or says so
/// little that it would be found anywhere.
std::string switched(std::string_view description);

/// What follows these words is not so: `未`, `does not`.
bool ends_denying(std::string_view folded);

}  // namespace ocpv::reader

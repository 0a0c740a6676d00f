// In: the text of a parameters.schema.json. Out: which parameters there are, and what their text stands for.
// Promises: plain data; a parameter whose type the schema does not say is text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "check/scalars.h"
#include "plan/plan.h"

namespace ocpv::http {

enum class TextKind : std::uint8_t { string, integer, number, boolean, list };

struct ParameterType {
  std::string name;
  TextKind kind = TextKind::string;
  TextKind items = TextKind::string;  ///< Of a list.
  bool secret = false;                ///< By the schema, or by its name.
  check::LoneMember lone = {};        ///< Where ParameterTypes::are_plain.
};

/// Parameters of one kind; `documented` is false when the schema does not have the kind at all.
struct ParameterGroup {
  bool documented = false;
  std::vector<ParameterType> types;
  std::uint64_t required = 0;  ///< A bit for each of them, where ParameterTypes::are_plain.
  const ParameterType* find(std::string_view name) const noexcept;
};

struct ParameterTypes {
  ParameterGroup path, query, header;
  const plan::Plan* plan = nullptr;  ///< None where no parameters are documented.
  bool are_plain = false;            ///< Each is judged by itself: nothing is asked between them.
};

/// An empty text has no parameters.
Result<ParameterTypes> read_parameter_types(std::string_view schema);

/// Finds out what the plan asks of each, so that those of a request can be judged as they come.
void link(ParameterTypes& types, const plan::Plan* plan);

}  // namespace ocpv::http

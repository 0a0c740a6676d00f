// In: a schema and a seed. Out: varied bodies, nine in ten right, one in ten wrong, written the way clients write them.
// Promises: the same bytes for the same schema and seed on every machine; driven by the schema alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ocpv::bench {

struct BatchOptions {
  std::size_t count = 20'000;
  std::uint64_t seed = 20'240'807;
  std::size_t wrong_one_in = 10;
  std::size_t string_length = 0;  ///< 0: varied, some 3 to 30 code points; else about so many.
};

struct Body {
  std::string text;
  bool meant_right = true;
  std::string edit;  ///< What was made wrong.
};

std::vector<Body> make_batch(std::string_view schema, const BatchOptions& options);

}  // namespace ocpv::bench

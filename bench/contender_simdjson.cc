#include <simdjson.h>

#include "contender.h"

namespace ocpv::bench {

static_assert(Bodies::kPadding >= simdjson::SIMDJSON_PADDING);

Bodies::Bodies(const std::vector<std::string_view>& texts) {
  std::size_t size = 0;
  for (const std::string_view text : texts) size += text.size() + kPadding;
  block_.reserve(size);
  for (const std::string_view text : texts) {
    views_.emplace_back(block_.data() + block_.size(), text.size());
    block_ += text;
    block_.append(kPadding, ' ');
    bytes_ += text.size();
  }
}

Contender simdjson_dom() {
  const auto parser = std::make_shared<simdjson::dom::parser>();
  return {"simdjson_dom",
          "simdjson DOM parse (the floor)",
          [parser](std::span<const std::string_view> bodies, Answer* answers) {
            for (std::size_t i = 0; i < bodies.size(); ++i) {
              // The padding is there, so nothing is copied: the least that reading costs.
              const auto parsed = parser->parse(bodies[i].data(), bodies[i].size(), false);
              answers[i] = parsed.error() == simdjson::SUCCESS ? Answer::yes : Answer::no;
            }
          },
          {},
          false,
          {}};
}

}  // namespace ocpv::bench

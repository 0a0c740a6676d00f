#include "tools/ocpv/replay/replay_report.h"

#include "report/catalogue.h"

namespace ocpv::program {

using coverage::Fact;

std::vector<PartCoverage> coverage_of(const coverage::Contracts& contracts, std::uint32_t operation,
                                      const coverage::OperationCounts& counts) {
  std::vector<PartCoverage> all;
  for (const Part part : {Part::parameters, Part::request, Part::response}) {
    if (!contracts.catalog().operations()[operation].has(part)) continue;
    const coverage::Documented& documented = contracts.of(operation, part);
    const coverage::Counts& met = counts.parts[static_cast<std::size_t>(part)];
    PartCoverage one;
    one.part = part;
    one.documents = counts.documents[static_cast<std::size_t>(part)];
    const auto at = [](const std::vector<std::uint64_t>& list, std::size_t i) { return i < list.size() ? list[i] : 0; };
    for (std::size_t i = 0; i < documented.places().size(); ++i) {
      const coverage::Place& place = documented.places()[i];
      const std::string where = coverage::at_of(part, place.pointer);
      if (place.is_row) one.rows.push_back({where, place.said, at(met.places, i)});
      for (std::size_t v = 0; v < place.values.size(); ++v)
        one.values.push_back({where, place.values[v], at(met.values, place.first_value + v)});
      if (at(met.outside, i) != 0) one.outside.push_back({where, place.said, at(met.outside, i)});
    }
    for (std::size_t i = 0; i < documented.conditions().size(); ++i) {
      const coverage::Condition& rule = documented.conditions()[i];
      const std::uint64_t held = at(met.held, i);
      one.conditions.push_back({rule.kind, coverage::at_of(part, rule.pointer), coverage::at_of(part, rule.decider),
                                rule.in, held, one.documents > held ? one.documents - held : 0});
    }
    all.push_back(std::move(one));
  }
  return all;
}

std::vector<std::string> not_exercised(const ReplayReport& report) {
  std::vector<std::string> ids;
  const auto& operations = report.contracts->catalog().operations();
  for (std::size_t number = 0; number < operations.size(); ++number) {
    if (!report.tally.operations().contains(static_cast<std::uint32_t>(number))) ids.push_back(operations[number].id);
  }
  return ids;
}

std::string operation_of(const ReplayReport& report, const Fact& fact) {
  if (fact.kind == Fact::Kind::operation || fact.operation == coverage::kNone) return {};
  return report.contracts->catalog().operations()[fact.operation].id;
}

std::string kinds_text(const Fact& fact, Language language) {
  std::string out;
  for (std::size_t kind = 1; kind < coverage::kKindCount; ++kind) {
    if (fact.kinds[kind] == 0) continue;
    const std::string_view comma = language == Language::zh ? "、" : ", ";
    out += (out.empty() ? "" : std::string(comma)) +
           std::string(report::name_of(static_cast<findings::ValueKind>(kind))) + " " +
           std::to_string(fact.kinds[kind]);
  }
  return out;
}

}  // namespace ocpv::program

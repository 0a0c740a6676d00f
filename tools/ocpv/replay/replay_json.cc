#include <nlohmann/json.hpp>

#include "report/catalogue.h"
#include "tools/ocpv/replay/replay_report.h"

namespace ocpv::program {
namespace {

using coverage::Fact;
using Json = nlohmann::ordered_json;

Json part_of(const PartCoverage& part) {
  Json rows = Json::array(), values = Json::array(), outside = Json::array(), conditions = Json::array();
  for (const auto& row : part.rows) rows.push_back({{"at", row.at}, {"said", row.said}, {"count", row.count}});
  for (const auto& value : part.values)
    values.push_back({{"at", value.at}, {"value", value.value}, {"count", value.count}});
  for (const auto& row : part.outside) outside.push_back({{"at", row.at}, {"count", row.count}});
  for (const auto& one : part.conditions) {
    conditions.push_back({{"kind", one.kind},
                          {"at", one.at},
                          {"when", {{"at", one.decider}, {"in", one.in}}},
                          {"held", one.held},
                          {"not_held", one.not_held}});
  }
  return {{"documents", part.documents},
          {"rows", std::move(rows)},
          {"values", std::move(values)},
          {"outside_lists", std::move(outside)},
          {"conditions", std::move(conditions)}};
}

Json operations_of(const ReplayReport& report) {
  Json all = Json::array();
  for (const auto& [number, counts] : report.tally.operations()) {
    const catalog::Operation& operation = report.contracts->catalog().operations()[number];
    Json parts = Json::object();
    for (const PartCoverage& part : coverage_of(*report.contracts, number, counts))
      parts[std::string(name_of(part.part))] = part_of(part);
    all.push_back({{"id", operation.id},
                   {"method", operation.method},
                   {"path", operation.path},
                   {"requests", counts.requests},
                   {"responses", counts.responses},
                   {"failures", counts.failures},
                   {"parts", std::move(parts)}});
  }
  return all;
}

Json fact_of(const ReplayReport& report, const Fact& fact) {
  Json one = Json::object();
  if (fact.kind == Fact::Kind::operation) {
    one["call"] = fact.what;
  } else {
    const std::string operation = operation_of(report, fact);
    one["operation"] = operation.empty() ? Json(nullptr) : Json(operation);
    one["at"] = fact.at;
  }
  if (fact.kind == Fact::Kind::value) one["value"] = fact.what;
  if (fact.kind == Fact::Kind::finding) {
    one["id"] = findings::name_of(fact.id);
    one["severity"] = name_of(fact.severity);
  }
  one["count"] = fact.count;
  one["accepted"] = fact.accepted;
  one["refused"] = fact.refused;
  Json kinds = Json::object();
  for (std::size_t kind = 1; kind < coverage::kKindCount; ++kind)
    if (fact.kinds[kind] != 0)
      kinds[std::string(report::name_of(static_cast<findings::ValueKind>(kind)))] = fact.kinds[kind];
  one["found"] = std::move(kinds);
  Json where = Json::array();
  for (const coverage::Where& place : fact.where)
    where.push_back({{"path", report.files[place.file]}, {"line", place.line}});
  one["where"] = std::move(where);
  return one;
}

Json facts_of(const ReplayReport& report, Fact::Kind kind) {
  Json list = Json::array();
  for (const Fact& fact : report.tally.facts().all())
    if (fact.kind == kind) list.push_back(fact_of(report, fact));
  return {{"list", std::move(list)}, {"not_listed", report.tally.facts().rest(kind)}};
}

}  // namespace

std::string as_json(const ReplayReport& report) {
  const std::size_t loaded = report.contracts->catalog().operations().size();
  const Json summary = {{"requests", report.counts.requests},
                        {"wrong_requests", report.counts.wrong_requests},
                        {"responses", report.counts.responses},
                        {"wrong_responses", report.counts.wrong_responses},
                        {"unreadable", report.counts.unreadable},
                        {"no_calls", report.counts.no_calls},
                        {"operations", loaded},
                        {"exercised", report.tally.operations().size()}};
  const Json all = {{"schema_version", 1},
                    {"summary", summary},
                    {"operations", operations_of(report)},
                    {"not_exercised", not_exercised(report)},
                    {"undocumented",
                     {{"operations", facts_of(report, Fact::Kind::operation)},
                      {"fields", facts_of(report, Fact::Kind::field)},
                      {"values", facts_of(report, Fact::Kind::value)}}},
                    {"findings", facts_of(report, Fact::Kind::finding)}};
  return all.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace ocpv::program

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <tuple>

#include "catalog/api_version.h"
#include "catalog/catalog.h"
#include "check/check.h"
#include "sample/sample.h"

using namespace ocpv;
using catalog::Catalog;
using ocpv::Part;

namespace {

Catalog of_version(const std::string& version) {
  Catalog catalog;
  BOOST_REQUIRE(catalog.add_embedded(version).ok());
  return catalog;
}

std::vector<std::string> all_versions() {
  std::vector<std::string> names = catalog::api_versions();
  names.emplace_back(catalog::kNewest);
  return names;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_published_version_is_in_the_box) {
  const std::vector<std::string> wanted = {"3.1.1", "3.3.0", "4.0.0", "4.0.3", "4.2.0", "4.2.1", "4.2.2"};
  BOOST_TEST(catalog::api_versions() == wanted, boost::test_tools::per_element());
  BOOST_TEST(of_version("3.1.1").operations().size() == 144U);
  BOOST_TEST(of_version("4.2.2").operations().size() == 165U);
  BOOST_TEST(of_version(std::string(catalog::kNewest)).operations().size() == 166U);
}

BOOST_AUTO_TEST_CASE(every_schema_of_every_version_compiles_and_has_both_titles) {
  for (const std::string& version : all_versions()) {
    const Catalog all = of_version(version);
    for (const catalog::Operation& one : all.operations()) {
      BOOST_TEST(!one.title_zh.empty(), one.id);
      BOOST_TEST(!one.title_en.empty(), one.id);
      BOOST_TEST(!one.module.empty(), one.id);
      for (const Part part : {Part::parameters, Part::request, Part::response}) {
        if (!one.has(part)) continue;
        const Result<plan::Plan> plan = Catalog::compile(one, part);
        BOOST_TEST(plan.ok(),
                   (version + " " + one.id + ": " + (plan.ok() ? "" : to_string(plan.error(), ocpv::Language::en))));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(no_schema_has_a_sentence_of_a_page) {
  for (const std::string& version : all_versions()) {
    const Catalog all = of_version(version);
    for (const catalog::Operation& one : all.operations()) {
      if (one.id == "backup-tenant-now") continue;  // Its page is our own.
      for (const Part part : {Part::parameters, Part::request, Part::response})
        BOOST_TEST(one.schema(part).find("\"description\":\"") == std::string::npos, one.id);
    }
  }
}

BOOST_AUTO_TEST_CASE(every_operation_accepts_the_samples_that_are_made_of_it) {
  for (const std::string& version : all_versions()) {
    const Catalog all = of_version(version);
    for (const catalog::Operation& one : all.operations()) {
      for (const Part part : {Part::request, Part::response}) {
        if (!one.has(part)) continue;
        const Result<plan::Plan> plan = Catalog::compile(one, part);
        BOOST_REQUIRE(plan.ok());
        for (const sample::Extent extent : {sample::Extent::required, sample::Extent::all}) {
          const Result<std::string> made = sample::make(one.schema(part), extent);
          BOOST_REQUIRE_MESSAGE(made.ok(), version + " " + one.id);
          check::Checker checker;
          BOOST_TEST((checker.verdict(*plan, *made, {}) == Status::ok), version + " " + one.id + " " + *made);
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_version_is_chosen_as_people_write_it) {
  const std::tuple<const char*, const char*, bool> cases[] = {
      {"4.2.2", "4.2.2", true}, {"V4.2.2", "4.2.2", true},  {"4.2", "4.2.2", true},      {"4", "4.2.2", true},
      {"4.1", "4.0.3", false},  {"4.0.9", "4.0.3", false},  {"3.2", "3.1.1", false},     {"latest", "newest", true},
      {"", "newest", true},     {"4.3.1", "newest", false}, {"4.2.10", "newest", false},
  };
  for (const auto& [wanted, name, is_exact] : cases) {
    const Result<catalog::ApiVersion> chosen = catalog::choose_api_version(wanted);
    BOOST_REQUIRE_MESSAGE(chosen.ok(), wanted);
    BOOST_TEST(chosen->name == name, wanted);
    BOOST_TEST(chosen->is_exact == is_exact, wanted);
  }
  for (const char* const wrong : {"2.9", "x", "4..2", "4.2.", "4.2.2.2.2", "-1", "4.2.2 "})
    BOOST_TEST(!catalog::choose_api_version(wrong).ok(), wrong);
}

BOOST_AUTO_TEST_CASE(former_ids_lead_to_the_operation_in_every_version) {
  for (const std::string& version : all_versions()) {
    const Catalog catalog = of_version(version);
    for (const catalog::Operation& one : catalog.operations()) {
      for (const std::string& alias : one.aliases) {
        const auto found = catalog.find(alias);
        BOOST_REQUIRE(found.ok());
        BOOST_TEST(found->operation->id == one.id);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(operations_are_found_by_the_words_of_either_language) {
  const Catalog catalog = of_version("4.2.2");
  const std::pair<const char*, const char*> cases[] = {
      {"create tenant", "create-a-tenant-async"},
      {"创建 租户", "create-a-tenant-async"},
      {"tennant create", "create-a-tenant-async"},
      {"topSql", "query-performance-indicators-of-an-sqL-statement"},
      {"backup now", "back-up-a-cluster-immediately"},
      {"删除 主机", "delete-host"},
      {"list hosts", "query-host-lists"},
      {"查询 集群 列表", "query-clusters"},
  };
  for (const auto& [words, id] : cases) {
    const std::vector<std::uint32_t> found = catalog.search(words).numbers;
    const bool is_found =
        std::any_of(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(found.size(), 6)),
                    [&, id = id](std::uint32_t number) { return catalog.operations()[number].id == id; });
    BOOST_TEST(is_found, words);
  }
  BOOST_TEST(catalog.search("").numbers.empty());
  BOOST_TEST(catalog.search("zzzz qqqq").numbers.empty());
}

BOOST_AUTO_TEST_CASE(what_no_page_documents_is_no_wrong_method_of_another_operation) {
  const Catalog catalog = of_version("4.2.2");
  for (const char* const target :
       {"POST /api/v2/ob/clusters/takeOver", "POST /api/v2/ob/clusters/takeOverPreCheck",
        "POST /api/v2/ob/clusters/1/moveOut", "GET /api/v2/profiles/me/credentials",
        "GET /api/v2/ob/clusters/1/tenants/2/slowSql", "GET /api/v2/ob/clusters/1/serverStats",
        "GET /api/v2/ob/clusters/1/stats", "GET /api/v2/inspection/report",
        "GET /api/v2/ob/clusters/1/performance/workload/reports"}) {
    const std::string name = target;
    const std::size_t blank = name.find(' ');
    const catalog::Route route = catalog.route(name.substr(0, blank), name.substr(blank + 1));
    BOOST_TEST(!route.found, name);
    BOOST_TEST(!route.wrong_method, name);
  }
}

BOOST_AUTO_TEST_CASE(a_path_that_differs_by_one_segment_is_near) {
  const Catalog catalog = of_version("4.2.2");
  const std::pair<const char*, const char*> cases[] = {
      {"GET /api/v2/ob/cluster/1/tenants", "GET /api/v2/ob/clusters/{clusterId}/tenants"},
      {"GET /api/v2/clusters/1/tenants", "GET /api/v2/ob/clusters/{clusterId}/tenants"},
      {"GET /api/v2/ob/v1/clusters/1/tenants", "GET /api/v2/ob/clusters/{clusterId}/tenants"},
      {"POST /api/v2/ob/clusters/1/tenants/2/locks", "POST /api/v2/ob/clusters/{id}/tenants/{tenantId}/lock"},
      {"GET /compute/hosts", "GET /api/v2/compute/hosts"},
  };
  for (const auto& [name, near] : cases) {
    const catalog::Unknown unknown = catalog.unknown(name);
    BOOST_TEST((std::find(unknown.near.begin(), unknown.near.end(), near) != unknown.near.end()), name);
  }
}

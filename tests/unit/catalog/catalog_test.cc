#include "catalog/catalog.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>
#include <vector>

using namespace ocpv;
using namespace ocpv::catalog;

namespace {

constexpr std::string_view kBackup = "POST /api/v2/ob/clusters/{id}/tenants/{tenantId}/backup/backupNow";

Operation operation(std::string id, std::string method, std::string path) {
  Operation made;
  made.id = std::move(id);
  made.method = std::move(method);
  made.path = std::move(path);
  return made;
}

Catalog small() {
  Catalog catalog;
  BOOST_REQUIRE(catalog.add(operation("list-things", "GET", "/api/v2/things")).ok());
  BOOST_REQUIRE(catalog.add(operation("make-thing", "POST", "/api/v2/things")).ok());
  BOOST_REQUIRE(catalog.add(operation("show-thing", "GET", "/api/v2/things/{id}")).ok());
  return catalog;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(operations)

BOOST_AUTO_TEST_CASE(the_embedded_operations_are_sorted_and_complete) {
  const Result<Catalog> catalog = Catalog::embedded();
  BOOST_REQUIRE(catalog.ok());
  BOOST_REQUIRE(!catalog->operations().empty());
  std::string before;
  for (const Operation& one : catalog->operations()) {
    BOOST_TEST((before < one.id), before + " " + one.id);
    before = one.id;
    BOOST_TEST(one.embedded);
    BOOST_TEST(!one.method.empty());
    BOOST_TEST(one.path.starts_with("/api/"));
    for (const Part part : {Part::parameters, Part::request, Part::response}) {
      if (!one.schema(part).empty()) BOOST_TEST(Catalog::compile(one, part).ok());
    }
  }
}

BOOST_AUTO_TEST_CASE(what_people_remember_of_an_operation_finds_it_first) {
  const Result<Catalog> catalog = Catalog::embedded();
  BOOST_REQUIRE(catalog.ok());
  const struct {
    std::string_view words, first;
  } kCases[] = {
      {"新建租户", "create-a-tenant-api"},
      {"创建 租户", "create-a-tenant-api"},
      {"添加主机", "add-hosts-in-batches"},
      {"修改租户的白名单", "modify-the-tenant-whitelist"},
      {"列出租户", "query-all-tenants"},
      {"删除数据库用户", "delete-a-database-user"},
      {"host", "delete-host"},
      {"list hosts", "query-host-lists"},
      {"cluster", "query-clusters"},
      {"create a tenant", "create-a-tenant-api"},
      {"不知道什么", ""},
  };
  for (const auto& one : kCases) {
    const std::vector<std::uint32_t> found = catalog->search(one.words).numbers;
    BOOST_TEST_CONTEXT(one.words)
    BOOST_TEST((found.empty() ? std::string() : catalog->operations()[found.front()].id) == one.first);
  }
}

BOOST_AUTO_TEST_CASE(words_that_are_nearly_there_count_only_where_none_is_there) {
  const Result<Catalog> catalog = Catalog::embedded();
  BOOST_REQUIRE(catalog.ok());
  for (const std::uint32_t number : catalog->search("host").numbers) {
    const Operation& one = catalog->operations()[number];
    const std::string all = one.id + one.title_en + one.path;
    BOOST_TEST((all.find("host") != std::string::npos || all.find("Host") != std::string::npos), one.id);
  }
  BOOST_TEST(!catalog->search("tenent").numbers.empty());
}

BOOST_AUTO_TEST_CASE(only_the_misspelt_word_is_taken_for_another) {
  const Result<Catalog> catalog = Catalog::embedded();
  BOOST_REQUIRE(catalog.ok());
  const Found found = catalog->search("host delte");
  BOOST_REQUIRE(found.taken.size() == 1);
  BOOST_TEST(found.taken[0].word == "delte");
  BOOST_TEST(found.taken[0].nears == std::vector<std::string>{"delete"}, boost::test_tools::per_element());
  BOOST_REQUIRE(!found.numbers.empty());
  for (const std::uint32_t number : found.numbers) {
    const Operation& one = catalog->operations()[number];
    const std::string all = one.id + one.title_en + one.path;
    BOOST_TEST((all.find("host") != std::string::npos || all.find("Host") != std::string::npos), one.id);
  }
  BOOST_TEST(catalog->search("delete host").taken.empty());
  BOOST_TEST(catalog->search("zzzz tenant").numbers.empty());
}

BOOST_AUTO_TEST_CASE(a_request_line_a_path_and_a_url_find_what_is_called_by_them) {
  const Result<Catalog> catalog = Catalog::embedded();
  BOOST_REQUIRE(catalog.ok());
  const struct {
    std::string_view words, first;
    std::size_t count;
    bool exactly;
  } kCases[] = {
      {"POST /api/v2/ob/clusters/1/tenants", "create-a-tenant-api", 1, true},
      {"post https://ocp:8080/api/v2/ob/clusters/1/tenants?x=1 HTTP/1.1", "create-a-tenant-api", 1, true},
      {"POST {{host}}/api/v2/ob/clusters/${id}/tenants", "create-a-tenant-api", 1, true},
      {"https://gateway/ocp/api/v2/ob/clusters/{id}/tenants", "create-a-tenant-api", 2, true},
      {"api/v2/ob/clusters/1/tenants", "create-a-tenant-api", 2, true},
      {"PUT /api/v2/ob/clusters/1/tenants", "create-a-tenant-api", 2, false},
  };
  for (const auto& one : kCases) {
    const std::optional<Called> called = catalog->called_by(one.words);
    BOOST_TEST_CONTEXT(one.words) {
      BOOST_REQUIRE(called.has_value());
      BOOST_TEST(called->exactly == one.exactly);
      BOOST_REQUIRE(called->numbers.size() == one.count);
      BOOST_TEST(catalog->operations()[called->numbers.front()].id == one.first);
    }
  }
  for (const std::string_view words : {"create tenant", "post tenant", "/nowhere/at/all", "", "tenants /x y"}) {
    BOOST_TEST(!catalog->called_by(words).has_value(), words);
  }
}

BOOST_AUTO_TEST_CASE(the_first_operation_is_found_by_every_name_it_has) {
  const Result<Catalog> catalog = Catalog::embedded();
  BOOST_REQUIRE(catalog.ok());
  for (const std::string_view name :
       {std::string_view("backup-tenant-now"), kBackup, kBackup.substr(5),
        std::string_view("POST /api/v2/ob/clusters/1/tenants/2/backup/backupNow?x=y"),
        std::string_view("/api/v2/ob/clusters/1/tenants/2/backup/backupNow"),
        std::string_view("http://ocp:8080/api/v2/ob/clusters/1/tenants/2/backup/backupNow"),
        std::string_view("POST /api/v2/ob/clusters/1/tenants/2/backup/backupNow HTTP/1.1")}) {
    const Result<Match> match = catalog->find(name);
    BOOST_REQUIRE(match.ok());
    BOOST_TEST(match->operation->id == "backup-tenant-now", name);
  }
}

BOOST_AUTO_TEST_CASE(a_real_target_gives_its_path_parameters_and_a_template_none) {
  const Result<Catalog> catalog = Catalog::embedded();
  BOOST_REQUIRE(catalog.ok());
  const Result<Match> real = catalog->find("POST /api/v2/ob/clusters/1/tenants/2/backup/backupNow");
  BOOST_REQUIRE(real.ok());
  BOOST_REQUIRE(real->path_parameters.size() == 2);
  BOOST_TEST(real->path_parameters[1].first == "tenantId");
  BOOST_TEST(real->path_parameters[1].second == "2");
  BOOST_TEST(catalog->find(kBackup)->path_parameters.empty());
  const Result<Match> half = catalog->find("POST /api/v2/ob/clusters/{id/tenants/{tenantId}/backup/backupNow");
  BOOST_REQUIRE(half.ok());
  BOOST_REQUIRE(half->path_parameters.size() == 1);
  BOOST_TEST(half->path_parameters[0].second == "{id");
}

BOOST_AUTO_TEST_CASE(an_unknown_name_gets_the_nearest_ones_and_what_differs) {
  const Catalog catalog = small();
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"show-think", "no operation 'show-think'; did you mean 'show-thing'?"},
      {"nothing-alike", "no operation 'nothing-alike'"},
      {"PUT /api/v2/things",
       "no operation 'PUT /api/v2/things'; did you mean 'GET /api/v2/things' or 'POST /api/v2/things'? "
       "(the method differs)"},
      {"GET /api/v2/Things",
       "no operation 'GET /api/v2/Things'; did you mean 'GET /api/v2/things'? (letter case differs)"},
      {"GET /api/v2/things/",
       "no operation 'GET /api/v2/things/'; did you mean 'GET /api/v2/things'? (there is a slash at the end)"},
      {"POST /things", "no operation 'POST /things'; did you mean 'POST /api/v2/things'? (/api/v2 is missing)"},
      {"GET /api/v2/things/%4", "no operation 'GET /api/v2/things/%4': a percent sign there encodes nothing"},
      {"POST  /Things/",
       "no operation 'POST /Things/'; did you mean 'POST /api/v2/things'? "
       "(letter case differs, there is a slash at the end, /api/v2 is missing)"},
      {"https://ocp/nowhere", "no operation '/nowhere'"},
      {"/api/v2/things",
       "'/api/v2/things' stands for 2 operations; name one: 'GET /api/v2/things' or 'POST /api/v2/things'"},
      {"", "no operation ''"},
  };
  for (const auto& [name, message] : cases) {
    const Result<Match> match = catalog.find(name);
    BOOST_REQUIRE(!match.ok());
    BOOST_TEST(match.error().message.en == message);
  }
}

BOOST_AUTO_TEST_CASE(a_query_is_never_part_of_a_message) {
  const Result<Match> match = small().find("GET /nowhere?token=planted");
  BOOST_REQUIRE(!match.ok());
  BOOST_TEST(match.error().message.en.find("planted") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(two_operations_with_one_id_are_refused_by_name) {
  Catalog catalog = small();
  const Result<void> id = catalog.add(operation("show-thing", "GET", "/elsewhere"));
  BOOST_REQUIRE(!id.ok());
  BOOST_TEST(id.error().message.en == "two operations have the id 'show-thing'");
  const Result<void> nobody = catalog.add(operation("", "GET", "/nobody"));
  BOOST_REQUIRE(!nobody.ok());
  BOOST_TEST(nobody.error().message.en == "an operation has no id");
  BOOST_TEST(!catalog.add(operation("relative", "GET", "nowhere")).ok());
  BOOST_TEST(catalog.operations().size() == 3U);
}

BOOST_AUTO_TEST_CASE(operations_of_one_path_are_named_by_id_where_nothing_tells_them_apart) {
  Catalog catalog = small();
  BOOST_REQUIRE(catalog.add(operation("other", "GET", "/api/v2/things/{thing}")).ok());
  BOOST_TEST(catalog.find("other")->operation->id == "other");
  BOOST_TEST(catalog.route("GET", "/api/v2/things/7").routes.size() == 2U);
  const Result<Match> both = catalog.find("GET /api/v2/things/7");
  BOOST_REQUIRE(!both.ok());
  BOOST_TEST(both.error().message.en ==
             "'GET /api/v2/things/7' stands for 2 operations; name one: 'show-thing' or 'other'");
}

BOOST_AUTO_TEST_CASE(a_fixed_query_parameter_tells_operations_of_one_path_apart) {
  Catalog catalog;
  const std::pair<std::string, std::string> all[] = {
      {"open", "Action=Open"}, {"shut", "Action=Shut"}, {"shut-2", "Action=Shut&Version=v2"}, {"any", ""}};
  for (const auto& [id, query] : all) {
    Operation one = operation(id, "POST", "/api/v2");
    one.query = query;
    BOOST_REQUIRE(catalog.add(std::move(one)).ok());
  }
  using Numbers = std::vector<std::uint32_t>;
  const auto routes = [&](std::string_view target, bool placeholders = false) {
    const Route route = catalog.route("POST", target, placeholders);
    BOOST_TEST(route.found);
    Numbers numbers;
    for (const Routed& one : route.routes) numbers.push_back(one.number);
    return numbers;
  };
  BOOST_TEST((routes("/api/v2?Action=Open") == Numbers{0}));
  BOOST_TEST((routes("/api/v2?a=b&%41ction=Ope%6E&") == Numbers{0}));
  BOOST_TEST((routes("/api/v2?Action=Shut") == Numbers{1}));
  BOOST_TEST((routes("/api/v2?Version=v2&Action=Shut") == Numbers{2}));
  BOOST_TEST((routes("/api/v2?Action=Other") == Numbers{3}));
  BOOST_TEST((routes("/api/v2") == Numbers{3}));
  BOOST_TEST((routes("/api/v2?Action=Open&Action=Shut") == Numbers{0, 1}));
  BOOST_TEST((routes("/api/v2?Action={{which}}") == Numbers{3}));
  BOOST_TEST((routes("/api/v2?Action={{which}}", true) == Numbers{0, 1}));
  BOOST_TEST((routes("/api/v2?{{more}}", true) == Numbers{2}));
  BOOST_TEST(catalog.find("POST /api/v2?Action=Shut")->operation->id == "shut");
  BOOST_TEST(catalog.find("POST /api/v2")->operation->id == "any");
}

BOOST_AUTO_TEST_CASE(an_unknown_value_of_what_tells_operations_apart_is_none_of_them) {
  Catalog catalog;
  for (const std::string id : {"open", "shut"}) {
    Operation one = operation(id, "POST", "/api/v2");
    one.query = "Action=" + id;
    BOOST_REQUIRE(catalog.add(std::move(one)).ok());
    const Result<Match> match = catalog.find("POST /api/v2?Action=planted");
    BOOST_REQUIRE(!match.ok());
    BOOST_TEST(match.error().message.en.find("planted") == std::string::npos);
    BOOST_TEST(match.error().message.en.find("'POST /api/v2?Action=open'") != std::string::npos);
  }
  const Route route = catalog.route("POST", "/api/v2?Action=planted");
  BOOST_TEST(!route.found);
  BOOST_TEST(route.wrong_query);
  BOOST_TEST(route.routes.size() == 2U);
}

BOOST_AUTO_TEST_CASE(an_operation_without_a_path_is_found_by_its_id) {
  Catalog catalog;
  BOOST_REQUIRE(catalog.add(operation("mine", "", "")).ok());
  BOOST_REQUIRE(catalog.add(operation("mine-too", "", "")).ok());
  BOOST_TEST(catalog.find("mine-too")->operation->id == "mine-too");
}

BOOST_AUTO_TEST_CASE(a_part_that_is_not_documented_cannot_be_compiled) {
  const Result<plan::Plan> plan = Catalog::compile(small().operations().front(), Part::response);
  BOOST_REQUIRE(!plan.ok());
  BOOST_TEST(plan.error().message.en == "operation 'list-things' documents no response");
}

BOOST_AUTO_TEST_CASE(a_schema_that_cannot_be_compiled_is_named) {
  Operation broken = operation("broken", "GET", "/broken");
  broken.request_schema = "{";
  const Result<plan::Plan> plan = Catalog::compile(broken, Part::request);
  BOOST_REQUIRE(!plan.ok());
  BOOST_TEST(plan.error().file == "broken/request.schema.json");
}

BOOST_AUTO_TEST_SUITE_END()

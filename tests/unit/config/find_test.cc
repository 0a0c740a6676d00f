#include "config/find.h"

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <string>

#include "temporary_folder.h"

namespace ocpv::config {
namespace {

BOOST_AUTO_TEST_SUITE(finding)

BOOST_AUTO_TEST_CASE(the_nearest_configuration_holds_up_to_the_repository) {
  const TemporaryFolder root;
  root.write(".ocpv.toml", "lang = 'zh'\n");
  root.write("repo/.git/HEAD", "");
  root.write("repo/a/.ocpv.toml", "lang = 'en'\n");
  root.write("repo/a/b/x.json", "");
  root.write("other/c/x.json", "");
  Finder finder(Language::en);
  const auto near = finder.for_file(root.path("repo/a/b/x.json"));
  BOOST_REQUIRE(near.ok());
  BOOST_REQUIRE(near->config != nullptr);
  BOOST_TEST(*near->config->lang.value == "en");
  BOOST_TEST(near->relative == "b/x.json");
  BOOST_TEST((finder.for_file(root.path("repo/x.json"))->config == nullptr));  // The repository ends the search.
  const auto far = finder.for_file(root.path("other/c/../c/not-there.json"));
  BOOST_REQUIRE(far->config != nullptr);
  BOOST_TEST(*far->config->lang.value == "zh");
  BOOST_TEST(far->relative == "other/c/not-there.json");
  BOOST_TEST((finder.for_file(root.path("other/y.json"))->config == far->config));
}

BOOST_AUTO_TEST_CASE(names_are_relative_to_the_working_folder) {
  const TemporaryFolder root;
  root.write(".ocpv.toml", "lnag = 'zh'\n");
  root.write("a/x.json", "");
  const auto before = std::filesystem::current_path();
  std::filesystem::current_path(root.path("a"));
  Finder finder(Language::en);
  const auto found = finder.for_file("x.json");
  BOOST_TEST(to_string(found.error(), ocpv::Language::en) ==
             "../.ocpv.toml:1:1: unknown key 'lnag'; did you mean 'lang'?");
  std::filesystem::current_path(before);
}

BOOST_AUTO_TEST_CASE(a_named_configuration_holds_for_every_file) {
  const TemporaryFolder root;
  root.write("conf/own.toml", "lang = 'zh'\n");
  root.write("a/.ocpv.toml", "lang = 'en'\n");
  Finder finder(Language::en);
  BOOST_REQUIRE(finder.use(root.path("conf/own.toml")).ok());
  const auto found = finder.for_file(root.path("a/x.json"));
  BOOST_TEST(*found->config->lang.value == "zh");
  BOOST_TEST(found->relative == "../a/x.json");
  BOOST_TEST(!finder.use(root.path("none.toml")).ok());
  finder.use_none();
  BOOST_TEST((finder.for_file(root.path("a/x.json"))->config == nullptr));
}

BOOST_AUTO_TEST_CASE(a_configuration_that_cannot_be_read_is_an_error) {
  const TemporaryFolder root;
  std::filesystem::create_directory(root.path(".ocpv.toml"));
  Finder finder(Language::en);
  const auto found = finder.for_file(root.path("x.json"));
  BOOST_REQUIRE(!found.ok());
  BOOST_TEST(found.error().message.en == "is a folder");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace ocpv::config

#include "reader/words/vocabulary.h"

#include <boost/test/unit_test.hpp>

#include "reader/examples/shown_values.h"

using namespace ocpv;
using namespace ocpv::reader;
using contract::Kind;

BOOST_AUTO_TEST_SUITE(vocabulary)

BOOST_AUTO_TEST_CASE(every_type_word_has_one_meaning) {
  struct Case {
    const char* cell;
    Kind kind;
    Kind items;
    const char* class_name;
    bool known;
  };
  const Kind none = Kind::unknown;
  const Case cases[] = {
      {"String", Kind::string, none, "", true},
      {" Integer ", Kind::int32, none, "", true},
      {"Long", Kind::int64, none, "", true},
      {"Float", Kind::number, none, "", true},
      {"Bool", Kind::boolean, none, "", true},
      {"Datetime", Kind::date_time, none, "", true},
      {"OffsetDateTime", Kind::date_time, none, "", true},
      {"Timestamp", Kind::date_time, none, "", true},
      {"OffsetTime", Kind::time, none, "", true},
      {"Date", Kind::date, none, "", true},
      {"Binary", Kind::binary, none, "", true},
      {"Object", Kind::object, none, "", true},
      {"Arrays", Kind::array, none, "", true},
      {"StringArray", Kind::array, Kind::string, "", true},
      {"ArrayString", Kind::array, Kind::string, "", true},
      {"LongArray", Kind::array, Kind::int64, "", true},
      {"ObjectArray", Kind::array, Kind::object, "", true},
      {"List<String>", Kind::array, Kind::string, "", true},
      {"List\\<Long\\>", Kind::array, Kind::int64, "", true},
      {"Map", Kind::map, none, "", true},
      {"Map<String, Long>", Kind::map, Kind::int64, "", true},
      {"Short", Kind::int32, none, "", true},
      {"BigDecimal", Kind::number, none, "", true},
      {"LocalDate", Kind::date, none, "", true},
      {"UUID", Kind::string, none, "", true},
      {"String(64)", Kind::string, none, "", true},
      {"长整型", Kind::int64, none, "", true},
      {"布尔值", Kind::boolean, none, "", true},
      {"数组", Kind::array, none, "", true},
      {"对象", Kind::object, none, "", true},
      {"String(many)", none, none, "", false},
      {"-", none, none, "", true},
      {"Obbackupobject", Kind::object, none, "Obbackupobject", true},
      {"whatever this is", none, none, "", false},
  };
  for (const Case& one : cases) {
    BOOST_TEST_CONTEXT(one.cell) {
      const TypeWord word = read_type(one.cell);
      BOOST_TEST((word.kind == one.kind));
      BOOST_TEST((word.items.value_or(none) == one.items));
      BOOST_TEST(word.class_name == one.class_name);
      BOOST_TEST(word.known == one.known);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_length_in_a_type_of_text_is_the_longest) {
  BOOST_TEST(read_type("String(64)").most_characters.value_or(0) == 64U);
  BOOST_TEST(read_type("varchar(8)").most_characters.value_or(0) == 8U);
  BOOST_TEST(!read_type("String").most_characters.has_value());
  BOOST_TEST(!read_type("Long(8)").most_characters.has_value());
}

BOOST_AUTO_TEST_CASE(columns_and_their_yes_and_no_are_known_in_every_spelling) {
  for (const char* header : {"必选", "是否必须", "必传", "Required?", "Mandatory", "Is required"}) {
    BOOST_TEST((column_named(header) == Column::required), header);
  }
  for (const char* header : {"默认值", "Default", "Default value"})
    BOOST_TEST((column_named(header) == Column::fallback), header);
  for (const char* header : {"数据类型", "字段类型", "Data type"})
    BOOST_TEST((column_named(header) == Column::type), header);
  BOOST_TEST(!column_named("Since").has_value());
  for (const char* cell : {"是", "必须", "Y", "M", "Mandatory", "true"})
    BOOST_TEST(read_required(cell).value_or(false), cell);
  for (const char* cell : {"否", "非必填", "N", "O", "Optional", "false"})
    BOOST_TEST(!read_required(cell).value_or(true), cell);
  for (const char* cell : {"", "-", "when mode is A", "视情况"}) BOOST_TEST(!read_required(cell).has_value(), cell);
}

BOOST_AUTO_TEST_CASE(captions_say_what_a_table_is) {
  struct Case {
    const char* text;
    Caption kind;
    const char* name;
  };
  const Case cases[] = {
      {"path：", Caption::path, ""},
      {"path 参数", Caption::path, ""},
      {"Path parameters", Caption::path, ""},
      {"body 参数", Caption::body, ""},
      {"Request body parameters", Caption::body, ""},
      {"基础数据结构", Caption::envelope, ""},
      {"Basic data structure", Caption::envelope, ""},
      {"ObLink 的数据结构", Caption::structure, "ObLink"},
      {"VersionStatInfo 数据结构", Caption::structure, "VersionStatInfo"},
      {"租户数据结构：", Caption::structure, "租户"},
      {"Data structure of ObLink", Caption::structure, "ObLink"},
      {"Data structure of the zone information", Caption::structure, "zone information"},
      {"dbObject 参数说明", Caption::structure, "dbObject"},
      {"<<Point>>的数据结构", Caption::structure, "Point"},
      {"ObproxyServer", Caption::structure, "ObproxyServer"},
      {"采样的数据结构，数据结构根据指标而定。", Caption::structure, "采样"},
      {"Some running text that says nothing.", Caption::none, ""},
  };
  for (const Case& one : cases) {
    BOOST_TEST_CONTEXT(one.text) {
      const CaptionReading reading = read_caption(one.text);
      BOOST_TEST((reading.kind == one.kind));
      BOOST_TEST(reading.name == one.name);
    }
  }
}

BOOST_AUTO_TEST_CASE(headings_are_known_with_their_slips) {
  BOOST_TEST((section_named("请求参数 ") == Section::parameters));
  BOOST_TEST((section_named("请求参") == Section::parameters));
  BOOST_TEST((section_named("返回实例") == Section::response_example));
  BOOST_TEST((section_named("Response") == Section::response));
  BOOST_TEST((section_named("Limitations") == Section::constraints));
  BOOST_TEST((!section_named("ObLink 的数据结构")));
}

BOOST_AUTO_TEST_SUITE_END()

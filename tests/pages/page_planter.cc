#include "page_planter.h"

#include <array>

namespace ocpv::pages_test {
namespace {

using contract::Kind;

struct TypeName {
  const char* word;
  Kind kind;
};
constexpr std::array kTypes{TypeName{"String", Kind::string}, TypeName{"Integer", Kind::int32},
                            TypeName{"Long", Kind::int64},    TypeName{"Boolean", Kind::boolean},
                            TypeName{"Double", Kind::number}, TypeName{"OffsetDateTime", Kind::date_time}};

constexpr std::size_t kMostRows = 12;

class Writer {
 public:
  Writer(Random& random, Words words, PlantedPage& page) : random_(random), words_(words), page_(page) {}

  void rows() {
    const std::size_t count = 3 + below(random_, kMostRows - 3);
    for (std::size_t at = 0; at < count; ++at) {
      if (below(random_, 5) == 0)
        object(at);
      else
        leaf("", name(at), "");
    }
  }

  std::string table;

 private:
  static std::string name(std::size_t at) {
    return "field" + std::string(1, static_cast<char>('A' + at % 26)) + "Name";
  }

  void row(const std::string& mark, const std::string& row_name, const std::string& type, PlantedField field) {
    const char* const required = page_.is_chinese ? (field.required ? "是" : "否") : (field.required ? "Yes" : "No");
    table += "|" + mark + row_name + "|" + type + "|" + required + "|" + field.description + "|\n";
    page_.fields.push_back(std::move(field));
  }

  void object(std::size_t at) {
    PlantedField field;
    const bool is_array = below(random_, 2) == 0;
    field.pointer = "/" + name(at);
    field.kind = is_array ? Kind::array : Kind::object;
    field.required = below(random_, 2) == 0;
    field.description = page_.is_chinese ? "一个对象。" : "An object.";
    const std::string base = field.pointer + (is_array ? "/*" : "");
    row("", name(at), is_array ? "Array" : "Object", std::move(field));
    const std::size_t members = 1 + below(random_, 4);
    for (std::size_t member = 0; member < members; ++member)
      leaf("\\|-- ", "member" + std::string(1, static_cast<char>('A' + at)) + std::to_string(member), base);
  }

  void leaf(const std::string& mark, const std::string& row_name, const std::string& base) {
    PlantedField field;
    field.pointer = base + "/" + row_name;
    field.required = below(random_, 3) == 0;
    const TypeName& type = kTypes[below(random_, 3) == 0 ? below(random_, kTypes.size()) : 0];
    field.kind = type.kind;
    field.description = page_.is_chinese ? "一个字段。" : "A field.";
    const std::size_t what = below(random_, 5);
    if (type.kind == Kind::string && what < 3) {
      field.list = plant_list(random_, page_.is_chinese, words_);
      field.description = field.list->description;
    } else if (type.kind == Kind::string && what == 3) {
      length(field);
    } else if (type.kind == Kind::int32 || type.kind == Kind::int64) {
      range(field);
    } else if (!field.required) {
      condition(field, base);
    }
    row(mark, row_name, type.word, std::move(field));
  }

  void length(PlantedField& field) {
    const std::size_t most = 2 + below(random_, 200);
    const std::string number = std::to_string(most);
    field.bounds.max_length = most;
    const std::size_t form = below(random_, 3);
    if (page_.is_chinese) {
      const std::array texts{"名称，最多 " + number + " 个字符。", "名称，长度不超过 " + number + "。",
                             "名称，长度为 1~" + number + "。"};
      field.description = texts[form];
    } else {
      const std::array texts{"The name, at most " + number + " characters.",
                             "The name. It can be up to " + number + " characters in length.",
                             "The name, which must be 1 to " + number + " characters in length."};
      field.description = texts[form];
    }
    if (form == 2) field.bounds.min_length = 1;
  }

  void range(PlantedField& field) {
    const std::size_t low = below(random_, 100);
    const std::string least = std::to_string(low);
    const std::string most = std::to_string(low + 1 + below(random_, 1000));
    field.bounds.minimum = least;
    field.bounds.maximum = most;
    const std::size_t form = below(random_, 3);
    if (page_.is_chinese) {
      const std::array texts{"数量，取值范围：[" + least + ", " + most + "]。",
                             "数量，取值范围为 " + least + "~" + most + "。",
                             "数量，最小值为 " + least + "，最大值为 " + most + "。"};
      field.description = texts[form];
    } else {
      const std::array texts{"The number. Value range: [" + least + ", " + most + "].",
                             "The number. Valid values: " + least + " to " + most + ".",
                             "The number. The minimum value is " + least + " and the maximum value is " + most + "."};
      field.description = texts[form];
    }
  }

  /// Speaks of the last field beside it whose list has ordinary words only.
  void condition(PlantedField& field, const std::string& base) {
    for (auto on = page_.fields.rbegin(); on != page_.fields.rend(); ++on) {
      if (!on->list || on->pointer.substr(0, on->pointer.rfind('/')) != base || words_ == Words::tricky) continue;
      field.on = on->pointer;
      field.on_value = on->list->values[below(random_, on->list->values.size())];
      const std::string of = on->pointer.substr(on->pointer.rfind('/') + 1);
      field.is_required_when = below(random_, 2) == 0;
      if (page_.is_chinese)
        field.description = field.is_required_when ? "当 " + of + " 为 " + field.on_value + " 时必填。"
                                                   : "仅当 " + of + "=" + field.on_value + " 时有效。";
      else
        field.description = field.is_required_when
                                ? "This parameter is required when `" + of + "` is set to `" + field.on_value + "`."
                                : "This parameter is valid only when `" + of + "` is `" + field.on_value + "`.";
      return;
    }
  }

  Random& random_;
  Words words_;
  PlantedPage& page_;
};

}  // namespace

PlantedPage plant_page(Random& random, Words words) {
  PlantedPage page;
  page.is_chinese = below(random, 2) == 0;
  Writer writer(random, words, page);
  writer.rows();
  page.markdown = page.is_chinese
                      ? "# 种下的页面\n\n## 请求路径\n\n`POST /api/v2/plants`\n\n## 请求参数\n\nbody 参数\n\n"
                        "| 参数 | 类型 | 必选 | 描述 |\n|---|---|---|---|\n"
                      : "# A planted page\n\n## Request path\n\n`POST /api/v2/plants`\n\n## Request parameters\n\n"
                        "Request body parameters\n\n| Parameter | Type | Required | Description |\n|---|---|---|---|\n";
  page.markdown += writer.table;
  return page;
}

}  // namespace ocpv::pages_test

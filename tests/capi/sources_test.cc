// Where a validator's operations come from: what is refused, by which status, and with which words.
#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <ocpv/ocpv.h>
#include "expect.h"

namespace {

namespace fs = std::filesystem;
using std::string_view_literals::operator""sv;

constexpr std::string_view kOperation = R"({"id":"mine","method":"POST","path":"/mine"})";
constexpr std::string_view kSchema = R"({"type":"object","required":["n"]})";

// A folder of its own, gone with the test.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "ocpv-sources-XXXXXX").string();
    EXPECT(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string write(const std::string& name, std::string_view text) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << text;
    return (path_ / name).string();
  }
  std::string name() const { return path_.string(); }

 private:
  fs::path path_;
};

// What a call that makes a validator has said.
struct Told {
  ocpv_status status = OCPV_OK;
  std::string why;
  std::size_t operations = 0;
};

ocpv_options options_of(Told& told) {
  ocpv_options options;
  EXPECT(ocpv_options_init(&options, sizeof options) == OCPV_OK);
  told.why.resize(256);
  options.message = told.why.data();
  options.message_capacity = told.why.size();
  return options;
}

template <class Make>
Told told_by(Make make) {
  Told told;
  const ocpv_options options = options_of(told);
  ocpv_validator* validator = nullptr;
  told.status = make(&validator, &options);
  EXPECT((validator != nullptr) == (told.status == OCPV_OK));
  told.operations = ocpv_validator_operation_count(validator);
  told.why.resize(told.why.find('\0'));
  ocpv_validator_free(validator);
  return told;
}

Told from_folder(std::string_view folder, std::string_view operation = {}) {
  return told_by([&](ocpv_validator** out, const ocpv_options* options) {
    ocpv_options narrowed = *options;
    narrowed.operation = operation.data();
    narrowed.operation_size = operation.size();
    return ocpv_validator_new_from_folder(out, folder.data(), folder.size(), &narrowed);
  });
}

Told from_file(std::string_view file) {
  return told_by([&](ocpv_validator** out, const ocpv_options* options) {
    return ocpv_validator_new_from_schema_file(out, file.data(), file.size(), options);
  });
}

struct Texts {
  std::string_view operation = kOperation, id = {}, request = kSchema, response = {}, parameters = {};
};

ocpv_operation_source source_of(const Texts& texts) {
  ocpv_operation_source source;
  EXPECT(ocpv_operation_source_init(&source, sizeof source) == OCPV_OK);
  source.operation = texts.operation.data();
  source.operation_size = texts.operation.size();
  source.id = texts.id.data();
  source.id_size = texts.id.size();
  source.request_schema = texts.request.data();
  source.request_schema_size = texts.request.size();
  source.response_schema = texts.response.data();
  source.response_schema_size = texts.response.size();
  source.parameters_schema = texts.parameters.data();
  source.parameters_schema_size = texts.parameters.size();
  return source;
}

Told from_memory(const std::vector<Texts>& all) {
  std::vector<ocpv_operation_source> sources;
  for (const Texts& texts : all) sources.push_back(source_of(texts));
  std::vector<const ocpv_operation_source*> pointers;
  for (const ocpv_operation_source& source : sources) pointers.push_back(&source);
  return told_by([&](ocpv_validator** out, const ocpv_options* options) {
    return ocpv_validator_new_from_memory(out, pointers.data(), pointers.size(), options);
  });
}

bool is(const Told& told, ocpv_status status, std::string_view words) {
  if (told.status == status && told.why.find(words) != std::string::npos) return true;
  std::fprintf(stderr, "%s: %s\n", ocpv_status_name(told.status), told.why.c_str());
  return false;
}

void a_broken_operation_in_memory_is_a_bad_schema_with_its_reason() {
  EXPECT(from_memory({{}}).operations == 1);
  EXPECT(from_memory({{kOperation, {}, {}, {}, {}}}).operations == 1);
  EXPECT(is(from_memory({{"[]"}}), OCPV_ERROR_BAD_SCHEMA, "not an object"));
  EXPECT(is(from_memory({{"{"}}), OCPV_ERROR_BAD_SCHEMA, "operation.json:1:"));
  EXPECT(is(from_memory({{"{}"}}), OCPV_ERROR_BAD_SCHEMA, "'id' must be a text"));
  EXPECT(is(from_memory({{R"({"id":7})"}}), OCPV_ERROR_BAD_SCHEMA, "'id' must be a text"));
  EXPECT(is(from_memory({{R"({"id":""})"}}), OCPV_ERROR_BAD_SCHEMA, "'id' must be a text"));
  EXPECT(is(from_memory({{R"({"id":"mine","method":"POST","path":"mine"})"}}), OCPV_ERROR_BAD_SCHEMA, "slash"));
  EXPECT(is(from_memory({{}, {}}), OCPV_ERROR_BAD_SCHEMA, "'mine'"));
  EXPECT(is(from_memory({{kOperation, {}, "{", {}, {}}}), OCPV_ERROR_BAD_SCHEMA, ""));
  EXPECT(is(from_memory({{kOperation, {}, {}, R"({"contains":{}})", {}}}), OCPV_ERROR_BAD_SCHEMA, "\"contains\""));
  EXPECT(is(from_memory({{kOperation, {}, {}, {}, R"({"contains":{}})"}}), OCPV_ERROR_BAD_SCHEMA, "\"contains\""));
}

void a_length_without_a_pointer_is_refused_in_each_text() {
  const std::vector<std::size_t ocpv_operation_source::*> lengths = {
      &ocpv_operation_source::operation_size, &ocpv_operation_source::id_size,
      &ocpv_operation_source::request_schema_size, &ocpv_operation_source::response_schema_size,
      &ocpv_operation_source::parameters_schema_size};
  for (const auto length : lengths) {
    ocpv_operation_source source = source_of({{}, {}, {}, {}, {}});
    source.*length = 1;
    const ocpv_operation_source* sources[] = {&source};
    ocpv_validator* validator = nullptr;
    EXPECT(ocpv_validator_new_from_memory(&validator, sources, 1, nullptr) == OCPV_ERROR_BAD_ARGUMENT);
  }
  const ocpv_operation_source* nothing[] = {nullptr};
  ocpv_operation_source small = source_of({});
  small.size = 1;
  const ocpv_operation_source* too_small[] = {&small};
  ocpv_validator* validator = nullptr;
  EXPECT(ocpv_validator_new_from_memory(&validator, nothing, 1, nullptr) == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(ocpv_validator_new_from_memory(&validator, nothing, 0, nullptr) == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(ocpv_validator_new_from_memory(&validator, nullptr, 1, nullptr) == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(ocpv_validator_new_from_memory(&validator, too_small, 1, nullptr) == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(ocpv_validator_new_from_memory(nullptr, too_small, 1, nullptr) == OCPV_ERROR_BAD_ARGUMENT);
}

void a_broken_folder_is_told_with_the_file() {
  const Folder folder;
  EXPECT(is(from_folder(folder.name() + "/nothing"), OCPV_ERROR_IO, "nothing"));
  EXPECT(is(from_folder(folder.name()), OCPV_ERROR_IO, "no operation.json"));
  EXPECT(from_folder("").status == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(ocpv_validator_new_from_folder(nullptr, ".", 1, nullptr) == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(from_folder("a\0b"sv).status == OCPV_ERROR_BAD_ARGUMENT);
  folder.write("a/operation.json", kOperation);
  folder.write("a/request.schema.json", kSchema);
  EXPECT(from_folder(folder.name()).operations == 1);
  EXPECT(from_folder(folder.name() + "//").operations == 1);
  EXPECT(from_folder(folder.name() + "/a").operations == 1);
  folder.write("b/operation.json", kOperation);
  folder.write("b/request.schema.json", kSchema);
  EXPECT(is(from_folder(folder.name()), OCPV_ERROR_BAD_SCHEMA, "'mine'"));
  fs::remove(folder.name() + "/b/request.schema.json");
  folder.write("b/operation.json", "{");
  EXPECT(is(from_folder(folder.name()), OCPV_ERROR_BAD_SCHEMA, "b/operation.json:1:"));
  folder.write("b/operation.json", R"({"id":"b","method":"POST","path":"/other"})");
  EXPECT(is(from_folder(folder.name()), OCPV_ERROR_BAD_SCHEMA, "no schema beside it"));
  folder.write("b/operation.json", R"({"id":"b","method":"POST","path":"/other","format":2,"files":{}})");
  EXPECT(from_folder(folder.name()).operations == 2);
  folder.write("b/operation.json", R"({"id":"b","method":"POST","path":"/other","format":3,"files":{}})");
  EXPECT(is(from_folder(folder.name()), OCPV_ERROR_BAD_SCHEMA, "written in format 3"));
  folder.write("b/operation.json",
               R"({"id":"b","method":"POST","path":"/other","format":2,"files":{"request.schema.json":9}})");
  EXPECT(is(from_folder(folder.name()), OCPV_ERROR_BAD_SCHEMA, "b/request.schema.json: is missing"));
  // Who asks for the other needs not this one to be whole.
  EXPECT(from_folder(folder.name(), "mine").operations == 1);
  EXPECT(is(from_folder(folder.name(), "b"), OCPV_ERROR_BAD_SCHEMA, "is missing"));
  fs::create_directory(folder.name() + "/b/request.schema.json");
  EXPECT(is(from_folder(folder.name()), OCPV_ERROR_IO, "b/request.schema.json"));
  fs::remove(folder.name() + "/b/request.schema.json");
  EXPECT(::mkfifo((folder.name() + "/b/request.schema.json").c_str(), 0600) == 0);
  EXPECT(is(from_folder(folder.name()), OCPV_ERROR_IO, "is no regular file"));
}

void a_schema_file_names_its_operation() {
  const Folder folder;
  const auto id_of = [&](const std::string& name) {
    const std::string file = folder.write(name, kSchema);
    ocpv_validator* validator = nullptr;
    ocpv_operation operation;
    EXPECT(ocpv_operation_init(&operation, sizeof operation) == OCPV_OK);
    EXPECT(ocpv_validator_new_from_schema_file(&validator, file.data(), file.size(), nullptr) == OCPV_OK);
    EXPECT(ocpv_validator_operation(validator, 0, &operation) == OCPV_OK);
    EXPECT(operation.has_request == 1 && operation.has_response == 0 && operation.has_parameters == 0);
    EXPECT(ocpv_validator_operation(validator, 1, &operation) == OCPV_ERROR_BAD_ARGUMENT);
    EXPECT(ocpv_validator_operation(nullptr, 0, &operation) == OCPV_ERROR_BAD_ARGUMENT);
    EXPECT(ocpv_validator_operation(validator, 0, nullptr) == OCPV_ERROR_BAD_ARGUMENT);
    std::string id = operation.id.data;
    ocpv_validator_free(validator);
    return id;
  };
  EXPECT(id_of("order.schema.json") == "order");
  EXPECT(id_of("order.json") == "order");
  EXPECT(id_of("order") == "order");
  EXPECT(id_of("an-order-without-an-ending") == "an-order-without-an-ending");
  EXPECT(id_of(".json") == ".json");
  EXPECT(is(from_file(folder.name() + "/none.json"), OCPV_ERROR_IO, "none.json"));
  EXPECT(is(from_file(folder.name()), OCPV_ERROR_IO, folder.name()));
  EXPECT(is(from_file(folder.write("bad.json", "{\"contains\":{}}")), OCPV_ERROR_BAD_SCHEMA, "\"contains\""));
  EXPECT(from_file("").status == OCPV_ERROR_BAD_ARGUMENT);
}

void options_that_mean_nothing_are_refused() {
  const ocpv_allocator half = {sizeof half, nullptr,
                               [](void*, std::size_t bytes, std::size_t) { return std::malloc(bytes); }, nullptr};
  const ocpv_allocator none = {sizeof none, nullptr, nullptr, nullptr};
  const ocpv_allocator small = {1, nullptr, half.allocate, nullptr};
  for (int i = 0; i < 10; ++i) {
    ocpv_options options;
    EXPECT(ocpv_options_init(&options, sizeof options) == OCPV_OK);
    switch (i) {
      case 0:
        options.max_bytes = (std::size_t{64} << 20) + 1;
        break;
      case 1:
        options.max_depth = 1025;
        break;
      case 2:
        options.max_report_bytes = 1023;
        break;
      case 3:
        options.reserved = 1;
        break;
      case 4:
        options.operation_size = 1;
        break;
      case 5:
        options.message_capacity = 1;
        break;
      case 6:
        options.allocator = &half;
        break;
      case 7:
        options.allocator = &none;
        break;
      case 8:
        options.allocator = &small;
        break;
      default:
        options.size = 1;
        break;
    }
    ocpv_validator* validator = nullptr;
    EXPECT(ocpv_validator_new(&validator, &options) == OCPV_ERROR_BAD_ARGUMENT);
    EXPECT(validator == nullptr);
  }
}

void a_reason_is_cut_between_code_points() {
  constexpr std::string_view kName = "备份租户";
  for (std::size_t capacity = 0; capacity < 60; ++capacity) {
    std::string why(capacity, 'x');
    ocpv_options options;
    EXPECT(ocpv_options_init(&options, sizeof options) == OCPV_OK);
    options.operation = kName.data();
    options.operation_size = kName.size();
    options.message = capacity == 0 ? nullptr : why.data();
    options.message_capacity = capacity;
    ocpv_validator* validator = nullptr;
    EXPECT(ocpv_validator_new(&validator, &options) == OCPV_ERROR_UNKNOWN_OPERATION);
    if (capacity == 0) continue;
    const std::size_t end = why.find('\0');
    EXPECT(end != std::string::npos);
    std::size_t ascii = 0;
    for (const char c : why.substr(0, end)) ascii += (static_cast<unsigned char>(c) & 0x80U) == 0 ? 1U : 0U;
    EXPECT((end - ascii) % 3 == 0);  // Each of these characters has three bytes.
  }
}

// Nothing tells which of two is meant, and a single one needs no name.
void only_a_single_operation_needs_no_name() {
  const auto status_without_a_name = [](const std::vector<Texts>& all, bool is_response) {
    std::vector<ocpv_operation_source> sources;
    for (const Texts& texts : all) sources.push_back(source_of(texts));
    std::vector<const ocpv_operation_source*> pointers;
    for (const ocpv_operation_source& source : sources) pointers.push_back(&source);
    ocpv_validator* validator = nullptr;
    ocpv_checker* checker = nullptr;
    ocpv_report* report = nullptr;
    EXPECT(ocpv_validator_new_from_memory(&validator, pointers.data(), pointers.size(), nullptr) == OCPV_OK);
    EXPECT(ocpv_checker_new(&checker, validator) == OCPV_OK);
    const ocpv_status status = is_response ? ocpv_check_response(&report, checker, nullptr, 0, 200, "{}", 2, nullptr)
                                           : ocpv_check(&report, checker, nullptr, 0, "{}", 2, nullptr);
    ocpv_report_free(report);
    ocpv_checker_free(checker);
    ocpv_validator_free(validator);
    return status;
  };
  const Texts one{kOperation, {}, kSchema, kSchema, {}};
  const Texts two{R"({"id":"two","method":"POST","path":"/two"})", {}, kSchema, kSchema, {}};
  for (const bool is_response : {false, true}) {
    EXPECT(status_without_a_name({one}, is_response) == OCPV_INVALID);
    EXPECT(status_without_a_name({one, two}, is_response) == OCPV_ERROR_UNKNOWN_OPERATION);
  }
}

void a_body_and_a_target_must_be_the_operations_own() {
  const ocpv_operation_source mine = source_of({});
  const ocpv_operation_source two = source_of({R"({"id":"two","method":"POST","path":"/two"})"});
  const ocpv_operation_source* sources[] = {&mine, &two};
  ocpv_validator* validator = nullptr;
  ocpv_checker* checker = nullptr;
  ocpv_report* report = nullptr;
  ocpv_check_options options;
  EXPECT(ocpv_validator_new_from_memory(&validator, sources, 2, nullptr) == OCPV_OK);
  EXPECT(ocpv_checker_new(&checker, validator) == OCPV_OK);
  EXPECT(ocpv_check_options_init(&options, sizeof options) == OCPV_OK);
  const auto status = [&] { return ocpv_check(&report, checker, "mine", 4, "{}", 2, &options); };
  const auto status_with_target = [&](std::string_view target) {
    options.target = target.data();
    options.target_size = target.size();
    return status();
  };
  EXPECT(status_with_target("/mine") == OCPV_INVALID);
  EXPECT(status_with_target("/two") == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(status_with_target("/three") == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(status_with_target("") == OCPV_INVALID);
  options.body = OCPV_BODY_RESPONSE;
  EXPECT(status() == OCPV_ERROR_UNKNOWN_OPERATION);
  ocpv_string text;
  EXPECT(ocpv_report_to_text(report, nullptr, &text) == OCPV_OK);
  EXPECT(std::string_view(text.data, text.size).find("operation 'mine' documents no such body") !=
         std::string_view::npos);
  ocpv_report_free(report);
  ocpv_checker_free(checker);
  ocpv_validator_free(validator);
}

void no_more_diagnostics_are_kept_than_asked_for() {
  ocpv_options options;
  EXPECT(ocpv_options_init(&options, sizeof options) == OCPV_OK);
  options.max_diagnostics = 1;
  ocpv_validator* validator = nullptr;
  ocpv_checker* checker = nullptr;
  ocpv_report* report = nullptr;
  EXPECT(ocpv_validator_new(&validator, &options) == OCPV_OK);
  EXPECT(ocpv_checker_new(&checker, validator) == OCPV_OK);
  constexpr std::string_view kBody = R"({"backupMode":1,"dataBackupMode":2})";
  EXPECT(ocpv_check(&report, checker, "backup-tenant-now", 17, kBody.data(), kBody.size(), nullptr) == OCPV_INVALID);
  ocpv_counts counts;
  EXPECT(ocpv_counts_init(&counts, sizeof counts) == OCPV_OK);
  EXPECT(ocpv_report_counts(report, &counts) == OCPV_OK);
  EXPECT(ocpv_report_diagnostic_count(report) == 1);
  EXPECT(counts.left_out > 0 && counts.left_out + 1 == counts.errors + counts.warnings + counts.notes);
  ocpv_report_free(report);
  ocpv_checker_free(checker);
  ocpv_validator_free(validator);
}

}  // namespace

int main() {
  a_broken_operation_in_memory_is_a_bad_schema_with_its_reason();
  a_length_without_a_pointer_is_refused_in_each_text();
  a_broken_folder_is_told_with_the_file();
  a_schema_file_names_its_operation();
  options_that_mean_nothing_are_refused();
  a_reason_is_cut_between_code_points();
  only_a_single_operation_needs_no_name();
  a_body_and_a_target_must_be_the_operations_own();
  no_more_diagnostics_are_kept_than_asked_for();
  return expect_failures == 0 ? 0 : 1;
}

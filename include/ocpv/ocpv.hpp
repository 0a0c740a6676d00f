// ocpv for C++17: owners and ranges over the C API of ocpv.h. Header only; exports no C++ symbol.
//
//   auto validator = ocpv::Validator::embedded();
//   auto checker = ocpv::Checker::make(*validator);
//   auto report = checker->check("backup-tenant-now", body);
//   if (report && !report->ok()) {
//     for (const ocpv::Diagnostic& d : *report) std::cerr << d.pointer() << ": " << d.message() << '\n';
//   }
//
// Owners are move-only. A Validator is immutable: any number of threads may use one. A Checker and a Report belong to
// one thread at a time; both keep what they need of their Validator alive. Nothing throws but Result::value() without a
// value, and std::string and std::vector where text and headers are copied. Views are good as long as the object they came from, and a Report's until
// it is filled anew.
#ifndef OCPV_OCPV_HPP
#define OCPV_OCPV_HPP

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ocpv/ocpv.h"

namespace ocpv {
// Keeps these names apart from those inside a statically linked library.
inline namespace api_0 {

enum class Code : std::int32_t {
  ok = OCPV_OK,
  invalid = OCPV_INVALID,
  no_memory = OCPV_ERROR_NO_MEMORY,
  bad_argument = OCPV_ERROR_BAD_ARGUMENT,
  not_json = OCPV_ERROR_NOT_JSON,
  too_large = OCPV_ERROR_TOO_LARGE,
  too_deep = OCPV_ERROR_TOO_DEEP,
  unknown_operation = OCPV_ERROR_UNKNOWN_OPERATION,
  bad_schema = OCPV_ERROR_BAD_SCHEMA,
  io = OCPV_ERROR_IO,
  internal = OCPV_ERROR_INTERNAL,
};

enum class Lang : std::int32_t { en = OCPV_LANGUAGE_EN, zh = OCPV_LANGUAGE_ZH };
enum class Level : std::int32_t { note = OCPV_SEVERITY_NOTE, warning = OCPV_SEVERITY_WARNING, error = OCPV_SEVERITY_ERROR };
enum class Body : std::int32_t { request = OCPV_BODY_REQUEST, response = OCPV_BODY_RESPONSE };

inline const char* name_of(Code code) noexcept { return ocpv_status_name(static_cast<ocpv_status>(code)); }

/// True for `ok` and `invalid`: the document was judged.
constexpr bool was_judged(Code code) noexcept { return code == Code::ok || code == Code::invalid; }

/// What Result::value() throws when there is no value.
class NoValue : public std::runtime_error {
 public:
  NoValue(Code code, const std::string& message) : std::runtime_error(message), code_(code) {}
  Code code() const noexcept { return code_; }

 private:
  Code code_;
};

/// A value, or why there is none.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : value_(std::move(value)) {}
  Result(Code code, std::string message) : code_(code), message_(std::move(message)) {}

  explicit operator bool() const noexcept { return value_.has_value(); }
  T& operator*() & noexcept { return *value_; }
  const T& operator*() const& noexcept { return *value_; }
  T&& operator*() && noexcept { return std::move(*value_); }
  T* operator->() noexcept { return &*value_; }
  const T* operator->() const noexcept { return &*value_; }

  Code code() const noexcept { return code_; }
  /// One sentence; the status's name where there is none. Empty when there is a value.
  const std::string& message() const noexcept { return message_; }

  /// The value, or NoValue is thrown.
  T& value() & {
    require();
    return *value_;
  }
  T&& value() && {
    require();
    return std::move(*value_);
  }

 private:
  void require() const {
    if (!value_) throw NoValue(code_, message_);
  }

  std::optional<T> value_;
  Code code_ = Code::ok;
  std::string message_;
};

namespace detail {

inline std::string_view view(const ocpv_string& text) noexcept {
  return text.data == nullptr ? std::string_view() : std::string_view(text.data, text.size);
}

struct Free {
  void operator()(ocpv_validator* p) const noexcept { ocpv_validator_free(p); }
  void operator()(ocpv_checker* p) const noexcept { ocpv_checker_free(p); }
  void operator()(ocpv_report* p) const noexcept { ocpv_report_free(p); }
};

}  // namespace detail

struct Options {
  std::size_t max_bytes = 0;              ///< 0: the default, as everywhere.
  std::size_t max_report_bytes = 0;
  std::uint32_t max_depth = 0;
  std::uint32_t max_diagnostics = 0;
  bool strict = false;                    ///< Warnings count as errors.
  std::string_view operation = {};        ///< Load this one only.
  const ocpv_allocator* allocator = nullptr;  ///< None: operator new. Must outlive all that is made with it.
};

/// The texts of one operation for Validator::from_memory.
struct Source {
  std::string_view operation = {};        ///< operation.json; or empty, then `id` names a schema of your own.
  std::string_view id = {};
  std::string_view request_schema = {}, response_schema = {}, parameters_schema = {};
};

/// An operation of a Validator. Views belong to the Validator.
struct Operation {
  std::string_view id, method, path, title_en, title_zh, page, version;
  bool has_request = false, has_response = false, has_parameters = false;
};

class Validator {
 public:
  /// The operations that are part of the library.
  static Result<Validator> embedded(const Options& options = {}) {
    return made(options, [](ocpv_validator** out, const ocpv_options* raw) { return ocpv_validator_new(out, raw); });
  }

  /// The operations of a folder written by `ocpv generate`.
  static Result<Validator> from_folder(std::string_view folder, const Options& options = {}) {
    return made(options, [&](ocpv_validator** out, const ocpv_options* raw) {
      return ocpv_validator_new_from_folder(out, folder.data(), folder.size(), raw);
    });
  }

  /// Operations whose texts are in memory.
  static Result<Validator> from_memory(const std::vector<Source>& sources, const Options& options = {}) {
    std::vector<ocpv_operation_source> raw_sources(sources.size());
    std::vector<const ocpv_operation_source*> pointers;
    for (std::size_t i = 0; i < sources.size(); ++i) {
      ocpv_operation_source& raw = raw_sources[i];
      (void)ocpv_operation_source_init(&raw, sizeof raw);
      raw.operation = sources[i].operation.data();
      raw.operation_size = sources[i].operation.size();
      raw.id = sources[i].id.data();
      raw.id_size = sources[i].id.size();
      raw.request_schema = sources[i].request_schema.data();
      raw.request_schema_size = sources[i].request_schema.size();
      raw.response_schema = sources[i].response_schema.data();
      raw.response_schema_size = sources[i].response_schema.size();
      raw.parameters_schema = sources[i].parameters_schema.data();
      raw.parameters_schema_size = sources[i].parameters_schema.size();
      pointers.push_back(&raw);
    }
    return made(options, [&](ocpv_validator** out, const ocpv_options* raw) {
      return ocpv_validator_new_from_memory(out, pointers.data(), pointers.size(), raw);
    });
  }

  std::size_t size() const noexcept { return ocpv_validator_operation_count(raw_.get()); }

  /// Operation number `index`, which is less than size().
  Operation operation(std::size_t index) const noexcept {
    ocpv_operation raw;
    (void)ocpv_operation_init(&raw, sizeof raw);
    if (ocpv_validator_operation(raw_.get(), index, &raw) != OCPV_OK) return {};
    using detail::view;
    return {view(raw.id), view(raw.method), view(raw.path), view(raw.title_en), view(raw.title_zh), view(raw.page),
            view(raw.version), raw.has_request != 0, raw.has_response != 0, raw.has_parameters != 0};
  }

  /// By id, by `METHOD /path/{template}`, or by a real target.
  std::optional<std::size_t> find(std::string_view name) const noexcept {
    std::size_t index = 0;
    if (ocpv_validator_find(&index, raw_.get(), name.data(), name.size()) != OCPV_OK) return std::nullopt;
    return index;
  }

  const ocpv_validator* get() const noexcept { return raw_.get(); }

 private:
  template <class Make>
  static Result<Validator> made(const Options& options, Make make) {
    char message[512] = "";
    ocpv_options raw;
    (void)ocpv_options_init(&raw, sizeof raw);
    raw.max_bytes = options.max_bytes;
    raw.max_report_bytes = options.max_report_bytes;
    raw.max_depth = options.max_depth;
    raw.max_diagnostics = options.max_diagnostics;
    raw.strict = options.strict ? 1 : 0;
    raw.operation = options.operation.data();
    raw.operation_size = options.operation.size();
    raw.allocator = options.allocator;
    raw.message = message;
    raw.message_capacity = sizeof message;
    Validator validator;
    ocpv_validator* out = nullptr;
    const auto code = static_cast<Code>(make(&out, &raw));
    validator.raw_.reset(out);
    if (code != Code::ok) return {code, message[0] != '\0' ? message : name_of(code)};
    return validator;
  }

  Validator() = default;
  std::unique_ptr<ocpv_validator, detail::Free> raw_;
};

/// A place of the body, `line` 0 where none is known.
using Range = ocpv_range;

struct Edit {
  std::uint64_t byte_start = 0, byte_end = 0;
  std::string_view insert;
};

/// One of a Report's diagnostics; good as long as the Report is neither filled anew nor gone.
class Diagnostic {
 public:
  ocpv_diagnostic_id id() const noexcept { return raw_.id; }
  std::string_view name() const noexcept { return ocpv_diagnostic_id_name(raw_.id); }
  Level severity() const noexcept { return static_cast<Level>(raw_.severity); }
  ocpv_strength strength() const noexcept { return raw_.strength; }
  ocpv_part part() const noexcept { return raw_.part; }
  std::string_view pointer() const noexcept { return detail::view(raw_.pointer); }
  std::string_view field() const noexcept { return detail::view(raw_.field); }
  const Range& range() const noexcept { return raw_.range; }
  const Range& place() const noexcept { return raw_.place; }
  const Range& key_range() const noexcept { return raw_.key_range; }
  std::string_view schema_pointer() const noexcept { return detail::view(raw_.schema_pointer); }
  std::string_view doc_page() const noexcept { return detail::view(raw_.doc_page); }
  std::uint32_t doc_line() const noexcept { return raw_.doc_line; }
  bool is_secret() const noexcept { return raw_.is_secret != 0; }

  /// The sentence; empty only when memory ran out.
  std::string_view message(Lang language = Lang::en) const noexcept {
    ocpv_string text{};
    (void)ocpv_report_message(report_, index_, static_cast<ocpv_language>(language), &text);
    return detail::view(text);
  }

  std::size_t expected_count() const noexcept { return raw_.expected_count; }
  std::string_view expected(std::size_t nth) const noexcept {
    ocpv_string text{};
    (void)ocpv_report_expected(report_, index_, nth, &text);
    return detail::view(text);
  }

  std::size_t related_count() const noexcept { return raw_.related_count; }
  std::optional<ocpv_related> related(std::size_t nth) const noexcept {
    ocpv_related raw;
    (void)ocpv_related_init(&raw, sizeof raw);
    if (ocpv_report_related(report_, index_, nth, &raw) != OCPV_OK) return std::nullopt;
    return raw;
  }

  std::size_t suggestion_count() const noexcept { return raw_.suggestion_count; }
  std::string_view suggestion_text(std::size_t nth, Lang language = Lang::en) const noexcept {
    ocpv_string text{};
    (void)ocpv_report_suggestion_text(report_, index_, nth, static_cast<ocpv_language>(language), &text);
    return detail::view(text);
  }

  /// The edits of a suggestion, first to last; apply them from the last. Empty when there is no mechanical edit.
  std::vector<Edit> edits(std::size_t nth) const {
    std::vector<Edit> all;
    ocpv_suggestion suggestion;
    (void)ocpv_suggestion_init(&suggestion, sizeof suggestion);
    if (ocpv_report_suggestion(report_, index_, nth, &suggestion) != OCPV_OK) return all;
    for (std::size_t i = 0; i < suggestion.edit_count; ++i) {
      ocpv_edit raw;
      (void)ocpv_edit_init(&raw, sizeof raw);
      if (ocpv_report_edit(report_, index_, nth, i, &raw) != OCPV_OK) break;
      all.push_back({raw.byte_start, raw.byte_end, detail::view(raw.insert)});
    }
    return all;
  }

  const ocpv_diagnostic& raw() const noexcept { return raw_; }

 private:
  friend class DiagnosticIterator;
  ocpv_report* report_ = nullptr;
  std::size_t index_ = 0;
  ocpv_diagnostic raw_{};
};

class DiagnosticIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = Diagnostic;
  using difference_type = std::ptrdiff_t;
  using pointer = const Diagnostic*;
  using reference = const Diagnostic&;

  DiagnosticIterator() = default;
  DiagnosticIterator(ocpv_report* report, std::size_t index) noexcept {
    at_.report_ = report;
    at_.index_ = index;
    load();
  }
  reference operator*() const noexcept { return at_; }
  pointer operator->() const noexcept { return &at_; }
  DiagnosticIterator& operator++() noexcept {
    ++at_.index_;
    load();
    return *this;
  }
  DiagnosticIterator operator++(int) noexcept {
    DiagnosticIterator before = *this;
    ++*this;
    return before;
  }
  bool operator==(const DiagnosticIterator& other) const noexcept { return at_.index_ == other.at_.index_; }
  bool operator!=(const DiagnosticIterator& other) const noexcept { return at_.index_ != other.at_.index_; }

 private:
  void load() noexcept {
    (void)ocpv_diagnostic_init(&at_.raw_, sizeof at_.raw_);
    if (at_.index_ < ocpv_report_diagnostic_count(at_.report_)) {
      (void)ocpv_report_diagnostic(at_.report_, at_.index_, &at_.raw_);
    }
  }
  Diagnostic at_;
};

struct RenderOptions {
  Lang language = Lang::en;
  bool is_short = false;
  bool has_color = false;
  int http_status = 0;           ///< Of the answer, for to_problem; 0: by what is wrong.
  std::string_view path = {};
  std::string_view source = {};  ///< The body that was checked, for text with its lines.
};

/// What a check found. Give it back to Checker::check to use its memory again.
class Report {
 public:
  Report() = default;

  Code code() const noexcept { return raw_ ? static_cast<Code>(ocpv_report_status(raw_.get())) : Code::bad_argument; }
  bool ok() const noexcept { return code() == Code::ok; }

  /// The id of the operation that was judged; empty when it is not known.
  std::string_view operation() const noexcept {
    ocpv_string id{};
    return ocpv_report_operation(raw_.get(), &id) == OCPV_OK ? detail::view(id) : std::string_view();
  }

  std::uint32_t errors() const noexcept { return counts().errors; }
  std::uint32_t warnings() const noexcept { return counts().warnings; }
  std::uint32_t notes() const noexcept { return counts().notes; }
  std::uint32_t left_out() const noexcept { return counts().left_out; }

  std::size_t size() const noexcept { return ocpv_report_diagnostic_count(raw_.get()); }
  bool empty() const noexcept { return size() == 0; }
  DiagnosticIterator begin() const noexcept { return {raw_.get(), 0}; }
  DiagnosticIterator end() const noexcept { return {raw_.get(), size()}; }

  /// As `ocpv check` prints it. Good until the next to_text, to_json or to_problem.
  std::string_view to_text(const RenderOptions& options = {}) const noexcept {
    return rendered(options, ocpv_report_to_text);
  }
  /// As `ocpv check --format json` prints it.
  std::string_view to_json(const RenderOptions& options = {}) const noexcept {
    return rendered(options, ocpv_report_to_json);
  }
  /// What a server answers to a request that is wrong: application/problem+json (RFC 9457). Empty when nothing is wrong.
  std::string_view to_problem(const RenderOptions& options = {}) const noexcept {
    return rendered(options, ocpv_report_to_problem);
  }

  ocpv_report* get() const noexcept { return raw_.get(); }

 private:
  friend class Checker;

  ocpv_counts counts() const noexcept {
    ocpv_counts raw;
    (void)ocpv_counts_init(&raw, sizeof raw);
    (void)ocpv_report_counts(raw_.get(), &raw);
    return raw;
  }

  template <class Render>
  std::string_view rendered(const RenderOptions& options, Render render) const noexcept {
    ocpv_render_options raw;
    (void)ocpv_render_options_init(&raw, sizeof raw);
    raw.language = static_cast<ocpv_language>(options.language);
    raw.is_short = options.is_short ? 1 : 0;
    raw.has_color = options.has_color ? 1 : 0;
    raw.http_status = options.http_status;
    raw.path = options.path.data();
    raw.path_size = options.path.size();
    raw.source = options.source.data();
    raw.source_size = options.source.size();
    ocpv_string text{};
    (void)render(raw_.get(), &raw, &text);
    return detail::view(text);
  }

  std::unique_ptr<ocpv_report, detail::Free> raw_;
};

/// A header of a request.
struct Header {
  std::string_view name, value;
};

/// A request as it was sent.
struct Request {
  std::string_view method, target;
  std::vector<Header> headers = {};
  std::string_view body = {};                 ///< Blank: none.
  std::optional<bool> strict = std::nullopt;  ///< None: as the Validator.
  bool skip_authorization = false;            ///< Somebody else judges who asks.
};

struct CheckOptions {
  Body body = Body::request;
  std::optional<bool> strict = std::nullopt;  ///< None: as the Validator.
  std::string_view target = {};               ///< A real request target; ids of the body are compared with its path's.
};

/// How to read a DOM: a specialisation has `static const ocpv_document& table() noexcept`, whose functions are called
/// with addresses of `Dom`. ocpv/nlohmann.hpp has the one for nlohmann::json.
template <class Dom, class = void>
struct DocumentOf;

class Checker {
 public:
  static Result<Checker> make(const Validator& validator) {
    ocpv_checker* out = nullptr;
    const auto code = static_cast<Code>(ocpv_checker_new(&out, validator.get()));
    Checker checker;
    checker.raw_.reset(out);
    if (code != Code::ok) return {code, name_of(code)};
    return checker;
  }

  /// Only whether the body is right. With one loaded operation its name may be empty.
  Code verdict(std::string_view operation, std::string_view body, const CheckOptions& options = {}) noexcept {
    const ocpv_check_options raw = raw_options(options);
    return static_cast<Code>(
        ocpv_verdict(raw_.get(), operation.data(), operation.size(), body.data(), body.size(), &raw));
  }

  /// Everything that is wrong, into a report that is used again. Returns report.code(), or why there is no report.
  Code check(Report& report, std::string_view operation, std::string_view body,
             const CheckOptions& options = {}) noexcept {
    const ocpv_check_options raw = raw_options(options);
    ocpv_report* out = report.raw_.release();
    const auto code = static_cast<Code>(
        ocpv_check(&out, raw_.get(), operation.data(), operation.size(), body.data(), body.size(), &raw));
    report.raw_.reset(out);
    return code;
  }

  /// Everything that is wrong, in a new report. There is none after no_memory, bad_argument and internal.
  Result<Report> check(std::string_view operation, std::string_view body, const CheckOptions& options = {}) {
    Report report;
    const Code code = check(report, operation, body, options);
    if (!report.raw_) return {code, name_of(code)};
    return report;
  }

  /// The same for a document that is no text: any DOM that has a DocumentOf. Diagnostics have pointers and no places.
  template <class Dom, class = decltype(DocumentOf<Dom>::table())>
  Code verdict(std::string_view operation, const Dom& document, const CheckOptions& options = {}) noexcept {
    const ocpv_check_options raw = raw_options(options);
    return static_cast<Code>(ocpv_verdict_document(raw_.get(), operation.data(), operation.size(),
                                                   &DocumentOf<Dom>::table(), &document, &raw));
  }
  template <class Dom, class = decltype(DocumentOf<Dom>::table())>
  Code check(Report& report, std::string_view operation, const Dom& document,
             const CheckOptions& options = {}) noexcept {
    const ocpv_check_options raw = raw_options(options);
    ocpv_report* out = report.raw_.release();
    const auto code = static_cast<Code>(ocpv_check_document(&out, raw_.get(), operation.data(), operation.size(),
                                                            &DocumentOf<Dom>::table(), &document, &raw));
    report.raw_.reset(out);
    return code;
  }
  template <class Dom, class = decltype(DocumentOf<Dom>::table())>
  Result<Report> check(std::string_view operation, const Dom& document, const CheckOptions& options = {}) {
    Report report;
    const Code code = check(report, operation, document, options);
    if (!report.raw_) return {code, name_of(code)};
    return report;
  }

  /// Everything that is wrong with a whole request, into a report that is used again.
  Code check_request(Report& report, const Request& request) {
    std::vector<ocpv_header> headers;
    for (const Header& header : request.headers) {
      headers.push_back({header.name.data(), header.name.size(), header.value.data(), header.value.size()});
    }
    ocpv_request raw;
    (void)ocpv_request_init(&raw, sizeof raw);
    raw.method = request.method.data();
    raw.method_size = request.method.size();
    raw.target = request.target.data();
    raw.target_size = request.target.size();
    raw.headers = headers.data();
    raw.header_count = headers.size();
    raw.body = request.body.data();
    raw.body_size = request.body.size();
    raw.strict = request.strict ? (*request.strict ? 1 : -1) : 0;
    raw.skip_authorization = request.skip_authorization ? 1 : 0;
    ocpv_report* out = report.raw_.release();
    const auto code = static_cast<Code>(ocpv_check_request(&out, raw_.get(), &raw));
    report.raw_.reset(out);
    return code;
  }

  /// Everything that is wrong with a response, into a report that is used again.
  Code check_response(Report& report, std::string_view operation, int http_status, std::string_view body,
                      const CheckOptions& options = {}) noexcept {
    const ocpv_check_options raw = raw_options(options);
    ocpv_report* out = report.raw_.release();
    const auto code = static_cast<Code>(ocpv_check_response(&out, raw_.get(), operation.data(), operation.size(),
                                                            http_status, body.data(), body.size(), &raw));
    report.raw_.reset(out);
    return code;
  }

  /// How many diagnostics with this id went into reports so far. Any thread may ask.
  std::uint64_t count(ocpv_diagnostic_id id) const noexcept { return ocpv_checker_count(raw_.get(), id); }
  /// How many calls had this outcome so far. Any thread may ask.
  std::uint64_t outcome_count(Code code) const noexcept {
    return ocpv_checker_outcome_count(raw_.get(), static_cast<ocpv_status>(code));
  }

  ocpv_checker* get() const noexcept { return raw_.get(); }

 private:
  Checker() = default;

  static ocpv_check_options raw_options(const CheckOptions& options) noexcept {
    ocpv_check_options raw;
    (void)ocpv_check_options_init(&raw, sizeof raw);
    raw.body = static_cast<ocpv_body>(options.body);
    raw.strict = options.strict ? (*options.strict ? 1 : -1) : 0;
    raw.target = options.target.data();
    raw.target_size = options.target.size();
    return raw;
  }

  std::unique_ptr<ocpv_checker, detail::Free> raw_;
};

}  // namespace api_0
}  // namespace ocpv
#endif

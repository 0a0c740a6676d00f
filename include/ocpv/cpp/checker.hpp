// In: a body, a document, a request or a response. Out: whether it is right, or a Report. One Checker per thread.
#ifndef OCPV_CPP_CHECKER_HPP
#define OCPV_CPP_CHECKER_HPP

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "ocpv/cpp/report.hpp"
#include "ocpv/cpp/result.hpp"
#include "ocpv/cpp/validator.hpp"

namespace ocpv {
inline namespace api_0 {

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

namespace detail {

inline ocpv_check_options raw_of(const CheckOptions& options) noexcept {
  ocpv_check_options raw;
  (void)ocpv_check_options_init(&raw, sizeof raw);
  raw.body = static_cast<ocpv_body>(options.body);
  raw.strict = options.strict ? (*options.strict ? 1 : -1) : 0;
  raw.target = options.target.data();
  raw.target_size = options.target.size();
  return raw;
}

}  // namespace detail

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

  /// One for each thread of a batch.
  static Result<std::vector<Checker>> make(const Validator& validator, std::size_t count) {
    std::vector<Checker> checkers;
    while (checkers.size() < count) {
      Result<Checker> one = make(validator);
      if (!one) return {one.code(), one.message()};
      checkers.push_back(std::move(*one));
    }
    return checkers;
  }

  /// Only whether the body is right. With one loaded operation its name may be empty.
  Code verdict(std::string_view operation, std::string_view body, const CheckOptions& options = {}) noexcept {
    const ocpv_check_options raw = detail::raw_of(options);
    return static_cast<Code>(
        ocpv_verdict(raw_.get(), operation.data(), operation.size(), body.data(), body.size(), &raw));
  }

  /// Everything that is wrong, into a report that is used again. Returns report.code(), or why there is no report.
  Code check(Report& report, std::string_view operation, std::string_view body,
             const CheckOptions& options = {}) noexcept {
    const ocpv_check_options raw = detail::raw_of(options);
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
    const ocpv_check_options raw = detail::raw_of(options);
    return static_cast<Code>(ocpv_verdict_document(raw_.get(), operation.data(), operation.size(),
                                                   &DocumentOf<Dom>::table(), &document, &raw));
  }
  template <class Dom, class = decltype(DocumentOf<Dom>::table())>
  Code check(Report& report, std::string_view operation, const Dom& document,
             const CheckOptions& options = {}) noexcept {
    const ocpv_check_options raw = detail::raw_of(options);
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
    const ocpv_check_options raw = detail::raw_of(options);
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

  std::unique_ptr<ocpv_checker, detail::Free> raw_;
};

}  // namespace api_0
}  // namespace ocpv
#endif

// In: what a check found. Out: diagnostics to walk over, and the whole as text, JSON and problem+json.
#ifndef OCPV_CPP_REPORT_HPP
#define OCPV_CPP_REPORT_HPP

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <string_view>
#include <vector>

#include "ocpv/cpp/result.hpp"

namespace ocpv {
inline namespace api_0 {

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
  int http_status = 0;  ///< Of the answer, for to_problem; 0: by what is wrong.
  std::string_view path = {};
  std::string_view source = {};  ///< The body that was checked, for text with its lines.
};

namespace detail {
class LentReport;
}

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
  /// What a server answers to a request that is wrong: application/problem+json (RFC 9457). Empty when nothing is
  /// wrong.
  std::string_view to_problem(const RenderOptions& options = {}) const noexcept {
    return rendered(options, ocpv_report_to_problem);
  }

  ocpv_report* get() const noexcept { return raw_.get(); }

 private:
  friend class Checker;
  friend class detail::LentReport;

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

namespace detail {

/// A report of the library's own, to be read as a Report for a while.
class LentReport {
 public:
  explicit LentReport(ocpv_report* raw) noexcept { report_.raw_.reset(raw); }
  LentReport(const LentReport&) = delete;
  LentReport& operator=(const LentReport&) = delete;
  ~LentReport() { (void)report_.raw_.release(); }

  const Report& get() const noexcept { return report_; }

 private:
  Report report_;
};

}  // namespace detail

}  // namespace api_0
}  // namespace ocpv
#endif

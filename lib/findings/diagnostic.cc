#include "findings/diagnostic.h"

#include "base/arena.h"

namespace ocpv::findings {

struct Findings::Arena {
  ocpv::Arena memory;
};

Findings::Findings() : arena_(std::make_unique<Arena>()) {}
Findings::Findings(Findings&&) noexcept = default;
Findings& Findings::operator=(Findings&&) noexcept = default;
Findings::~Findings() = default;

std::pmr::memory_resource& Findings::arena() noexcept { return arena_->memory; }

std::string_view Findings::keep(std::string_view text) { return keep_text(arena_->memory, text); }

void Findings::add(const Diagnostic& diagnostic) {
  diagnostics.push_back(diagnostic);
  ++count_of(diagnostic.severity);
}

void Findings::prepend(std::span<const Diagnostic> several) {
  diagnostics.insert(diagnostics.begin(), several.begin(), several.end());
  for (const Diagnostic& d : several) ++count_of(d.severity);
}

void Findings::settle() noexcept {
  if (was_judged(status)) status = errors != 0 ? Status::invalid : Status::ok;
}

void Findings::count_also(const Findings& other) noexcept {
  errors += other.errors;
  warnings += other.warnings;
  notes += other.notes;
}

void Findings::count_all(std::span<const std::uint32_t, 3> by_severity) noexcept {
  notes = by_severity[static_cast<std::size_t>(Severity::note)];
  warnings = by_severity[static_cast<std::size_t>(Severity::warning)];
  errors = by_severity[static_cast<std::size_t>(Severity::error)];
  left_out = notes + warnings + errors - static_cast<std::uint32_t>(diagnostics.size());
}

void Findings::count_shown() noexcept {
  errors = warnings = notes = 0;
  for (const Diagnostic& d : diagnostics) ++count_of(d.severity);
}

void Findings::raise_warnings() noexcept {
  for (Diagnostic& d : diagnostics) {
    if (d.severity == Severity::warning) d.severity = Severity::error;
  }
  errors += warnings;
  warnings = 0;
  if (status == Status::ok && errors != 0) status = Status::invalid;
}

void Findings::hold(std::size_t most) {
  const std::size_t before = diagnostics.size();
  keep_worst(diagnostics, most);
  left_out += static_cast<std::uint32_t>(before - diagnostics.size());
}

void Findings::forget_places() noexcept {
  for (Diagnostic& d : diagnostics) {
    d.range = d.key_range = {};
    for (Related& related : d.related) related.range = {};
    for (Suggestion& suggestion : d.suggestions) {
      suggestion.edits = {};
      suggestion.certain = false;
    }
  }
  secrets.clear();
}

void Findings::clear() noexcept {
  status = Status::ok;
  diagnostics.clear();
  secrets.clear();
  errors = warnings = notes = left_out = 0;
  arena_->memory.clear();
}

}  // namespace ocpv::findings

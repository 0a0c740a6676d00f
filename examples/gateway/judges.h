// In: a folder of schemas, or none for those of the library. Out: checkers to borrow, all made from one validator.
// Promises: any thread may borrow at any time; who has borrowed keeps the schemas it began with until it gives back, so
// a reload takes nothing from a request that is under way.
#pragma once

#include <memory>
#include <mutex>
#include <ocpv/ocpv.hpp>
#include <string>
#include <vector>

namespace gateway {

/// A checker and the report it fills; one thread at a time.
struct Judge {
  ocpv::Checker checker;
  ocpv::Report report;
};

/// One validator and the idle judges made from it.
class Judges {
 public:
  /// Null with a reason in `why` when the schemas cannot be used. Longer bodies than `max_body` are too large.
  static std::shared_ptr<Judges> load(const std::string& folder, std::size_t max_body, std::string& why);

  /// Null only when memory runs out.
  std::unique_ptr<Judge> take();
  void give_back(std::unique_ptr<Judge> judge) noexcept;

  std::size_t operation_count() const noexcept { return validator_.size(); }

 private:
  explicit Judges(ocpv::Validator validator) : validator_(std::move(validator)) { idle_.reserve(kMostIdle); }

  static constexpr std::size_t kMostIdle = 64;

  ocpv::Validator validator_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Judge>> idle_;
};

/// A judge on loan. Keeps its Judges alive, and goes back to them by itself.
class BorrowedJudge {
 public:
  explicit BorrowedJudge(std::shared_ptr<Judges> owner) : owner_(std::move(owner)), judge_(owner_->take()) {}
  ~BorrowedJudge() {
    if (judge_) owner_->give_back(std::move(judge_));
  }
  BorrowedJudge(const BorrowedJudge&) = delete;
  BorrowedJudge& operator=(const BorrowedJudge&) = delete;

  explicit operator bool() const noexcept { return judge_ != nullptr; }
  Judge* operator->() const noexcept { return judge_.get(); }

 private:
  std::shared_ptr<Judges> owner_;
  std::unique_ptr<Judge> judge_;
};

/// The judges that new requests get.
class CurrentJudges {
 public:
  CurrentJudges(std::shared_ptr<Judges> first, std::string folder, std::size_t max_body)
      : judges_(std::move(first)), folder_(std::move(folder)), max_body_(max_body) {}

  std::shared_ptr<Judges> get() const;
  /// Reads the folder again. What was loaded stays where the new files cannot be used; `why` then says so.
  bool reload(std::string& why);

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<Judges> judges_;
  std::string folder_;
  std::size_t max_body_;
};

}  // namespace gateway

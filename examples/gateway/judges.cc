#include "judges.h"

namespace gateway {

std::shared_ptr<Judges> Judges::load(const std::string& folder, std::size_t max_body, std::string& why) {
  ocpv::Options options;
  options.max_bytes = max_body;
  auto validator = folder.empty() ? ocpv::Validator::embedded(options) : ocpv::Validator::from_folder(folder, options);
  if (!validator) {
    why = validator.message();
    return nullptr;
  }
  return std::shared_ptr<Judges>(new Judges(*std::move(validator)));
}

std::unique_ptr<Judge> Judges::take() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      std::unique_ptr<Judge> judge = std::move(idle_.back());
      idle_.pop_back();
      return judge;
    }
  }
  auto checker = ocpv::Checker::make(validator_);
  if (!checker) return nullptr;
  return std::make_unique<Judge>(Judge{*std::move(checker), {}});
}

void Judges::give_back(std::unique_ptr<Judge> judge) noexcept {
  const std::lock_guard lock(mutex_);
  if (idle_.size() < idle_.capacity()) idle_.push_back(std::move(judge));  // Else it goes: no memory is asked for here.
}

std::shared_ptr<Judges> CurrentJudges::get() const {
  const std::lock_guard lock(mutex_);
  return judges_;
}

bool CurrentJudges::reload(std::string& why) {
  std::shared_ptr<Judges> fresh = Judges::load(folder_, max_body_, why);
  if (!fresh) return false;
  const std::lock_guard lock(mutex_);
  judges_.swap(fresh);
  return true;
}

}  // namespace gateway

#include "calls.h"

#include <ocpv/ocpv.h>

#include <string_view>

namespace ocpv::guard {
namespace {

constexpr std::string_view kOperation = "backup-tenant-now";
constexpr std::string_view kTarget = "/api/v2/ob/clusters/1/tenants/1000012/backup/backupNow";
constexpr std::string_view kBodies[] = {
    R"({"backupMode":"PHYSICAL_BACKUP","dataBackupMode":"FULL_BACKUP","obBackupServiceStorageConfig":{"configName":"n",)"
    R"("obBackupStorageBaseInfo":{"backupStorageType":"BACKUP_STORAGE_FILE","storageUrl":"/b/"},)"
    R"("alarmStoragePercentageThreshold":80}})",
    R"({"backupMode":"PHYSICAL_BACKUP","dataBackupMode":"FULL"})",
};

constexpr ocpv_header header(std::string_view name, std::string_view value) {
  return {name.data(), name.size(), value.data(), value.size()};
}

}  // namespace

struct Calls::State {
  bool is_request = false;
  ocpv_validator* validator = nullptr;
  ocpv_checker* checker = nullptr;
  ocpv_report* report = nullptr;
};

Calls::Calls(std::string_view name) : state_(name == "call" || name == "request" ? new State : nullptr) {
  if (state_ == nullptr) return;
  state_->is_request = name == "request";
  (void)ocpv_validator_new(&state_->validator, nullptr);
  (void)ocpv_checker_new(&state_->checker, state_->validator);
}

Calls::~Calls() {
  if (state_ == nullptr) return;
  ocpv_report_free(state_->report);
  ocpv_checker_free(state_->checker);
  ocpv_validator_free(state_->validator);
  delete state_;
}

bool Calls::is_known() const noexcept { return state_ != nullptr; }

int Calls::pass() {
  static constexpr ocpv_header kHeaders[] = {
      header("Host", "ocp.example.org:8080"), header("Authorization", "Basic dXNlcjpwYXNzd29yZA=="),
      header("Content-Type", "application/json"), header("Content-Length", "64")};
  int right = 0;
  for (const std::string_view body : kBodies) {
    if (!state_->is_request) {
      right += ocpv_verdict(state_->checker, kOperation.data(), kOperation.size(), body.data(), body.size(), nullptr) ==
                       OCPV_OK
                   ? 1
                   : 0;
      continue;
    }
    ocpv_request request;
    (void)ocpv_request_init(&request, sizeof request);
    request.method = "POST";
    request.method_size = 4;
    request.target = kTarget.data();
    request.target_size = kTarget.size();
    request.headers = kHeaders;
    request.header_count = 4;
    request.body = body.data();
    request.body_size = body.size();
    right += ocpv_check_request(&state_->report, state_->checker, &request) == OCPV_OK ? 1 : 0;
  }
  return right;
}

}  // namespace ocpv::guard

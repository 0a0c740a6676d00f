// In: a schema and a document. Out: what check found, one short line for each diagnostic.
#pragma once

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "check/check.h"

namespace ocpv::check::testing {

inline std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

inline plan::Plan compiled(std::string_view schema) {
  auto plan = plan::compile(schema);
  if (!plan.ok()) throw std::runtime_error(to_string(plan.error(), ocpv::Language::en));
  return std::move(*plan);
}

inline const plan::Plan& backup_plan() {
  static const plan::Plan plan = compiled(read_file(OCPV_SOURCE_DIR "/schemas/backup-tenant-now/request.schema.json"));
  return plan;
}

/// `error not-in-enum /a/b`, in document order.
inline std::vector<std::string> lines_of(const findings::Findings& findings) {
  std::vector<std::string> lines;
  for (const findings::Diagnostic& d : findings.diagnostics) {
    lines.push_back(std::string(name_of(d.severity)) + ' ' + std::string(name_of(d.id)) + ' ' + std::string(d.pointer));
  }
  return lines;
}

/// Replaces the one place where `from` stands.
inline std::string edited(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  if (at == std::string::npos || text.find(from, at + 1) != std::string::npos) {
    throw std::runtime_error("not exactly once: " + std::string(from));
  }
  return text.replace(at, from.size(), to);
}

inline constexpr std::string_view kBody = R"({
  "obBackupObject": {"clusterId": 1000005, "tenantId": 1000012, "backupDimension": "TENANT"},
  "dataBackupMode": "FULL_BACKUP",
  "backupMode": "PHYSICAL_BACKUP",
  "obBackupServiceStorageConfig": {
    "alarmStoragePercentageThreshold": 95,
    "configName": "nfs",
    "obBackupStorageBaseInfo": {
      "backupStorageType": "BACKUP_STORAGE_OSS",
      "storageUrl": "/obbackup/",
      "ossAccessKey": {"endpoint": "oss.example", "accessKeyId": "LTAI", "accessKeySecret": "planted-secret"}
    },
    "serviceType": "OB_CLUSTER",
    "serviceName": "ob",
    "hostIdList": [1, 2],
    "storageId": 26
  }
})";

}  // namespace ocpv::check::testing

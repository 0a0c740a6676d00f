#include "openapi/chapters.h"

#include "base/ascii.h"
#include "base/message.h"

namespace ocpv::openapi {
namespace {

struct Row {
  std::string_view chapter;
  Message words;
};

constexpr Row kRows[] = {
    {"alert-events", {"Events of alerts", "告警事件"}},
    {"alert-notification", {"Notifications of alerts", "告警通知"}},
    {"backup-and-restoration", {"Backing up and restoring", "备份与恢复"}},
    {"cluster-information", {"OceanBase clusters", "OceanBase 集群"}},
    {"general", {"Other operations", "其他操作"}},
    {"health-examination", {"Health inspections", "健康巡检"}},
    {"host-module", {"Hosts", "主机"}},
    {"monitoring", {"Figures of monitoring", "监控数据"}},
    {"ob-database-management", {"Databases of tenants", "租户的数据库"}},
    {"ob-user-and-permission-management", {"Users and privileges of databases", "数据库用户与权限"}},
    {"obproxy-management", {"OBProxy clusters", "OBProxy 集群"}},
    {"ocp-historical-events", {"Events of the past", "历史事件"}},
    {"ocpagent-management", {"OCP-Agent on hosts", "主机上的 OCP-Agent"}},
    {"software-package", {"Software packages", "软件包"}},
    {"sql-performance", {"Performance of SQL", "SQL 性能"}},
    {"task-management", {"Tasks", "任务"}},
    {"tenant-information", {"Tenants", "租户"}},
};

}  // namespace

std::string chapter_of(const Operation& operation) {
  if (!operation.module.empty()) return operation.module;
  // `V4.2.2/en-US/500.tenant-information/400.create.md`; a page that is kept with its schemas lies in a folder of its
  // own.
  const std::string_view page = operation.page;
  const std::size_t end = page.rfind('/');
  if (end == std::string_view::npos) return "general";
  std::string_view folder = page.substr(0, end);
  folder.remove_prefix(folder.rfind('/') + 1);  // npos + 1 is 0
  std::size_t digits = 0;
  while (digits < folder.size() && is_digit(folder[digits])) ++digits;
  const bool is_chapter = digits > 0 && digits + 1 < folder.size() && folder[digits] == '.';
  return is_chapter ? std::string(folder.substr(digits + 1)) : "general";
}

std::string chapter_words(std::string_view chapter, Language language) {
  for (const Row& row : kRows) {
    if (row.chapter == chapter) return std::string(row.words.in(language));
  }
  return std::string(chapter);
}

}  // namespace ocpv::openapi

#include "backup_tenant_now.h"

#include "fields.h"

namespace ocpv::test {

namespace {

using contract::Rule;

Field access_key(const char* name, std::uint32_t line, const char* about, std::vector<Field> more) {
  std::vector<Field> members = {required(field("endpoint", Kind::string, line + 1, "对象存储的访问地址。")),
                                required(field("accessKeyId", Kind::string, line + 2, "访问账号。")),
                                secret(required(field("accessKeySecret", Kind::string, line + 3, "访问账号的密钥。")))};
  for (Field& member : more) members.push_back(std::move(member));
  return object(field(name, Kind::object, line, about), std::move(members));
}

Field storage_url() {
  Field url = required(field("storageUrl", Kind::string, 42, "存放备份的目录，填写不带协议的目录。"));
  url.shape = contract::Shape::no_protocol;
  return url;
}

Field threshold(std::uint32_t line) {
  return range(field("alarmStoragePercentageThreshold", Kind::int64, line, "备份存储用量达到多少时报警，填写百分比。"),
               "0", "100", Strength::corrected);
}

Field base_info() {
  Field misplaced = threshold(57);
  misplaced.belongs_at = "/obBackupServiceStorageConfig/alarmStoragePercentageThreshold";
  return object(
      required(field("obBackupStorageBaseInfo", Kind::object, 40, "备份存储的基本信息。")),
      {required(values(field("backupStorageType", Kind::string, 41, "存储介质的类型。"),
                       {"BACKUP_STORAGE_FILE", "BACKUP_STORAGE_OSS", "BACKUP_STORAGE_COS", "BACKUP_STORAGE_S3"})),
       storage_url(), access_key("ossAccessKey", 43, "OSS 的访问信息。", {}),
       access_key("cosAccessKey", 47, "COS 的访问信息。", {required(field("appId", Kind::string, 51, "应用的 ID。"))}),
       access_key("s3AccessKey", 52, "S3 的访问信息。", {required(field("region", Kind::string, 56, "所在地域。"))}),
       misplaced});
}

Field backup_object() {
  Field cluster = field("clusterId", Kind::int64), tenant = field("tenantId", Kind::int64);
  cluster.same_as_path = "id";
  tenant.same_as_path = "tenantId";
  return object(field("obBackupObject", Kind::object, 30, "要备份的对象，由系统自动填写。"),
                {cluster, tenant, values(field("backupDimension", Kind::string), {"CLUSTER", "TENANT"}, false)});
}

Field request() {
  Field config = object(
      required(field("obBackupServiceStorageConfig", Kind::object, 33, "备份存储的配置。")),
      {required(field("configName", Kind::string, 39, "存储配置的名称。")), base_info(), threshold(57),
       field("storageId", Kind::int64, 58, "存储配置的 ID。"),
       values(field("serviceType", Kind::string, 59, "服务的类型。"),
              {"BACKUP_RESTORE_SERVICE", "OB_CLUSTER", "OTHERS"}),
       field("serviceId", Kind::int64, 60, "服务的 ID。"), field("serviceName", Kind::string, 61, "服务的名称。"),
       array(field("hostIdList", Kind::array, 62, "主机 ID 的列表。"), field("", Kind::int64))});
  return object(
      {backup_object(),
       required(values(field("backupMode", Kind::string, 31, "备份方式。"), {"LOGICAL_BACKUP", "PHYSICAL_BACKUP"})),
       required(
           values(field("dataBackupMode", Kind::string, 32, "数据备份方式。"), {"FULL_BACKUP", "INCREMENTAL_BACKUP"})),
       config});
}

Field response() {
  Field object_list = array(
      field("obBackupObjectList", Kind::array, 84, "备份对象的列表。"),
      object({field("clusterId", Kind::int64, 85, "集群的 ID。"), field("tenantId", Kind::int64, 86, "租户的 ID。"),
              values(field("backupDimension", Kind::string, 87, "备份的维度。"), {"CLUSTER", "TENANT"}, false)}));
  Field results = array(
      field("backupObjectOpsResultList", Kind::array, 83, "各个备份对象的操作结果。"),
      object({object_list, field("beSuccessful", Kind::boolean, 88, "操作成功与否。"),
              array(field("taskIdList", Kind::array, 89, "任务 ID 的列表，有异步任务时返回。"), field("", Kind::int64)),
              object(field("errorCode", Kind::object, 90, "错误码。"), {}),
              field("hint", Kind::string, 91, "提示内容。")}));
  Field task_type =
      values(field("obBackupTaskType", Kind::string, 82, "备份操作的类型。"), {"CREATE_BACKUP_STRATEGY"}, false);
  Field duration = field("duration", Kind::int32, 73, "服务端处理所用的时间（毫秒）。");
  duration.unit = "ms";
  return object(
      {required(object(field("data", Kind::object, 70, "BackupCommonResponse 的内容。"), {task_type, results})),
       required(field("successful", Kind::boolean, 71, "请求成功与否。")),
       required(field("timestamp", Kind::date_time, 72, "服务端处理完毕的时间。")), required(duration),
       required(field("status", Kind::int32, 74, "编码，与 HTTP 状态码一致。")),
       required(field("traceId", Kind::string, 75, "请求的追踪 ID，排查问题时使用。")),
       required(field("server", Kind::string, 76, "应答此请求的应用服务地址。"))});
}

std::vector<Rule> rules() {
  const std::string config = "/obBackupServiceStorageConfig", base = config + "/obBackupStorageBaseInfo";
  std::vector<Rule> made;
  struct Key {
    const char* name;
    const char* type;
    std::uint32_t line;
  };
  for (const Key& key : {Key{"/ossAccessKey", "BACKUP_STORAGE_OSS", 43}, Key{"/cosAccessKey", "BACKUP_STORAGE_COS", 47},
                         Key{"/s3AccessKey", "BACKUP_STORAGE_S3", 52}}) {
    made.push_back(rule(Rule::Kind::only_when, base + key.name, base + "/backupStorageType", {key.type}, key.line));
    made.push_back(rule(Rule::Kind::required_when, base + key.name, base + "/backupStorageType", {key.type}, key.line));
    made.back().strength = Strength::inferred;
  }
  for (const auto& [service, mode] :
       {std::pair{"BACKUP_RESTORE_SERVICE", "LOGICAL_BACKUP"}, {"OB_CLUSTER", "PHYSICAL_BACKUP"}}) {
    made.push_back(rule(Rule::Kind::value_when, config + "/serviceType", "/backupMode", {mode}, 59));
    made.back().in = {service};
    made.back().severity = Severity::warning;
  }
  return made;
}

}  // namespace

contract::Operation backup_tenant_now() {
  contract::Operation operation;
  operation.id = "backup-tenant-now";
  operation.method = "POST";
  operation.path = "/api/v2/ob/clusters/{id}/tenants/{tenantId}/backup/backupNow";
  operation.title_zh = "立即备份租户数据";
  operation.title_en = "Back up the data of a tenant now";
  operation.page = "backup-tenant-now/page.zh.md";
  operation.path_parameters = {field("id", Kind::int32, 23, "集群的 ID。"),
                               field("tenantId", Kind::int32, 24, "租户的 ID。")};
  operation.request = request();
  operation.response = response();
  operation.rules = rules();
  contract::OneOf threshold_places;
  threshold_places.pointers = {"/obBackupServiceStorageConfig/alarmStoragePercentageThreshold",
                               "/obBackupServiceStorageConfig/obBackupStorageBaseInfo/alarmStoragePercentageThreshold"};
  threshold_places.said = {operation.id, 57};
  operation.one_of = {threshold_places};
  return operation;
}

}  // namespace ocpv::test

#include "base/system_reason.h"

#include <array>
#include <cerrno>
#include <cstring>

namespace ocpv {
namespace {

struct ReasonRow {
  int number;
  Message text;
};
constexpr std::array kReasons{
    ReasonRow{ENOENT, {"no such file or folder", "文件或目录不存在"}},
    ReasonRow{EACCES, {"permission denied", "权限不足"}},
    ReasonRow{EISDIR, {"is a folder", "是一个目录"}},
    ReasonRow{ENOTDIR, {"a part of the path is not a folder", "路径中有一部分不是目录"}},
    ReasonRow{ENOSPC, {"no space left on the device", "设备上没有剩余空间"}},
    ReasonRow{EROFS, {"the file system is read-only", "文件系统是只读的"}},
    ReasonRow{EPIPE, {"the reader has gone", "读取方已关闭"}},
    ReasonRow{EIO, {"input/output error", "输入输出错误"}},
    ReasonRow{ELOOP, {"too many symbolic links", "符号链接层数过多"}},
    ReasonRow{ENAMETOOLONG, {"the name is too long", "名称过长"}},
    ReasonRow{EEXIST, {"there is a file of that name", "已有同名文件"}},
    ReasonRow{EBADF, {"it is closed", "已关闭"}},
    ReasonRow{EADDRINUSE, {"somebody else listens there", "已被其他程序占用"}},
};
constexpr Message kUnknown{"cannot be read or written", "无法读取或写入"};

}  // namespace

// The system's own sentence comes whatever the locale, and not by std::error_category::message: its string is memory of
// libstdc++'s own.
Bilingual system_reason(int number) {
  for (const ReasonRow& row : kReasons) {
    if (row.number == number) return row.text;
  }
#if defined(__GLIBC__)
  const char* said = ::strerrordesc_np(number);
#else
  const char* said = std::strerror(number);
#endif
  if (said == nullptr) return kUnknown;
  return std::string(said);
}

}  // namespace ocpv

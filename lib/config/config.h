// In: the text of an .ocpv.toml. Out: what it says, each thing with the place that says so.
// Promises: an unknown key, a wrong type, a bad pattern or an unknown name is an Error with line and column, and with
// the key that was probably meant; nothing is taken in silence.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "base/message.h"
#include "base/result.h"
#include "config/compat.h"
#include "config/glob.h"
#include "config/notice_ignores.h"
#include "config/rules.h"
#include "findings/diagnostic.h"

namespace ocpv::config {

inline constexpr std::string_view kFileName = ".ocpv.toml";

/// A value that the file gives, or not.
template <class T>
struct Setting {
  std::optional<T> value;
  Place place;             ///< Of its key.
  Place value_place = {};  ///< Where a value can turn out wrong later on.
};

/// `[[files]]`: which operation the files of a glob belong to. The first that matches a file holds.
struct FileEntry {
  std::string pattern;
  Glob match;
  std::string operation;  ///< Empty: the entry says the part only.
  Part part = Part::request;
  Place place;
};

/// `[[ignore]]`: findings that are known and accepted.
struct IgnoreEntry {
  findings::Id rule = findings::Id::wrong_type;
  std::string file_pattern;  ///< Empty: every file.
  std::optional<Glob> file;
  std::optional<std::string> pointer;  ///< Equal, but for segments `*`, which stand for any one.
  std::string reason;
  std::optional<Date> until;  ///< The last day it holds.
  Place place;
};

struct Config {
  std::string path;    ///< Of the file, as it was opened.
  std::string folder;  ///< That globs and schema folders are relative to.

  Setting<std::string> lang;         ///< en, zh or auto.
  Setting<std::string> ocp_version;  ///< As it is written; whether there is such a version nobody has looked.
  Setting<Severity> fail_on;
  Setting<bool> strict;
  Setting<std::string> baseline;  ///< Of known findings; already joined to the configuration's folder.
  CompatSwitches compat;
  Setting<std::size_t> max_bytes;
  Setting<std::uint32_t> max_depth, max_diagnostics;
  struct Schemas {
    std::string folder;  ///< Already joined to the configuration's folder.
    Place place;
  };
  std::vector<Schemas> schemas;
  struct Exclude {
    std::string pattern;
    Glob match;
    Place place;
  };
  std::vector<Exclude> exclude;  ///< Files that a folder's walk leaves out.
  std::vector<FileEntry> files;
  std::vector<RuleEntry> rules;
  std::vector<IgnoreEntry> ignores;
  std::vector<NoticeIgnore> docs_ignores, diff_ignores;
  Setting<std::string> docs_baseline;  ///< As `baseline`, of `ocpv docs`.

  /// The entry for a file, or null. `relative` is the path below `folder`.
  const FileEntry* entry_for(std::string_view relative) const;
  /// Whether a walk through a folder takes the file: not excluded and, where there are entries, one matches.
  bool wants(std::string_view relative) const;
};

/// `path` is used in errors, and its folder for what is relative.
Result<Config> parse_config(std::string_view text, const std::string& path, Language language);

}  // namespace ocpv::config

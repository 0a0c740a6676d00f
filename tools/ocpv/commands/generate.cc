#include <filesystem>
#include <map>
#include <set>

#include "files/files.h"
#include "tools/ocpv/commands.h"
#include "tools/ocpv/operations/generated_folder.h"
#include "tools/ocpv/operations/pages_on_disk.h"

namespace ocpv::program {
namespace {

namespace fs = std::filesystem;

constexpr OptionRow kGenerateOptions[] = {
    {"out", 0, "DIR", "", {"write DIR/<id>/ for each operation", "为每个操作写出 DIR/<id>/"}},
    {"check",
     0,
     "",
     "",
     {"write nothing; exit with 1 if the files differ from what the pages say",
      "不写文件；若文件与页面内容不一致则以 1 退出"}},
    {"strict",
     0,
     "",
     "",
     {"open questions are errors, and so are folders that no page makes",
      "未解决的问题以及没有页面生成的目录视为错误"}},
    kQuietOption,
    {"verbose",
     'v',
     "",
     "",
     {"name each folder, each open question and each page without an operation",
      "列出每个目录、每个未解决的问题以及没有操作的页面"}},
};

constexpr Message kNeedsOut{"{0}: the page has no folder of its own; say where to write by --out DIR",
                            "{0}：该页面没有自己的目录；请用 --out DIR 指定输出位置"};
constexpr Message kNoOperationOnPage{"{0}: no operation is documented here", "{0}：此处没有记录任何操作"};
constexpr Message kNotLoadable{"{0}: cannot be loaded: {1}", "{0}：无法加载：{1}"};
constexpr Message kTwice{"{0}: '{1}' is also written for {2}", "{0}：'{1}' 与 {2} 重名"};
constexpr Message kQuestion{"{0}: question: {1}", "{0}：问题：{1}"};
constexpr Message kCandidate{"   = taken: {0}", "   = 已采用：{0}"};
constexpr Message kOtherCandidate{"   = or: {0}", "   = 或：{0}"};
constexpr Message kSettle{"   = settle it in corrections.json: {0}", "   = 在 corrections.json 中解决：{0}"};
constexpr Message kSameOperation{"{0}: {1} is documented at {2}, too; a request is judged by the one that it fits best",
                                 "{0}：{1} 在 {2} 也有记录；请求按其最符合的一个判断"};
constexpr Message kTwoTrees{
    "{0}: holds pages of one operation in two languages, {1} and {2}; compile the folder of each language by itself",
    "{0}：同一操作有两种语言的页面：{1} 与 {2}；请分别编译每种语言的目录"};
constexpr Message kStale{"{0}: no page given documents it; an earlier run left it, or pages that were not given",
                         "{0}：给出的页面都没有记录它；它由以前的运行或未给出的页面生成"};
constexpr Message kStaleHere{
    "{0}: folders that no page given documents: {1}, such as {2}; an earlier run left them, or pages that were not "
    "given",
    "{0}：给出的页面都没有记录的目录有 {1} 个，例如 {2}；它们由以前的运行或未给出的页面生成"};
constexpr Message kSkipped{"skipped {0}: {1}", "跳过 {0}：{1}"};
constexpr Message kFileWritten{"wrote {0}", "已写入 {0}"};
constexpr Message kGenerateSummary{"{0}: operations: {1}, rows: {2}, open questions: {3}",
                                   "{0}：操作 {1} 个，行 {2} 条，未解决的问题 {3} 个"};

constexpr Message kFates{"{0}: fields: {1}, excused rows: {2}, rows in question: {3}",
                         "{0}：字段 {1} 个，有理由略去的行 {2} 条，有疑问的行 {3} 条"};
constexpr Message kExcused{"   = excused: {0}: {1}", "   = 略去 {0} 条：{1}"};

struct GenerateWishes {
  std::string out;
  bool check = false, strict = false, quiet = false, verbose = false;
};

/// What was made so far.
struct Taken {
  std::map<std::string, std::string> folders;      ///< And for which argument.
  std::map<std::string, catalog::Catalog> loaded;  ///< By the folder that the folders stand in.
};

/// The folder of an operation: below --out, or the page's own.
Result<std::string> folder_of(const generate::Generated& generated, const PageTree& tree, const GenerateWishes& wishes,
                              Language language) {
  if (!wishes.out.empty()) return wishes.out + "/" + generated.id;
  const std::string page = files::joined(tree.folder, generated.reading.operation.page);
  if (!is_kept_page(page)) return Error{fill(kNeedsOut.in(language), {page})};
  return fs::path(page).parent_path().string();
}

std::string place_of(const generate::Generated& generated, const contract::Said& said, const PageTree& tree) {
  const std::string page = files::joined(tree.folder, generated.reading.operation.page);
  return said.line == 0 ? page : page + ":" + std::to_string(said.line);
}

void list_questions(const generate::Generated& generated, const PageTree& tree, Context& context) {
  for (const reader::Question& question : generated.reading.questions) {
    context.talk.line(fill(kQuestion.in(context.language),
                           {place_of(generated, question.said, tree), question.text.in(context.language)}));
    bool first = true;
    for (const Bilingual& candidate : question.candidates) {
      context.talk.line(
          fill((first ? kCandidate : kOtherCandidate).in(context.language), {candidate.in(context.language)}));
      first = false;
    }
    if (!question.correction.empty()) context.talk.line(fill(kSettle.in(context.language), {question.correction}));
  }
}

ExitStatus write_or_compare(const generate::Generated& generated, const std::string& folder,
                            const GenerateWishes& wishes, Context& context) {
  if (wishes.check) {
    const std::vector<std::string> lines = differences(folder, generated, context.language);
    if (!wishes.quiet) {
      for (const std::string& line : lines) context.out.write(line + "\n");
    }
    return lines.empty() ? ExitStatus::clean : ExitStatus::findings;
  }
  if (const auto written = write_generated(folder, generated, context.language); !written.ok()) {
    context.talk.problem(written.error().message.in(context.language));
    return ExitStatus::unreadable;
  }
  if (wishes.verbose) context.talk.line(fill(kFileWritten.in(context.language), {folder}));
  return ExitStatus::clean;
}

void tell_failures(const std::vector<generate::Failure>& failures, const PageTree& tree, Context& context) {
  std::set<std::string> told;  // What is wrong with a file of corrections is wrong for each of its pages.
  for (const generate::Failure& failure : failures) {
    Error whole = failure.error;
    if (whole.file.empty()) whole.file = failure.path;
    if (!whole.file.empty()) whole.file = files::joined(tree.folder, whole.file);
    const std::string text = to_string(whole, context.language);
    if (told.insert(text).second) context.talk.problem(text);
  }
}

/// What became of the rows: how many are fields, why others are not, and how many are open.
void tell_fates(const generate::Batch& batch, const std::string& argument, Context& context) {
  std::size_t fields = 0, excused = 0, questions = 0;
  std::map<std::string, std::size_t> reasons;
  for (const generate::Generated& generated : batch.operations) {
    if (generated.reading.shares_tables) continue;
    for (const reader::RowReading& row : generated.reading.rows) {
      fields += row.fate == reader::RowReading::Fate::field ? 1U : 0U;
      questions += row.fate == reader::RowReading::Fate::question ? 1U : 0U;
      if (row.fate != reader::RowReading::Fate::excused) continue;
      ++excused;
      ++reasons[row.because.in(context.language)];
    }
  }
  if (excused + questions == 0) return;
  context.talk.line(fill(kFates.in(context.language),
                         {argument, std::to_string(fields), std::to_string(excused), std::to_string(questions)}));
  for (const auto& [why, count] : reasons)
    context.talk.line(fill(kExcused.in(context.language), {std::to_string(count), why}));
}

void tell_same_operation(const generate::Generated& generated, const PageTree& tree, Context& context) {
  const contract::Operation& operation = generated.reading.operation;
  context.talk.line(fill(kSameOperation.in(context.language),
                         {place_of(generated, {operation.id, operation.path_line}, tree),
                          operation.method + " " + operation.path, files::joined(tree.folder, generated.same_as)}));
}

/// One operation: its folder is written or compared unless it cannot be loaded, or is not wished for.
ExitStatus settle_one(const std::string& argument, const generate::Generated& generated, const PageTree& tree,
                      const GenerateWishes& wishes, Taken& taken, Context& context) {
  const Result<std::string> folder = folder_of(generated, tree, wishes, context.language);
  if (!folder.ok()) return refuse(context, folder.error().message.in(context.language));
  const auto [place, is_new] = taken.folders.emplace(*folder, argument);
  if (!is_new) {
    context.talk.problem(fill(kTwice.in(context.language), {argument, *folder, place->second}));
    return ExitStatus::unreadable;
  }
  const auto loaded = load_generated(taken.loaded[fs::path(*folder).parent_path().string()], generated);
  if (!loaded.ok()) {
    const std::string why = to_string(loaded.error(), context.language);
    context.talk.problem(fill(kNotLoadable.in(context.language), {*folder, why}));
  }
  if (!wishes.quiet && !generated.same_as.empty()) tell_same_operation(generated, tree, context);
  const bool refused = !loaded.ok() || (wishes.strict && !generated.reading.questions.empty());
  if (!wishes.quiet && (refused || wishes.verbose)) list_questions(generated, tree, context);
  return refused ? ExitStatus::findings : write_or_compare(generated, *folder, wishes, context);
}

/// Folders below --out, or below the folders that were given, that nothing makes any more. Pages given one by one say
/// nothing of the others.
ExitStatus tell_stale(const std::set<std::string>& roots, const GenerateWishes& wishes, const Taken& taken,
                      Context& context) {
  ExitStatus status = ExitStatus::clean;
  std::set<std::string> made;
  for (const auto& [folder, argument] : taken.folders) made.insert(folder);
  for (const std::string& root : roots) {
    const std::vector<std::string> stale = stale_folders(root, made);
    if (stale.empty()) continue;
    if (wishes.check || wishes.strict) status = ExitStatus::findings;
    if (wishes.quiet) continue;
    for (const std::string& folder : stale) {
      if (wishes.check) context.out.write(fill(kStale.in(context.language), {folder}) + "\n");
    }
    const std::string count = std::to_string(stale.size());
    if (!wishes.check) context.talk.line(fill(kStaleHere.in(context.language), {root, count, stale.front()}));
  }
  return status;
}

/// page -> reader -> emit for one argument, then its folders. `taken` is of all arguments.
ExitStatus generate_one(const std::string& argument, const GenerateWishes& wishes, Taken& taken, Context& context) {
  const Result<PageTree> tree = collect_pages(argument, context.language);
  if (!tree.ok()) {
    context.talk.problem(to_string(tree.error(), context.language));
    return ExitStatus::unreadable;
  }
  ExitStatus status = ExitStatus::clean;
  for (const Error& error : tree->unreadable) {
    context.talk.problem(to_string(error, context.language));
    status = ExitStatus::unreadable;
  }

  const generate::Batch batch = generate::generate(tree->inputs);
  tell_failures(batch.failures, *tree, context);
  if (!batch.failures.empty()) status = ExitStatus::unreadable;
  if (wishes.verbose) {
    for (const generate::Skipped& skipped : batch.skipped) {
      const std::string why = skipped.why.in(context.language);
      context.talk.line(fill(kSkipped.in(context.language), {skipped.path, why}));
    }
  }
  if (batch.operations.empty() && status == ExitStatus::clean) {
    context.talk.problem(fill(kNoOperationOnPage.in(context.language), {argument}));
    return ExitStatus::unreadable;
  }

  if (!batch.in_two_trees.empty()) {
    const std::string first = files::joined(tree->folder, batch.in_two_trees.front());
    const std::string second = files::joined(tree->folder, batch.in_two_trees.back());
    context.talk.problem(fill(kTwoTrees.in(context.language), {argument, first, second}));
    return ExitStatus::unreadable;
  }
  std::size_t questions = 0;
  for (const generate::Generated& generated : batch.operations) {
    questions += generated.reading.questions.size();
    const ExitStatus one = settle_one(argument, generated, *tree, wishes, taken, context);
    if (one == ExitStatus::usage) return one;
    status = worse(status, one);
  }
  if (!wishes.quiet && !batch.operations.empty()) {
    context.talk.line(fill(
        kGenerateSummary.in(context.language),
        {argument, std::to_string(batch.operations.size()), std::to_string(batch.rows), std::to_string(questions)}));
    tell_fates(batch, argument, context);
  }
  return status;
}

ExitStatus run_generate(const Arguments& arguments, Context& context) {
  const GenerateWishes wishes{arguments.value("out"), arguments.has("check"), arguments.has("strict"),
                              arguments.has("quiet"), arguments.has("verbose")};
  ExitStatus status = ExitStatus::clean;
  Taken taken;
  std::set<std::string> roots;
  std::set<std::string> done;  // Both pages of a folder may be named, as pre-commit does; the folder is read once.
  for (const std::string& word : arguments.words()) {
    const fs::path path(word);
    std::string argument = word;
    if (is_kept_page(word) && files::exists(word))
      argument = path.has_parent_path() ? path.parent_path().string() : ".";
    if (!done.insert(argument).second) continue;
    const ExitStatus one = generate_one(argument, wishes, taken, context);
    if (one == ExitStatus::usage) return one;
    status = worse(status, one);
    if (files::is_folder(word)) roots.insert(wishes.out.empty() ? word : wishes.out);
  }
  const bool is_whole = status != ExitStatus::unreadable;  // What could not be read may have made them.
  return is_whole ? worse(status, tell_stale(roots, wishes, taken, context)) : status;
}

}  // namespace

const Command kGenerateCommand = {
    "generate",
    "PAGE|DIR...",
    1,
    kAnyNumber,
    {"compile documentation pages into schemas", "将文档页面编译为 schema"},
    {"A folder is read with all its sub-folders (*.md, *.html, *.htm). Without --out, pages named page.zh.md and "
     "page.en.md are\n"
     "compiled into their own folder. Corrections stand beside a page: corrections.json beside page.zh.md,\n"
     "<page>.corrections.json beside any other.",
     "目录会连同其所有子目录一起读取（*.md、*.html、*.htm）。不带 --out 时，名为 page.zh.md 与 page.en.md "
     "的页面编译到其所在目录。\n"
     "修正文件与页面放在一起：page.zh.md 旁为 corrections.json，其他页面旁为 <页面>.corrections.json。"},
    kGenerateOptions,
    run_generate,
};

}  // namespace ocpv::program

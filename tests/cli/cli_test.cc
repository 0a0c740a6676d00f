// Runs every transcript of transcripts/. With OCPV_REFRESH=1 in the environment it writes what came out into them
// instead; the diff is then the review.
#include <algorithm>
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <vector>

#include "run.h"
#include "transcript.h"

namespace {

namespace fs = std::filesystem;

const std::string kFolder = std::string(OCPV_SOURCE_DIR) + "/tests/cli/transcripts";

std::vector<std::string> transcript_names() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(kFolder)) names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

bool refreshing() { return std::getenv("OCPV_REFRESH") != nullptr; }

class Player {
 public:
  explicit Player(std::string name) : name_(std::move(name)) {}

  // False: nothing that follows can be run here.
  bool play(cli::Block& block) {
    if (const auto* file = std::get_if<cli::FileBlock>(&block)) {
      cli::write_bytes(folder_.path() + "/" + file->name, file->bytes);
    } else if (const auto* prepare = std::get_if<cli::PrepareBlock>(&block)) {
      const cli::Ran ran = cli::run(prepare->command, folder_.path());
      BOOST_TEST(ran.status == 0, name_ << ": cannot prepare: " << prepare->command << "\n" << ran.err);
    } else if (auto* wanted = std::get_if<cli::RunBlock>(&block)) {
      hold(*wanted, cli::run(wanted->command, folder_.path(), powers_));
    } else {
      powers_ = cli::Powers::none_over_files;
      if (cli::run("true", folder_.path(), powers_).status != 0) {
        std::cerr << "SKIPPED: " << name_ << ": the rest: this root cannot give up its power over permissions\n";
        return false;
      }
    }
    return true;
  }

 private:
  void hold(cli::RunBlock& wanted, const cli::Ran& ran) const {
    if (refreshing()) {
      wanted.status = ran.status;
      wanted.out = ran.out;
      wanted.err = ran.err;
      return;
    }
    const std::string place = name_ + ".txt:" + std::to_string(wanted.line) + ": " + wanted.command;
    BOOST_TEST(ran.status == wanted.status, place << ": status " << ran.status << ", not " << wanted.status);
    BOOST_TEST(ran.out == wanted.out, place << ": stdout is\n" << ran.out << "=== and should be\n" << wanted.out);
    BOOST_TEST(ran.err == wanted.err, place << ": stderr is\n" << ran.err << "=== and should be\n" << wanted.err);
  }

  std::string name_;
  cli::Folder folder_;
  cli::Powers powers_ = cli::Powers::as_given;
};

}  // namespace

BOOST_DATA_TEST_CASE(transcript_holds, boost::unit_test::data::make(transcript_names()), name) {
  const std::string path = kFolder + "/" + name + ".txt";
  const std::string text = cli::read_bytes(path);
  cli::Transcript transcript = cli::parse_transcript(text);
  BOOST_TEST(!transcript.says.empty(), name << ": it should begin with what it shows");
  Player player(name);
  for (cli::Block& block : transcript.blocks) {
    if (!player.play(block)) break;
  }
  if (refreshing()) cli::write_bytes(path, cli::to_text(transcript));
}

BOOST_AUTO_TEST_CASE(a_transcript_is_written_as_it_was_read) {
  const std::string text =
      "It says this.\n\n=== file a b.json\n{}\n\\\n=== file empty\n=== prepare mkdir x\n=== run ocpv check -\n"
      "=== status 3\n=== stdout\nline\n\n=== stderr\nno line feed\n\\\n=== not as root\n";
  BOOST_TEST(cli::to_text(cli::parse_transcript(text)) == text);
}

BOOST_AUTO_TEST_CASE(a_transcript_with_an_unknown_block_is_refused) {
  BOOST_CHECK_THROW(cli::parse_transcript("x\n=== stdin\n"), std::runtime_error);
  BOOST_CHECK_THROW(cli::parse_transcript("x\n=== status 1\n"), std::runtime_error);
}

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>

#include <sys/wait.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "contender.h"

namespace ocpv::bench {
namespace {

/// A node process that answers one line for each line.
class Node {
 public:
  explicit Node(const std::vector<std::string>& arguments) {
    int to_child[2], from_child[2];
    if (pipe(to_child) != 0 || pipe(from_child) != 0) return;
    child_ = fork();
    if (child_ == 0) {
      dup2(to_child[0], 0);
      dup2(from_child[1], 1);
      for (const int fd : {to_child[0], to_child[1], from_child[0], from_child[1]}) close(fd);
      std::vector<char*> argv;
      for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
      argv.push_back(nullptr);
      execvp(argv[0], argv.data());
      _exit(127);
    }
    close(to_child[0]);
    close(from_child[1]);
    to_ = fdopen(to_child[1], "w");
    from_ = fdopen(from_child[0], "r");
  }
  Node(const Node&) = delete;
  Node& operator=(const Node&) = delete;
  ~Node() {
    if (to_) std::fclose(to_);
    if (from_) std::fclose(from_);
    if (child_ > 0) waitpid(child_, nullptr, 0);
  }

  void ask() {
    std::fputs("\n", to_);
    std::fflush(to_);
  }

  std::string answer() {
    std::string line;
    for (int c = std::fgetc(from_); c != EOF && c != '\n'; c = std::fgetc(from_)) line += static_cast<char>(c);
    return line;
  }

 private:
  pid_t child_ = -1;
  std::FILE* to_ = nullptr;
  std::FILE* from_ = nullptr;
};

}  // namespace

std::optional<Contender> ajv(const std::string& script, const std::string& schema, const Bodies& bodies,
                             const std::string& folder, std::string& why_not) {
  const std::string schema_file = folder + "/ajv-schema.json", bodies_file = folder + "/ajv-bodies.txt";
  std::ofstream(schema_file) << schema;
  std::ofstream out(bodies_file);
  for (const std::string_view body : bodies.all()) out << nlohmann::json(body).dump() << '\n';
  out.close();
  const auto node = std::make_shared<Node>(std::vector<std::string>{"node", script, folder, schema_file, bodies_file});
  if (node->answer() != "ready") {
    why_not = "ajv needs node, and ajv in " + folder + "/node_modules";
    return std::nullopt;
  }
  Contender made{"ajv", "ajv on JSON.parse (node)", {}};
  made.remote_pass = [node](Answer* answers) {
    node->ask();
    const std::string line = node->answer();
    const std::size_t blank = line.find(' ');
    std::memcpy(answers, line.data() + blank + 1, line.size() - blank - 1);
    return std::strtod(line.substr(0, blank).c_str(), nullptr);
  };
  made.explain = [](std::string_view body, std::string_view) {
    return std::string(body.find("9223372036854775808") != std::string_view::npos
                           ? "numbers are doubles: 2^63 and 2^63-1 are one"
                           : "");
  };
  return made;
}

}  // namespace ocpv::bench

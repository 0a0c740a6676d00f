// Stands in for OCP: answers every request with the text of a file, as documented.
//
//   stand_in FILE
//
// The value of "traceId" becomes that of the request's X-Trace-Id, so that a mixed-up answer can be told. The request's
// X-Answer asks for other behaviour: `broken` (not as documented), `failed` (500 with the documented failure), `slow`
// (after a second, which begins when "slow" is on standard error). Prints "listening on 127.0.0.1:PORT".
#include <httplib.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>

namespace {

constexpr const char* kFailure =
    R"({"successful":false,"status":500,"timestamp":"2025-03-01T09:30:00.250+08:00","duration":1,"traceId":"1",)"
    R"("server":"10.0.0.8","error":{"code":10000,"message":"internal error"}})";

// `text` with another value for the string member `name`.
std::string with_member(std::string text, const std::string& name, const std::string& value) {
  const std::size_t key = text.find('"' + name + '"');
  if (key == std::string::npos) return text;
  const std::size_t begin = text.find('"', text.find(':', key)) + 1;
  return text.replace(begin, text.find('"', begin) - begin, value);
}

}  // namespace

int main(int argc, char** argv) {
  std::ifstream file(argc > 1 ? argv[1] : "", std::ios::binary);
  const std::string example{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (example.empty()) {
    std::fprintf(stderr, "usage: stand_in FILE\n");
    return 2;
  }
  httplib::Server server;
  server.new_task_queue = [] { return new httplib::ThreadPool(64); };
  server.set_keep_alive_max_count(1'000'000'000);
  server.set_tcp_nodelay(true);
  const auto answer = [&](const httplib::Request& request, httplib::Response& response) {
    const std::string wanted = request.get_header_value("X-Answer");
    if (wanted == "slow") {
      std::fprintf(stderr, "slow\n");
      std::this_thread::sleep_for(std::chrono::seconds(1));
    }
    if (wanted == "broken") return response.set_content(R"({"successful":"yes","status":200})", "application/json");
    if (wanted == "failed") {
      response.status = 500;
      return response.set_content(kFailure, "application/json");
    }
    response.set_header("X-Seen-Target", request.target);
    response.set_header("X-Seen-Host", request.get_header_value("Host"));
    response.set_content(with_member(example, "traceId", request.get_header_value("X-Trace-Id")), "application/json");
  };
  server.Get(".*", answer).Post(".*", answer).Put(".*", answer).Patch(".*", answer).Delete(".*", answer);
  const int port = server.bind_to_any_port("127.0.0.1");
  std::printf("listening on 127.0.0.1:%d\n", port);
  std::fflush(stdout);
  return server.listen_after_bind() ? 0 : 1;
}

// A service that judges requests for a proxy before OCP. `ocpv-gateway --help` and docs/gateway.md say what it does.
#include <cstdio>
#include <string>

#include "options.h"
#include "server.h"
#include "service.h"

int main(int argc, char** argv) {
  using namespace gateway;
  const auto read = read_options(argc, argv);
  if (const auto* refused = std::get_if<Refused>(&read)) {
    std::fputs(refused->text.c_str(), refused->status == 0 ? stdout : stderr);
    return refused->status;
  }
  const Options& options = std::get<Options>(read);

  Log log;
  std::string why;
  auto loaded = Judges::load(options.schemas, options.max_body, why);
  if (!loaded) {
    log.say("the schemas cannot be used: " + why);
    return 2;
  }
  Counters counters;
  counters.loaded(loaded->operation_count());
  CurrentJudges judges(std::move(loaded), options.schemas, options.max_body);
  Service service(judges, counters, log);

  Server server(service, options, log, [&] {
    std::string reason;
    const bool was_done = judges.reload(reason);
    counters.count_reload(was_done);
    counters.loaded(judges.get()->operation_count());
    log.say(was_done ? "the schemas were read again" : "the schemas stay as they were: " + reason);
  });
  const int port = server.bind(why);
  if (port == 0) {
    log.say("cannot listen on " + options.listen.host + ":" + std::to_string(options.listen.port) + ": " + why);
    return 2;
  }
  std::printf("listening on %s:%d\n", options.listen.host.c_str(), port);
  std::fflush(stdout);
  server.run();
  log.say("ended");
  return 0;
}

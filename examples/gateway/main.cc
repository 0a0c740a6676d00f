// A small reverse proxy that stands before OCP. `ocpv-gateway --help` and docs/gateway.md say what it does.
#include <pthread.h>
#include <signal.h>

#include <cstdio>
#include <string>
#include <thread>

#include "connection.h"
#include "options.h"
#include "proxy.h"

namespace {

using namespace gateway;

constexpr std::size_t kMostBody = std::size_t{8} << 20;  // Longer than any document the library judges.

// Signals are waited for by one thread and interrupt no other: there is no handler in which little is allowed.
sigset_t block_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int one : {SIGHUP, SIGTERM, SIGINT}) sigaddset(&signals, one);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

void route(Server& server, Proxy& proxy, const Counters& counters, bool with_checks) {
  server.Get("/metrics", [&](const httplib::Request&, httplib::Response& response) {
    response.set_content(counters.to_text(), "text/plain; version=0.0.4");
  });
  const auto all = [&proxy, with_checks](const httplib::Request& request, httplib::Response& response) {
    proxy.handle(request, response, with_checks);
  };
  const char* everything = "[^]*";
  server.Get(everything, all).Post(everything, all).Put(everything, all).Patch(everything, all).Delete(everything, all);
  server.Options(everything, all);
}

void set_up(Server& server, std::size_t threads) {
  server.new_task_queue = [threads] { return new httplib::ThreadPool(threads); };
  server.set_tcp_nodelay(true);
  server.set_keep_alive_max_count(1'000'000'000);  // Only told to callers; Connection decides.
  server.set_payload_max_length(kMostBody);
}

void serve(Server& server, CurrentJudges& judges, Counters& counters, Log& log, const sigset_t& signals) {
  std::thread listener([&] {
    server.listen_after_bind();
    // However it ended, the wait below ends too.
    kill(getpid(), SIGTERM);
  });
  for (int signal = 0; sigwait(&signals, &signal) == 0 && signal == SIGHUP;) {
    std::string why;
    const bool was_done = judges.reload(why);
    counters.count_reload(was_done);
    counters.loaded(judges.get()->operation_count());
    log.say(was_done ? "the schemas were read again" : "the schemas stay as they were: " + why);
  }
  log.say("ending; what is under way is finished first");
  server.finish();
  listener.join();
  log.say("ended");
}

}  // namespace

int main(int argc, char** argv) {
  const sigset_t signals = block_signals();
  const auto read = read_options(argc, argv);
  if (const auto* refused = std::get_if<Refused>(&read)) {
    std::fputs(refused->text.c_str(), refused->status == 0 ? stdout : stderr);
    return refused->status;
  }
  const Options& options = std::get<Options>(read);

  Log log;
  std::string why;
  auto loaded = Judges::load(options.schemas, why);
  if (!loaded) {
    log.say("the schemas cannot be used: " + why);
    return 2;
  }
  Counters counters;
  counters.loaded(loaded->operation_count());
  CurrentJudges judges(std::move(loaded), options.schemas);
  Upstream upstream(options.upstream);
  Proxy proxy(judges, upstream, counters, log);

  Server server;
  set_up(server, options.threads);
  route(server, proxy, counters, options.checks);
  int port = options.listen.port;
  const bool is_bound = port != 0 ? server.bind_to_port(options.listen.host, port)
                                  : (port = server.bind_to_any_port(options.listen.host)) > 0;
  if (!is_bound) {
    log.say("cannot listen on " + options.listen.host + ":" + std::to_string(port));
    return 2;
  }
  std::printf("listening on %s:%d\n", options.listen.host.c_str(), port);
  std::fflush(stdout);
  serve(server, judges, counters, log, signals);
  return 0;
}

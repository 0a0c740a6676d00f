#include "capi/threads.h"

#include <pthread.h>
#include <signal.h>

namespace ocpv::capi {
namespace {

struct Member {
  pthread_t thread;
  void (*work)(void* data, std::size_t number);
  void* data;
  std::size_t number;
};

void* begin(void* member) {
  const Member& self = *static_cast<Member*>(member);
  self.work(self.data, self.number);
  return nullptr;
}

}  // namespace

void run_together(std::size_t count, void (*work)(void* data, std::size_t number), void* data) noexcept {
  Member members[kMostThreads];
  sigset_t all, before;
  (void)sigfillset(&all);
  const bool is_masked = count > 1 && pthread_sigmask(SIG_SETMASK, &all, &before) == 0;
  std::size_t started = 1;
  for (; started < count; ++started) {
    Member& member = members[started];
    member = {{}, work, data, started};
    if (pthread_create(&member.thread, nullptr, begin, &member) != 0) break;
  }
  if (is_masked) (void)pthread_sigmask(SIG_SETMASK, &before, nullptr);
  work(data, 0);
  for (std::size_t i = 1; i < started; ++i) (void)pthread_join(members[i].thread, nullptr);
}

}  // namespace ocpv::capi

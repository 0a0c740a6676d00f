// A C++ service that wants a second judge: valijson behind the installed component `reference`.
#include <iostream>

#include <ocpv/reference.h>

int main() {
  using ocpv::reference::Verdict;
  const char* schema = R"({"type": "object", "patternProperties": {"^a": {"type": "integer"}}})";
  const auto right = ocpv::reference::judge(schema, R"({"age": 7})");
  const auto wrong = ocpv::reference::judge(schema, R"({"age": "7"})");
  std::cout << (right.verdict == Verdict::yes) << (wrong.verdict == Verdict::no) << "\n";
  return right.verdict == Verdict::yes && wrong.verdict == Verdict::no ? 0 : 1;
}

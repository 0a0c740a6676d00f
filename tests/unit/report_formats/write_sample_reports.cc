// In: a folder. Out: the sample report in it, in every format and language. For read_by_others and for looking at.
#include <cstdio>
#include <fstream>
#include <string>

#include "sample_report.h"

using namespace ocpv::report;

int main(int count, char** arguments) {
  if (count != 2) return 2;
  const samples::SampleReport report = samples::sample_report();
  for (const Language language : {Language::en, Language::zh}) {
    for (const FormatFacts& one : kFormats) {
      const std::string path =
          std::string(arguments[1]) + "/" + (language == Language::zh ? "zh." : "en.") + std::string(one.name);
      std::ofstream file(path, std::ios::binary);
      file << render(one.format, report.files, samples::sample_options(language));
      if (!file.flush()) {
        std::fprintf(stderr, "could not write %s\n", path.c_str());
        return 1;
      }
    }
  }
}

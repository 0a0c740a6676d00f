#include "report/html_page.h"

#include "report/html_style.h"
#include "report/markup.h"
#include "report/words.h"

namespace ocpv::report {

std::string element(std::string_view name, std::string_view text, std::string_view attributes) {
  return "<" + std::string(name) + (attributes.empty() ? "" : " ") + std::string(attributes) + ">" + markup(text) +
         "</" + std::string(name) + ">";
}

std::string html_head(std::string_view title, Language language) {
  const std::string_view code = Message{"en", "zh-CN"}.in(language);
  return "<!DOCTYPE html>\n<html lang=\"" + std::string(code) +
         "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, "
         "initial-scale=1\">\n"
         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
         "script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n" +
         element("title", "ocpv: " + std::string(title)) + "\n<style>" + std::string(kStyle) + "</style>\n</head>\n";
}

}  // namespace ocpv::report

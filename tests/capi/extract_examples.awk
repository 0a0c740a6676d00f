# Writes the code blocks of one language (-v language=c) of a page as functions example_1, example_2, ... A block that
# defines functions itself is written as it is. At the end stands call_examples(), which calls each.
/^```/ {
  if (inside) {
    inside = 0
    if (is_file_scope) printf "%s", block
    else printf "static void example_%d(void) {\n%s}\n\n", ++count, block
  } else if ($0 == "```" language) {
    inside = 1
    block = ""
    is_file_scope = 0
  }
  next
}
inside {
  block = block $0 "\n"
  if ($0 ~ /^(static|void|ocpv_status) ?[a-z_0-9]* ?[a-z_]+\(.*\{$/) is_file_scope = 1
}
END {
  print "static void call_examples(void) {"
  for (i = 1; i <= count; ++i) printf "  example_%d();\n", i
  print "}"
}

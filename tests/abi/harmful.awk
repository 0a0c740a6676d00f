# Prints what a report of `abidiff --leaf-changes-only --no-added-syms` says beyond the one change that harms nobody: a struct
# that begins with its own size gets members at its end (ocpv.h, convention 6).
/^$/ || /^(Leaf changes|Changed leaf types|Removed\/Changed\/Added (functions|variables)) summary: / { next }
/^'struct ocpv_[a-z_]+' changed:$/ {
  may_grow = $0 !~ /ocpv_(string|position|range|parameter|header)'/
  heading = $0
  next
}
may_grow && /^  type size changed from [0-9]+ to [0-9]+ \(in bits\)$/ && $5 + 0 < $7 + 0 { old_size = $5; next }
may_grow && /^  [0-9]+ data member insertions?:$/ { next }
may_grow && /^    '.*', at offset [0-9]+ \(in bits\)$/ && $(NF - 2) + 0 >= old_size + 0 { next }
{
  if (heading != "") print heading
  heading = ""
  print
}

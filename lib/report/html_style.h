// In: nothing; this is data. Out: what the HTML report looks like, and its filter.
// Promises: no address in it, so nothing is fetched; the page reads the same without the script.
#pragma once

#include <string_view>

namespace ocpv::report {

inline constexpr std::string_view kStyle = R"css(
:root { color-scheme: light dark; --page: #f6f7f9; --card: #fff; --text: #1b1f24; --quiet: #59636e; --line: #d7dce2;
  --code: #f3f5f7; --error: #b42318; --warning: #8a5a00; --note: #1f5fbf; --fine: #1a7f37;
  --at: #ffd9d4; --also: #dbe9ff; }
@media (prefers-color-scheme: dark) { :root { --page: #0f1318; --card: #171c23; --text: #e4e8ed; --quiet: #9aa5b1;
  --line: #303842; --code: #10151b; --error: #ff8f84; --warning: #e9b44c; --note: #86b6ff; --fine: #63c97e;
  --at: #6b231d; --also: #1d3f73; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 1.5rem; background: var(--page); color: var(--text);
  font: 15px/1.55 system-ui, -apple-system, "Segoe UI", "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace; font-size: 0.9em; }
h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.15rem; margin: 0; overflow-wrap: anywhere; }
h3 { font-size: 1rem; margin: 0; font-weight: 600; overflow-wrap: anywhere; }
a { color: var(--note); } .quiet { color: var(--quiet); } p { margin: 0.3rem 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; background: var(--card); }
th, td { text-align: left; padding: 0.4rem 0.75rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
th { color: var(--quiet); font-weight: 500; white-space: nowrap; } td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
form { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: 0.4rem 1.25rem; align-items: center; padding: 0.6rem 0.75rem;
  background: var(--card); border: 1px solid var(--line); border-radius: 6px; } form[hidden] { display: none; }
label { white-space: nowrap; } label:has(:disabled) { opacity: 0.55; }
select { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 4px; padding: 0.1rem 0.3rem; }
section { margin: 2rem 0; } section, article { scroll-margin-top: 4.5rem; } section[hidden] { display: none; } section > header { display: flex; flex-wrap: wrap; gap: 0.3rem 0.8rem; align-items: baseline; }
article { margin: 0.8rem 0; padding: 0.8rem 1rem; background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--line); border-radius: 6px; }
article.error { border-left-color: var(--error); } article.warning { border-left-color: var(--warning); } article.note { border-left-color: var(--note); }
article[hidden] { display: none; }
.badge { font-size: 0.85em; font-weight: 600; } .error .badge { color: var(--error); }
.warning .badge { color: var(--warning); } .note .badge { color: var(--note); }
.verdict { font-size: 0.85em; padding: 0.1rem 0.55rem; border: 1px solid currentColor; border-radius: 1rem; white-space: nowrap; color: var(--error); }
.verdict.valid { color: var(--fine); } .verdict.unreadable { color: var(--warning); }
.pair { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 1rem; margin-top: 0.6rem; align-items: start; }
.pair > :only-child { grid-column: 1 / -1; }
:focus-visible { outline: 2px solid var(--note); outline-offset: 2px; }
button { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 4px; padding: 0.1rem 0.5rem; }
@media (max-width: 50rem) { .pair { grid-template-columns: minmax(0, 1fr); } th, td { padding: 0.4rem; } }
pre { margin: 0; padding: 0.5rem 0; background: var(--code); border: 1px solid var(--line); border-radius: 4px; overflow-x: auto; }
.line { display: flex; min-width: max-content; padding-right: 0.75rem; } .line b { flex: none; width: 3.5rem; padding-right: 0.75rem; text-align: right; font-weight: 400; color: var(--quiet); background: var(--code); position: sticky; left: 0; user-select: none; }
.line > span { white-space: pre; padding-right: 0.25rem; } .gap { display: block; white-space: pre; padding-left: 2rem; color: var(--quiet); }
mark:empty { padding-left: 0.5ch; } mark { color: inherit; border-radius: 2px; } mark.at { background: var(--at); border-bottom: 2px solid var(--error); } mark.also { background: var(--also); border-bottom: 2px dotted var(--note); }
em.at { color: var(--error); } em.also { color: var(--note); } em { font-style: normal; font-size: 0.9em; padding-left: 0.5rem; }
dl { margin: 0; display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.2rem 0.8rem; } dt { color: var(--quiet); } dd { margin: 0; overflow-wrap: anywhere; }
figure { margin: 0.7rem 0 0; } figcaption { font-size: 0.85em; }
blockquote { margin: 0.2rem 0 0; padding: 0.4rem 0.8rem; border-left: 3px solid var(--note); background: var(--code); border-radius: 0 4px 4px 0; white-space: pre-line; overflow-wrap: anywhere; }
blockquote strong { font-weight: 600; }
@media (max-width: 34rem) {
  body { padding: 0.75rem; } form { gap: 0.3rem 0.8rem; padding: 0.4rem 0.6rem; } article { padding: 0.6rem 0.7rem; }
  table, tbody { display: block; } tr { display: flex; flex-wrap: wrap; gap: 0.1rem 0.8rem; padding: 0.5rem 0.6rem; border-bottom: 1px solid var(--line); }
  tr:has(th) { display: none; } td { border: 0; padding: 0; } td:first-child, td:nth-child(2) { flex: 1 0 100%; }
  td.n::before { content: attr(data-label) " "; color: var(--quiet); } td.n.quiet { display: none; }
  .line b { width: 2.2rem; padding-right: 0.5rem; } dl { grid-template-columns: minmax(0, 1fr); gap: 0; } dd { margin-bottom: 0.3rem; }
}
@media print { form { display: none; } body { max-width: none; background: none; } }
)css";

// Without it the page shows everything, and the form stays hidden.
inline constexpr std::string_view kScript = R"js(
const form = document.getElementById("filter"), shown = document.getElementById("shown");
function filter() {
  const wanted = new Set([...form.querySelectorAll("input:checked")].map((box) => box.value));
  const id = form.id_name.value;
  let count = 0;
  for (const card of document.querySelectorAll("article[data-id]")) {
    card.hidden = !wanted.has(card.dataset.severity) || (id !== "" && id !== card.dataset.id);
    if (!card.hidden) ++count;
  }
  // A file of which nothing is left goes too, unless it could not be read at all.
  for (const file of document.querySelectorAll("main > section:not(#meanings)")) file.hidden = !file.querySelector("article:not([hidden])");
  for (const meaning of document.querySelectorAll("#meanings > article")) meaning.hidden = id !== "" && meaning.id !== "id-" + id;
  shown.textContent = count;
  document.getElementById("nothing").hidden = count > 0;
}
form.addEventListener("change", filter);
form.addEventListener("reset", () => setTimeout(filter));
form.addEventListener("submit", (event) => event.preventDefault());
// Long lines begin where their mark is.
for (const code of document.querySelectorAll("pre")) {
  const mark = code.querySelector("mark.at");
  if (mark === null || code.scrollWidth <= code.clientWidth) continue;
  const left = mark.getBoundingClientRect().left - code.getBoundingClientRect().left;
  const first = left - code.clientWidth / 3, all = left + mark.offsetWidth + 12 - code.clientWidth;
  if (all > 0) code.scrollLeft = Math.max(first, Math.min(all, left - 60));
}
form.hidden = false;
filter();
)js";

}  // namespace ocpv::report

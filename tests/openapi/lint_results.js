// lint_results.js RESULTS RULE...: what Redocly or Spectral found, as JSON. No error may be in it, and no warning but of the RULEs.
const text = require('fs').readFileSync(process.argv[2], 'utf8');
const allowed = process.argv.slice(3);
// Redocly writes one object after the other, and other things around them.
const found = (() => {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => /^[[{]/.test(line)), last = lines.findLastIndex((line) => /[\]}]$/.test(line));
  try {
    const results = lines.slice(first, last + 1).join('\n').replace(/^\}\s*\{$/gm, '},{');
    return results.startsWith('{') ? {problems: JSON.parse(`[${results}]`).flatMap((one) => one.problems)} : JSON.parse(results);
  } catch (error) {
    console.log(`no results (${error.message}): ${text.slice(0, 400)}`);
    process.exit(1);
  }
})();
const isRedocly = !Array.isArray(found);
const problems = (isRedocly ? found.problems : found).map((one) => isRedocly
  ? {rule: one.ruleId, isError: one.severity === 'error', text: one.message, at: one.location[0]?.pointer}
  : {rule: one.code, isError: one.severity === 0, text: one.message, at: one.path.join('/')});
const counts = {};
let open = 0;
for (const problem of problems) {
  const isOpen = problem.isError || !allowed.includes(problem.rule);
  counts[problem.rule] = (counts[problem.rule] || 0) + 1;
  if (isOpen && ++open <= 10) console.log(`${problem.isError ? 'error' : 'warning'} ${problem.rule} at ${problem.at}: ${problem.text}`);
}
console.log(`${isRedocly ? 'Redocly' : 'Spectral'}: ${open} to mend; warnings that stay: ${JSON.stringify(counts)}`);
process.exit(open === 0 && problems.length > 0 ? 0 : 1);

// Asks the judge about each request. OCP sees a request only after the answer 204.
const FAIL_OPEN = false; // true: what could not be judged (no answer, 5xx) goes to OCP as well

async function judge(r) {
  if (r.variables.request_body_file) { // not in memory, so the judge could not be shown it
    return r.return(413);
  }
  const verdict = await r.subrequest('/ocpv-judge', {method: 'POST', body: r.requestBuffer});
  if (verdict.status === 204) {
    return r.internalRedirect('@ocp');
  }
  if (verdict.status >= 400 && verdict.status < 500) {
    r.headersOut['Content-Type'] = verdict.headersOut['Content-Type'];
    r.headersOut['Content-Language'] = verdict.headersOut['Content-Language'];
    return r.return(verdict.status, verdict.responseBuffer);
  }
  r.error('the judge did not judge: ' + verdict.status);
  if (FAIL_OPEN) {
    return r.internalRedirect('@ocp');
  }
  r.headersOut['Content-Type'] = 'application/problem+json';
  return r.return(503, '{"type":"about:blank","title":"The request could not be judged","status":503}\n');
}

export default {judge};

// proxied.js PRISM DOCUMENT URL: Prism stands before `ocpv mock` at URL and judges, by our OpenAPI document, each request and each
// answer. Every operation is asked with the document's own examples: whatever Prism finds is a false alarm of one of them.
'use strict';
const fs = require('fs');
const {operationsOf, targetOf} = require('../openapi/published.js');
const {send, serve} = require('../openapi/served.js');
const [prism, file, upstream] = process.argv.slice(2);
const operations = [...operationsOf(JSON.parse(fs.readFileSync(file, 'utf8'))).values()];

// What was deleted is gone, with what is below it: that goes last, from the bottom up.
const isLast = ({method}) => method === 'delete';
const depth = ({path}) => path.split('/').length;
operations.sort((a, b) => isLast(a) - isLast(b) || (isLast(a) ? depth(b) - depth(a) : 0));

const run = async (port) => {
  let answered = 0, forms = 0;
  const alarms = [];
  for (const operation of operations) {
    const content = operation.requestBody && operation.requestBody.content;
    if (content && !content['application/json']) { // A form is sent by nobody here.
      ++forms;
      continue;
    }
    const text = content && JSON.stringify(content['application/json'].example);
    const {status, body} = await send(port, operation.method, targetOf(operation), text);
    if (status === 200 || status === 204) ++answered;
    else alarms.push(`${operation.operationId}: ${status} ${body.slice(0, 500)}`);
  }
  const {status} = await send(port, 'get', targetOf(operations.find(({path}) => path.endsWith('/clusters'))), undefined, false);
  console.log(`Prism before ocpv mock: ${operations.length} operations, ${answered} answered, ${forms} are forms, ${alarms.length} alarms; ` +
    `without credentials: ${status}`);
  alarms.slice(0, 10).forEach((alarm) => console.log(alarm));
  return alarms.length === 0 && answered + forms === operations.length && answered > 100 && status === 401;
};

serve(prism, file, run, upstream);

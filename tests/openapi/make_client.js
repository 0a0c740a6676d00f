// make_client.js DOCUMENT TYPES: a TypeScript client that calls every operation of an OpenAPI document with the document's own
// examples, and makes some mistakes that must not compile. TYPES is what openapi-typescript made of the document.
const fs = require('fs');
const {operationsOf, valueOf} = require('./published.js');
const [file, types] = process.argv.slice(2);
const operations = [...operationsOf(JSON.parse(fs.readFileSync(file, 'utf8'))).values()];

const parametersOf = (operation, kind) => Object.fromEntries((operation.parameters || [])
  .filter((parameter) => parameter.in === kind && (kind === 'path' || parameter.required))
  .map((parameter) => [parameter.name, valueOf(parameter)]));
const bodyOf = ({content}) => content['application/json'] ? JSON.stringify(content['application/json'].example) : 'undefined as never';

console.log('// Made from the document; only looked at by the compiler.');
console.log('import createClient from "openapi-fetch";');
console.log(`import type {paths} from "./${types}";`);
console.log('const client = createClient<paths>({baseUrl: "http://127.0.0.1:8080"});');
console.log('export async function callAll(): Promise<unknown[]> {\n  const answers: unknown[] = [];');
operations.forEach((operation, i) => {
  const path = parametersOf(operation, 'path'), query = parametersOf(operation, 'query');
  const params = {...(Object.keys(path).length ? {path} : {}), ...(Object.keys(query).length ? {query} : {})};
  const body = operation.requestBody ? `, body: ${bodyOf(operation.requestBody)}` : '';
  const hasForm = operation.responses['200'].content !== undefined;
  console.log(`  const a${i} = await client.${operation.method.toUpperCase()}(${JSON.stringify(operation.path)}, {params: ${JSON.stringify(params)}${body}});`);
  console.log(`  const c${i}: number | undefined = a${i}.error?.error.code;\n  answers.push(${hasForm ? `a${i}.data, ` : ''}c${i});`);
});
console.log('  // @ts-expect-error: no such path');
console.log('  answers.push(await client.GET("/api/v2/nothing/like/it", {}));');
console.log('  // @ts-expect-error: the path has a parameter');
console.log(`  answers.push(await client.${operations[0].method.toUpperCase()}(${JSON.stringify(operations.find((each) => each.path.includes('{')).path)}, {}));`);
console.log('  return answers;\n}');

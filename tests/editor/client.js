// client.js PROGRAM PEERS: a client made of the library that VS Code's own is made of starts `ocpv lsp` and works with it.
'use strict';
const assert = require('assert');
const { spawn } = require('child_process');
const { createRequire } = require('module');
const path = require('path');

const [program, peers] = process.argv.slice(2);
const lsp = createRequire(path.join(peers, 'x.js'))('vscode-languageserver-protocol/node');

const uri = 'file:///requests/create-a-tenant-async.json';
const lines = [
  '{"name": "sales", "rootPassword": "${ROOT}", "mode": "mysql", "note": "中👍", "zones": [',
  '  {"name": "zone1", "replicaType": "FULL", "resourcePool": {"unitSpecName": "S1", "unitCount": 1}}',
  ']}',
];

async function main() {
  const server = spawn(program, ['lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => server.on('exit', resolve));
  const connection = lsp.createProtocolConnection(
    new lsp.StreamMessageReader(server.stdout), new lsp.StreamMessageWriter(server.stdin));
  const published = [];
  let tell = () => {};
  connection.onNotification(lsp.PublishDiagnosticsNotification.type, (params) => { published.push(params); tell(); });
  const next = async () => {
    while (published.length === 0) await new Promise((resolve) => { tell = resolve; });
    return published.shift().diagnostics;
  };
  connection.listen();

  const { capabilities } = await connection.sendRequest(lsp.InitializeRequest.type, {
    processId: process.pid, rootUri: null, workspaceFolders: null, locale: 'zh-cn',
    capabilities: { textDocument: { hover: { contentFormat: ['markdown'] }, codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } } } },
  });
  assert.strictEqual(capabilities.textDocumentSync.change, lsp.TextDocumentSyncKind.Incremental);
  await connection.sendNotification(lsp.InitializedNotification.type, {});
  const textDocument = { uri, languageId: 'json', version: 1, text: lines.join('\n') };
  await connection.sendNotification(lsp.DidOpenTextDocumentNotification.type, { textDocument });

  const wrong = (await next()).find((one) => one.code === 'not-in-enum');
  assert.ok(wrong, 'a value outside its list is found');
  assert.strictEqual(wrong.severity, lsp.DiagnosticSeverity.Error);
  assert.ok(wrong.message.includes('可选值'), 'in the language of the client');
  const column = lines[0].indexOf('"mysql"');
  assert.deepStrictEqual(wrong.range, lsp.Range.create(0, column, 0, column + 7));

  const zone = { textDocument: { uri }, position: { line: 1, character: lines[1].indexOf('unitCount') + 2 } };
  const hover = await connection.sendRequest(lsp.HoverRequest.type, zone);
  assert.ok(lsp.Hover.is(hover) && hover.contents.value.includes('unitCount'), 'hover shows the row of the field');

  const inMode = { textDocument: { uri }, position: { line: 0, character: column + 2 } };
  const list = await connection.sendRequest(lsp.CompletionRequest.type, inMode);
  assert.deepStrictEqual(list.items.map((item) => item.label), ['ORACLE', 'MYSQL']);
  assert.ok(list.items.every((item) => lsp.TextEdit.is(item.textEdit) && lsp.MarkupContent.is(item.documentation)));

  const actions = await connection.sendRequest(lsp.CodeActionRequest.type,
    { textDocument: { uri }, range: wrong.range, context: { diagnostics: [wrong] } });
  assert.ok(actions.every((action) => lsp.CodeAction.is(action)));
  const [edit] = actions.find((action) => action.kind === 'quickfix').edit.changes[uri];
  await connection.sendNotification(lsp.DidChangeTextDocumentNotification.type, {
    textDocument: { uri, version: 2 }, contentChanges: [{ range: edit.range, text: edit.newText }] });
  assert.ok(!(await next()).some((one) => one.code === 'not-in-enum'), 'the edit puts it right');

  await connection.sendRequest(lsp.ShutdownRequest.type);
  await connection.sendNotification(lsp.ExitNotification.type);
  assert.strictEqual(await ended, 0);
  connection.dispose();
}

main().catch((fault) => { console.error(fault); process.exit(1); });

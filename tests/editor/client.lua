-- Neovim as a client: opens a file, waits for what is found in it, asks for the documented row, takes the fix and quits.
local program = vim.env.OCPV_PROGRAM_UNDER_TEST
local function fail(why)
  io.stderr:write(why .. '\n')
  vim.cmd('cquit 1')
end

local id = vim.lsp.start_client({ name = 'ocpv', cmd = { program, 'lsp' }, root_dir = vim.fn.getcwd() })
if not id then fail('the server does not start') end
vim.lsp.buf_attach_client(0, id)
local function found() return vim.diagnostic.get(0) end
if not vim.wait(10000, function() return #found() > 0 end, 20) then fail('nothing was found in a wrong file') end
local one = found()[1]
if one.code ~= 'unknown-field' and not one.message:find('whiteList', 1, true) then fail('found: ' .. one.message) end
if one.lnum ~= 1 or one.col ~= 2 then fail('at ' .. one.lnum .. ':' .. one.col) end

local here = { textDocument = vim.lsp.util.make_text_document_params(), position = { line = 1, character = 5 } }
here.range = { start = here.position, ['end'] = here.position }
here.context = { diagnostics = {} }
local answers = vim.lsp.buf_request_sync(0, 'textDocument/codeAction', here, 10000)
local action = answers and answers[id] and answers[id].result and answers[id].result[1]
if not action then fail('no fix is offered') end
vim.lsp.util.apply_workspace_edit(action.edit, vim.lsp.get_client_by_id(id).offset_encoding)
if not vim.wait(10000, function() return #found() == 0 end, 20) then fail('the fix puts nothing right') end
local hover = vim.lsp.buf_request_sync(0, 'textDocument/hover', here, 10000)
local page = hover and hover[id] and hover[id].result and hover[id].result.contents.value
if not page or not page:find('whitelist', 1, true) then fail('no documented row is shown') end
vim.lsp.stop_client(id)
if not vim.wait(10000, function() return vim.lsp.client_is_stopped(id) end, 20) then fail('the server does not stop') end
vim.cmd('qall!')

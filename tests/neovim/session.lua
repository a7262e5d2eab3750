-- What an editor does: opens a document, types, takes a quick fix, takes every safe fix, asks.
-- Prints one fact a line for the test to read. The server's path comes in $SERVER.

local function say(name, value)
  io.stdout:write(name .. '=' .. tostring(value):gsub('\n', '⏎') .. '\n')
end

local config = { name = 'parapheur', cmd = { vim.env.SERVER }, root_dir = vim.fn.getcwd() }
local id
if vim.lsp.start then
  id = vim.lsp.start(config)
else -- Neovim 0.7
  id = vim.lsp.start_client(config)
  vim.lsp.buf_attach_client(0, id)
end

local function found(code)
  for _, d in ipairs(vim.diagnostic.get(0)) do
    if d.code == code then return d end
  end
end

local function settled(condition)
  return vim.wait(10000, condition, 20)
end

local function ask(method, params)
  params.textDocument = vim.lsp.util.make_text_document_params()
  local answers = vim.lsp.buf_request_sync(0, method, params, 10000)
  return answers and answers[id] and answers[id].result
end

local function place(line, byte)
  local text = vim.api.nvim_buf_get_lines(0, line, line + 1, false)[1]
  local _, units = vim.str_utfindex(text, byte)
  return { line = line, character = units }
end

local function underlined(d)
  local line = vim.api.nvim_buf_get_lines(0, d.lnum, d.lnum + 1, false)[1]
  return line:sub(d.col + 1, d.end_col)
end

local function act(range, kind)
  local actions = ask('textDocument/codeAction', { range = range, context = { diagnostics = {}, only = { kind } } })
  say(kind, actions[1].title)
  vim.lsp.util.apply_workspace_edit(actions[1].edit, 'utf-16')
end

settled(function() return found('RE002') end)
say('opened', underlined(found('RE002')))

vim.api.nvim_buf_set_text(0, 5, 0, 5, 0, { '😀 É ' })
local before = found('RE002').col
settled(function() return found('RE002') and found('RE002').col ~= before end)
say('typed', underlined(found('RE002')))

local d = found('RE002')
act({ start = place(d.lnum, d.col), ['end'] = place(d.end_lnum, d.end_col) }, 'quickfix')
settled(function() return not found('RE002') end)
say('left', found('RE002') == nil)

act({ start = place(0, 0), ['end'] = place(0, 0) }, 'source.fixAll')
settled(function() return not found('TY002') end)
say('title', vim.api.nvim_buf_get_lines(0, 1, 2, false)[1])
say('text', vim.api.nvim_buf_get_lines(0, 5, 6, false)[1])

local hover = ask('textDocument/hover', { position = place(5, 12) })
say('hover', hover.contents.value)
say('symbol', ask('textDocument/documentSymbol', {})[1].name)
vim.cmd('qa!')

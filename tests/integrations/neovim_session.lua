-- What a person does in Neovim, told as JSON: open a draft, look at its findings, hover over one, switch it off.

local function found()
  local told = {}
  for _, each in ipairs(vim.diagnostic.get(0)) do
    local words = vim.api.nvim_buf_get_text(0, each.lnum, each.col, each.end_lnum, each.end_col, {})
    table.insert(told, { code = each.code, words = table.concat(words, "\n"), message = each.message })
  end
  return told
end

local function wait(what)
  if not vim.wait(60000, what, 50) then
    error("waited in vain")
  end
end

local function ask(method, params)
  for _, answer in pairs(vim.lsp.buf_request_sync(0, method, params, 10000) or {}) do
    return answer.result
  end
end

local told = { version = tostring(vim.version().major) .. "." .. tostring(vim.version().minor) }
wait(function() return #vim.diagnostic.get(0) > 0 end)
told.before = found()
local first = vim.diagnostic.get(0)[1]
vim.api.nvim_win_set_cursor(0, { first.lnum + 1, first.col })
local here = vim.lsp.util.make_position_params(0, "utf-16")
told.hover = ask("textDocument/hover", here).contents.value
local range = {
  start = here.position,
  ["end"] = { line = here.position.line, character = here.position.character + 1 },
}
local diagnostic = { range = range, code = first.code, source = first.source, message = first.message }
local actions = ask("textDocument/codeAction", {
  textDocument = here.textDocument,
  range = range,
  context = { diagnostics = { diagnostic } },
})
told.action = actions[1].title
vim.lsp.util.apply_workspace_edit(actions[1].edit, "utf-16")
local count = #told.before
wait(function() return #vim.diagnostic.get(0) == count - 1 end)
told.after = found()
told.lines = vim.api.nvim_buf_get_lines(0, 0, -1, false)
vim.fn.writefile({ vim.fn.json_encode(told) }, vim.env.TOLD)
vim.cmd("qall!")

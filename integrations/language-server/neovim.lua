-- Starts credscore's language server for text, Markdown and HTML in Neovim 0.7 and later: put it into the folder "plugin" of your settings.

local settings = {
  name = "credscore",
  cmd = vim.g.credscore_command or { "credscore", "lsp" },
  root_dir = vim.loop.cwd(),
}
local client -- of Neovim before 0.8, which has no vim.lsp.start

local function begin(buffer)
  if vim.lsp.start then
    vim.lsp.start(settings, { bufnr = buffer })
    return
  end
  client = client or vim.lsp.start_client(settings)
  vim.lsp.buf_attach_client(buffer, client)
end

vim.api.nvim_create_autocmd("FileType", {
  pattern = { "text", "markdown", "html" },
  callback = function(event)
    begin(event.buf)
  end,
})

// Starts credscore's language server for drafts and stops it when VS Code does. All else is the server's: it finds, VS Code shows.
"use strict";

const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

function options() {
  const settings = vscode.workspace.getConfiguration("credscore");
  const [command, ...args] = settings.get("command");
  const languages = settings.get("languages");
  return {
    server: { command, args },
    client: { documentSelector: languages.flatMap((language) => [{ scheme: "file", language }, { scheme: "untitled", language }]) },
  };
}

async function start() {
  const { server, client: drafts } = options();
  client = new LanguageClient("credscore", "credscore", server, drafts);
  try {
    await client.start();
  } catch (problem) {
    const line = [server.command, ...server.args].join(" ");
    vscode.window.showErrorMessage(
      `credscore: "${line}" could not be started (${problem.message}). Run: pip install 'credscore[lsp]', or set credscore.command.`,
    );
  }
}

async function stop() {
  const running = client;
  client = undefined;
  if (running && running.isRunning()) {
    await running.stop();
  }
}

async function restart() {
  await stop();
  await start();
}

async function activate(context) {
  context.subscriptions.push(
    vscode.commands.registerCommand("credscore.restart", restart),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration("credscore")) {
        await restart();
      }
    }),
  );
  await start();
}

module.exports = { activate, deactivate: stop };

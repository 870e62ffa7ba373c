// The extension: starts the server beside it, and shows what the server answers. All that is clever is in the server.
const vscode = require("vscode");
const { LanguageClient, TransportKind } = require("vscode-languageclient/node");

/** The connection with the server, once there is one. */
let client;

/** A page of text beside the editor. */
async function showPage(content, language) {
  const document = await vscode.workspace.openTextDocument({ content, language });
  await vscode.window.showTextDocument(document, { preview: true, viewColumn: vscode.ViewColumn.Beside });
}

async function ask(command, ...given) {
  if (client === undefined) return null;
  return client.sendRequest("workspace/executeCommand", { command, arguments: given });
}

function currentUri() {
  const document = vscode.window.activeTextEditor?.document;
  return document?.languageId === "tenor" ? document.uri.toString() : null;
}

async function showRun(uri = currentUri()) {
  if (uri === null) return;
  const answer = await ask("tenor.run", uri);
  if (answer === null) return;
  if (answer.problem !== undefined) void vscode.window.showInformationMessage(answer.problem);
  else await showPage(JSON.stringify(answer, null, 2), "json");
}

async function explainTerm() {
  const editor = vscode.window.activeTextEditor;
  const uri = currentUri();
  if (editor === undefined || uri === null) return;
  const range = editor.document.getWordRangeAtPosition(editor.selection.active);
  const term = range === undefined ? "" : editor.document.getText(range);
  const answer = await ask("tenor.explain", uri, term);
  if (answer === null) return;
  if (answer.problem !== undefined) void vscode.window.showInformationMessage(answer.problem);
  else await showPage(answer.text, "plaintext");
}

/** The words of a lens are the result; a click shows each expectation. */
async function showScenario(uri, title) {
  const answer = await ask("tenor.runScenario", uri, title);
  if (answer === null) return;
  if (answer.problem !== undefined) return void vscode.window.showInformationMessage(answer.problem);
  const lines = answer.expectations.map(
    ({ passed, text, got }) => `${passed ? "✓" : "✗"} ${text}${passed ? "" : `\n    got ${got}`}`,
  );
  await showPage(
    [answer.title, "", ...lines, ...answer.messages.map((each) => `  ${each}`)].join("\n"),
    "plaintext",
  );
}

async function showReadings(uri) {
  const answer = await ask("tenor.readings", uri);
  const items = (answer ?? []).map(({ names, sections }) => ({
    label: names.join(" / "),
    description: `the default is "${names[0]}"`,
    detail: `section ${sections.join(", ")}`,
  }));
  await vscode.window.showQuickPick(items, { title: "Readings" });
}

async function showReferences(uri, position, locations) {
  const at = new vscode.Position(position.line, position.character);
  const found = locations.map(({ uri: each, range: { start, end } }) => {
    const range = new vscode.Range(start.line, start.character, end.line, end.character);
    return new vscode.Location(vscode.Uri.parse(each), range);
  });
  await vscode.commands.executeCommand("editor.action.showReferences", vscode.Uri.parse(uri), at, found);
}

exports.activate = async function activate(context) {
  const module = context.asAbsolutePath("dist/server.mjs");
  const server = { module, transport: TransportKind.stdio };
  client = new LanguageClient(
    "tenor",
    "Tenor",
    { run: server, debug: server },
    {
      documentSelector: [{ language: "tenor" }],
      synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher("**/{*.tenor,tenor.json}") },
      middleware: {
        // Lenses name the server's commands; what they show is the extension's.
        executeCommand: async (command, given, next) => {
          if (command === "tenor.run") return showRun(given[0]);
          if (command === "tenor.runScenario") return showScenario(given[0], given[1]);
          if (command === "tenor.readings") return showReadings(given[0]);
          return next(command, given);
        },
      },
    },
  );
  context.subscriptions.push(
    vscode.commands.registerCommand("tenor.showRun", () => showRun()),
    vscode.commands.registerCommand("tenor.explainTerm", explainTerm),
    vscode.commands.registerCommand("tenor.showReferences", showReferences),
    vscode.commands.registerCommand("tenor.restart", () => client?.restart()),
  );
  await client.start();
};

exports.deactivate = () => client?.stop();

/** Commands that change `tenor.json`, which names the facts beside a contract: the last day, the readings. */

import * as vscode from "vscode";
import type { Ambiguity } from "./answers.ts";
import { asOfIn, dayOf, firstFacts, withAsOf, withReadings } from "./facts-file.ts";
import { currentContract, type Link } from "./link.ts";

function factsOf(contract: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(contract, "..", "tenor.json");
}

function nameOf({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

async function textOf(uri: vscode.Uri): Promise<string | null> {
  try {
    return (await vscode.workspace.openTextDocument(uri)).getText();
  } catch {
    return null;
  }
}

/** Through the editor, so that it can be undone. */
async function write(uri: vscode.Uri, text: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const whole = new vscode.Range(
    new vscode.Position(0, 0),
    document.lineAt(document.lineCount - 1).range.end,
  );
  const edit = new vscode.WorkspaceEdit();
  edit.replace(uri, whole, text);
  await vscode.workspace.applyEdit(edit);
  await document.save();
}

/** The `tenor.json` beside the contract at hand; offers to begin one where there is none. */
async function existing(contract: vscode.Uri): Promise<{ uri: vscode.Uri; text: string } | null> {
  const uri = factsOf(contract);
  const text = await textOf(uri);
  if (text !== null) return { uri, text };
  const create = "Create tenor.json";
  const words = "There is no tenor.json beside the contract, which names the facts to run it on.";
  if ((await vscode.window.showInformationMessage(words, create)) !== create) return null;
  await createFacts(contract);
  const made = await textOf(uri);
  return made === null ? null : { uri, text: made };
}

/** Names the files beside the contract that look like facts, and shows the file to be corrected. */
export async function createFacts(given?: vscode.Uri): Promise<void> {
  const contract = given ?? currentContract()?.uri;
  if (contract === undefined) return;
  const uri = factsOf(contract);
  if ((await textOf(uri)) === null) {
    const beside = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(contract, ".."));
    const text = firstFacts(
      nameOf(contract),
      beside.map(([name]) => name),
    );
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  }
  await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside });
}

export async function pickAsOf(given?: vscode.Uri): Promise<void> {
  const contract = given ?? currentContract()?.uri;
  const facts = contract === undefined ? null : await existing(contract);
  if (facts === null) return;
  const typed = await vscode.window.showInputBox({
    title: "As of",
    prompt: "The last day of the run, such as 2007-12-31. Empty: the day of the last event.",
    value: asOfIn(facts.text) ?? "",
    validateInput: (text) =>
      text.trim() === "" || dayOf(text) !== null ? null : "A day is written 2007-12-31: year, month, day.",
  });
  if (typed !== undefined) await write(facts.uri, withAsOf(facts.text, dayOf(typed)));
}

interface Choice extends vscode.QuickPickItem {
  readonly ambiguity: Ambiguity;
}

export async function pickReadings(link: Link, given?: vscode.Uri): Promise<void> {
  const contract = given ?? currentContract()?.uri;
  if (contract === undefined) return;
  const ambiguities = (await link.ask<Ambiguity[]>("tenor.readings", contract)) ?? [];
  if (ambiguities.length === 0)
    return void vscode.window.showInformationMessage("The contract has no passage with several readings.");
  const facts = await existing(contract);
  if (facts === null) return;
  const items = ambiguities.map((ambiguity): Choice => ({
    ambiguity,
    label: `Section ${ambiguity.sections.join(", ")}: "${ambiguity.picked}"`,
    description: ambiguity.picked === ambiguity.names[0] ? "the default" : "",
    detail: ambiguity.names.join(" / "),
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: "Readings",
    placeHolder: "Which passage is to be read another way?",
    matchOnDetail: true,
  });
  if (chosen === undefined) return;
  const { key, names, sections } = chosen.ambiguity;
  const name = await vscode.window.showQuickPick([...names], { title: `Section ${sections.join(", ")}` });
  if (name === undefined) return;
  const picked = ambiguities
    .map((each) => ({ name: each.key === key ? name : each.picked, usual: each.names[0] }))
    .filter((each) => each.name !== each.usual)
    .map((each) => each.name);
  await write(facts.uri, withReadings(facts.text, [...new Set(picked)]));
}

/** The view "Timeline": what the facts beside the contract in the editor make of its terms. */

import * as vscode from "vscode";
import { isProblem, type Place, type Problem, type Timeline } from "./answers.ts";
import { currentContract, type Link } from "./link.ts";
import { problemBody, SCRIPT, STYLE, timelineBody } from "./timeline-page.ts";

const NO_CONTRACT = "Open a contract (a .tenor file) to see its terms over time.";
/** Milliseconds from the last change to a new drawing. */
const PAUSE = 400;

export class TimelineView implements vscode.WebviewViewProvider, vscode.Disposable {
  static readonly id = "tenor.timelineView";
  private readonly link: Link;
  private readonly heard: vscode.Disposable[];
  private view: vscode.WebviewView | null = null;
  private contract: vscode.Uri | null = null;
  private shown: Timeline | null = null;
  private waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(link: Link) {
    this.link = link;
    const soon = (): void => this.refreshSoon();
    const facts = vscode.workspace.createFileSystemWatcher("**/*.{tenor,json,csv}");
    this.heard = [
      facts,
      facts.onDidChange(soon),
      facts.onDidCreate(soon),
      facts.onDidDelete(soon),
      vscode.window.onDidChangeActiveTextEditor(soon),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document.languageId === "tenor") soon();
      }),
    ];
  }

  dispose(): void {
    clearTimeout(this.waiting);
    for (const each of this.heard) each.dispose();
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.view = view;
    view.webview.options = { enableScripts: true, localResourceRoots: [] };
    view.webview.onDidReceiveMessage((message: unknown) => this.clicked(message));
    view.onDidChangeVisibility(() => this.refreshSoon());
    view.onDidDispose(() => {
      this.view = null;
    });
    view.webview.html = page();
  }

  private refreshSoon(): void {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => void this.refresh(), PAUSE);
  }

  private async refresh(): Promise<void> {
    const { view } = this;
    if (view === null || !view.visible) return;
    // The facts of a contract are looked at beside its timeline, which then stays.
    this.contract = currentContract()?.uri ?? this.contract;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- the view's own, which takes none
    await view.webview.postMessage({ body: await this.body() });
  }

  private async body(): Promise<string> {
    if (this.contract === null) return problemBody(NO_CONTRACT);
    const answer = await this.link.ask<Timeline | Problem>("tenor.timeline", this.contract);
    this.shown = answer === null || isProblem(answer) ? null : answer;
    if (answer === null) return problemBody(NO_CONTRACT);
    return isProblem(answer) ? problemBody(answer.problem) : timelineBody(answer);
  }

  private clicked(message: unknown): void {
    const { ready, go, command } = (message ?? {}) as { ready?: unknown; go?: unknown; command?: unknown };
    if (ready === true) void this.refresh();
    if (typeof command === "string") void vscode.commands.executeCommand(command, this.contract);
    const place = typeof go === "string" ? this.placeOf(go) : null;
    if (place !== null) void this.link.show(place);
  }

  /** What a link of the page leads to. */
  private placeOf(go: string): Place | null {
    const [kind, number] = go.split(" ");
    const index = Number(number);
    if (kind === "term") return this.shown?.terms[index]?.clause ?? null;
    const row = this.shown?.rows[index];
    return (kind === "fact" ? row?.fact : row?.clause) ?? null;
  }
}

/** The page asks for its body when it is ready, so that nothing is sent to one that does not listen yet. */
function page(): string {
  const nonce = [...crypto.getRandomValues(new Uint8Array(16))].map((each) => each.toString(16)).join("");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}';">
<title>Timeline</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body><script nonce="${nonce}">${SCRIPT}</script></body>
</html>`;
}

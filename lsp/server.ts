/** The wiring: what the server can do, and which feature answers which request. */

import {
  CodeActionKind,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticReportKind,
  ErrorCodes,
  ResponseError,
  TextDocumentSyncKind,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  type Range,
  type TextDocumentPositionParams,
} from "vscode-languageserver";
import type { Compilation } from "../interpreter/compilation.ts";
import { codeActions } from "./features/code-actions.ts";
import { FactsBeside, type Beside } from "./beside.ts";
import { incomingCalls, outgoingCalls, prepareCalls } from "./features/calls.ts";
import { COMMANDS, execute, isCommand, type ComparisonPage, type Reach } from "./features/commands.ts";
import { completion, symbolOf } from "./features/completion.ts";
import { diagnosticsOf } from "./features/diagnostics.ts";
import { foldingRanges, selectionRange } from "./features/folding.ts";
import { formatting, onType, type Format } from "./features/formatting.ts";
import { inlayHints } from "./features/hints.ts";
import { hover, symbolText } from "./features/hover.ts";
import { codeLenses, lensCommand, type LensData } from "./features/lenses.ts";
import { linkedRanges } from "./features/linked.ts";
import { documentLinks } from "./features/links.ts";
import { definition, implementation, typeDefinition } from "./features/navigation.ts";
import { highlights, references } from "./features/references.ts";
import { prepareRename, rename, type Refusal } from "./features/rename.ts";
import { delta, legend, semanticTokens } from "./features/semantic-tokens.ts";
import { signatureHelp } from "./features/signature.ts";
import { outline, workspaceSymbols } from "./features/symbols.ts";
import { valueText } from "./features/values.ts";
import { expectedAfter } from "./expected.ts";
import { fileOf } from "./lookup.ts";
import { sourcesOf } from "./pipeline.ts";
import { offsetAt, spanOf } from "./positions.ts";
import { pathOf, uriOfPath } from "./uri.ts";
import type { View } from "./view.ts";
import { Workspace, type Files } from "./workspace.ts";

export interface ServerOptions {
  readonly files: Files;
  readonly format: Format;
  /** How two drafts are shown side by side; without it they cannot be compared. */
  readonly comparisonPage?: ComparisonPage;
  /** Milliseconds between the last keystroke and the messages that are pushed; an editor may set its own. */
  readonly delay?: number;
  readonly version?: string;
}

const DELAY = 120;

/** Serves an editor until it goes. */
export function serve(connection: Connection, options: ServerOptions): void {
  new Server(connection, options).listen();
}

class Server {
  private readonly connection: Connection;
  private readonly workspace: Workspace;
  private readonly facts: FactsBeside;
  private readonly format: Format;
  private readonly comparisonPage: ComparisonPage | null;
  private readonly version: string;
  private delay: number;
  /** Whether the editor asks for messages itself. */
  private pulls = false;
  private refreshes = false;
  private watches = false;
  private hasFolders = false;
  /** Whether the editor has the command that asks for the words of a blank. */
  private canAsk = false;
  private waiting: ReturnType<typeof setTimeout> | null = null;
  private readonly page: string;

  constructor(connection: Connection, options: ServerOptions) {
    const { files, format, delay = DELAY, version = "" } = options;
    this.connection = connection;
    this.workspace = new Workspace(files);
    this.facts = new FactsBeside(files);
    this.format = format;
    this.comparisonPage = options.comparisonPage ?? null;
    this.delay = delay;
    this.version = version;
    this.page = uriOfPath(`${files.documentation}/diagnostics.md`);
  }

  listen(): void {
    const { connection } = this;
    connection.onInitialize((params) => this.initialize(params));
    connection.onInitialized(() => this.initialized());
    this.listenToDocuments();
    this.listenToRequests();
    this.listenToMore();
    connection.listen();
  }

  private initialize({
    capabilities,
    workspaceFolders,
    initializationOptions,
    rootUri,
  }: InitializeParams): InitializeResult {
    const { textDocument, workspace } = capabilities;
    this.pulls = textDocument?.diagnostic !== undefined;
    this.refreshes = workspace?.diagnostics?.refreshSupport === true;
    this.hasFolders = workspace?.workspaceFolders === true;
    this.watches = workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    const folders = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
    this.workspace.folders = folders.flatMap((uri) => pathOf(uri) ?? []);
    const wanted = (initializationOptions ?? {}) as { readonly delay?: unknown; readonly asks?: unknown };
    if (typeof wanted.delay === "number" && wanted.delay >= 0) this.delay = wanted.delay;
    this.canAsk = wanted.asks === true;
    return {
      serverInfo: { name: "tenor", version: this.version },
      capabilities: {
        positionEncoding: "utf-16",
        textDocumentSync: {
          openClose: true,
          change: TextDocumentSyncKind.Incremental,
          save: { includeText: false },
        },
        completionProvider: { triggerCharacters: ['"', " ", "("], resolveProvider: true },
        hoverProvider: true,
        definitionProvider: true,
        declarationProvider: true,
        typeDefinitionProvider: true,
        implementationProvider: true,
        referencesProvider: true,
        documentHighlightProvider: true,
        renameProvider: { prepareProvider: true },
        documentFormattingProvider: true,
        documentRangeFormattingProvider: true,
        documentOnTypeFormattingProvider: { firstTriggerCharacter: "\n", moreTriggerCharacter: ["."] },
        codeActionProvider: {
          codeActionKinds: [
            CodeActionKind.QuickFix,
            CodeActionKind.RefactorRewrite,
            CodeActionKind.RefactorExtract,
            CodeActionKind.RefactorInline,
            CodeActionKind.SourceFixAll,
          ],
        },
        documentSymbolProvider: { label: "Tenor" },
        workspaceSymbolProvider: true,
        foldingRangeProvider: true,
        selectionRangeProvider: true,
        semanticTokensProvider: { legend, full: { delta: true }, range: true },
        codeLensProvider: { resolveProvider: true },
        inlayHintProvider: true,
        documentLinkProvider: { resolveProvider: false },
        callHierarchyProvider: true,
        signatureHelpProvider: { triggerCharacters: [" ", ",", "="] },
        linkedEditingRangeProvider: true,
        executeCommandProvider: { commands: [...COMMANDS] },
        diagnosticProvider: { identifier: "tenor", interFileDependencies: true, workspaceDiagnostics: true },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  }

  private async initialized(): Promise<void> {
    // The grammar's automaton is made before the first completion asks for it.
    const soon: unknown = setTimeout(() => expectedAfter([]), 200);
    // In a browser it is a number, and nothing waits for it.
    if (typeof soon === "object") (soon as NodeJS.Timeout).unref();
    if (this.hasFolders) {
      this.connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.flatMap(({ uri }) => pathOf(uri) ?? []));
        const left = this.workspace.folders.filter((folder) => !gone.has(folder));
        this.workspace.folders = [...left, ...added.flatMap(({ uri }) => pathOf(uri) ?? [])];
        this.changed(0);
      });
    }
    if (!this.watches) return;
    const watchers = [{ globPattern: "**/*.tenor" }, { globPattern: "**/tenor.json" }];
    await this.connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  }

  // ---- documents ----

  private listenToDocuments(): void {
    const { connection, workspace } = this;
    connection.onDidOpenTextDocument(({ textDocument: { uri, version, text } }) => {
      workspace.open(uri, version, text);
      this.changed(0);
    });
    connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
      if (workspace.change(uri, version, contentChanges) === null)
        this.log("change", uri, `version ${version} is not newer, and is left out`);
      else {
        this.typed = uri;
        this.changed(this.delay);
      }
    });
    connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
      workspace.close(uri);
      this.published.delete(uri);
      this.painted.delete(uri);
      if (!this.pulls) void connection.sendDiagnostics({ uri, diagnostics: [] });
      this.changed(this.delay);
    });
    connection.onDidChangeWatchedFiles(() => this.changed(0));
    connection.onDidSaveTextDocument(() => this.changed(0));
  }

  /** Messages follow when the typing pauses. */
  private changed(delay: number): void {
    if (this.waiting !== null) clearTimeout(this.waiting);
    this.waiting = setTimeout(() => {
      this.waiting = null;
      this.publish();
    }, delay);
  }

  private publish(): void {
    if (this.pulls) {
      // An editor that asks knows of its own change; what depends on it has to be asked for again.
      if (this.refreshes && this.workspace.opened.length > 1)
        void this.connection.languages.diagnostics.refresh();
      return;
    }
    // The document that was typed in comes first.
    const first = this.typed === null ? [] : [this.typed];
    for (const uri of new Set([...first, ...this.workspace.opened.map((each) => each.uri)]))
      this.guarded("diagnostics", uri, () => this.publishOf(uri));
  }

  private publishOf(uri: string): void {
    const version = this.workspace.document(uri)?.version;
    if (version === undefined) return;
    const compilation = this.workspace.compilation(uri);
    const known = this.published.get(uri);
    if (known !== undefined && known.version === version && known.compilation === compilation) return;
    this.published.set(uri, { version, compilation });
    void this.connection.sendDiagnostics({ uri, version, diagnostics: this.diagnostics(uri) });
  }

  /** What was last told of each document. */
  private readonly published = new Map<
    string,
    { readonly version: number; readonly compilation: Compilation | null }
  >();
  private typed: string | null = null;

  private diagnostics(uri: string): ReturnType<typeof diagnosticsOf> {
    const view = this.view(uri);
    return view === null ? [] : diagnosticsOf(view, this.page);
  }

  /** A document with its compilation as they are now. */
  private view(uri: string): View | null {
    const { workspace } = this;
    const compilation = workspace.compilation(uri);
    if (compilation === null) return null;
    const { source } = compilation;
    const file = fileOf(compilation, source);
    return file === null ? null : { compilation, source, file, uriOf: workspace.uriOf };
  }

  // ---- requests ----

  private listenToRequests(): void {
    const { connection, workspace } = this;
    const { languages } = connection;

    languages.diagnostics.on(({ textDocument: { uri } }) => {
      const items = this.guarded("diagnostics", uri, () => this.diagnostics(uri)) ?? [];
      return { kind: DocumentDiagnosticReportKind.Full, items };
    });
    languages.diagnostics.onWorkspace(() => ({
      items: workspace.everyUri().map((uri) => ({
        uri,
        version: workspace.document(uri)?.version ?? null,
        kind: DocumentDiagnosticReportKind.Full,
        items: this.guarded("diagnostics", uri, () => this.diagnostics(uri)) ?? [],
      })),
    }));

    connection.onCompletion(({ textDocument: { uri }, position }) =>
      this.guarded("completion", uri, () => {
        const source = workspace.source(uri);
        const compilation = workspace.latest(uri);
        if (source === null || compilation === null) return null;
        const modules = (): string[] => this.modulesFor(uri);
        const items = completion({ source, compilation, modules }, offsetAt(source, position));
        return items.map((item) => ({ ...item, data: { ...(item.data as object), uri } }));
      }),
    );
    connection.onCompletionResolve((item) => {
      const { uri = "", key = "" } = (item.data ?? {}) as { uri?: string; key?: string };
      return (
        this.guarded("completion resolve", uri, () => {
          const compilation = workspace.latest(uri);
          const symbol = compilation === null ? null : symbolOf(compilation, key);
          const view = this.view(uri);
          if (symbol === null || view === null) return item;
          return { ...item, documentation: { kind: "markdown" as const, value: symbolText(view, symbol) } };
        }) ?? item
      );
    });

    connection.onHover((at) =>
      this.at("hover", at, (view, offset) => {
        const beside = this.beside(view);
        return hover(view, offset, (symbol) => (beside === null ? null : valueText(symbol, beside)));
      }),
    );
    connection.onDefinition((at) =>
      this.at("definition", at, (view, offset) => definition(view, offset, workspace.find)),
    );
    connection.onDeclaration((at) =>
      this.at("declaration", at, (view, offset) => definition(view, offset, workspace.find)),
    );
    connection.onTypeDefinition((at) => this.at("type definition", at, typeDefinition));
    connection.onImplementation((at) => this.at("implementation", at, implementation));
    connection.onReferences((at) =>
      this.at("references", at, (view, offset) =>
        references(view, offset, this.around(view), at.context.includeDeclaration),
      ),
    );
    connection.onDocumentHighlight((at) => this.at("highlight", at, highlights));
    connection.onPrepareRename((at) =>
      this.at("prepare rename", at, (view, offset) => allowed(prepareRename(view, offset))),
    );
    connection.onRenameRequest((at) =>
      this.at("rename", at, (view, offset) =>
        allowed(rename(view, offset, at.newName, this.around(view), workspace.find)),
      ),
    );

    connection.onDocumentFormatting(({ textDocument: { uri } }) => this.formatted("formatting", uri, null));
    connection.onDocumentRangeFormatting(({ textDocument: { uri }, range }) =>
      this.formatted("range formatting", uri, range),
    );
    connection.onDocumentOnTypeFormatting(({ textDocument: { uri }, position, ch }) =>
      this.guardedAsync("on type formatting", uri, async () => {
        const source = workspace.source(uri);
        return source === null ? [] : onType(source, offsetAt(source, position), ch, this.format);
      }),
    );
    connection.onCodeAction(({ textDocument: { uri }, range, context }) =>
      this.guarded("code action", uri, () => {
        const view = this.view(uri);
        if (view === null) return [];
        const { page, canAsk } = this;
        const options = { page, canAsk, only: context.only ?? [], facts: this.beside(view) };
        return codeActions(view, spanOf(view.source, range), options);
      }),
    );
  }

  /** What is asked less often. */
  private listenToMore(): void {
    const { connection, workspace } = this;
    const { languages } = connection;

    connection.onDocumentSymbol(({ textDocument }) =>
      this.with("outline", textDocument, ({ file, source }) => outline(file, source)),
    );
    connection.onWorkspaceSymbol(({ query }) =>
      this.guarded("workspace symbols", "", () =>
        workspaceSymbols(
          workspace.everyUri().flatMap((uri) => workspace.source(uri) ?? []),
          query,
          workspace.uriOf,
        ),
      ),
    );
    connection.onFoldingRanges(({ textDocument }) =>
      this.with("folding", textDocument, ({ file, source }) => foldingRanges(file, source)),
    );
    connection.onSelectionRanges(({ textDocument, positions }) =>
      this.with("selection", textDocument, ({ file, source }) =>
        positions.map((position) => selectionRange(file, source, offsetAt(source, position))),
      ),
    );
    connection.onDocumentLinks(({ textDocument }) =>
      this.with("links", textDocument, (view) => documentLinks(view, workspace.find)),
    );
    connection.onSignatureHelp(({ textDocument: { uri }, position }) =>
      this.guarded("signature help", uri, () => {
        const source = workspace.source(uri);
        const compilation = workspace.latest(uri);
        return source === null || compilation === null
          ? null
          : signatureHelp(source, compilation, offsetAt(source, position));
      }),
    );
    languages.onLinkedEditingRange((at) => this.at("linked editing", at, linkedRanges));

    connection.onCodeLens(({ textDocument }) =>
      this.with("lenses", textDocument, (view) => codeLenses(view, this.beside(view))),
    );
    connection.onCodeLensResolve((lens) => {
      const data = lens.data as LensData;
      const command = this.with("lens", data, (view) => lensCommand(view, data, this.beside(view)));
      return command === null ? lens : { ...lens, command };
    });
    languages.inlayHint.on(({ textDocument, range }) =>
      this.with("hints", textDocument, (view) =>
        inlayHints(view, spanOf(view.source, range), this.beside(view)),
      ),
    );

    languages.callHierarchy.onPrepare((at) => this.at("call hierarchy", at, prepareCalls));
    languages.callHierarchy.onIncomingCalls(({ item }) =>
      this.with("incoming calls", item, (view) => incomingCalls(item, this.around(view), workspace.uriOf)),
    );
    languages.callHierarchy.onOutgoingCalls(({ item }) =>
      this.with("outgoing calls", item, (view) => outgoingCalls(item, view.compilation, workspace.uriOf)),
    );

    languages.semanticTokens.on(({ textDocument: { uri } }) => this.tokens(uri));
    languages.semanticTokens.onRange(({ textDocument, range }) => ({
      data:
        this.with("tokens", textDocument, (view) => semanticTokens(view, spanOf(view.source, range))) ?? [],
    }));
    languages.semanticTokens.onDelta(({ textDocument: { uri }, previousResultId }) => {
      const before = this.painted.get(uri);
      const { resultId, data } = this.tokens(uri);
      if (before?.resultId !== previousResultId) return { resultId, data };
      return { resultId, edits: delta(before.data, data) };
    });

    connection.onExecuteCommand(async ({ command, arguments: given = [] }) => {
      if (!isCommand(command))
        throw new ResponseError(ErrorCodes.InvalidParams, `There is no command "${command}".`);
      const uri = String(given[0]);
      const done = this.with(command, { uri }, (view) =>
        execute(command, view, this.reach(view), given.slice(1)),
      );
      if (done === null) return null;
      if ("answer" in done) return done.answer;
      await connection.workspace.applyEdit(done.edit);
      return null;
    });
  }

  private readonly painted = new Map<string, { readonly resultId: string; readonly data: number[] }>();
  private paintings = 0;

  private tokens(uri: string): { resultId: string; data: number[] } {
    const data = this.with("tokens", { uri }, (view) => semanticTokens(view)) ?? [];
    const made = { resultId: String(++this.paintings), data };
    this.painted.set(uri, made);
    return made;
  }

  private beside({ compilation }: View): Beside | null {
    return this.facts.of(compilation);
  }

  /** What a command about a document reaches: its facts, and other documents run on the same ones. */
  private reach(view: View): Reach {
    const { compilation } = view;
    return {
      facts: this.beside(view),
      page: this.comparisonPage,
      other: (uri) => {
        const other = this.workspace.compilation(uri);
        return other === null ? null : { compilation: other, facts: this.facts.on(compilation, other) };
      },
    };
  }

  /** Answers a question about a document. */
  private with<T>(feature: string, { uri }: { readonly uri: string }, answer: (view: View) => T): T | null {
    return this.guarded(feature, uri, () => {
      const view = this.view(uri);
      return view === null ? null : answer(view);
    });
  }

  private formatted(
    feature: string,
    uri: string,
    range: Range | null,
  ): ReturnType<typeof formatting> | Promise<null> {
    return this.guardedAsync(feature, uri, async () => {
      const source = this.workspace.source(uri);
      if (source === null) return [];
      return formatting(source, this.format, range === null ? null : spanOf(source, range));
    }) as ReturnType<typeof formatting>;
  }

  /** What `uses "` can name from a document: the library, and the files beside it. */
  private modulesFor(uri: string): string[] {
    const { workspace } = this;
    const path = pathOf(uri);
    const folder = path?.replace(/\/[^/]*$/, "/");
    const beside = folder === undefined ? [] : workspace.files.list(folder.slice(0, -1), ".tenor");
    const own = beside
      .filter((each) => each !== path)
      .map((each) => each.slice(folder?.length).replace(/\.tenor$/, ""));
    return [...workspace.modules(), ...own];
  }

  /** The compilations that may name what a document names: its own, and those of the files that use the same modules. */
  private around({ compilation, uriOf }: View): Compilation[] {
    const found = new Set<Compilation>([compilation]);
    const among = this.workspace.everyUri();
    for (const source of sourcesOf(compilation)) {
      if (source.name.startsWith("std/") && source !== compilation.source) continue;
      for (const each of this.workspace.compilationsWith(uriOf(source), among)) found.add(each);
    }
    return [...found];
  }

  /** Answers a question about a position. */
  private at<T>(
    feature: string,
    { textDocument: { uri }, position }: TextDocumentPositionParams,
    answer: (view: View, offset: number) => T,
  ): T | null {
    return this.guarded(feature, uri, () => {
      const view = this.view(uri);
      return view === null ? null : answer(view, offsetAt(view.source, position));
    });
  }

  // ---- faults ----

  /** A fault of one feature is logged, with the document's version, and the others go on. */
  private guarded<T>(feature: string, uri: string, answer: () => T): T | null {
    try {
      return answer();
    } catch (error) {
      return this.fault(feature, uri, error);
    }
  }

  private async guardedAsync<T>(feature: string, uri: string, answer: () => Promise<T>): Promise<T | null> {
    try {
      return await answer();
    } catch (error) {
      return this.fault(feature, uri, error);
    }
  }

  private fault(feature: string, uri: string, error: unknown): null {
    // A refusal is an answer.
    if (error instanceof ResponseError) throw error;
    const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.log(feature, uri, words);
    return null;
  }

  private log(feature: string, uri: string, words: string): void {
    const version = this.workspace.document(uri)?.version;
    this.connection.console.error(
      `tenor: ${feature}, ${uri}${version === undefined ? "" : ` (version ${version})`}: ${words}`,
    );
  }
}

/** A refusal is told to the editor as an error of its own kind, which it shows. */
function allowed<T extends object>(answer: T | Refusal): T {
  if ("refused" in answer) throw new ResponseError(ErrorCodes.InvalidRequest, answer.refused);
  return answer;
}

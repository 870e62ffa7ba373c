// Emacs in batch mode, with eglot and the lines of configuration from docs/editors.md.
import { execFileSync } from "node:child_process";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { isFound } from "./install.ts";
import { configuration, MISSPELT, scratch, type Scratch } from "./scratch.ts";

const { emacs } = inject("editors");

const DRIVER = `
(require 'json)
(defun tenor-wait (what condition)
  (let ((end (+ (float-time) 60)))
    (while (not (funcall condition))
      (when (> (float-time) end) (error "waited in vain for %s" what))
      (accept-process-output nil 0.05))))
(defun tenor-server () (eglot-current-server))
;; Changes are sent, and messages shown, when Emacs is idle, which it never is in batch mode.
(defun tenor-messages ()
  (eglot--signal-textDocument/didChange)
  (flymake-start)
  (mapcar #'flymake-diagnostic-text (flymake-diagnostics)))
(defun tenor-ask (method &rest more)
  (jsonrpc-request (tenor-server) method
    (append (eglot--TextDocumentPositionParams) more) :timeout 60))
(let ((out nil))
  (condition-case problem
      (progn
        (require 'eglot)
        (setq-default case-fold-search nil)
        (setq eglot-sync-connect 60 eglot-connect-timeout 60 make-backup-files nil)
        (find-file (getenv "TENOR_FILE"))
        (call-interactively #'eglot)
        (tenor-wait "the server" #'tenor-server)
        (tenor-wait "a message" #'tenor-messages)
        (push (cons 'messages (vconcat (tenor-messages))) out)
        (goto-char (point-min))
        (search-forward "Warant")
        (let ((actions (jsonrpc-request (tenor-server) :textDocument/codeAction
                         (list :textDocument (eglot--TextDocumentIdentifier)
                               :range (list :start (eglot--pos-to-lsp-position) :end (eglot--pos-to-lsp-position))
                               :context (list :diagnostics [])) :timeout 60)))
          (seq-find (lambda (action)
                      (when (and (plist-get action :edit) (string-match-p "Warrant Price" (plist-get action :title)))
                        (push (cons 'fixed (plist-get action :title)) out)
                        (eglot--apply-workspace-edit (plist-get action :edit))
                        t))
                    actions))
        (tenor-wait "the end of the message" (lambda () (null (tenor-messages))))
        (goto-char (point-min))
        (search-forward "Warrant")
        (push (cons 'hover (plist-get (plist-get (tenor-ask :textDocument/hover) :contents) :value)) out)
        (eglot-format-buffer)
        (eglot--signal-textDocument/didChange)
        (goto-char (point-min))
        (search-forward "Warrant Pr")
        (eglot-rename "Exercise Price")
        (save-buffer))
    (error (push (cons 'problem (format "%S" problem)) out)))
  (with-temp-file (getenv "TENOR_ANSWER") (insert (json-encode out))))
`;

describe.skipIf(!isFound(emacs))("Emacs", () => {
  let place: Scratch;
  beforeEach(() => {
    place = scratch();
  });
  afterEach(() => place.remove());

  it("shows messages, mends one, hovers, formats and renames", () => {
    const program = isFound(emacs) ? emacs.path : "";
    const [lines = ""] = configuration("Emacs", "elisp");
    const init = place.write("init.el", lines);
    const driver = place.write("drive.el", DRIVER);
    const contract = place.write("draft.tenor", MISSPELT);
    // Debian's packages of Emacs Lisp are loaded by its site file.
    execFileSync(program, ["--batch", "-l", init, "-l", driver], {
      cwd: place.folder,
      env: { ...place.env, TENOR_FILE: contract, TENOR_ANSWER: place.path("answer.json") },
      timeout: 110_000,
      stdio: "pipe",
    });
    const out = JSON.parse(place.read("answer.json")) as {
      problem?: string;
      messages: string[];
      fixed: string;
      hover: string;
    };
    expect(out.problem).toBeUndefined();
    expect(out.messages).toHaveLength(1);
    expect(out.messages[0]).toContain('"Warant Price", which is not defined');
    expect(out.fixed).toContain("Warrant Price");
    expect(out.hover).toContain("$2.40");
    const text = place.read("draft.tenor");
    expect(text).toContain("\n  on Stock Split:\n    Exercise Price becomes Exercise Price / Ratio.");
    expect(text).toContain('"Exercise Price" initially means $2.40 per share.');
  });
});

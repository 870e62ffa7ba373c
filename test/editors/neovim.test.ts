// Neovim, headless, with the lines of configuration from docs/editors.md.
import { execFileSync } from "node:child_process";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { isFound } from "./install.ts";
import { configuration, MISSPELT, scratch, type Scratch } from "./scratch.ts";

const { neovim } = inject("editors");
const nvim = isFound(neovim) ? neovim.path : "";

/** From 0.8 on it has `vim.lsp.start`; the page has lines for both. */
function version(): number {
  const [, minor] = /NVIM v0\.(\d+)/.exec(execFileSync(nvim, ["--version"], { encoding: "utf8" })) ?? [];
  return Number(minor ?? 99);
}

const DRIVER = `
local out = {}
local function wait(what, condition)
  if not vim.wait(60000, condition, 50) then error("waited in vain for " .. what) end
end
local function ask(method, params)
  local answers = vim.lsp.buf_request_sync(0, method, params, 60000)
  for _, answer in pairs(answers or {}) do if answer.result then return answer.result end end
end
local function save()
  vim.cmd("silent write")
end
local ok, problem = pcall(function()
  vim.cmd("edit " .. vim.env.TENOR_FILE)
  wait("a message", function() return #vim.diagnostic.get(0) > 0 end)
  out.messages = vim.tbl_map(function(each) return each.code .. " " .. each.message end, vim.diagnostic.get(0))
  vim.fn.search("Warant")
  local at = vim.lsp.util.make_range_params()
  at.context = { diagnostics = {} }
  for _, action in ipairs(ask("textDocument/codeAction", at) or {}) do
    if action.edit and action.title:find("Warrant Price") then
      vim.lsp.util.apply_workspace_edit(action.edit, "utf-16")
      out.fixed = action.title
      break
    end
  end
  wait("the end of the message", function() return #vim.diagnostic.get(0) == 0 end)
  vim.fn.search("Warrant Price")
  out.hover = ask("textDocument/hover", vim.lsp.util.make_position_params()).contents.value
  local edits = ask("textDocument/formatting", vim.lsp.util.make_formatting_params())
  vim.lsp.util.apply_text_edits(edits or {}, 0, "utf-16")
  local rename = vim.lsp.util.make_position_params()
  rename.newName = "Exercise Price"
  vim.lsp.util.apply_workspace_edit(ask("textDocument/rename", rename), "utf-16")
  save()
end)
if not ok then out.problem = tostring(problem) end
local file = io.open(vim.env.TENOR_ANSWER, "w")
file:write(vim.fn.json_encode(out))
file:close()
vim.cmd("qall!")
`;

describe.skipIf(!isFound(neovim))("Neovim", () => {
  let place: Scratch;
  beforeEach(() => {
    place = scratch();
  });
  afterEach(() => place.remove());

  it("shows messages, mends one, hovers, formats and renames", () => {
    const [now = "", old = ""] = configuration("Neovim", "lua");
    const init = place.write("init.lua", version() >= 8 ? now : old);
    const driver = place.write("drive.lua", DRIVER);
    const contract = place.write("draft.tenor", MISSPELT);
    const answer = place.path("answer.json");
    execFileSync(nvim, ["--headless", "-n", "-i", "NONE", "-u", init, "-c", `luafile ${driver}`], {
      cwd: place.folder,
      env: { ...place.env, TENOR_FILE: contract, TENOR_ANSWER: answer },
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
    expect(out.messages[0]).toMatch(/^N101 .*"Warant Price", which is not defined/);
    expect(out.fixed).toContain("Warrant Price");
    expect(out.hover).toContain("$2.40");
    const text = place.read("draft.tenor");
    expect(text).toContain("\n  on Stock Split:\n    Exercise Price becomes Exercise Price / Ratio.");
    expect(text).toContain('"Exercise Price" initially means $2.40 per share.');
  });
});

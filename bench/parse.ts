import { parse } from "../grammar/parse.ts";
import { compile } from "../interpreter/compilation.ts";
import { parseByHand } from "./baseline/hand-parser.ts";
import { compare } from "./compare.ts";
import { contractOf } from "./workload/contract.ts";
import { library } from "./workload/run.ts";

/** Reading a contract, beside a parser written by hand that builds the same tree. */
export async function benchParse(): Promise<void> {
  for (const lines of [1_000, 20_000]) {
    const text = contractOf(lines);
    const small = lines === 1_000;
    await compare(`Parse ${lines.toLocaleString("en-US")} lines`, [
      { name: "a parser written by hand", run: () => parseByHand(text) },
      { name: "parse", run: () => parse({ name: "bench.tenor", text }), aim: "4 x" },
      {
        name: "parse and check",
        run: () => compile({ name: "bench.tenor", text }, library),
        ...(small ? { aim: "20 ms" } : {}),
      },
    ]);
  }
}

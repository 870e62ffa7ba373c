// npm run bench, or npm run bench -- parse|run|families|readings|register|startup|lsp
import { benchFamilies } from "./families.ts";
import { benchHistory } from "./history.ts";
import { benchLsp } from "./lsp.ts";
import { benchParse } from "./parse.ts";
import { benchReadings } from "./readings.ts";
import { benchRegister } from "./register.ts";
import { benchStartup } from "./startup.ts";

const benches = new Map<string, () => void | Promise<void>>([
  ["parse", benchParse],
  ["run", benchHistory],
  ["families", benchFamilies],
  ["readings", benchReadings],
  ["register", benchRegister],
  ["startup", benchStartup],
  ["lsp", benchLsp],
]);

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !benches.has(name));
if (unknown.length > 0) {
  console.error(`There is no bench "${unknown.join('", "')}"; there are ${[...benches.keys()].join(", ")}.`);
  process.exitCode = 1;
} else {
  for (const [name, bench] of benches) if (asked.length === 0 || asked.includes(name)) await bench();
}

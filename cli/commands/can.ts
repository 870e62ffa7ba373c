import type { Command } from "../command.ts";
export const command: Command = {
  name: "can",
  summary: "",
  description: "",
  operands: [],
  options: [],
  examples: [],
  run: () => 2,
};

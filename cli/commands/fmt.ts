import type { Command } from "../command.ts";
export const command: Command = {
  name: "fmt",
  summary: "",
  description: "",
  operands: [],
  options: [],
  examples: [],
  run: () => 2,
};

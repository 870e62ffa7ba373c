import type { Command } from "../command.ts";
export const command: Command = {
  name: "test",
  summary: "",
  description: "",
  operands: [],
  options: [],
  examples: [],
  run: () => 2,
};

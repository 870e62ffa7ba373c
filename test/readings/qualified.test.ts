import { describe, expect, it } from "vitest";
import { call } from "../cli/memory.ts";

const CONTRACT = "examples/glowpoint-2005/glowpoint.tenor";

describe("a reading named with its section", () => {
  const picked = async (
    name: string,
  ): Promise<{ code: number; readings: Readonly<Record<string, string>> }> => {
    const { code, out } = await call("run", CONTRACT, "--reading", name, "--json");
    return { code, readings: (JSON.parse(out) as { readings?: Record<string, string> }).readings ?? {} };
  };

  it.each([["before issuance"], ["7: before issuance"], ["section 7: before issuance"]])(
    "%s",
    async (name) => {
      const { readings } = await picked(name);
      expect(readings["after issuance"]).toBe("before issuance");
    },
  );

  it("a section that does not offer it", async () => {
    const { code } = await picked("8: before issuance");
    expect(code).toBe(2);
  });
});

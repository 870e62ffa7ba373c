// The same packages on every machine: exact versions, and a lock file that leaves the registry to its user.
import { describe, expect, it } from "vitest";
import { read } from "./files.ts";

interface Manifest {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

interface LockedPackage extends Partial<Manifest> {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
  readonly optional?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(read("package.json")) as Manifest & {
  readonly allowScripts: Readonly<Record<string, boolean>>;
};
const lock = JSON.parse(read("package-lock.json")) as {
  readonly packages: Readonly<Record<string, LockedPackage>>;
};
const locked = Object.entries(lock.packages).filter(([path]) => path !== "");
const nameOf = (path: string) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);

describe("package.json", () => {
  it.each(Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }))(
    "pins %s to one version (%s)",
    (name, version) => {
      expect(version).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/);
      expect(lock.packages[`node_modules/${name}`]?.version).toBe(version);
    },
  );
});

describe("package-lock.json", () => {
  it.each(["lsp/vscode", "test/editors"])("of %s holds no download addresses either", (folder) => {
    expect(read(`${folder}/package-lock.json`)).not.toMatch(/"resolved"/);
  });

  it("holds no download addresses", () => {
    expect(locked.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
  });

  it("holds a checksum for every package", () => {
    expect(locked.filter(([, { integrity }]) => integrity === undefined).map(([path]) => path)).toEqual([]);
  });

  // Where a registry lacks one platform's build, npm leaves it out of the lock file and `npm ci` then refuses it.
  it("holds every platform's build of a package", () => {
    const names = new Set(locked.map(([path]) => nameOf(path)));
    const wanted = locked.flatMap(([, each]) => Object.keys(each.optionalDependencies ?? {}));
    expect(wanted.filter((name) => !names.has(name))).toEqual([]);
  });

  it("has every install script reviewed", () => {
    const unreviewed = locked
      .filter(([, { hasInstallScript, optional }]) => hasInstallScript === true && optional !== true)
      .map(([path]) => nameOf(path))
      .filter((name) => !(name in manifest.allowScripts));
    expect(unreviewed).toEqual([]);
  });
});

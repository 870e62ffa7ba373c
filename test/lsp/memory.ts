// Files in memory for the workspace; paths below /w, the library from the disk.
import { diskFiles } from "../../lsp/files.ts";
import { Workspace } from "../../lsp/workspace.ts";

const disk = diskFiles();

export interface Memory {
  readonly workspace: Workspace;
  readonly write: (name: string, text: string | null) => void;
  readonly uri: (name: string) => string;
}

export function memory(): Memory {
  const files = new Map<string, { text: string; stamp: string }>();
  let count = 0;
  const workspace = new Workspace({
    ...disk,
    stamp: (path) => files.get(path)?.stamp ?? (path.startsWith(disk.library) ? disk.stamp(path) : null),
    read: (path) => files.get(path)?.text ?? (path.startsWith(disk.library) ? disk.read(path) : null),
    list: (folder, extension) =>
      folder.startsWith(disk.library)
        ? disk.list(folder, extension)
        : [...files.keys()].filter((path) => path.startsWith(`${folder}/`) && path.endsWith(extension)),
  });
  workspace.folders = ["/w"];
  return {
    workspace,
    uri: (name) => `file:///w/${name}`,
    write(name, text) {
      if (text === null) files.delete(`/w/${name}`);
      else files.set(`/w/${name}`, { text, stamp: String(count++) });
    },
  };
}

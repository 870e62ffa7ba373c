/** Why the operating system does not let a file be written, in words. */

const REASONS: ReadonlyMap<string, string> = new Map([
  ["ENOENT", "there is no such folder"],
  ["ENOTDIR", "a part of the name is a file, not a folder"],
  ["EISDIR", "it is a folder"],
  ["EACCES", "you have no permission"],
  ["EPERM", "you have no permission"],
  ["EROFS", "the drive cannot be written to"],
  ["ENOSPC", "the drive is full"],
  ["ENAMETOOLONG", "the name is too long"],
]);

export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown";
}

export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  return REASONS.get(code) ?? code;
}

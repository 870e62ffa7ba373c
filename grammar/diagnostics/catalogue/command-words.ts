/** What messages about the command line have in common. */

/** What has come of the command. */
export const NOTHING_DONE = "Nothing was done.";

/** Where a command is explained; null: all of them. */
export function seeHelp(command: string | null): string {
  return command === null
    ? "tenor --help lists the commands."
    : `tenor ${command} --help shows how it is used.`;
}

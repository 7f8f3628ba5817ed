/**
 * A body within a host's limit: what is too long is cut in the middle, at lines, for the verdict stands at the top and
 * the warnings at the end. Blocks that the cut leaves open are closed before the note.
 */
export function fitBody(body: string, maxCharacters: number): string {
  if (body.length <= maxCharacters) return body;
  const room = maxCharacters - LONGEST_NOTE;
  const lines = body.split("\n");
  const head: string[] = [];
  const tail: string[] = [];
  let used = 0;
  // Two thirds for the beginning.
  while (lines.length > 0 && used + (lines[0] ?? "").length + 1 <= (room * 2) / 3) {
    const line = lines.shift() ?? "";
    head.push(line);
    used += line.length + 1;
  }
  while (lines.length > 0 && used + (lines.at(-1) ?? "").length + 1 <= room) {
    const line = lines.pop() ?? "";
    tail.unshift(line);
    used += line.length + 1;
  }
  const open = count(head, /<details\b/g) - count(head, /<\/details>/g);
  const closed = count(tail, /<\/details>/g) - count(tail, /<details\b/g);
  const note = `_${lines.length} lines are left out here: the host takes ${maxCharacters} characters. The whole report is among the job's files._`;
  return [...head, ...(open > 0 && closed < open ? ["", "</details>".repeat(open - Math.max(0, closed))] : []), "", note, "", ...tail].join(
    "\n",
  );
}

const LONGEST_NOTE = 400;

function count(lines: readonly string[], pattern: RegExp): number {
  return lines.join("\n").match(pattern)?.length ?? 0;
}

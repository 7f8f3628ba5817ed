/** Width of a file or of a pipe, where there is no terminal to ask. */
const PLAIN_WIDTH_COLUMNS = 120;
const LEAST_WIDTH_COLUMNS = 60;

/** Whether stdout shows colours, and how wide it is. */
export function terminalOptions(): { readonly colour: boolean; readonly widthColumns: number } {
  const { stdout, env } = process;
  const isTerminal = stdout.isTTY === true;
  return {
    colour: isTerminal && env.NO_COLOR === undefined && env.TERM !== "dumb",
    widthColumns: isTerminal ? Math.max(LEAST_WIDTH_COLUMNS, stdout.columns ?? PLAIN_WIDTH_COLUMNS) : PLAIN_WIDTH_COLUMNS,
  };
}

/** What the shell learns. Documented in the README. */
export const exitCode = {
  /** Nothing mandatory is broken. */
  clean: 0,
  /** A mandatory rule is broken. */
  mandatory: 1,
  /** Bad usage, bad input, or a program that fails. */
  badInput: 2,
  /** `--strict` met something that could not be judged. */
  unjudged: 3,
} as const;
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

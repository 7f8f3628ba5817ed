import type { ChildProcess } from "node:child_process";

const signals: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"];

/** Ends a child with everything that it started; the child must have been started `detached`. */
export function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === "win32") child.kill("SIGKILL");
    else process.kill(-child.pid, "SIGKILL");
  } catch {
    // Nothing of the group is left.
  }
}

/** Sees to it that the child does not outlive this process, and returns what ends it now. */
export function endGroup(child: ChildProcess): () => void {
  const onExit = () => killGroup(child);
  const onSignal = (signal: NodeJS.Signals) => {
    end();
    process.kill(process.pid, signal);
  };
  const end = () => {
    process.off("exit", onExit);
    for (const signal of signals) process.off(signal, onSignal);
    killGroup(child);
  };
  process.once("exit", onExit);
  for (const signal of signals) process.once(signal, onSignal);
  return end;
}

/** Preloaded into a measured process: says at its end how much memory it took. */
process.on("exit", () => {
  process.stderr.write(`\ncostwright-peak-kib ${process.resourceUsage().maxRSS}\n`);
});

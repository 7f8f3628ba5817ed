/**
 * `npm run bench [name...]`: runs the benchmarks one after another and prints, for each figure, the ratio against a
 * named peer or limit measured or stated in the same run. Nothing here passes or fails: figures are for reading.
 */
const benchmarks = ["decisions", "judge", "judge-file", "pack-preview", "pack-start", "placement", "preview", "prices"] as const;

async function main(): Promise<void> {
  // Figures are comparable only with the same prices.
  process.env.COSTWRIGHT_PRICES = "built-in";
  const chosen = process.argv.slice(2);
  const unknown = chosen.filter((name) => !(benchmarks as readonly string[]).includes(name));
  if (unknown.length > 0) {
    console.error(`no benchmark ${unknown.join(", ")}; there are ${benchmarks.join(", ")}`);
    process.exitCode = 2;
    return;
  }
  for (const name of benchmarks.filter((one) => chosen.length === 0 || chosen.includes(one))) {
    console.log(`\n== ${name}`);
    const { run } = (await import(`./${name}.bench.js`)) as { run: () => Promise<void> };
    await run();
  }
}

void main();

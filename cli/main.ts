#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { formatDiagnostic, InputError } from "../model/diagnostic";
import { visible } from "./escape";
import { exitCode } from "./exit-code";
import { packageVersion } from "./package-info";

/** What every command that runs and judges programs takes. */
function judging(command: Command): Command {
  return command
    .option("-c, --config <key=value...>", "set a configuration value, e.g. aws:region=eu-west-1")
    .option("--usage <file>", "usage file (YAML): quantities that no program tells, such as requests a month")
    .option("--policy-config <file>", "policy configuration (JSON), as for `pulumi preview --policy-pack-config`")
    .option(
      "--policy-pack <folder...>",
      "another Pulumi policy pack that judges the programs too, within the same time; not what files hold",
    )
    .option("--policy-pack-config <file...>", "configuration (JSON) of each --policy-pack, in the same order")
    .option("--exceptions <file>", "accepted findings (YAML) instead of costwright.exceptions.yaml beside the input")
    .option("--utilisation <file>", "what really ran (JSON, YAML) instead of costwright.utilisation.json beside the input")
    .option("--fixtures <file>", "answers for look-ups, calls and stack references (YAML)")
    .option("--as-of <date>", "judge as of this date instead of today, e.g. 2026-08-01")
    .option("--format <id>", "output on stdout: table, markdown, json, csv, sarif, junit or github", "table")
    .option("-o, --out <[format:]file...>", "also write the report to a file; repeatable")
    .option("--strict", "exit 3 when anything could not be judged")
    .option("--strict-config", "refuse missing configuration instead of using placeholders")
    .option("--timeout <seconds>", "time that each program may take", "120")
    .option("--contract <file>", "contract terms (YAML) instead of costwright.contract.yaml beside the input")
    .option("--offers <file>", "offers beside the price book (CSV or YAML) instead of costwright.offers.yaml or .csv beside the input")
    .option("--prices <which>", "cached (default), built-in, or the folder of a price book");
}

/*
 * Each command loads its own code when it runs: `costwright --help` must not pay for the price book, gRPC or Pulumi.
 */
function commandLine(): Command {
  const program = new Command("costwright")
    .description("Cost-aware placement and policy for Pulumi: price, place and judge a program before it deploys.")
    .version(packageVersion())
    .showHelpAfterError("(run with --help for the usage)")
    .exitOverride()
    .addHelpText(
      "after",
      `
Exit codes:
  0  nothing mandatory is broken
  1  a mandatory rule is broken
  2  bad usage or input, or the program fails
  3  --strict met something that could not be judged

Examples:
  costwright preview                         the program in this folder
  costwright preview infra --stack prod --out report.json --out report.md
  costwright prices show aws eu-west-1 m7g.large`,
    );

  judging(
    program
      .command("preview")
      .description("run a Pulumi program without the Pulumi CLI, price every resource, apply the policies")
      .argument("[folder]", "folder of the program (with Pulumi.yaml)", ".")
      .option("-s, --stack <name>", "stack whose configuration is used"),
  ).action(async (folder: string, options) => {
    const { runPreview } = await import("./commands/preview.js");
    process.exitCode = await runPreview(folder, options);
  });

  judging(
    program
      .command("estimate")
      .description("price and judge what Pulumi printed of a stack: preview JSON, events, state; or programs of a folder")
      .argument("<input...>", "files, folders of programs (a whole repository too), or - for standard input")
      .option("--state <file>", "the stack as it stands (pulumi stack export): shows what changes, completes a preview without sames")
      .option("--only-changed", "findings count only on resources that are made or changed")
      .option("-s, --stack <name...>", "stacks of each program folder"),
  ).action(async (inputs: string[], options) => {
    const { runEstimate } = await import("./commands/estimate.js");
    process.exitCode = await runEstimate(inputs, options);
  });

  program
    .command("place")
    .description("place the workloads of a needs file: provider, region, size, count and way of paying, at least cost plus risk")
    .argument("<needs>", "needs file (YAML), see docs/placement.md")
    .option("--explain [workload...]", "why this plan: the runner-up, what each requirement costs, what would change it")
    .option(
      "--what-if <change...>",
      'the plan if something were different: "provider=aws", "purchase=reserved-1y", "without region=eu-west-1"',
    )
    .option("--frontier [file]", "cost against risk, as a table and a chart; also drawn to a file that ends in .svg or .html")
    .option("--time-limit <seconds>", "most time for a plan; default: the file's timeLimitMs, or 10")
    .option("--solver <name>", "force one method on what a scan cannot decide")
    .option("--format <id>", "table, json or markdown", "table")
    .option("--as-of <date>", "contract terms as of this date instead of today, e.g. 2026-08-01")
    .option("--contract <file>", "contract terms (YAML) instead of costwright.contract.yaml beside the needs file")
    .option("--offers <file>", "offers beside the price book (CSV or YAML) instead of costwright.offers.yaml or .csv beside the needs file")
    .option("--prices <which>", "cached (default), built-in, or the folder of a price book")
    .action(async (needs: string, options) => {
      const { runPlace } = await import("./commands/place.js");
      process.exitCode = runPlace(needs, options);
    });

  judging(
    program
      .command("diff")
      .description("what a change costs: two previews, states, folders of programs or git revisions, resource by resource")
      .argument("<base>", "file, folder of programs, or git revision such as main")
      .argument("<head>", "the same, . for this folder")
      .option("--program <folder>", "folder of the programs within both sides")
      .option("--only-changed", "findings count only on resources that are made or changed")
      .option("-s, --stack <name...>", "stacks of each program folder"),
  ).action(async (base: string, head: string, options) => {
    const { runDiff } = await import("./commands/diff.js");
    process.exitCode = await runDiff(base, head, options);
  });

  program
    .command("comment")
    .description("write a Markdown report under the pull request of a CI job, or renew the one that is there")
    .argument("<report>", "the report, as --out report.md writes it")
    .option("--host <id>", "github, gitlab or azure-repos; the job's own where absent")
    .option("--pull-request <number>", "the job's own where absent")
    .option("--name <name>", "tells several reports under one pull request apart", "report")
    .action(async (report: string, options) => {
      const { runComment } = await import("./commands/comment.js");
      process.exitCode = await runComment(report, options);
    });

  const prices = program.command("prices").description("what the price book says");
  prices
    .command("show")
    .description("a machine size: what it is, what it costs in a region, and where the figures come from")
    .argument("<provider>", "aws, azure or gcp")
    .argument("<region>", "e.g. eu-west-1, westeurope, europe-west1")
    .argument("<type>", "e.g. m7g.large, Standard_D4s_v5, e2-standard-4; or the key of a unit price")
    .option("--format <id>", "table or json", "table")
    .option("--why", "show the source, row and arithmetic of each price")
    .option("--contract <file>", "contract terms (YAML): show what you pay")
    .option("--prices <which>", "cached (default), built-in, or the folder of a price book")
    .action(async (provider: string, region: string, type: string, options) => {
      const { runPricesShow } = await import("./commands/prices-show.js");
      process.exitCode = runPricesShow(provider, region, type, options);
    });
  prices
    .command("status")
    .description("age and coverage of the price book; by region and service where one of these names what to show")
    .option("--provider <id>", "aws, azure or gcp")
    .option("--region <id>", "one region")
    .option("--contract <file>", "contract terms (YAML): what you have prices for")
    .option("--format <id>", "table or json", "table")
    .option("--prices <which>", "cached (default), built-in, or the folder of a price book")
    .action(async (options) => {
      const { runPricesStatus } = await import("./commands/prices-status.js");
      process.exitCode = runPricesStatus(options);
    });
  prices
    .command("update")
    .description("fetch today's list prices from the providers' public price APIs into the user's cache")
    .option("--provider <id...>", "aws, azure, gcp; all of them where none is named (gcp needs COSTWRIGHT_GOOGLE_API_KEY)")
    .option("--region <id...>", "only these regions")
    .option("--service <name...>", "only these services, e.g. AmazonEC2, virtual-machines, compute")
    .option("--source <provider=url...>", "read from a mirror, e.g. aws=https://prices.example.com")
    .option("--cache-dir <folder>", "where updated books are kept, instead of the user's cache folder")
    .option("--accept", "take an update that the sanity gate refuses")
    .option("--concurrency <number>", "requests at the same time", "4")
    .option("--retries <number>", "attempts after the first, for each document", "5")
    .option("--idle-timeout <seconds>", "give a connection up that sends nothing for so long", "60")
    .option("--format <id>", "table or json", "table")
    .action(async (options) => {
      const { runPricesUpdate } = await import("./commands/prices-update.js");
      process.exitCode = await runPricesUpdate(options);
    });
  prices
    .command("diff")
    .description("prices that were added, removed or moved from one book to another")
    .argument("<before>", "built-in, cached, or the folder of a book")
    .argument("<after>", "built-in, cached, or the folder of a book")
    .option("--cache-dir <folder>", "where updated books are kept, instead of the user's cache folder")
    .option("--limit <number>", "rows shown in the table", "40")
    .option("--format <id>", "table or json", "table")
    .action(async (before: string, after: string, options) => {
      const { runPricesDiff } = await import("./commands/prices-diff.js");
      process.exitCode = runPricesDiff(before, after, options);
    });
  prices
    .command("export")
    .description("every machine price of the book, on stdout")
    .option("--provider <id>", "aws, azure or gcp")
    .option("--region <id>", "one region")
    .option("--contract <file>", "contract terms (YAML): what you pay")
    .option("--prices <which>", "cached (default), built-in, or the folder of a price book")
    .option("--cache-dir <folder>", "where updated books are kept, instead of the user's cache folder")
    .option("--format <id>", "csv or json", "csv")
    .action(async (options) => {
      const { runPricesExport } = await import("./commands/prices-export.js");
      process.exitCode = await runPricesExport(options);
    });

  program
    .command("pack")
    .description("services or pods on the cheapest or fewest machines; which machines can be switched off")
    .argument("<file>", "services and machines (YAML)")
    .option("--provider <id>", "aws, azure or gcp: with --region, machines of the price book may be bought")
    .option("--region <id>", "e.g. eu-west-1")
    .option("--time-limit <seconds>", "most time for deciding", "10")
    .option("--contract <file>", "contract terms (YAML): decide with what you pay")
    .option("--prices <which>", "cached (default), built-in, or the folder of a price book")
    .option("--format <id>", "table or json", "table")
    .action(async (file: string, options) => {
      const { runPack } = await import("./commands/pack.js");
      process.exitCode = runPack(file, options);
    });
  program
    .command("commit")
    .description("how much to commit to for 1 or 3 years, from an hourly demand history, with the risk of over-commitment")
    .argument("<history>", "CSV of at least a year: timestamp and one of machines, vcpus, usdPerHour")
    .option("--provider <id>", "aws, azure or gcp: with --region and --size, prices come from the price book")
    .option("--region <id>", "e.g. europe-west1")
    .option("--size <name>", "e.g. n2-standard-4")
    .option("--terms <file>", "prices, scenarios and settings (YAML)")
    .option("--spot-share <fraction>", "most of each hour's demand that may run on spot, 0 to 1")
    .option("--accept-short", "take a history of less than a year")
    .option("--accept-gaps", "leave missing hours out")
    .option("--time-limit <seconds>", "most time for deciding", "10")
    .option("--contract <file>", "contract terms (YAML): decide with what you pay")
    .option("--prices <which>", "cached (default), built-in, or the folder of a price book")
    .option("--format <id>", "table or json", "table")
    .action(async (history: string, options) => {
      const { runCommit } = await import("./commands/commit.js");
      process.exitCode = runCommit(history, options);
    });

  program
    .command("schedule")
    .description("when and on which machine batch tasks run: soonest, cheapest, or both in order")
    .argument("<file>", "tasks and machines (YAML)")
    .option("--time-limit <seconds>", "most time for deciding", "10")
    .option("--contract <file>", "contract terms (YAML): decide with what you pay")
    .option("--prices <which>", "cached (default), built-in, or the folder of a price book")
    .option("--format <id>", "table or json", "table")
    .action(async (file: string, options) => {
      const { runSchedule } = await import("./commands/schedule.js");
      process.exitCode = runSchedule(file, options);
    });

  program
    .command("select")
    .description("which operations tasks to do: the cheapest set that covers at least so much")
    .argument("<file>", "tasks, risks and limits (YAML)")
    .option("--time-limit <seconds>", "most time for deciding", "10")
    .option("--format <id>", "table or json", "table")
    .action(async (file: string, options) => {
      const { runSelect } = await import("./commands/select.js");
      process.exitCode = runSelect(file, options);
    });

  program
    .command("lock")
    .description("place the workloads of a needs file, keep what is locked, and record every decision in costwright.lock.yaml")
    .argument("<needs>", "needs file (YAML), as for a Portfolio")
    .option("--lock <file>", "lock file, instead of costwright.lock.yaml beside the needs file")
    .option("-u, --update [workload...]", "let workloads (all where none is named) move where that pays back within the horizon")
    .option("--force", "move whatever saves anything, whether it pays back or not; with --update only what is named")
    .option("--check", "write nothing; exit 1 where the lock is missing, stale, or does not meet the needs")
    .option("--accept", "take choices that were edited by hand over as decisions")
    .option("--as-of <date>", "date of the decisions instead of today, e.g. 2026-08-01")
    .option("--time-limit <seconds>", "most time for deciding (default: the needs file's, or 10)")
    .option("--contract <file>", "contract terms (YAML) instead of costwright.contract.yaml beside the needs file")
    .option("--offers <file>", "offers beside the price book (CSV or YAML) instead of costwright.offers.yaml or .csv beside the needs file")
    .option("--prices <which>", "cached (default), built-in, or the folder of a price book")
    .option("--format <id>", "table or json", "table")
    .action(async (needs: string, options) => {
      const { runLock } = await import("./commands/lock.js");
      process.exitCode = runLock(needs, options);
    });

  program
    .command("policies")
    .description("the rules of the policy pack, their levels and configuration")
    .option("--format <id>", "table or json", "table")
    .action(async (options) => {
      const { runPolicies } = await import("./commands/policies.js");
      process.exitCode = runPolicies(options);
    });
  return program;
}

async function main(): Promise<void> {
  try {
    await commandLine().parseAsync();
  } catch (error) {
    process.exitCode = report(error);
  }
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.clean : exitCode.badInput;
  if (error instanceof InputError) {
    for (const diagnostic of error.diagnostics) console.error(formatDiagnostic(diagnostic));
    return exitCode.badInput;
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  console.error(`costwright: a mistake of ours, not of your input: ${visible(message)}`);
  console.error("Please report it with the command you ran. COSTWRIGHT_DEBUG=1 shows where it happened.");
  if (process.env.COSTWRIGHT_DEBUG === "1") console.error(stack);
  return exitCode.badInput;
}

// A reader that closes early (`| head`) is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(process.exitCode ?? 0);
  throw error;
});

void main();

import { type BatchNeed, SECONDS_PER_HOUR } from "../../model";
import { form } from "../part";
import { instanceSize } from "./run-sizes";

/** https://cloud.google.com/run/quotas#cloud_run_limits */
const MOST_TASKS = 10_000;
const MOST_HOURS = 168;
/** Each task has an instance of its own, which starts and pulls the image first. */
const STARTING_HOURS = 1 / 60;

/**
 * A job of Cloud Run: tasks are charged for the time they run, and wait for nobody: the job has no queue that it would
 * share, so that priorities have nothing to order. Nothing of it is ever taken away.
 */
export const cloudRunJob = form<BatchNeed>({
  form: "cloud-run-job",
  title: "Cloud Run jobs",
  provider: "gcp",
  kind: "batch",
  blueprints: (need, { architectures, zones }) => {
    const { tasksPerRun, taskHours, deadlineHours, runsPerMonth } = need;
    const size = instanceSize(need.taskVcpus, need.taskMemoryGib);
    if (size === undefined || !architectures.includes("x86_64")) return [];
    if (tasksPerRun > MOST_TASKS || taskHours > MOST_HOURS) return [];
    // So many tasks can follow one another before the deadline.
    const inARow = Math.floor(deadlineHours / (taskHours + STARTING_HOURS) + 1e-9);
    if (inARow < 1) return [];
    const parallelism = Math.ceil(tasksPerRun / inARow);
    const timeoutSeconds = Math.round(Math.min(MOST_HOURS, deadlineHours) * SECONDS_PER_HOUR);
    return [
      {
        size: size.name,
        family: "cloud-run",
        count: parallelism,
        purchase: "on-demand",
        vcpusPerMachine: size.vcpus,
        memoryGibPerMachine: size.memoryGib,
        zones,
        parts: [
          {
            name: "",
            type: "gcp:cloudrunv2/job:Job",
            inputs: {
              template: {
                taskCount: tasksPerRun,
                parallelism,
                template: { containers: [{ resources: { limits: size.limits } }], timeout: `${timeoutSeconds}s`, maxRetries: 3 },
              },
            },
            usage: { taskSecondsPerMonth: tasksPerRun * taskHours * SECONDS_PER_HOUR * runsPerMonth },
          },
        ],
      },
    ];
  },
});

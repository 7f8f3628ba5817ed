/** What a machine does: pull a task, run the image with it, say that it is done; as many at once as it has room for. */
export interface WorkerScript {
  /** Full name of the subscription. */
  readonly subscription: string;
  readonly image: string;
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly tasksAtOnce: number;
}

/** Text in single quotes for a shell, whatever is in it. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/**
 * A startup script for Container-Optimized OS. A message's data is the task, in TASK. While a task runs its message is
 * held back; a machine that is taken away no longer does so, and the task goes to another one.
 */
export function workerScript({ subscription, image, command, environment, tasksAtOnce }: WorkerScript): string {
  const variables = Object.entries(environment).map(([name, value]) => `-e ${quoted(`${name}=${value}`)}`);
  const run = ["docker run --rm", '-e TASK="$task"', ...variables, quoted(image), ...command.map(quoted)].join(" ");
  const registry = image.split("/")[0] ?? "";
  return `#!/bin/bash
export HOME=/var/lib/worker
mkdir -p "$HOME"
${registry.endsWith("-docker.pkg.dev") ? `docker-credential-gcr configure-docker --registries=${registry}` : ":"}
identity=http://metadata.google.internal/computeMetadata/v1/instance/service-accounts/default/token
token() { curl -sf -H 'Metadata-Flavor: Google' "$identity" | sed -E 's/.*"access_token" *: *"([^"]+)".*/\\1/'; }
call() { curl -sf -X POST -H "Authorization: Bearer $(token)" -H 'Content-Type: application/json' -d "$2" "https://pubsub.googleapis.com/v1/${subscription}:$1"; }
field() { grep -o "\\"$1\\": *\\"[^\\"]*\\"" | head -1 | sed -E 's/.*: *"(.*)"/\\1/'; }
work() {
  while true; do
    reply=$(call pull '{"maxMessages":1}')
    ack=$(echo "$reply" | field ackId)
    if [ -z "$ack" ]; then sleep 10; continue; fi
    task=$(echo "$reply" | field data | base64 -d)
    (while sleep 240; do call modifyAckDeadline "{\\"ackIds\\":[\\"$ack\\"],\\"ackDeadlineSeconds\\":600}" > /dev/null; done) &
    hold=$!
    if ${run}; then call acknowledge "{\\"ackIds\\":[\\"$ack\\"]}" > /dev/null; fi
    kill $hold
  done
}
for slot in $(seq ${tasksAtOnce}); do work & done
wait
`;
}

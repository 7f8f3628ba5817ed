import { Format, SingleBar } from "cli-progress";
import type { UpdateEvent } from "../catalog/update/update-book";
import { visible } from "./escape";
import { plural } from "./format-number";

export interface Progress {
  show(event: UpdateEvent): void;
  stop(): void;
}

/** A bar where a person looks on, plain lines in a log. Never on stdout: that is the answer. */
export function progressDisplay(stream: NodeJS.WriteStream): Progress {
  return stream.isTTY === true && process.env.TERM !== "dumb" ? bar(stream) : lines(stream);
}

function bar(stream: NodeJS.WriteStream): Progress {
  const format = "{bar} {value}/{total} parts | {megabytes} MB | {note}";
  const single = new SingleBar({ stream, format, hideCursor: true, clearOnComplete: true, formatBar: Format.BarFormat });
  let bytes = 0;
  let done = 0;
  const megabytes = () => (bytes / 1e6).toFixed(1);
  return {
    show(event) {
      switch (event.kind) {
        case "planned":
          single.start(event.parts, 0, { megabytes: megabytes(), note: event.reused > 0 ? `${event.reused} kept from before` : "" });
          break;
        case "bytes":
          bytes += event.bytes;
          single.update(done, { megabytes: megabytes() });
          break;
        case "part":
          single.update(++done, { note: visible(event.name) });
          break;
        case "retry":
          single.update(done, { note: retryText(event) });
          break;
      }
    },
    stop: () => single.stop(),
  };
}

function lines(stream: NodeJS.WritableStream): Progress {
  let bytes = 0;
  let done = 0;
  let total = 0;
  return {
    show(event) {
      switch (event.kind) {
        case "planned":
          total = event.parts;
          stream.write(`fetching ${plural(event.parts, "part")}${event.reused > 0 ? `, ${event.reused} kept from before` : ""}\n`);
          break;
        case "bytes":
          bytes += event.bytes;
          break;
        case "part":
          done++;
          stream.write(
            `${done}/${total} ${visible(event.name)}: ${plural(event.prices, "price")}${event.isReused ? ", kept from before" : ""} (${(bytes / 1e6).toFixed(1)} MB so far)\n`,
          );
          break;
        case "retry":
          stream.write(`${retryText(event)}\n`);
          break;
      }
    },
    stop: () => undefined,
  };
}

function retryText({ url, reason, pauseMs }: Extract<UpdateEvent, { kind: "retry" }>): string {
  return visible(`${url}: ${reason}; again in ${(pauseMs / 1000).toFixed(1)} s`);
}

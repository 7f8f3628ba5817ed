import type { ServerResponse } from "node:http";
import { awsMachine, awsReserved } from "./documents";

/*
 * An offer file of any size, made while it is sent. As in real ones, a small part are the machines that the book
 * prices: the rest are the same machines with other systems, licences, tenancies and kinds of reservation.
 */
const variants = ["Windows", "RHEL", "SUSE", "Linux"] as const;
const families = ["m5", "c5", "r5", "m6i", "c6i", "r6i", "m7g", "c7g", "r7g", "t3"];
const sizes = ["large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge", "24xlarge"];
/** Prices near the real ones: others would be left out as implausible. */
const weights = [1, 2, 4, 8, 16, 24, 32, 48];
export const largeOfferTypes = families.length * sizes.length;

function machine(index: number) {
  const isWanted = index < largeOfferTypes;
  const family = families[index % families.length] as string;
  const size = sizes[Math.floor(index / families.length) % sizes.length] as string;
  const sku = `SKU${String(index).padStart(13, "0")}`;
  const usd = (0.09 * (weights[Math.floor(index / families.length) % sizes.length] as number)).toFixed(10);
  const system = isWanted ? "Linux" : (variants[index % 3] as string);
  const changes = { operatingSystem: system, ...(/7g$/.test(family) ? { physicalProcessor: "AWS Graviton3 Processor" } : {}) };
  return { sku, row: awsMachine(sku, `${family}.${size}`, usd, changes), usd };
}

/** Every kind of reservation of a SKU: two classes, two terms, three ways to pay. */
function reservations(sku: string, usd: number) {
  const terms = { "1yr": [0.63, 8760], "3yr": [0.43, 26280] } as const;
  const options = { "No Upfront": 0, "Partial Upfront": 0.5, "All Upfront": 1 } as const;
  return Object.assign(
    {},
    ...(["standard", "convertible"] as const).flatMap((offeringClass) =>
      (["1yr", "3yr"] as const).flatMap((term) =>
        (["No Upfront", "Partial Upfront", "All Upfront"] as const).map((option, at) => {
          const [share, hours] = terms[term];
          const effective = usd * share;
          const paid = {
            usdPerHour: (effective * (1 - options[option])).toFixed(10),
            ...(options[option] === 0 ? {} : { upfrontUsd: (effective * options[option] * hours).toFixed(0) }),
          };
          return awsReserved(sku, `${offeringClass}${term}${at}`, paid, term, option, offeringClass);
        }),
      ),
    ),
  ) as Record<string, unknown>;
}

/** Sends at least `minBytes`, half of it products and half of it terms; the machines that are priced have all of theirs. Returns the bytes sent. */
export async function sendLargeOffer(response: ServerResponse, minBytes: number): Promise<number> {
  let bytes = 0;
  const send = async (text: string) => {
    bytes += Buffer.byteLength(text);
    if (!response.write(text)) await new Promise((resolve) => response.once("drain", resolve));
  };
  response.writeHead(200, { "content-type": "application/json" });
  await send(
    '{\n  "formatVersion" : "v1.0",\n  "offerCode" : "AmazonEC2",\n  "publicationDate" : "2026-11-01T10:20:30Z",\n  "products" : {\n',
  );
  let count = 0;
  for (; count < largeOfferTypes || bytes < minBytes / 2; ) {
    let text = "";
    for (let i = 0; i < 64; i++, count++) {
      const { sku, row } = machine(count);
      text += `${count === 0 ? "" : ",\n"}"${sku}" : ${JSON.stringify({ sku, ...row.product }, null, 2)}`;
    }
    await send(text);
  }
  await send('\n  },\n  "terms" : {\n    "OnDemand" : {\n');
  let terms = 0;
  for (; terms < count && (terms < largeOfferTypes || bytes < minBytes * 0.7); ) {
    let text = "";
    for (let i = 0; i < 64 && terms < count; i++, terms++) {
      const { sku, row } = machine(terms);
      text += `${terms === 0 ? "" : ",\n"}"${sku}" : ${JSON.stringify(row.onDemand, null, 2)}`;
    }
    await send(text);
  }
  await send('\n    },\n    "Reserved" : {\n');
  for (let index = 0; index < count && (index < largeOfferTypes || bytes < minBytes); index++) {
    const { sku, usd } = machine(index);
    await send(`${index === 0 ? "" : ",\n"}"${sku}" : ${JSON.stringify(reservations(sku, Number(usd)), null, 2)}`);
  }
  await send('\n    }\n  },\n  "attributesList" : { }\n}\n');
  response.end();
  return bytes;
}

import { secretSignature, signatureKey } from "../../model";

/** One field of a message: a number for varints, the bytes of anything with a length or of a fixed width. */
export interface Field {
  readonly number: number;
  readonly varint: number;
  readonly bytes: Buffer;
}

const NO_BYTES = Buffer.alloc(0);

/**
 * The fields of an encoded message in their order (https://protobuf.dev/programming-guides/encoding/). The messages of
 * a preview are read this way because a generated class for each value of each property takes several times as long,
 * and most of what the engine sends is never looked at. Throws `RangeError` for what ends too early.
 */
export function* fieldsOf(message: Buffer): Generator<Field> {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = message[at++];
      if (byte === undefined) throw new RangeError(`the message ends within a number, at byte ${at - 1} of ${message.length}`);
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  while (at < message.length) {
    const tag = varint();
    const wireType = tag & 7;
    if (wireType === 0) {
      yield { number: Math.floor(tag / 8), varint: varint(), bytes: NO_BYTES };
      continue;
    }
    const length = wireType === 2 ? varint() : wireType === 1 ? 8 : wireType === 5 ? 4 : Number.NaN;
    if (!(at + length <= message.length)) throw new RangeError(`a field at byte ${at} of ${message.length} ends beyond the message`);
    yield { number: Math.floor(tag / 8), varint: 0, bytes: message.subarray(at, at + length) };
    at += length;
  }
}

/** `google.protobuf.Struct`, with secrets unwrapped and assets left out: no rule reads them. Unknowns stay Pulumi's texts. */
export function readStruct(message: Buffer): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const { bytes } of fieldsOf(message)) {
    const [key, value] = readEntry(bytes);
    const plain = value === undefined ? undefined : readValue(value);
    // A program may name a property `__proto__`: it must stay a property.
    if (plain === undefined) continue;
    if (key === "__proto__") Object.defineProperty(record, key, { value: plain, enumerable: true, writable: true, configurable: true });
    else record[key] = plain;
  }
  return record;
}

/** An entry of a map: key and encoded value. */
export function readEntry(message: Buffer): readonly [key: string, value: Buffer | undefined] {
  let key = "";
  let value: Buffer | undefined;
  for (const field of fieldsOf(message)) {
    if (field.number === 1) key = field.bytes.toString();
    else if (field.number === 2) value = field.bytes;
  }
  return [key, value];
}

function readValue(message: Buffer): unknown {
  for (const { number, varint, bytes } of fieldsOf(message)) {
    switch (number) {
      case 1:
        return null;
      case 2:
        return bytes.readDoubleLE(0);
      case 3:
        return bytes.toString();
      case 4:
        return varint !== 0;
      case 5:
        return withoutSignature(readStruct(bytes));
      case 6:
        return Array.from(fieldsOf(bytes), (element) => readValue(element.bytes));
    }
  }
  return null;
}

/** Pulumi writes a secret or an asset as a map that says what it is. */
function withoutSignature(record: Record<string, unknown>): unknown {
  const signature = record[signatureKey];
  if (signature === undefined) return record;
  return signature === secretSignature ? record.value : undefined;
}

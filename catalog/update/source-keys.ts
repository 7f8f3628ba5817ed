import type { BookSource } from "../book-format";

/** Sources under short keys; a new one gets a key that no other has. */
export class Sources {
  private readonly all: Record<string, BookSource>;

  constructor(known: Readonly<Record<string, BookSource>>) {
    this.all = { ...known };
  }

  key({ name, asOf }: BookSource): string {
    const known = Object.entries(this.all).find(([, source]) => source.name === name && source.asOf === asOf && source.doubt === undefined);
    if (known !== undefined) return known[0];
    let number = 1;
    while (this.all[`u${number}`] !== undefined) number++;
    this.all[`u${number}`] = { name, asOf };
    return `u${number}`;
  }

  only(used: ReadonlySet<string>): Record<string, BookSource> {
    return Object.fromEntries(Object.entries(this.all).filter(([key]) => used.has(key)));
  }
}

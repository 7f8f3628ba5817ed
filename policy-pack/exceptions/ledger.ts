import { type Finding, highUsdPerMonth, lowUsdPerMonth } from "../../model";
import type { PricedStack } from "../../pricing";
import { matchesUrn, type PolicyException } from "./exception";

/** A finding that an exception accepts. */
export interface Excepted {
  readonly finding: Finding;
  readonly exception: PolicyException;
}

/** Why an exception does not hold for what it names. */
export interface Lapsed {
  readonly exception: PolicyException;
  readonly urn?: string;
  /** Set where the ceiling is passed; otherwise it has expired. */
  readonly usdPerMonth?: number;
}

/**
 * Which exceptions are in force for a stack, and what they were used for. Rules are applied one after the other; the
 * rules about exceptions themselves come last and read what happened.
 */
export class ExceptionLedger {
  private readonly used = new Set<PolicyException>();
  private readonly judged = new Set<string>();
  private readonly lapsedUses: Lapsed[] = [];
  readonly excepted: Excepted[] = [];

  constructor(
    readonly exceptions: readonly PolicyException[],
    private readonly stack: PricedStack,
    private readonly asOf: string,
  ) {}

  /** The findings of one rule that count: those that no exception in force accepts. */
  apply(rule: string, findings: readonly Finding[]): readonly Finding[] {
    this.judged.add(rule);
    const own = this.exceptions.filter(({ rules }) => rules.includes(rule));
    return own.length === 0 ? findings : findings.filter((finding) => !this.accepts(own, finding));
  }

  /** Expired exceptions, each with what it would still be needed for, and those whose ceiling is passed. */
  get lapsed(): readonly Lapsed[] {
    const expired = this.exceptions.filter((exception) => this.isExpired(exception));
    const needless = expired.filter((exception) => !this.lapsedUses.some((lapse) => lapse.exception === exception));
    return [...this.lapsedUses, ...needless.map((exception) => ({ exception }))];
  }

  /** Exceptions in force that accepted nothing, although every rule they name was judged. */
  get unused(): readonly PolicyException[] {
    return this.exceptions.filter(
      (exception) => !this.used.has(exception) && !this.isExpired(exception) && exception.rules.every((rule) => this.judged.has(rule)),
    );
  }

  private accepts(own: readonly PolicyException[], finding: Finding): boolean {
    for (const exception of own) {
      if (!this.covers(exception, finding.urn)) continue;
      // What it is about is there, so it is of use even where it no longer holds.
      this.used.add(exception);
      const about = finding.urn === undefined ? {} : { urn: finding.urn };
      const usdPerMonth = this.costOf(finding.urn);
      if (this.isExpired(exception)) this.lapsedUses.push({ exception, ...about });
      else if (usdPerMonth > (exception.ceilingUsdPerMonth ?? Number.POSITIVE_INFINITY))
        this.lapsedUses.push({ exception, ...about, usdPerMonth });
      else {
        this.excepted.push({ finding, exception });
        return true;
      }
    }
    return false;
  }

  private isExpired({ expires }: PolicyException): boolean {
    return expires <= this.asOf;
  }

  private covers(exception: PolicyException, urn: string | undefined): boolean {
    if (urn === undefined) return exception.resource === undefined && exception.component === undefined;
    if (exception.component !== undefined && !this.isWithin(urn, exception.component)) return false;
    // In the file, no pattern means the stack itself.
    return exception.resource === undefined ? exception.component !== undefined : matchesUrn(exception, urn);
  }

  private isWithin(urn: string, component: string): boolean {
    for (let at: string | undefined = urn; at !== undefined; at = this.stack.node(at)?.resource.parent) if (at === component) return true;
    return false;
  }

  /** The most it can cost, or all that is known where there is no bound. */
  private costOf(urn: string | undefined): number {
    if (urn === undefined) return this.stack.totals.highUsdPerMonth ?? this.stack.totals.pricedHighUsdPerMonth;
    const estimate = this.stack.node(urn)?.estimate;
    return estimate === undefined ? 0 : (highUsdPerMonth(estimate) ?? lowUsdPerMonth(estimate));
  }
}

/** Dates of the sample company hang on the instant it is opened, so that the demonstration never ages. */
import type { Provenance } from '../../shared/register/facts.ts';

const DAY_MS = 86_400_000;

export class Clock {
  readonly now: string;
  private readonly at: number;

  constructor(now: string) {
    this.at = Date.parse(now);
    this.now = now;
  }

  /** The instant so many days ago, at nine in the morning unless an hour is given (UTC). Never later than now. */
  ago(days: number, hour = 9): string {
    const date = new Date(this.at - days * DAY_MS);
    date.setUTCHours(hour, 0, 0, 0);
    return iso(Math.min(date.getTime(), this.at));
  }

  /** The day so many days ahead. */
  ahead(days: number): string {
    return iso(this.at + days * DAY_MS).slice(0, 10);
  }

  /** The day so many days ago. */
  day(days: number): string {
    return iso(this.at - days * DAY_MS).slice(0, 10);
  }

  /** Somebody said so. */
  declared(by: string, days: number): Provenance {
    return { basis: 'declared', source: 'person', at: this.ago(days), by };
  }

  /** A file that was imported said so. */
  imported(kind: string, detail: string, days: number): Provenance {
    return { basis: 'observed', source: `file:${kind}`, detail, at: this.ago(days, 7) };
  }

  /** A drill showed it. */
  tested(by: string, days: number): Provenance {
    return { basis: 'tested', source: 'drill', at: this.ago(days, 14), by };
  }

  /** An earlier scan said so. */
  scanned(call: string, days: number): Provenance {
    return { basis: 'observed', source: `aws:${call}`, at: this.ago(days, 6) };
  }
}

function iso(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** Receipts for hardware given and returned: what, serial, place, two names, a day; and the slip to sign. */
import { Html, html, htmlPage } from '../offboarding/html.ts';
import type { Json, NewFact, Provenance } from '../register/facts.ts';
import type { Register, Subject } from '../register/register.ts';

export const RECEIPT_DIRECTIONS = ['given', 'returned'] as const;
export type ReceiptDirection = (typeof RECEIPT_DIRECTIONS)[number];

export interface Receipt {
  readonly id: string;
  readonly direction: ReceiptDirection;
  /** The register's device, where it is one. */
  readonly device: string | null;
  /** What it is, in words. */
  readonly thing: string;
  readonly serial: string | null;
  /** Who hands it over and who takes it: an email or a name. */
  readonly from: string;
  readonly to: string;
  /** Where it changed hands, or where it is kept from then on. */
  readonly place: string | null;
  /** ISO date. */
  readonly on: string;
  readonly note: string | null;
}

/** Every receipt, newest first. */
export function receiptsIn(register: Register): Receipt[] {
  return [...register.subjects('handover').values()]
    .map(receiptFrom)
    .sort((a, b) => (a.on === b.on ? (a.id < b.id ? 1 : -1) : a.on < b.on ? 1 : -1));
}

export function receiptIn(register: Register, id: string): Receipt | undefined {
  const subject = register.get({ kind: 'handover', key: id });
  return subject === undefined ? undefined : receiptFrom(subject);
}

function receiptFrom(subject: Subject): Receipt {
  const text = (field: string): string | null => {
    const value = subject.value(field);
    return typeof value === 'string' && value !== '' ? value : null;
  };
  return {
    id: subject.key,
    direction: text('direction') === 'returned' ? 'returned' : 'given',
    device: text('device'),
    thing: text('thing') ?? '',
    serial: text('serial'),
    from: text('from') ?? '',
    to: text('to') ?? '',
    place: text('place'),
    on: text('on') ?? '',
    note: text('note'),
  };
}

export function receiptFacts({ id, ...fields }: Receipt, provenance: Provenance): NewFact[] {
  return Object.entries(fields).flatMap(([field, value]) =>
    value === null
      ? []
      : [{ kind: 'handover' as const, key: id, field, statement: { value: value as Json }, provenance }],
  );
}

/** The next free id: `receipt-0001`. */
export function nextReceiptId(register: Register): string {
  const numbers = [...register.subjects('handover').keys()].map((key) => Number(key.replace(/^receipt-/, '')));
  return `receipt-${String(Math.max(0, ...numbers.filter(Number.isInteger)) + 1).padStart(4, '0')}`;
}

/** A slip to print and sign: two copies on one page, one for each. `nameOf` turns an email into a name. */
export function receiptSlip(receipt: Receipt, nameOf: (person: string) => string): string {
  const title = `Receipt ${receipt.id}`;
  const copy = (whose: string): Html => html`<section class="slip">
<h1>${receipt.direction === 'given' ? 'Hand-over of hardware' : 'Return of hardware'}</h1>
<p class="quiet">${receipt.id} · ${receipt.on} · copy of ${whose}</p>
<table>
<tr><th>What</th><td>${receipt.thing}</td></tr>
<tr><th>Serial number</th><td>${receipt.serial ?? 'not recorded'}</td></tr>
<tr><th>${receipt.direction === 'given' ? 'Given by' : 'Returned by'}</th><td>${nameOf(receipt.from)}</td></tr>
<tr><th>Received by</th><td>${nameOf(receipt.to)}</td></tr>
<tr><th>Place</th><td>${receipt.place ?? 'not recorded'}</td></tr>
${receipt.note === null ? new Html('') : html`<tr><th>Note</th><td>${receipt.note}</td></tr>`}
</table>
<div class="sign"><div>${nameOf(receipt.from)}, date</div><div>${nameOf(receipt.to)}, date</div></div>
</section>`;
  return htmlPage(
    title,
    html`${copy(nameOf(receipt.from))}<hr style="margin: 3rem 0; border: 0; border-top: 1px dashed #999">${copy(nameOf(receipt.to))}`,
  );
}

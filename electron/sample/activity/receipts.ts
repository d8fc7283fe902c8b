/** Hardware that changed hands, with two names each. */
import { type Receipt, receiptFacts } from '../../../shared/handover/index.ts';
import type { NewFact } from '../../../shared/register/facts.ts';
import type { Clock } from '../clock.ts';
import { PLACES } from '../company.ts';
import { who } from '../people.ts';

type Told = Omit<Receipt, 'id' | 'on' | 'from' | 'to'> & { readonly from: string; readonly to: string; days: number };

const RECEIPTS: readonly Told[] = [
  {
    direction: 'given',
    device: 'yk-payments-prod-hb',
    thing: 'YubiKey Hannah',
    serial: '19 442 107',
    from: 'marcus',
    to: 'hannah',
    place: null,
    note: null,
    days: 350,
  },
  {
    direction: 'returned',
    device: null,
    thing: 'YubiKey 5C of Kirsty Lowe',
    serial: '15 220 918',
    from: 'kirsty',
    to: 'lena',
    place: PLACES.leeds,
    note: 'On the last day, with the laptop.',
    days: 45,
  },
  {
    direction: 'given',
    device: null,
    thing: 'Key to the London safe',
    serial: '7',
    from: 'patrick',
    to: 'grace',
    place: PLACES.london,
    note: null,
    days: 35,
  },
  {
    direction: 'returned',
    device: 'yk-dr-rehearsal-noor',
    thing: 'YubiKey dr-rehearsal',
    serial: '23 806 551',
    from: 'noor',
    to: 'marcus',
    place: PLACES.london,
    note: null,
    days: 2,
  },
];

export function sampleReceipts(clock: Clock): NewFact[] {
  return RECEIPTS.flatMap(({ days, from, to, ...said }, index) =>
    receiptFacts(
      { ...said, id: `receipt-000${index + 1}`, from: who(from), to: who(to), on: clock.day(days) },
      clock.declared(who(to), days),
    ),
  );
}

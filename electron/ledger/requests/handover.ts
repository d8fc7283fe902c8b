/** Handing over a role, and receipts for hardware. */
import { owedOn, updateCustody } from '../../../shared/custody/index.ts';
import {
  applyEdits,
  type Choice,
  type Edit,
  type Harm,
  type Holding,
  handoverEdits,
  harmBetween,
  holdingsOf,
  nextReceiptId,
  type Receipt,
  receiptFacts,
  receiptsIn,
} from '../../../shared/handover/index.ts';
import type { handoverChannels } from '../../../shared/ipc/channels/handover.ts';
import { MOST_LISTED_HARM } from '../../../shared/ipc/channels/handover.ts';
import { LedgerError } from '../../../shared/ipc/result.ts';
import { looksLike } from '../../../shared/text/look-alike.ts';
import { hasWords, wordsOf } from '../../../shared/text/search.ts';
import { couldBe, knownPerson } from '../known-people.ts';
import { declared, mustExist, writeEdits } from '../register-edit.ts';
import { refuseSecrets } from '../register-secrets.ts';
import type { LedgerContext, LedgerHandlers } from './handler.ts';

interface Wanted {
  readonly from: string;
  readonly to: string;
  readonly choices: Readonly<Record<string, Choice>>;
}

export const handoverHandlers: LedgerHandlers<typeof handoverChannels> = {
  'handover.preview': (context, wanted) => {
    const { from, to, holdings, choices, edits, harm, stillKnows } = planned(context, wanted);
    return {
      from: named(context, from),
      to: named(context, to),
      lines: holdings.map(({ accounts, ...line }) => ({
        ...line,
        accounts: accounts.length,
        choice: choices.get(line.id) ?? 'keep',
      })),
      harm: harm.slice(0, MOST_LISTED_HARM),
      harmTotal: harm.length,
      blocked: harm.some(({ blocks }) => blocks),
      stillKnows,
      changes: edits.length,
    };
  },
  'handover.apply': (context, { reason, override, ...wanted }) => {
    const { ledger, actor } = context;
    const { from, to, edits, harm } = planned(context, wanted);
    if (edits.length === 0)
      throw new LedgerError('invalid-request', 'Nothing would be handed over.', { hint: 'Choose at least one line.' });
    const blocking = harm.filter(({ blocks }) => blocks);
    if (blocking.length > 0 && override === undefined)
      throw new LedgerError('unsafe', blocking[0]?.sentence ?? 'This would do harm.', {
        hint:
          blocking.length > 1
            ? `And ${blocking.length - 1} more. Choose otherwise, or accept it with a name and a reason.`
            : 'Choose otherwise, or accept it with a name and a reason.',
      });
    if (override !== undefined && couldBe(context, override.by, named(context, from)))
      throw new LedgerError('refused', 'Whoever hands over cannot accept the harm of it.', {
        hint: 'Somebody else has to decide it.',
      });
    const accepted =
      override !== undefined && blocking.length > 0
        ? `Accepted by ${knownPerson(context, override.by, 'accept a risk')}: ${override.reason} (${blocking.map(({ sentence }) => sentence).join(' ')})`
        : undefined;
    const names = [from, to].map((email) => named(context, email).name);
    const { seq } = writeEdits(
      ledger,
      actor,
      edits.map((edit) => ({ ...edit, close: {} })),
      `Handed over from ${names[0]} to ${names[1]}`,
      [reason, accepted].filter(Boolean).join(' ') || undefined,
    );
    return { seq, changed: edits.length };
  },
  'handover.receipts': (context, { search }) => {
    const words = wordsOf(search);
    const rows = receiptsIn(context.ledger.register).map((one) => ({
      ...one,
      fromName: named(context, one.from).name,
      toName: named(context, one.to).name,
    }));
    return {
      rows: rows.filter((row) => hasWords(Object.values(row).join('\n'), words)),
    };
  },
  'handover.receipt': (context, { record, ...wanted }) => {
    const { ledger, actor } = context;
    const device = wanted.device === null ? undefined : mustExist(ledger, { kind: 'device', key: wanted.device });
    const text = (field: string): string | null => {
      const value = device?.value(field);
      return typeof value === 'string' ? value : null;
    };
    const receipt: Receipt = {
      ...wanted,
      id: nextReceiptId(ledger.register),
      thing: wanted.thing || text('label') || wanted.device || '',
      serial: wanted.serial || text('serial'),
      place: wanted.place || null,
      note: wanted.note || null,
    };
    if (receipt.thing === '')
      throw new LedgerError('invalid-request', 'What was handed over?', { hint: 'Choose a device or say what it is.' });
    const { id, device: _, serial, ...said } = receipt;
    refuseSecrets({
      kind: 'handover',
      key: id,
      set: { ...said, ...(serial === null ? {} : { serial }) },
      items: {},
      close: {},
    });
    const moved = record && wanted.device !== null ? whereabouts(context, receipt) : null;
    const title = `Receipt ${id}: ${receipt.thing} ${receipt.direction} by ${named(context, receipt.from).name}`;
    const { seq } = ledger.change({ actor, action: 'edit', title }, (draft) => {
      const provenance = declared(draft.at, actor);
      for (const fact of receiptFacts(receipt, provenance)) draft.put(fact);
      if (moved === null || device === undefined) return;
      for (const field of ['holder', 'vault', 'place'])
        if (field !== moved.field)
          for (const held of device.fields.get(field)?.all ?? [])
            draft.end({ kind: 'device', key: device.key, field, item: '', basis: held.provenance.basis });
      draft.put({
        kind: 'device',
        key: device.key,
        field: moved.field,
        statement: { value: moved.value },
        provenance: { ...provenance, detail: id },
      });
    });
    return { seq, id };
  },
};

/** Where a device is after its receipt: with whoever took it, or, returned, at the place if that is one of the register's. */
function whereabouts({ ledger, assessment }: LedgerContext, { direction, to, place }: Receipt) {
  if (direction === 'returned' && place !== null && ledger.register.get({ kind: 'place', key: place }) !== undefined)
    return { field: 'place', value: place };
  const person = assessment.world.people.find(to);
  return person === undefined ? null : { field: 'holder', value: person.email };
}

function named({ assessment }: LedgerContext, person: string): { email: string; name: string } {
  const known = assessment.world.people.find(person);
  return { email: known?.email ?? person, name: known?.name || person };
}

function planned(context: LedgerContext, wanted: Wanted) {
  const { ledger, assessment } = context;
  const { model, world } = assessment;
  const email = (given: string): string => {
    const person = world.people.find(given);
    if (person === undefined) throw new LedgerError('not-found', `The ledger knows nobody with the address ${given}.`);
    return person.email;
  };
  const [from, to] = [email(wanted.from), email(wanted.to)];
  if (from === to || looksLike(from, to)) throw new LedgerError('invalid-request', 'Nobody hands over to themselves.');
  if (world.people.hasLeft(to))
    throw new LedgerError('invalid-request', `${world.people.name(to)} has left and cannot take anything over.`);
  const holdings = holdingsOf(model, from);
  const choices = new Map<string, Choice>(holdings.map((one) => [one.id, chosen(one, wanted.choices[one.id])]));
  const edits = handoverEdits(model, holdings, choices, from, to, ledger.now().toISOString());
  const { harm, stillKnows } = consequences(context, edits, from);
  return { from, to, holdings, choices, edits, harm, stillKnows };
}

function chosen(holding: Holding, wanted: Choice | undefined): Choice {
  if (wanted !== undefined) return holding.choices.includes(wanted) ? wanted : 'keep';
  return holding.choices.includes('move') ? 'move' : 'keep';
}

function consequences(
  { ledger, assessment }: LedgerContext,
  edits: readonly Edit[],
  from: string,
): { harm: Harm[]; stillKnows: number } {
  const { model, policy } = assessment;
  if (edits.length === 0) return { harm: [], stillKnows: 0 };
  const after = updateCustody(model, applyEdits(model.document, edits), { policy, now: ledger.now().getTime() });
  const stillKnows = after.accounts
    .filter((account, index) => account !== model.accounts[index])
    .flatMap(({ id }) => owedOn(after, id))
    .filter(({ people }) => people.some(({ person }) => person === from)).length;
  return { harm: harmBetween(model, after), stillKnows };
}

/** A runbook for one account: the steps of its kind filled with the account's facts, whom to call, and what is unknown. */
import { administratorGone, changedDomain, compromisedRoot, managementRecovery } from './breaking.ts';
import { LINKS } from './links.ts';
import { lostMailbox, lostMfa, lostPassword, lostPhone } from './losing.ts';
import { type Call, RUNBOOK_TITLES, type Runbook, type RunbookKind, type RunbookStep } from './runbook.ts';
import type { AccountSheet, Named } from './sheet.ts';

const KINDS: Readonly<
  Record<RunbookKind, { readonly when: string; readonly steps: (sheet: AccountSheet) => RunbookStep[] }>
> = {
  'lost-mfa': { when: 'The device that gives the second factor is lost, broken or out of reach.', steps: lostMfa },
  'lost-password': { when: 'Nobody can find the root password, or it is refused.', steps: lostPassword },
  'lost-mailbox': { when: 'Nobody receives mail to the root address any more.', steps: lostMailbox },
  'lost-phone': {
    when: 'The contact phone is lost, stolen, or its number belongs to somebody else.',
    steps: lostPhone,
  },
  'changed-domain': { when: 'The mail domain changes, expires or was lost.', steps: changedDomain },
  'compromised-root': { when: 'Somebody used root who should not have, or may have.', steps: compromisedRoot },
  'administrator-gone': { when: 'Whoever ran the account left, died or cannot be reached.', steps: administratorGone },
  'management-recovery': {
    when: 'The organization’s management account has to be recovered.',
    steps: managementRecovery,
  },
};

/** Where AWS does not let the root user sign in from anywhere, nothing below works before this is seen to. */
function beforehand({ signIn }: AccountSheet): RunbookStep[] {
  if (signIn === null) return [];
  return [
    {
      title: 'Be where AWS lets the root user sign in',
      lines: [
        'AWS looks at this before it asks for a password. Whether the reset mail and the way past a lost device pass the same gate is not documented: count on it.',
      ],
      facts: [signIn],
      links: [LINKS.signIn],
    },
  ];
}

export function runbookFor(kind: RunbookKind, sheet: AccountSheet): Runbook {
  const { when, steps } = KINDS[kind];
  return {
    kind,
    title: RUNBOOK_TITLES[kind],
    account: sheet.id,
    accountName: sheet.name,
    when,
    steps: [...beforehand(sheet), ...steps(sheet)],
    calls: callsOf(sheet),
    unknown: unknownIn(sheet),
    asOf: sheet.asOf,
  };
}

/** Whom to call, by what they can do; a part that nobody is recorded for has an empty list. */
export function callsOf(sheet: AccountSheet): Call[] {
  const calls: Call[] = [];
  if (sheet.password !== 'no') {
    calls.push({
      for: 'Open the vault (password side)',
      people: distinct((sheet.vaults ?? []).flatMap((one) => one.people)),
    });
    calls.push({
      for: 'Fetch an MFA device (MFA side)',
      people: distinct((sheet.devices ?? []).flatMap((one) => one.people)),
    });
    calls.push({ for: 'Read the root inbox', people: sheet.inbox?.people ?? [] });
    calls.push({
      for: 'Answer the contact phone',
      people: sheet.phone === null || sheet.phone === 'none' ? [] : sheet.phone.people,
    });
  }
  if (!sheet.management && sheet.organization !== null)
    calls.push({ for: 'Act from the management account', people: sheet.controllers?.people ?? [] });
  calls.push({
    for: 'Restore mail and domain',
    people: distinct([...sheet.mailAdmins, ...(sheet.domain?.dnsHolders?.people ?? [])]),
  });
  return calls;
}

function distinct(people: readonly Named[]): Named[] {
  return [...new Map(people.map((one) => [one.email, one])).values()];
}

/** What nobody has recorded of all that a runbook may need, as noun phrases. */
export function unknownIn(sheet: AccountSheet): string[] {
  const unknown: string[] = [];
  const lacks = (missing: boolean, what: string): void => {
    if (missing) unknown.push(what);
  };
  lacks(sheet.email === null, 'the root email');
  lacks(sheet.inbox === null, 'who reads the root inbox');
  lacks(sheet.inbox?.complete === false, 'who else reads the root inbox');
  lacks(sheet.password === 'unknown', 'whether there is a root password');
  if (sheet.password !== 'no') {
    lacks(sheet.vaults === null, 'which vault keeps the password');
    for (const { name, items, complete } of sheet.vaults ?? []) {
      lacks(items.length === 0, `which item of the vault ${name} it is`);
      lacks(!complete, `who else can open the vault ${name}`);
    }
    lacks(sheet.mfa === 'unknown', 'whether MFA is on');
    lacks(sheet.devices === null, 'which MFA devices there are');
    for (const { label, serial, where, complete } of sheet.devices ?? []) {
      lacks(serial === null, `the serial number of ${label}`);
      lacks(where === null, `where ${label} is`);
      lacks(where !== null && !complete, `who else can use ${label}`);
    }
    lacks(sheet.devices !== null && !sheet.devicesComplete, 'whether there are more MFA devices');
    lacks(sheet.phone === null, 'the primary contact phone and who answers it');
    lacks(
      sheet.phone !== null && sheet.phone !== 'none' && !sheet.phone.complete,
      'who else answers the contact phone',
    );
  }
  lacks(sheet.accessKeys === 'unknown', 'whether there are root access keys');
  if (sheet.organization !== null && !sheet.management) {
    lacks(sheet.managementAccount === null, 'which account is the management account');
    lacks(sheet.centralRoot === 'unknown', 'whether central root access is on');
    lacks(sheet.controllers === null, 'who can act on the management account');
  }
  lacks(sheet.domain === null, 'who controls the mail domain');
  lacks(sheet.securityContact === null, 'the security contact');
  lacks(sheet.mailAdmins.length === 0, 'who administers mail and domains');
  return unknown;
}

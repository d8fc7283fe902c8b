/** Runbooks for something that is lost: MFA device, password, mailbox, phone. */
import { LINKS } from './links.ts';
import type { RunbookStep } from './runbook.ts';
import type { AccountSheet } from './sheet.ts';
import { centralWords, deviceLine, deviceWords, domainWords, mailWords, phoneWords, vaultWords } from './words.ts';

/** A step; facts and links only where they help. */
export function step(
  title: string,
  lines: readonly string[],
  more: Partial<Pick<RunbookStep, 'facts' | 'links'>> = {},
): RunbookStep {
  return { title, lines, facts: more.facts ?? [], links: more.links ?? [] };
}

/** Acting on a member account from the management account, where that is possible. */
function centralStep(sheet: AccountSheet, what: string): RunbookStep {
  return step(
    'If the organization can do it centrally',
    [
      'From the management account, or the delegated administrator for IAM, open “Root access management”.',
      what,
      'Nothing has to be known of the account itself for this: no password, no device, no mailbox.',
    ],
    { facts: [centralWords(sheet)], links: [LINKS.centralRoot, LINKS.privileged] },
  );
}

const record = (what: string): RunbookStep =>
  step('Write it down', [
    what,
    'Record this use of root with who, when and why, and plan a drill: what went wrong once goes wrong again.',
  ]);

export function lostMfa(sheet: AccountSheet): RunbookStep[] {
  const others = (sheet.devices ?? []).map((device) => `${deviceLine(device)}.`);
  return [
    step(
      'Try another device first',
      ['Any registered device opens the account. Fetch the next one from where it is recorded to be.'],
      { facts: others.length > 0 ? others : [deviceWords(sheet)] },
    ),
    ...memberOnly(sheet, 'Delete the root credentials of the account, or allow password recovery and start afresh.'),
    step(
      'Get past it by inbox and phone',
      [
        'On the sign-in page, after the password, choose “Trouble signing in?” and then “Sign in using alternative factors”.',
        'AWS sends a link to the root address. Open it, then answer the call to the primary contact phone.',
        'Two people, one at the mailbox and one at the phone, on the line with each other.',
      ],
      { facts: [mailWords(sheet), phoneWords(sheet)], links: [LINKS.signIn, LINKS.lostMfa] },
    ),
    step(
      'Register a new device, then take away the lost one',
      [
        'Assign the new device first and sign in once with it. Then deactivate the lost one.',
        'If deactivating is refused, a service control policy may forbid it: lift that for this account, and put it back.',
      ],
      { links: [LINKS.credentials] },
    ),
    support(sheet),
    record('Record the new device with serial and place, and what became of the old one.'),
  ];
}

export function lostPassword(sheet: AccountSheet): RunbookStep[] {
  return [
    step(
      'Look in the vault',
      ['Have somebody who can open it search for the item, the trash and older versions too.'],
      {
        facts: [vaultWords(sheet)],
      },
    ),
    step(
      'Reset it by mail',
      [
        'On the sign-in page choose root user, enter the root address, then “Forgot password?”.',
        'The link goes to the root address and works for a short time only. Somebody has to be at the mailbox.',
        'Set a new password, made by the password manager and saved there before it is entered.',
      ],
      { facts: [emailWords(sheet), mailWords(sheet)], links: [LINKS.signIn, LINKS.resetPassword] },
    ),
    step('Have an MFA device at hand', ['After the reset AWS asks for the second factor as always.'], {
      facts: [deviceWords(sheet)],
    }),
    ...memberOnly(sheet, 'Allow password recovery for the account, or delete its root credentials for good.'),
    support(sheet),
    record('Record that the password was changed today: everybody who could read the old one no longer counts.'),
  ];
}

export function lostMailbox(sheet: AccountSheet): RunbookStep[] {
  return [
    step(
      'Get the mail flowing again',
      [
        'Ask the mail administrators to restore the group or mailbox, or to route the address to a group with at least two readers.',
        'A catch-all rule for the address is enough to receive the mail of AWS.',
      ],
      { facts: [emailWords(sheet), mailWords(sheet), adminWords(sheet)] },
    ),
    step('If the domain itself is gone', ['Follow “Changed or lost domain” before anybody else registers it.'], {
      facts: [domainWords(sheet)],
    }),
    ...memberOnly(
      sheet,
      'Or change the root email of the member account under “Accounts”: the code goes to the new address, the old one is not needed.',
    ),
    step(
      'With password and device, change it yourself',
      [
        'Sign in as root, and change the root email under “Account”. The code goes to the new address.',
        'It can take four hours until every page shows the new address.',
      ],
      { facts: [vaultWords(sheet), deviceWords(sheet)], links: [LINKS.signIn, LINKS.rootEmail] },
    ),
    support(sheet),
    record('Record the new inbox and its readers, and have two of them confirm a test mail.'),
  ];
}

export function lostPhone(sheet: AccountSheet): RunbookStep[] {
  return [
    step(
      'Block the number',
      ['Whoever has the phone and the inbox gets past MFA. Have the operator block the SIM, or divert the number.'],
      { facts: [phoneWords(sheet), mailWords(sheet)] },
    ),
    step(
      'Change the primary contact phone',
      [
        'An IAM administrator of the account can do it, and for member accounts the management account can.',
        'Use a number of the company that at least two people answer.',
      ],
      { facts: [centralWords(sheet)], links: [LINKS.primaryContact, LINKS.members] },
    ),
    step('Was it the only MFA device as well?', ['If an authenticator was on the phone, follow “Lost MFA device”.'], {
      facts: [deviceWords(sheet)],
    }),
    step('Prove the new number', ['Call it from outside. Somebody answers and knows what the number is for.']),
    record('Record the new number, its holders, and when the old one was blocked.'),
  ];
}

/** Where the account is a member of an organization with central root access, or may be. */
export function memberOnly(sheet: AccountSheet, what: string): RunbookStep[] {
  const closed = sheet.management || sheet.organization === null || sheet.centralRoot === 'no';
  return closed ? [] : [centralStep(sheet, what)];
}

export function support(sheet: AccountSheet): RunbookStep {
  return step(
    'Last: AWS Support',
    [
      'Use the form for people who cannot sign in. AWS asks for the account id, the root email and proof of identity.',
      'AWS may ask for notarised papers. Count on days to weeks, and on six weeks or longer for a sworn affidavit.',
    ],
    { facts: [`Account ${sheet.id}. ${emailWords(sheet)}`], links: [LINKS.noSignIn, LINKS.support] },
  );
}

export function emailWords(sheet: AccountSheet): string {
  return sheet.email === null ? 'Not recorded: the root email.' : `Root email: ${sheet.email}.`;
}

export function adminWords(sheet: AccountSheet): string {
  return sheet.mailAdmins.length === 0
    ? 'Not recorded: who administers mail and domains.'
    : `Mail and domain administrators: ${sheet.mailAdmins.map(({ name }) => name).join(', ')}.`;
}

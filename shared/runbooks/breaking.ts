/** Runbooks for something that breaks: the domain, the root user, an administrator's absence, the management account. */
import { LINKS } from './links.ts';
import { adminWords, emailWords, memberOnly, step, support } from './losing.ts';
import type { RunbookStep } from './runbook.ts';
import type { AccountSheet } from './sheet.ts';
import { centralWords, deviceWords, domainWords, mailWords, peopleWords, phoneWords, vaultWords } from './words.ts';

export function changedDomain(sheet: AccountSheet): RunbookStep[] {
  return [
    step(
      'Keep the old domain',
      [
        'Whoever owns it receives the reset mail. Renew it now if it expires or has expired, even if nothing else uses it.',
        'If it is lost: most registrars let the former owner redeem it for about a month.',
      ],
      { facts: [emailWords(sheet), domainWords(sheet)] },
    ),
    step(
      'Move the root email',
      [
        'Make sure that the new address arrives at a group with at least two readers before AWS is told.',
        'Change the root email; the code goes to the new address. It can take four hours to show everywhere.',
      ],
      { facts: [centralWords(sheet), mailWords(sheet)], links: [LINKS.rootEmail, LINKS.members] },
    ),
    step(
      'Without central access, as root',
      ['Sign in with password and device, and change the email under “Account”.'],
      {
        facts: [vaultWords(sheet), deviceWords(sheet)],
        links: [LINKS.signIn],
      },
    ),
    step(
      'Move everything else that is on the old domain',
      ['Alternate contacts, billing address, alarm subscribers, the password manager’s own logins.'],
      {
        facts: [
          sheet.securityContact === null
            ? 'Not known: the security contact.'
            : `Security contact: ${sheet.securityContact}.`,
        ],
      },
    ),
    step('Keep the old domain for two more years', [
      'Old mail keeps arriving, and with it whoever would like to be you.',
    ]),
    support(sheet),
  ];
}

export function compromisedRoot(sheet: AccountSheet): RunbookStep[] {
  return [
    step('Two people, a clock, a list', [
      'One acts and one writes down the time of every step. Do not warn the intruder by mail to the root address.',
    ]),
    ...memberOnly(
      sheet,
      'Delete the root credentials: password, access keys, certificates and MFA devices go at once, and recovery is off.',
    ),
    step(
      'Close the channels',
      [
        'Look who reads the root inbox, forwarding rules and delegates included, and take out everybody who is not needed.',
        'Call the contact phone. If it does not answer, change it.',
      ],
      { facts: [mailWords(sheet), phoneWords(sheet), adminWords(sheet)], links: [LINKS.primaryContact] },
    ),
    step(
      'Change password and factors',
      [
        'Sign in as root and change the password; save the new one in the vault first.',
        'Remove every MFA device that is not on the list here, register a new one, and remove what may have been copied.',
        'If the intruder has changed password or email, go to “AWS Support” at once.',
      ],
      {
        facts: [vaultWords(sheet), deviceWords(sheet)],
        links: [LINKS.signIn, LINKS.credentials, LINKS.changePassword],
      },
    ),
    step('Delete root access keys', ['There should be none. Look at their last use before you delete them.'], {
      facts: [keyWords(sheet)],
      links: [LINKS.credentials, LINKS.deleteKeys],
    }),
    step(
      'See what was done',
      [
        'Read the root events since the last use that somebody can explain: sign-ins, new users, keys, roles, regions.',
        'Whether a password change ends sessions that are open is not certain, and “aws login” leaves credentials that are renewed for twelve hours: treat both as open for as long, and sign out such sessions on every machine that may have one.',
        'Undo IAM users, keys, roles, Identity Center assignments and contacts that nobody can explain.',
      ],
      { links: [LINKS.events] },
    ),
    step(
      'Tell AWS and your own people',
      [
        'Open a support case about a compromised account. Tell the security contact, and whoever has to report breaches.',
      ],
      {
        facts: [
          sheet.securityContact === null
            ? 'Not known: the security contact.'
            : `Security contact: ${sheet.securityContact}.`,
        ],
        links: [LINKS.support, LINKS.noSignIn],
      },
    ),
  ];
}

export function administratorGone(sheet: AccountSheet): RunbookStep[] {
  return [
    step(
      'Find out who still gets in',
      ['These are the people and things on record. Try the first way that needs nobody who is gone.'],
      { facts: [recoveryWords(sheet), mailWords(sheet), vaultWords(sheet), deviceWords(sheet), phoneWords(sheet)] },
    ),
    step(
      'Get the mailbox',
      ['If it was their own: have the mail administrators restore it, or route the address to a group.'],
      { facts: [emailWords(sheet), adminWords(sheet), domainWords(sheet)] },
    ),
    ...memberOnly(sheet, 'Delete the root credentials, or allow recovery and set them up anew with two people.'),
    step(
      'Reset the password, get past MFA',
      [
        'With the mailbox: “Forgot password?”. With mailbox and contact phone: “Sign in using alternative factors”.',
        'An IAM administrator of the account can change the contact phone beforehand.',
      ],
      { links: [LINKS.signIn, LINKS.resetPassword, LINKS.lostMfa, LINKS.primaryContact] },
    ),
    step('Shut the door behind them', [
      'New password, new factors, access keys deleted: open an offboarding case, which lists the steps in a safe order.',
    ]),
    support(sheet),
  ];
}

export function managementRecovery(sheet: AccountSheet): RunbookStep[] {
  const of = sheet.management
    ? 'This is the management account: nobody can open it from another account.'
    : sheet.managementAccount === null
      ? 'Not recorded: which account is the management account.'
      : `The management account is ${sheet.managementAccount.name} (${sheet.managementAccount.id}): open its own page of this runbook too.`;
  return [
    step(
      'Know what is at stake',
      [
        'Whoever has the management account can open every member account, and central root access works from nowhere else.',
        'Nobody can delete or recover its root credentials centrally: inbox, password, factor and phone are all there is.',
      ],
      { facts: [of] },
    ),
    step('Sign in the ordinary way', ['Password side and MFA side, two people.'], {
      facts: [emailWords(sheet), vaultWords(sheet), deviceWords(sheet)],
      links: [LINKS.signIn],
    }),
    step('Password lost: reset it by mail', ['A factor is still needed.'], {
      facts: [mailWords(sheet)],
      links: [LINKS.resetPassword],
    }),
    step('Factor lost: inbox and phone', ['One person at the mailbox, one at the phone.'], {
      facts: [phoneWords(sheet)],
      links: [LINKS.lostMfa],
    }),
    step(
      'Mailbox lost: the domain is what is left',
      ['Restore the address or the domain first; everything else follows from it.'],
      { facts: [domainWords(sheet), adminWords(sheet)] },
    ),
    support(sheet),
    step('Meanwhile', [
      'Member accounts keep working, and people with roles in them too. Delegated administrators for IAM can still act on member accounts’ root users.',
      'Do not remove the organization’s trusted access, and change no service control policy, until you are back in.',
    ]),
  ];
}

function keyWords(sheet: AccountSheet): string {
  if (sheet.accessKeys === 'no')
    return 'AWS says that there are no long-lived root access keys; a sign-in for programs needs none.';
  const who = sheet.keyHolders === null ? 'not recorded' : peopleWords(sheet.keyHolders);
  return sheet.accessKeys === 'yes'
    ? `There are root access keys; held by: ${who}.`
    : `Not known: whether there are root access keys. Recorded holders: ${who}.`;
}

function recoveryWords(sheet: AccountSheet): string {
  const { recovery } = sheet;
  if (recovery === null || recovery.way === 'none') return 'Not known: the best way back in.';
  return `Best way on record: ${recovery.duration}. ${recovery.assumption}`;
}

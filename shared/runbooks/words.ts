/** Facts of an account's sheet as sentences; what nobody has recorded is named as unknown, never left out. */
import type { DeviceKind } from '../register/document.ts';
import type { AccountSheet, People, SheetDevice } from './sheet.ts';

export const DEVICE_KINDS: Readonly<Record<DeviceKind, string>> = {
  fido: 'security key',
  passkey: 'passkey',
  'hardware-totp': 'hardware token',
  totp: 'authenticator',
};

/** "Ada Byrne, Bo Lind", "nobody recorded", "Ada Byrne and perhaps others (the list is not complete)". */
export function peopleWords({ people, complete }: People): string {
  const names = people.map(({ name }) => name);
  if (names.length === 0) return complete ? 'nobody' : 'nobody recorded';
  const list = names.length === 1 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  return complete ? list : `${list}, perhaps others (the list is not complete)`;
}

export function vaultWords(sheet: AccountSheet): string {
  if (sheet.vaults === null) return 'Not recorded: which vault keeps the password.';
  if (sheet.vaults.length === 0) return 'Recorded: no vault keeps the password.';
  return sheet.vaults
    .map(({ name, items, ...list }) => {
      const item = items.length > 0 ? `item ${items.map((one) => `“${one}”`).join(', ')}` : 'item not recorded';
      return `Vault ${name}, ${item}; can open it: ${peopleWords(list)}.`;
    })
    .join(' ');
}

/** One device in a line: "YubiKey 5C, security key, serial 123, in HQ safe; can fetch it: Ada Byrne". */
export function deviceLine(device: SheetDevice): string {
  const kind = device.kind === null ? 'kind not recorded' : DEVICE_KINDS[device.kind];
  const serial = device.serial === null ? 'serial not recorded' : `serial ${device.serial}`;
  const where = device.where ?? 'place not recorded';
  return `${device.label}, ${kind}, ${serial}, ${where}; can use it: ${peopleWords(device)}`;
}

export function deviceWords(sheet: AccountSheet): string {
  if (sheet.devices === null || (sheet.devices.length === 0 && sheet.mfa !== 'no'))
    return 'Not recorded: which MFA devices there are and where.';
  if (sheet.devices.length === 0) return 'There is no MFA device: nothing is asked for after the password.';
  const lines = sheet.devices.map((device) => `${deviceLine(device)}.`);
  if (!sheet.devicesComplete) lines.push('The list of devices may not be complete.');
  return lines.join(' ');
}

export function mailWords(sheet: AccountSheet): string {
  const { inbox } = sheet;
  if (inbox === null) return 'Not recorded: who reads the root inbox.';
  if (inbox.kind === 'none') return 'Recorded: nobody receives mail to the root address.';
  const via = inbox.kind === 'group' ? `The group ${inbox.name}` : `The mailbox of ${inbox.name}`;
  return `${via} receives it; readers: ${peopleWords(inbox)}.`;
}

export function phoneWords(sheet: AccountSheet): string {
  const { phone } = sheet;
  if (phone === null) return 'Not recorded: which number is the primary contact phone, and who answers it.';
  if (phone === 'none') return 'Recorded: there is no contact phone.';
  return `${phone.number}${phone.kind === null ? '' : ` (${phone.kind})`}; answered by ${peopleWords(phone)}.`;
}

export function centralWords(sheet: AccountSheet): string {
  if (sheet.management) return 'This is the management account: nobody can open it centrally.';
  if (sheet.organization === null) return 'The account is in no organization: there is no central way.';
  if (sheet.centralRoot === 'no') return 'Central root access is off for this organization.';
  const who = sheet.controllers === null ? 'not recorded' : peopleWords(sheet.controllers);
  const by =
    sheet.managementAccount === null ? 'the management account (not recorded which)' : called(sheet.managementAccount);
  const state =
    sheet.centralRoot === 'yes' ? 'Central root access is on' : 'Whether central root access is on is not known';
  return `${state}, from ${by}; can act there: ${who}.`;
}

function called({ id, name }: { readonly id: string; readonly name: string }): string {
  return name === id ? id : `${name} (${id})`;
}

export function domainWords(sheet: AccountSheet): string {
  const { domain } = sheet;
  if (domain === null) return 'Not recorded: who controls the mail domain.';
  const registrar = domain.registrar === null ? 'a registrar that is not recorded' : domain.registrar;
  const at = domain.registrarHolders === null ? 'not recorded' : peopleWords(domain.registrarHolders);
  const dns = domain.dnsHolders === null ? 'not recorded' : peopleWords(domain.dnsHolders);
  const until = domain.expiresAt === null ? 'expiry not recorded' : `expires ${domain.expiresAt.slice(0, 10)}`;
  return `${domain.name} at ${registrar}, ${until}; can sign in there: ${at}; can change DNS: ${dns}.`;
}

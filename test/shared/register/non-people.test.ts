import { describe, expect, it } from 'vitest';
import type { LedgerDocument } from '../../../shared/register/document.ts';
import { NonPeople } from '../../../shared/register/non-people.ts';

const BOT = 'bot@acme.example';
const document: LedgerDocument = {
  format: 'root-ledger',
  version: 1,
  people: [{ email: 'ana@acme.example' }, { email: BOT, aliases: ['svc@acme.example'], notPerson: 'bot' }],
  groups: [
    { key: 'g', members: [{ person: 'ana@acme.example' }, { person: 'SVC@acme.example' }] },
    { key: 'h', complete: true, members: [{ person: 'ana@acme.example' }] },
  ],
  vaults: [{ key: 'v', complete: true, access: [{ person: BOT, level: 'grant' }] }],
  places: [{ key: 'safe', keyholders: [BOT], complete: true }],
  devices: [
    { key: 'd', holder: BOT },
    { key: 'e', holder: 'ana@acme.example' },
  ],
  phones: [{ number: '+1', holders: ['ana@acme.example', BOT] }],
  organizations: [{ id: 'o-1', controllers: [BOT] }],
  accounts: [{ id: '111122223333', inbox: { person: BOT }, accessKeyHolders: [BOT] }, { id: '222233334444' }],
};

describe('something in a list that is no person', () => {
  const read = new NonPeople(document.people).in(document);

  it('is left out, and leaves the list incomplete or what it holds unrecorded', () => {
    expect(read.groups?.[0]).toEqual({ key: 'g', complete: false, members: [{ person: 'ana@acme.example' }] });
    expect(read.vaults?.[0]).toEqual({ key: 'v', complete: false, access: [] });
    expect(read.places?.[0]).toEqual({ key: 'safe', complete: false, keyholders: [] });
    expect(read.devices?.[0]).toEqual({ key: 'd', holder: null });
    expect(read.phones?.[0]).toEqual({ number: '+1', complete: false, holders: ['ana@acme.example'] });
    expect(read.organizations?.[0]).toEqual({ id: 'o-1', controllersComplete: false, controllers: [] });
    expect(read.accounts?.[0]).toEqual({
      id: '111122223333',
      inbox: null,
      accessKeyHolders: [],
      accessKeyHoldersComplete: false,
    });
  });

  it('leaves every other record the same object, and reads a record alike each time', () => {
    expect(read.groups?.[1]).toBe(document.groups?.[1]);
    expect(read.devices?.[1]).toBe(document.devices?.[1]);
    expect(read.accounts?.[1]).toBe(document.accounts?.[1]);
    const nobody = new NonPeople(document.people);
    expect(nobody.in(document).groups).toBe(nobody.in({ ...document }).groups);
    expect(nobody.following([...(document.people ?? [])])).toBe(nobody);
    expect(nobody.following([])).not.toBe(nobody);
    const people: LedgerDocument = { ...document, people: [{ email: BOT }] };
    expect(new NonPeople(people.people).in(people)).toBe(people);
  });
});

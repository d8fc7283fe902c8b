/** Account Management: alternate contacts and the primary contact. Neither answer names its account. */

import { lacksAccount } from '../belonging.ts';
import type { Collector } from '../collector.ts';
import type { ImportKind } from '../kind.ts';
import { leaves } from '../read-json.ts';
import { asObject, awsErrorIn, hasKeys, rootObject } from '../shape.ts';
import { addressOf } from '../text/address.ts';
import { phoneNumber } from '../text/phone.ts';

type Answer = { readonly account: string; readonly of: Readonly<Record<string, unknown>> };

/** The answers of a document: one alone, `{AccountId, …}`, or several wrapped by account id. */
function answers(value: unknown, property: string, to: Collector): readonly Answer[] {
  const document = asObject(value);
  const alone = asObject(document?.[property]);
  if (document !== null && alone !== null) {
    const own =
      typeof document.AccountId === 'string' && /^\d{12}$/.test(document.AccountId) ? document.AccountId : null;
    const account = own ?? to.around.account;
    if (account !== null) return [{ account, of: alone }];
    lacksAccount(to);
    return [];
  }
  const wrapped: Answer[] = [];
  for (const [account, entry] of Object.entries(document ?? {})) {
    if (!/^\d{12}$/.test(account)) continue;
    const inner =
      asObject(asObject(entry)?.[property]) ?? (hasKeys(asObject(entry), 'PhoneNumber') ? asObject(entry) : null);
    if (inner !== null) wrapped.push({ account, of: inner });
    else to.problem(0, `The answer for account ${account} cannot be read and was skipped.`);
  }
  if (wrapped.length === 0) to.fail(`${property} is missing.`);
  return wrapped;
}

function isWrapped(value: unknown, property: string): boolean {
  const entries = Object.entries(asObject(value) ?? {});
  return (
    entries.length > 0 && entries.every(([key, entry]) => /^\d{12}$/.test(key) && hasKeys(asObject(entry), property))
  );
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

const CONTACT = ['AlternateContactType', 'EmailAddress', 'Name', 'PhoneNumber', 'Title'];

export const awsAlternateContact: ImportKind = {
  kind: 'aws-alternate-contact',
  title: 'Alternate contact of an account',
  howTo:
    'aws account get-alternate-contact --account-id 111122223333 --alternate-contact-type SECURITY --output json > 111122223333-security.json',
  belongsTo: 'account',
  recognize: (shape) => {
    if (hasKeys(rootObject(shape), 'AlternateContact') || isWrapped(rootObject(shape), 'AlternateContact')) return 1;
    return shape.format === 'error-text' ? 0.6 : 0;
  },
  json: {
    permitted: {
      ...leaves('id', 'AccountId', ...CONTACT.slice(0, 2).flatMap(placed)),
      ...leaves('text', ...CONTACT.slice(2).flatMap(placed)),
    },
    records: '(none)',
    read: (value, to) => {
      for (const answer of answers(value, 'AlternateContact', to)) {
        to.rows += 1;
        const row = to.rows;
        const type = text(answer.of.AlternateContactType)?.toLowerCase();
        const email = addressOf(text(answer.of.EmailAddress));
        if (type === undefined || !/^(security|billing|operations)$/.test(type))
          to.skip(row, 'AlternateContactType is missing or unknown.');
        else if (email === undefined) to.skip(row, 'EmailAddress is missing or not an email address.');
        else
          to.state({
            about: 'account',
            row,
            id: answer.account,
            fields: {
              [`aws.contact.${type}`]: {
                set: true,
                name: text(answer.of.Name) ?? '',
                title: text(answer.of.Title),
                email,
                phone: text(answer.of.PhoneNumber),
              },
            },
          });
      }
    },
  },
  text: (error, to) => {
    const code = awsErrorIn(error);
    const type = /\b(security|billing|operations)\b/i.exec(`${to.around.file.name} ${error}`)?.[1]?.toLowerCase();
    to.rows = 1;
    if (code !== 'ResourceNotFoundException' || !/GetAlternateContact/.test(error))
      return to.fail(`The file holds an error message of AWS (${code ?? 'unknown'}) that answers no question.`);
    if (to.around.account === null) return lacksAccount(to);
    if (type === undefined)
      return to.fail(
        'The message does not say which contact is not set: put security, billing or operations into the file’s name.',
      );
    to.state({
      about: 'account',
      row: 1,
      id: to.around.account,
      fields: { [`aws.contact.${type}`]: { set: false } },
    });
  },
};

function placed(name: string): readonly string[] {
  return [`AlternateContact.${name}`, `*.AlternateContact.${name}`];
}

export const awsContactInformation: ImportKind = {
  kind: 'aws-contact-information',
  title: 'Primary contact of an account',
  howTo:
    'aws account get-contact-information --account-id 111122223333 --output json > 111122223333-contact.json (leave --account-id out in the management account)',
  belongsTo: 'account',
  recognize: (shape) =>
    hasKeys(rootObject(shape), 'ContactInformation') || isWrapped(rootObject(shape), 'ContactInformation') ? 1 : 0,
  json: {
    permitted: {
      AccountId: 'id',
      ...leaves(
        'text',
        ...['FullName', 'CompanyName', 'PhoneNumber'].flatMap((name) => [
          `ContactInformation.${name}`,
          `*.ContactInformation.${name}`,
        ]),
      ),
    },
    records: '(none)',
    read: (value, to) => {
      for (const answer of answers(value, 'ContactInformation', to)) {
        to.rows += 1;
        const row = to.rows;
        const written = text(answer.of.PhoneNumber);
        const phone = phoneNumber(written);
        if (written === null) to.problem(row, 'PhoneNumber is missing.');
        else if (phone === null)
          to.problem(row, 'The phone number is not an international one (+ and country code): it was left out.');
        to.state({
          about: 'account',
          row,
          id: answer.account,
          fields: {
            'aws.contactInformation': {
              name: text(answer.of.FullName) ?? '',
              company: text(answer.of.CompanyName),
              phone: phone ?? written ?? '',
            },
            ...(phone === null ? {} : { phone }),
          },
        });
      }
    },
  },
};

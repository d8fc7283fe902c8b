/** IAM credential reports: the root row of the CSV, or of the CLI's JSON with the CSV in base64. */
import type { ImportKind, TableSpec } from '../kind.ts';
import { tableSpec } from '../kind.ts';
import { leaves } from '../read-json.ts';
import { tableSink } from '../read-table.ts';
import { asObject, columnsOf, hasKeys, rootObject } from '../shape.ts';
import { asciiText, bytesOfBase64 } from '../text/base64.ts';
import { instantOf } from '../text/dates.ts';
import { NAMES, type Role, rootRow } from './credential-row.ts';

/** Without these a report would say less than it seems to: that a key is not active, that there is no password. */
const REQUIRED = new Set(['user', 'arn', 'mfa', 'passwordEnabled', 'key1Active', 'key2Active']);

const table: TableSpec = tableSpec<Role>({
  columns: Object.fromEntries(
    Object.entries(NAMES).map(([role, name]) => [
      role,
      { names: [name], nature: 'id', required: REQUIRED.has(role), expected: /^cert\dActive$/.test(role) },
    ]),
  ) as never,
  harmless: ['additional_credentials_info'],
  open: (to) => {
    let found = false;
    return {
      row: (fields, row) => {
        if (fields.user !== '<root_account>')
          return to.leaveOut(row, 'An IAM user: the report is read for the root user alone.');
        found = true;
        rootRow(fields, row, to);
      },
      end: () => {
        if (!found) to.problem(0, 'The report has no row <root_account>: it says nothing about the root user.');
      },
    };
  },
});

export const awsCredentialReport: ImportKind = {
  kind: 'aws-credential-report',
  title: 'IAM credential report of an account',
  howTo:
    'aws iam generate-credential-report && aws iam get-credential-report --output json > credential-report.json (or the IAM console: Credential report › Download)',
  recognize: (shape) => {
    if (columnsOf(shape, 'user', 'arn', 'mfa_active', 'password_enabled', 'access_key_1_active') === 1) return 1;
    return hasKeys(rootObject(shape), 'Content', 'ReportFormat')
      ? 1
      : hasKeys(rootObject(shape), 'Content', 'GeneratedTime')
        ? 0.9
        : 0;
  },
  table,
  json: {
    // The report's text passes the table's own gate, column by column, once it is decoded.
    permitted: leaves('id', 'GeneratedTime', 'ReportFormat'),
    raw: ['Content'],
    records: 'Content',
    read: (value, to) => {
      const document = asObject(value);
      to.at = instantOf(document?.GeneratedTime as string | undefined) ?? null;
      const bytes = typeof document?.Content === 'string' ? bytesOfBase64(document.Content) : null;
      if (bytes === null) return to.fail('Content is not a credential report in base64.');
      const text = asciiText(bytes);
      const sink = tableSink(table, to);
      sink.write(text);
      sink.end();
    },
  },
};

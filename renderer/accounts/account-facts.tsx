/** Every fact about an account, with where it comes from, how old it is and what says otherwise. */
import type { AccountView } from '../../shared/ipc/channels/accounts.ts';
import { CustodyEditor } from '../custody/custody-editor.tsx';
import { Section } from '../design/page.tsx';
import { FIELDS } from '../register/fields.ts';
import { AwsFacts } from './aws-facts.tsx';

export function AccountFacts({ view, asOf }: { view: AccountView; asOf?: string | undefined }) {
  const observed = view.fields.filter(({ field }) => !RECORDED.has(field));
  return (
    <>
      <CustodyEditor account={view.row.id} asOf={asOf} />
      {observed.length > 0 && (
        <Section title="What AWS says">
          <AwsFacts fields={observed} />
        </Section>
      )}
    </>
  );
}

/** Fields that people record; they are edited where they stand. */
const RECORDED: ReadonlySet<string> = new Set(FIELDS.account.map(({ field }) => field));

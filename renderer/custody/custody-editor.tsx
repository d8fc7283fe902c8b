/** Recording who holds what of one account: every custody field, edited where it stands. */
import { Answered } from '../design/feedback.tsx';
import { Section } from '../design/page.tsx';
import { useRequest } from '../ipc/requests.ts';
import { FieldTable } from '../register/edit/field-table.tsx';

export interface CustodyEditorProps {
  /** The account's id. */
  readonly account: string;
  /** As the register was at this instant (ISO 8601): shown, not edited. */
  readonly asOf?: string | undefined;
}

export function CustodyEditor({ account, asOf }: CustodyEditorProps) {
  const view = useRequest(
    'register.get',
    { kind: 'account', key: account, ...(asOf === undefined ? {} : { asOf }) },
    { keepPrevious: true },
  );
  return (
    <Section title="Custody" aside="Who holds what">
      <Answered request={view}>
        {({ fields, named }) => (
          <FieldTable kind="account" subject={account} fields={fields} named={named} readOnly={asOf !== undefined} />
        )}
      </Answered>
    </Section>
  );
}

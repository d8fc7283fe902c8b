/** On the page of a record: what imports left open about it, until somebody decides. Nothing where there is nothing. */
import type { RequestOf } from '../../shared/ipc/contract.ts';
import { Section } from '../design/page.tsx';
import { Trouble } from '../design/trouble.tsx';
import { count } from '../design/words.ts';
import { useRequest } from '../ipc/requests.ts';
import { OpenList } from './open-list.tsx';

export function LeftOpenSection({ kind, subject }: { kind: RequestOf<'imports.left-open'>['kind']; subject: string }) {
  const answer = useRequest('imports.left-open', { kind, key: subject });
  if (answer.error) return <Trouble error={answer.error} />;
  const open = answer.data?.open ?? [];
  if (open.length === 0) return null;
  const waiting = open.filter(({ settled }) => settled === null).length;
  return (
    <Section
      title="Left open by imports"
      aside={
        <span className="numeric">{waiting === 0 ? 'All settled' : `${count(waiting, 'waits', 'wait')} for you`}</span>
      }
    >
      <OpenList open={open} />
    </Section>
  );
}

/** Imports: give files, see what they would change, accept it. */

import { Answered } from '../design/feedback.tsx';
import { Page } from '../design/page.tsx';
import { useRequest } from '../ipc/requests.ts';
import { Review } from './review/review.tsx';
import { StartView } from './start-view.tsx';
import { usePasteKey } from './use-give.ts';
import { useIsReading } from './use-imports.ts';

export default function ImportsScreen() {
  const reading = useIsReading();
  const pending = useRequest('imports.pending', undefined);
  usePasteKey();
  if (pending.data?.pending) return <Review pending={pending.data.pending} reading={reading} />;
  return (
    <Page title="Imports" subtitle="Files that you have already become facts. Nothing is written before you accept it">
      <Answered request={pending}>{() => <StartView />}</Answered>
    </Page>
  );
}

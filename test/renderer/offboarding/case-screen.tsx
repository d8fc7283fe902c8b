/** The case screen under its route, over answers that a test may change. */
import { Route } from 'wouter';
import CaseScreen from '../../../renderer/offboarding/case-screen.tsx';
import type { CaseView } from '../../../shared/ipc/channels/offboarding.ts';
import { type Answers, renderScreen } from '../harness.tsx';
import { CASE } from './case-answers.ts';

export function showCase(view: CaseView, { step, answers = {} }: { step?: string; answers?: Answers } = {}) {
  return renderScreen(
    <Route path="/offboarding/:id">
      <CaseScreen />
    </Route>,
    {
      at: `/offboarding/${CASE}${step === undefined ? '' : `?step=${encodeURIComponent(step)}`}`,
      answers: { 'offboarding.get': view, 'offboarding.step': { seq: 5 }, ...answers },
    },
  );
}

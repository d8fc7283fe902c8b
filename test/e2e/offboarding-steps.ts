/** A case as a person goes through it: opening a step, doing it, leaving it out, signing. Only by clicking and typing. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { CaseView, StepView } from '../../shared/ipc/channels/offboarding.ts';
import { ask } from './harness.ts';

/** The machine may be busy with other tests. */
export const PATIENCE = { timeout: 60_000 };

/** What a channel answers, to compare the window with. */
export async function value<T>(page: Page, channel: string, request?: unknown): Promise<T> {
  const answer = await ask(page, channel, request);
  if (!answer.ok) throw new Error(`${channel}: ${answer.error.message}`);
  return answer.value as T;
}

/** Fill the open dialog and confirm it. */
export async function fillDialog(page: Page, confirm: string, fields: Readonly<Record<string, string>>): Promise<void> {
  const open = page.getByRole('dialog');
  for (const [label, text] of Object.entries(fields)) await open.getByLabel(label).fill(text);
  await open.getByRole('button', { name: confirm }).click();
  await open.waitFor({ state: 'detached' });
}

/** From the list of offboarding: open a case for somebody who leaves without one. Answers its id. */
export async function openCaseOf(page: Page, name: string, look?: () => Promise<void>): Promise<string> {
  const waiting = page.getByRole('listitem').filter({ hasText: name });
  await waiting.getByRole('button', { name: 'Open a case' }).click();
  const open = page.getByRole('dialog', { name: 'New offboarding case' });
  await open.getByText('Successors first').waitFor();
  await look?.();
  await open.getByRole('button', { name: 'Open case' }).click();
  await page.getByRole('heading', { name: `Offboarding of ${name}` }).waitFor();
  return page
    .getByText(/^case-\d{4}-\d{3}$/)
    .first()
    .innerText();
}

export class OpenedCase {
  readonly page: Page;
  readonly id: string;

  constructor(page: Page, id: string) {
    this.page = page;
    this.id = id;
  }

  view(): Promise<CaseView> {
    return value(this.page, 'offboarding.get', { id: this.id });
  }

  async step(id: string): Promise<StepView> {
    return (await this.view()).steps.find((one) => one.id === id) as StepView;
  }

  private panel() {
    return this.page.getByRole('complementary', { name: 'The chosen step' });
  }

  private press(name: string | RegExp): Promise<void> {
    return this.panel().getByRole('button', { name }).click();
  }

  async open(step: StepView): Promise<void> {
    await this.page.getByRole('button').filter({ hasText: step.title }).first().click();
    await this.panel().getByRole('heading', { name: step.title }).waitFor();
  }

  /** Do the step that is open in the window, and wait until it is no more. */
  async do(step: StepView): Promise<void> {
    if (step.kind === 'find-out') {
      await this.press('Leave out…');
      await fillDialog(this.page, 'Leave out', { 'Who decides': 'Ellen Voss', Why: 'Found out in the yearly review' });
    } else if (step.obstacles.length > 0) {
      await this.press('Do it anyway…');
      await fillDialog(this.page, 'Record it as done', {
        'Who takes the responsibility': 'Ellen Voss',
        Why: 'The case said so in advance',
      });
    } else await this.press(/^(It is done|All of it is done|It was tested)$/);
    await expect.poll(async () => (await this.step(step.id)).progress.state, PATIENCE).not.toBe('open');
  }

  /** Two people sign, accepting by name what is still open. */
  async sign(first: string, second: string): Promise<void> {
    const { page } = this;
    await page.getByText('Signatures', { exact: true }).click();
    for (const [label, who] of [
      ['First signature', first],
      ['Second signature', second],
    ] as const) {
      await page.getByLabel(label).fill(who);
      await page
        .getByRole('textbox', { name: 'Note' })
        .fill('Looked at every step; the unrecorded facts are in the yearly review');
      const accept = page.getByLabel('I accept what is open, for the reason in the note.');
      if (await accept.isVisible()) await accept.check();
      await page.getByRole('button', { name: 'Sign', exact: true }).click();
      await page
        .getByText(new RegExp(who.replace(' ', '[ .]'), 'i'))
        .first()
        .waitFor();
    }
    await page.getByText(/The next drill is due/).waitFor();
  }
}

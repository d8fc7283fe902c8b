/** Helpers: what is said arrives, secrets are readable by their receiver alone, and an end is told once, whatever caused it. */
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { listenAt } from '../../../electron/helpers/parent.ts';
import { receiver, sealFor } from '../../../electron/helpers/sealed-secret.ts';
import { threadHelpers } from '../../../electron/helpers/threads.ts';

const ECHO = new URL('./echo.ts', import.meta.url).pathname;

function echo() {
  const [ours, theirs] = threadHelpers.line();
  const helper = threadHelpers.start(ECHO, { data: { told: 'at the start' }, ports: [theirs], name: 'echo' });
  onTestFinished(() => helper.end());
  const said: unknown[] = [];
  const ended = vi.fn();
  helper.onMessage((message) => said.push(message));
  helper.onExit(ended);
  return { helper, line: ours, said, ended };
}

describe('a helper', () => {
  test('knows its work, hears and answers', async () => {
    const { helper, said } = echo();
    helper.post({ word: 'one' });
    helper.post({ word: 'two' });
    await vi.waitFor(() => expect(said).toHaveLength(2), { timeout: 10_000 });
    expect(said).toEqual([
      { word: 'one', told: 'at the start' },
      { word: 'two', told: 'at the start' },
    ]);
  });

  test('speaks over lines that it was given at its start and later', async () => {
    const { helper, line } = echo();
    const heard: string[] = [];
    const [later, theirs] = threadHelpers.line();
    helper.post({}, [theirs]);
    for (const one of [line, later]) {
      listenAt(one, (message: string) => heard.push(message));
      one.postMessage('hello');
    }
    await vi.waitFor(() => expect(heard).toEqual(['hello!', 'hello!']), { timeout: 10_000 });
  });

  test('opens a secret that was sealed for it', async () => {
    const { helper, said } = echo();
    helper.post({ secret: await helper.seal(Buffer.from('a data key')) });
    await vi.waitFor(() => expect(said).toEqual([{ opened: 'a data key' }]), { timeout: 10_000 });
  });

  test.each(['done', 'killed', 'an error'])('tells its end once: %s', async (how) => {
    const { helper, said, ended } = echo();
    helper.post({ word: 'first' });
    await vi.waitFor(() => expect(said).toHaveLength(1), { timeout: 10_000 });
    if (how === 'killed') await helper.end();
    else helper.post(how === 'done' ? { word: 'last', end: true } : { fail: true });
    await vi.waitFor(() => expect(ended).toHaveBeenCalledOnce(), { timeout: 10_000 });
    expect(said).toHaveLength(how === 'done' ? 2 : 1);
    await helper.end();
    expect(ended).toHaveBeenCalledOnce();
    await expect(helper.seal(Buffer.from('x')).then(() => 'sealed')).resolves.toBe('sealed');
  });

  test('that cannot start ends, and nothing can be sealed for it', async () => {
    const helper = threadHelpers.start(`${ECHO}.none`, { data: null, name: 'none' });
    await expect(helper.seal(Buffer.from('x'))).rejects.toThrow('ended before it began');
  });
});

describe('a sealed secret', () => {
  test('opens for its receiver alone, and never shows the secret', () => {
    const [mine, other] = [receiver(), receiver()];
    const sealed = sealFor(mine.publicKey, Buffer.from('a data key'));
    expect(Buffer.from(sealed).includes('a data key')).toBe(false);
    expect(mine.open(sealed).toString()).toBe('a data key');
    expect(() => other.open(sealed)).toThrow();
    expect(Buffer.from(sealFor(mine.publicKey, Buffer.from('a data key')))).not.toEqual(Buffer.from(sealed));
  });
});

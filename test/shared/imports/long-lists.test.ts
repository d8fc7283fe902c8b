/** A list of a hundred thousand is shown page by page, and costs memory page by page. */
import { describe, expect, it } from 'vitest';
import type { Line, Reconciliation } from '../../../shared/imports/reconcile/lines.ts';
import { diff, ledger, read } from './helpers.ts';

async function ofMembers(count: number): Promise<Reconciliation> {
  const rows = Array.from(
    { length: count },
    (_, at) => `all@example.com,person.${at}@example.com,Person ${at},USER,MEMBER,ACTIVE,ALL_MAIL`,
  );
  return diff(ledger(), await read(`group,email,name,type,role,status,delivery_settings\n${rows.join('\n')}\n`));
}

/** Objects and texts that stay in memory for as long as the lines do. */
function kept(lines: readonly Line[]): { objects: number; texts: number } {
  const seen = new Set<object>();
  const texts = new Set<string>();
  const waiting: unknown[] = [...lines];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === 'string') texts.add(next);
    if (typeof next !== 'object' || next === null || seen.has(next)) continue;
    seen.add(next);
    waiting.push(...Object.values(next));
  }
  return { objects: seen.size, texts: texts.size };
}

describe('a long list of members', () => {
  it('keeps one object for each line, and of each person an address and a name', async () => {
    const [fewer, more] = [await ofMembers(500), await ofMembers(1500)];
    const lines = more.lines.length - fewer.lines.length;
    expect(lines).toBe(2000);
    const [small, large] = [kept(fewer.lines), kept(more.lines)];
    expect(large.objects - small.objects).toBe(lines);
    expect(large.texts - small.texts).toBe(2000);
  });

  it('makes the words, both sides and facts of a line when they are looked at', async () => {
    const { lines } = await ofMembers(3);
    const member = lines.find(({ id }) => id === 'group:all@example.com:members:person:person.1@example.com:added:0');
    expect(member).toMatchObject({
      title: 'person.1@example.com in all@example.com',
      before: null,
      after: { person: 'person.1@example.com', role: 'member', delivery: 'all', from: null, until: null },
      needs: ['group:all@example.com:0', 'person:person.1@example.com:0'],
    });
    const after: unknown = member?.after;
    expect(member?.facts).toEqual([
      expect.objectContaining({ field: 'members', item: 'person:person.1@example.com', statement: { value: after } }),
    ]);
    expect(member?.facts).not.toBe(member?.facts);
    const person = lines.find(({ id }) => id === 'person:person.1@example.com:0');
    expect(person).toMatchObject({
      title: 'Person Person 1 (person.1@example.com)',
      after: { outsider: true, name: 'Person 1' },
    });
  });
});

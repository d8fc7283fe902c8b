import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutCustody, litThrough, NODE_HEIGHT, NODE_WIDTH, routesOf } from '../../../shared/custody/graph-layout.ts';
import { custodyGraphSvg } from '../../../shared/custody/graph-svg.ts';
import { compileCustody, waysFor } from '../../../shared/custody/index.ts';
import type { CustodyPicture } from '../../../shared/custody/verdicts.ts';
import { policyFrom } from '../../../shared/register/policy.ts';
import { NOW, randomLedger } from './random-ledger.ts';

const PICTURE: CustodyPicture = {
  account: '111122223333',
  nodes: [
    { id: 'account:111122223333', kind: 'account', key: '111122223333', label: 'prod', complete: true },
    { id: 'person:a', kind: 'person', key: 'a', label: 'Alice <b>', complete: true },
    { id: 'person:b', kind: 'person', key: 'b', label: 'Bob', complete: true, left: true },
    { id: 'group:g', kind: 'group', key: 'g', label: 'Root mail', complete: true },
    { id: 'vault:v', kind: 'vault', key: 'v', label: 'AWS root', complete: false },
    { id: 'device:d', kind: 'device', key: 'd', label: 'Seed', complete: true },
  ],
  edges: [
    { from: 'person:a', to: 'group:g', meaning: 'receives', part: 'inbox', now: true },
    { from: 'group:g', to: 'account:111122223333', meaning: 'receives', part: 'inbox', now: true },
    { from: 'person:b', to: 'vault:v', meaning: 'reveals', part: 'password', now: false },
    { from: 'vault:v', to: 'account:111122223333', meaning: 'keeps the password', part: 'password', now: true },
    { from: 'vault:v', to: 'device:d', meaning: 'keeps', part: 'factor', now: true },
    { from: 'person:a', to: 'vault:v', meaning: 'reveals', part: 'factor', now: true },
    { from: 'device:d', to: 'account:111122223333', meaning: 'is a factor', part: 'factor', now: true },
  ],
  paths: [],
};

describe('the layout of a custody graph', () => {
  it('puts people left, parts of a way in before the account, the account right', () => {
    const { nodes } = layoutCustody(PICTURE);
    const x = (id: string) => nodes.find((node) => node.id === id)?.x ?? Number.NaN;
    expect(x('person:a')).toBe(x('person:b'));
    const order = ['person:a', 'group:g', 'vault:v', 'device:d', 'part:password', 'account:111122223333'].map(x);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(new Set(order).size).toBe(order.length);
  });

  it('lights the ways through a person, and only theirs', () => {
    const layout = layoutCustody(PICTURE);
    const alice = litThrough(layout, 'person:a');
    expect([...alice.nodes].sort()).toEqual([
      'account:111122223333',
      'device:d',
      'group:g',
      'part:factor',
      'part:inbox',
      'person:a',
      'vault:v',
    ]);
    // She reads the seed in the vault, not the password in it.
    expect(alice.nodes.has('part:password')).toBe(false);
    expect(litThrough(layout, 'part:password').nodes.has('person:b')).toBe(true);
  });

  it('tells each person’s ways in words, past ones as past', () => {
    const layout = layoutCustody(PICTURE);
    expect(routesOf(layout, 'person:b')).toEqual([{ part: 'password', now: false, through: ['AWS root'] }]);
    expect(routesOf(layout, 'person:a').map(({ part }) => part)).toEqual(['inbox', 'factor']);
  });

  it('is an SVG of its own, with names that cannot break it', () => {
    const svg = custodyGraphSvg(PICTURE);
    expect(svg.startsWith('<svg xmlns="http://www.w3.org/2000/svg"')).toBe(true);
    expect(svg).toContain('Alice &#60;b&#62;');
    expect(svg).not.toContain('<b>');
  });

  it('draws every node once, inside the drawing and beside the others, the same every time, for any ledger', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.constantFrom(0, 900, 2400), (seed, width) => {
        const { document } = randomLedger(seed);
        const model = compileCustody(document, { policy: policyFrom(document.settings), now: NOW });
        for (const account of model.accounts) {
          const picture = waysFor(model, account.id);
          const layout = layoutCustody(picture, width);
          expect(layoutCustody(picture, width)).toEqual(layout);
          expect(new Set(layout.nodes.map(({ id }) => id)).size).toBe(layout.nodes.length);
          const drawn = new Set(layout.nodes.map(({ id }) => id));
          for (const { from, to, d } of layout.edges) {
            expect(drawn.has(from) && drawn.has(to)).toBe(true);
            expect(d).not.toMatch(/NaN|undefined/);
          }
          for (const [at, node] of layout.nodes.entries()) {
            expect(node.x >= 0 && node.x + NODE_WIDTH <= layout.width).toBe(true);
            expect(node.y >= 0 && node.y + NODE_HEIGHT <= layout.height).toBe(true);
            for (const other of layout.nodes.slice(at + 1))
              expect(Math.abs(node.x - other.x) >= NODE_WIDTH || Math.abs(node.y - other.y) >= NODE_HEIGHT).toBe(true);
          }
        }
      }),
      { numRuns: 80 },
    );
  });
});

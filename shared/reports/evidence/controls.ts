/** Related controls per framework: which rules speak to each item, and how those rules stand. */
import { CIS_VERSIONS, controlLabel, controlsFor, FRAMEWORKS } from '../../controls/catalogue.ts';
import { CONTROL_TOPICS } from '../../controls/topics.ts';
import type { EvidenceControls, EvidenceRule } from './pack.ts';

const ITEMS = new Map(
  CONTROL_TOPICS.flatMap((topic) => controlsFor(topic, CIS_VERSIONS)).map(
    (item) => [controlLabel(item), item] as const,
  ),
);

type Item = { -readonly [Key in keyof EvidenceControls['items'][number]]: EvidenceControls['items'][number][Key] };

/** Frameworks in the catalogue's order, a CIS version each its own; items in the order of their numbers. */
export function relatedControls(rules: readonly EvidenceRule[]): EvidenceControls[] {
  const frameworks = new Map<string, { name: string; items: Map<string, Item> }>();
  for (const rule of rules)
    for (const label of rule.controls) {
      const control = ITEMS.get(label);
      if (control === undefined) continue;
      const { short, name } = FRAMEWORKS[control.framework];
      const framework = control.version === undefined ? short : `${short} ${control.version}`;
      const full = control.version === undefined ? name : `${name} ${control.version}`;
      const found = frameworks.get(framework) ?? { name: full, items: new Map<string, Item>() };
      frameworks.set(framework, found);
      const item = found.items.get(control.id) ?? {
        id: control.id,
        confirmed: control.confirmed,
        rules: [],
        open: 0,
        unknown: 0,
        waived: 0,
      };
      item.rules = [...item.rules, rule.title];
      item.open += rule.open;
      item.unknown += rule.unknown;
      item.waived += rule.waived;
      found.items.set(control.id, item);
    }
  const order = Object.values(FRAMEWORKS).map(({ short }) => short);
  const rank = (framework: string): number =>
    order.findIndex((short) => framework === short || framework.startsWith(`${short} `));
  return [...frameworks]
    .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? 1 : -1))
    .map(([framework, { name, items }]) => ({
      framework,
      name,
      items: [...items.values()].sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true })),
    }));
}

/** The custody graph in words: what each person holds, and through what. */
import { useMemo } from 'react';
import type { GraphLayout } from '../../shared/custody/graph-layout.ts';
import { PART_NAMES, routesOf } from '../../shared/custody/graph-layout.ts';
import classes from './custody.module.css';

export function GraphWords({ layout }: { layout: GraphLayout }) {
  const people = useMemo(
    () =>
      layout.nodes.filter(({ kind }) => kind === 'person').map((node) => ({ node, routes: routesOf(layout, node.id) })),
    [layout],
  );
  return (
    <details className={classes.words}>
      <summary>The same in words</summary>
      <ul>
        {people.map(({ node, routes }) => (
          <li key={node.id}>
            <span style={{ fontWeight: 500 }}>{node.label}</span>
            {node.left && <span className="faint"> (left)</span>}:{' '}
            {routes
              .map(
                ({ part, through, now }) =>
                  `${PART_NAMES[part].toLowerCase()}${through.length > 0 ? ` through ${through.join(', then ')}` : ' directly'}${now ? '' : ' (in the past, or could take it)'}`,
              )
              .join('; ') || 'nothing that reaches the account'}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** People of one name and two addresses: proposed as one, never joined by itself. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { PendingView } from '../../../shared/ipc/channels/imports.ts';
import { count } from '../../design/words.ts';
import classes from '../imports.module.css';
import { useImportAction } from '../use-imports.ts';

export function MergesPanel({ pending }: { pending: PendingView }) {
  const { id, merges, sameAs } = pending;
  const [apart, setApart] = useState<ReadonlySet<string>>(new Set());
  const same = useImportAction('imports.same-as');
  const open = merges.first.filter(({ address }) => !apart.has(address));
  const more = merges.total - merges.first.length;
  if (open.length === 0 && sameAs.length === 0) return null;
  return (
    <section className={classes.box} aria-label="Perhaps one person">
      <h2 className={classes.boxTitle}>Perhaps one person</h2>
      <ul className={classes.merges}>
        {open.map(({ address, name, person }) => (
          <li key={address}>
            <span>
              <strong className="private">{name}</strong> is <span className="private">{address}</span> in the file and{' '}
              <span className="private">{person}</span> in the ledger.
            </span>
            <span className={classes.mergeActions}>
              <Button
                size="compact-sm"
                aria-label={`${address} is ${person}`}
                onClick={() => same.mutate({ id, address, person })}
              >
                The same person
              </Button>
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`${address} is not ${person}`}
                onClick={() => setApart((before) => new Set([...before, address]))}
              >
                Two people
              </Button>
            </span>
          </li>
        ))}
        {sameAs.map(({ address, person }) => (
          <li key={address}>
            <span className="muted">
              <span className="private">{address}</span> is taken as another address of{' '}
              <span className="private">{person}</span>.
            </span>
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={`Take ${address} apart from ${person}`}
              onClick={() => same.mutate({ id, address, person: null })}
            >
              Take apart
            </Button>
          </li>
        ))}
        {more > 0 && <li className="faint">and {count(more, 'more', 'more')} like these</li>}
      </ul>
    </section>
  );
}

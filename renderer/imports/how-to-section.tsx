/** For each source, the exact command to run or menu to click. */
import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { CatalogueEntry } from '../../shared/ipc/channels/imports.ts';
import { hasWords, wordsOf } from '../../shared/text/search.ts';
import { CopyButton } from '../design/copy-text.tsx';
import { Answered } from '../design/feedback.tsx';
import { Section } from '../design/page.tsx';
import { useRequest } from '../ipc/requests.ts';
import { howTo, SOURCES, type Source, sourceOf } from './how-to.ts';
import classes from './imports.module.css';

export function HowToSection() {
  const catalogue = useRequest('imports.catalogue', undefined);
  const [search, setSearch] = useState('');
  const words = wordsOf(search);
  return (
    <Section
      title="How to get the files"
      aside={
        <TextInput
          size="sm"
          aria-label="Search sources"
          placeholder="1Password, Google, HR …"
          leftSection={<IconSearch size={14} stroke={1.8} aria-hidden="true" />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      }
    >
      <Answered request={catalogue}>
        {({ kinds }) => {
          const found = kinds.filter((entry) => {
            return hasWords(`${entry.title} ${entry.kind} ${sourceOf(entry.kind)} ${entry.howTo}`, words);
          });
          if (found.length === 0)
            return <p className={`${classes.none} muted`}>No source matches. Any table of people can be imported.</p>;
          return SOURCES.map((source) => (
            <SourcePart
              key={source}
              source={source}
              entries={found.filter(({ kind }) => sourceOf(kind) === source)}
              opened={words.length > 0}
            />
          ));
        }}
      </Answered>
    </Section>
  );
}

interface SourcePartProps {
  readonly source: Source;
  readonly entries: readonly CatalogueEntry[];
  readonly opened: boolean;
}

function SourcePart({ source, entries, opened }: SourcePartProps) {
  if (entries.length === 0) return null;
  return (
    <details className={classes.source} open={opened || undefined}>
      <summary>
        <span className={classes.sourceName}>{source}</span>
        <span className="faint">{entries.map(({ title }) => title).join(' · ')}</span>
      </summary>
      <ul>
        {entries.map((entry) => {
          const { command, steps } = howTo(entry);
          return (
            <li key={entry.kind}>
              <div className={classes.kindTitle}>{entry.title}</div>
              {command !== null && (
                <div className={classes.command}>
                  <code className="mono">{command}</code>
                  <CopyButton text={command} label={`Copy the command for ${entry.title}`} />
                </div>
              )}
              {steps !== '' && <div className="muted">{steps}</div>}
            </li>
          );
        })}
      </ul>
    </details>
  );
}

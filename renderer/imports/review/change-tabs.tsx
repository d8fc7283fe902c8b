/** The sorts of line, with how many there are and how many of them are accepted. */
import { Tabs, Tooltip } from '@mantine/core';
import type { LineChange, LineCount } from '../../../shared/ipc/channels/imports.ts';
import { LINE_CHANGES } from '../../../shared/ipc/channels/imports.ts';
import { numeral } from '../../design/locale.ts';
import classes from '../imports.module.css';
import { CHANGE_MEANS, CHANGE_WORDS } from '../words.ts';

const ALL = 'all';

export interface ChangeTabsProps {
  readonly counts: Readonly<Record<LineChange, LineCount>>;
  readonly value: LineChange | null;
  onChange(change: LineChange | null): void;
}

export function ChangeTabs({ counts, value, onChange }: ChangeTabsProps) {
  return (
    <Tabs
      value={value ?? ALL}
      onChange={(next) => onChange(LINE_CHANGES.find((change) => change === next) ?? null)}
      className={classes.tabs ?? ''}
    >
      <Tabs.List aria-label="Sorts of line">
        <Tabs.Tab value={ALL}>All</Tabs.Tab>
        {LINE_CHANGES.map((change) => {
          const { lines, accepted } = counts[change];
          return (
            <Tooltip key={change} label={CHANGE_MEANS[change]}>
              <Tabs.Tab value={change} disabled={lines === 0}>
                {CHANGE_WORDS[change].label}{' '}
                <span className="numeric faint">
                  {numeral(lines)}
                  {lines > 0 && accepted < lines && `, ${numeral(accepted)} accepted`}
                </span>
              </Tabs.Tab>
            </Tooltip>
          );
        })}
      </Tabs.List>
    </Tabs>
  );
}

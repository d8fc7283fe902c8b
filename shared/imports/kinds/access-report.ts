/** Flattened access reports: people with direct access, and people who have it through a group. */
import type { Collector } from '../collector.ts';
import type { Named, Who } from '../statement.ts';
import { type LevelReading, leavesOpen, tellUnknownWords } from './levels.ts';
import type { GranteeState } from './op.ts';

export interface ReportRow {
  readonly row: number;
  readonly vault: Named;
  readonly who: Who;
  /** The group that the access comes through; `null`: direct. */
  readonly group: Named | null;
  readonly state: GranteeState;
  readonly level: LevelReading;
}

/**
 * Takes the rows of a report. A vault's direct grants and the members of each group with rows are listed whole; a
 * group without members has no rows at all, so nothing is said about groups that are missing.
 */
export function accessReport(
  provider: string,
  to: Collector,
): {
  row(row: ReportRow): void;
  /** Somebody in a group that opens nothing. */
  member(group: Named, who: Who, row: number): void;
  end(): void;
} {
  const vaults = new Map<string, Named>();
  const groups = new Map<string, Named>();
  const granted = new Set<string>();
  const member = (group: Named, who: Who, row: number): void => {
    if (!groups.has(group.key)) groups.set(group.key, group);
    to.state({ about: 'group', row, group, kind: 'access', primary: false });
    to.state({ about: 'member', row, group, member: { person: who } });
  };
  return {
    member,
    row: ({ row, vault, who, group, state, level }) => {
      if (!vaults.has(vault.key)) vaults.set(vault.key, vault);
      to.state({ about: 'vault', row, vault, provider, primary: false });
      tellUnknownWords(level, row, to);
      if (leavesOpen(level)) to.state({ about: 'access', row, vault, grantee: { unknown: true }, level: 'read' });
      else if (level.level === null) to.note('Some may use items but never reveal them: they count as without access.');
      if (state === 'unsure') {
        to.problem(
          row,
          'The state is not one that says whether there is access: who else opens the vault is not known.',
        );
        to.state({ about: 'access', row, vault, grantee: { unknown: true }, level: 'read' });
        if (group !== null) to.state({ about: 'member', row, group, member: { unknown: true } });
      } else if (state !== 'has')
        to.note(
          state === 'ended'
            ? 'Suspended people count as without access.'
            : 'People who are only invited have no access yet.',
        );
      if (state !== 'has') to.state({ about: 'person', row, who, fields: {}, list: 'mention' });
      if (group === null) {
        if (state === 'has') to.state({ about: 'access', row, vault, grantee: { person: who }, level: level.level });
        return;
      }
      if (!groups.has(group.key)) groups.set(group.key, group);
      to.state({ about: 'group', row, group, kind: 'access', primary: false });
      const grant = `${vault.key}\n${group.key}\n${level.level}`;
      if (!granted.has(grant)) {
        granted.add(grant);
        to.state({ about: 'access', row, vault, grantee: { group }, level: level.level });
      }
      if (state === 'has') to.state({ about: 'member', row, group, member: { person: who } });
    },
    end: () => {
      for (const vault of vaults.values()) to.scopes.push({ of: 'access', vault, grantees: 'people', whole: true });
      for (const group of groups.values()) to.scopes.push({ of: 'members', group, who: 'all' });
    },
  };
}

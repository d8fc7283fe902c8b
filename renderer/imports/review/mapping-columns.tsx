/** For each thing we know of a person, the column of the table that says it. */
import { Select } from '@mantine/core';
import type { TablePreview } from '../../../shared/ipc/channels/imports.ts';
import { useRequest } from '../../ipc/requests.ts';
import classes from '../imports.module.css';

const ROLE_WORDS: Readonly<Record<string, string>> = {
  email: 'Email address',
  name: 'Full name',
  firstName: 'First name',
  lastName: 'Last name',
  lastDay: 'Last day',
  status: 'Status',
  manager: 'Manager’s email',
  title: 'Role in the company',
  alias: 'Other addresses',
};

export interface MappingColumnsProps {
  readonly columns: TablePreview['columns'];
  readonly mapped: Readonly<Record<string, string>>;
  onMap(columns: Record<string, string>): void;
}

export function MappingColumns({ columns, mapped, onMap }: MappingColumnsProps) {
  const catalogue = useRequest('imports.catalogue', undefined);
  const open = [...new Set(columns.filter(({ refused }) => !refused).map(({ name }) => name))];
  const refused = columns.filter((column) => column.refused).map(({ name }) => name);
  const set = (role: string, column: string | null) => {
    const { [role]: _, ...rest } = mapped;
    onMap(column === null ? rest : { ...rest, [role]: column });
  };
  return (
    <section aria-label="Columns">
      <div className={classes.roles}>
        {(catalogue.data?.roles ?? []).map(({ role, names }) => {
          const found = open.find((column) => names.some((name) => plain(name) === plain(column)));
          return (
            <Select
              key={role}
              size="sm"
              label={ROLE_WORDS[role] ?? role}
              placeholder={found === undefined ? 'Not in the table' : `${found} (by its name)`}
              data={open}
              clearable
              searchable
              value={mapped[role] ?? null}
              onChange={(column) => set(role, column)}
            />
          );
        })}
      </div>
      {refused.length > 0 && <p className="muted">Refused, never read: {refused.join(', ')}</p>}
    </section>
  );
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

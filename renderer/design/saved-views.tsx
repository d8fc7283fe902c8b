/** Views of a grid kept under a name: what is searched, filtered and sorted, one click away. */
import { Button, Menu, TextInput } from '@mantine/core';
import { IconBookmark, IconChevronDown, IconX } from '@tabler/icons-react';
import { memo, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { useAction, useRequest } from '../ipc/requests.ts';
import { Trouble } from './trouble.tsx';

function Views() {
  const [opened, setOpened] = useState(false);
  return (
    <Menu position="bottom-start" opened={opened} onChange={setOpened} closeOnItemClick={false}>
      <Menu.Target>
        <Button
          variant="default"
          fw={450}
          leftSection={<IconBookmark size={14} stroke={1.7} aria-hidden="true" />}
          rightSection={<IconChevronDown size={14} stroke={1.7} aria-hidden="true" />}
        >
          Views
        </Button>
      </Menu.Target>
      <Menu.Dropdown miw="17rem">
        <Kept close={() => setOpened(false)} />
      </Menu.Dropdown>
    </Menu>
  );
}

/** Not drawn again with every letter of the search beside it. */
export const SavedViews = memo(Views);

/** The views that are kept of this screen, and keeping what it shows now. */
function Kept({ close }: { close: () => void }) {
  const [path, navigate] = useLocation();
  const search = useSearch();
  const [name, setName] = useState('');
  const views = useRequest('views.list', undefined);
  const save = useAction('views.save', () => {
    setName('');
    close();
  });
  const remove = useAction('views.remove');
  const here = (views.data?.views ?? []).filter(({ to }) => to === path || to.startsWith(`${path}?`));
  return (
    <>
      {here.length === 0 && <Menu.Label>No view is kept yet</Menu.Label>}
      {here.map((view) => (
        <Menu.Item
          key={view.id}
          onClick={() => {
            close();
            navigate(view.to);
          }}
        >
          {view.name}
        </Menu.Item>
      ))}
      {here.length > 0 && <Menu.Divider />}
      {here.map((view) => (
        <Menu.Item
          key={`remove ${view.id}`}
          c="dimmed"
          leftSection={<IconX size={13} stroke={1.7} aria-hidden="true" />}
          onClick={() => remove.mutate({ id: view.id })}
        >
          Forget “{view.name}”
        </Menu.Item>
      ))}
      <form
        style={{ display: 'flex', gap: '0.5rem', padding: '0.375rem' }}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') save.mutate({ name, to: search === '' ? path : `${path}?${search}` });
        }}
      >
        <TextInput
          aria-label="Name of this view"
          placeholder="Keep this view as…"
          value={name}
          maxLength={80}
          style={{ flex: 1 }}
          onChange={(event) => setName(event.currentTarget.value)}
          // The menu moves through its items by letter; here letters are typed.
          onKeyDown={(event) => event.stopPropagation()}
        />
        <Button type="submit" disabled={name.trim() === ''} loading={save.isPending}>
          Keep
        </Button>
      </form>
      {(save.error || remove.error) && <Trouble error={save.error ?? remove.error} />}
    </>
  );
}

/** The register's rows in the table of screens. */
import { IconArrowsExchange, IconLayoutGrid } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { lazy } from 'react';
import type { RegisterKind } from '../../shared/ipc/channels/register.ts';
import type { RouteRow } from '../app/routes.ts';
import { KIND_SCREENS } from './kinds.ts';

const KINDS: readonly RegisterKind[] = [
  'person',
  'group',
  'vault',
  'device',
  'place',
  'phone',
  'organization',
  'domain',
];

const list = lazy<ComponentType>(() => import('./list/list-screen.tsx'));
const subject = lazy<ComponentType>(() => import('./subject/subject-screen.tsx'));

/** One list and one page per kind; each screen reads its kind from the address. */
export const REGISTER_ROUTES: readonly RouteRow[] = [
  {
    path: '/duplicates',
    title: 'Likely duplicates',
    icon: IconArrowsExchange,
    screen: lazy(() => import('./actions/duplicates-screen.tsx')),
  },
  ...KINDS.flatMap((kind): RouteRow[] => {
    const { path, title, icon, key } = KIND_SCREENS[kind];
    return [
      { path, title, icon, section: 'custody', ...(key === undefined ? {} : { key }), screen: list },
      { path: `${path}/*`, title, icon, screen: subject },
    ];
  }),
  {
    path: '/matrix',
    title: 'Custody matrix',
    icon: IconLayoutGrid,
    section: 'custody',
    key: 'm',
    screen: lazy(() => import('../custody/matrix-screen.tsx')),
  },
];

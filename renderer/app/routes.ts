/**
 * Every screen of the window, one row each.
 *
 * To add a screen: write its component (default export, in a folder named for what it does) and give its row a `screen`.
 * Rows with a `section` stand in the sidebar; the command palette offers them too.
 */
import type { Icon } from '@tabler/icons-react';
import {
  IconAlertTriangle,
  IconArrowsExchange,
  IconBook2,
  IconBuilding,
  IconClipboardCheck,
  IconCloudDownload,
  IconDelta,
  IconDoorExit,
  IconFileImport,
  IconFlame,
  IconHistory,
  IconHome,
  IconKey,
  IconListCheck,
  IconReportAnalytics,
  IconRotateClockwise2,
  IconSettings,
  IconShieldLock,
  IconUserQuestion,
} from '@tabler/icons-react';
import type { ComponentType, LazyExoticComponent } from 'react';
import { lazy } from 'react';
import { REGISTER_ROUTES } from '../register/routes.ts';

/** Parts of the sidebar, in order; the first has no heading. */
export const SECTIONS = ['', 'Custody', 'Work', 'Ledger'] as const;
export type Section = (typeof SECTIONS)[number];

export interface RouteRow {
  /** As wouter reads it: `/accounts/:id`. A screen reads its parameters with `useParams()`. */
  readonly path: string;
  readonly title: string;
  readonly icon: Icon;
  readonly section?: Section;
  /** Pressed after `g`: `g a` goes to Accounts. */
  readonly key?: string;
  /** Absent = not part of this version: neither shown nor reachable. */
  readonly screen?: LazyExoticComponent<ComponentType>;
}

export const ROUTES: readonly RouteRow[] = [
  {
    path: '/',
    title: 'Home',
    icon: IconHome,
    section: '',
    key: 'h',
    screen: lazy(() => import('../home/home-screen.tsx')),
  },
  {
    path: '/accounts',
    title: 'Accounts',
    icon: IconBuilding,
    section: '',
    key: 'a',
    screen: lazy(() => import('../accounts/accounts-screen.tsx')),
  },
  {
    path: '/accounts/:id',
    title: 'Account',
    icon: IconBuilding,
    screen: lazy(() => import('../accounts/account-screen.tsx')),
  },
  {
    path: '/gaps',
    title: 'Gaps',
    icon: IconAlertTriangle,
    section: '',
    key: 'g',
    screen: lazy(() => import('../gaps/gaps-screen.tsx')),
  },
  {
    path: '/what-if',
    title: 'What if',
    icon: IconUserQuestion,
    screen: lazy(() => import('../what-if/what-if-screen.tsx')),
  },
  ...REGISTER_ROUTES,
  {
    path: '/offboarding',
    title: 'Offboarding',
    icon: IconDoorExit,
    section: 'Work',
    key: 'o',
    screen: lazy(() => import('../offboarding/offboarding-screen.tsx')),
  },
  {
    path: '/offboarding/:id',
    title: 'Offboarding case',
    icon: IconDoorExit,
    screen: lazy(() => import('../offboarding/case-screen.tsx')),
  },
  {
    path: '/offboarding/:id/print',
    title: 'Print a case',
    icon: IconDoorExit,
    screen: lazy(() => import('../offboarding/print-screen.tsx')),
  },
  {
    path: '/rotations',
    title: 'Who still knows it',
    icon: IconRotateClockwise2,
    section: 'Work',
    key: 'w',
    screen: lazy(() => import('../rotations/rotations-screen.tsx')),
  },
  {
    path: '/handover',
    title: 'Hand over a role',
    icon: IconArrowsExchange,
    section: 'Work',
    screen: lazy(() => import('../handover/handover-screen.tsx')),
  },
  {
    path: '/handover/receipts',
    title: 'Receipts',
    icon: IconArrowsExchange,
    screen: lazy(() => import('../handover/receipts-screen.tsx')),
  },
  {
    path: '/handover/receipts/:id',
    title: 'Receipt',
    icon: IconArrowsExchange,
    screen: lazy(() => import('../handover/receipts-screen.tsx')),
  },
  {
    path: '/reviews',
    title: 'Access reviews',
    icon: IconClipboardCheck,
    section: 'Work',
    key: 'r',
    screen: lazy(() => import('../reviews/reviews-screen.tsx')),
  },
  {
    path: '/reviews/:id',
    title: 'Access review',
    icon: IconClipboardCheck,
    screen: lazy(() => import('../reviews/review-screen.tsx')),
  },
  {
    path: '/drills',
    title: 'Drills',
    icon: IconFlame,
    section: 'Work',
    screen: lazy(() => import('../drills/drills-screen.tsx')),
  },
  {
    path: '/drills/:id',
    title: 'Drill',
    icon: IconFlame,
    screen: lazy(() => import('../drills/drill-screen.tsx')),
  },
  {
    path: '/runbooks',
    title: 'Runbooks',
    icon: IconBook2,
    section: 'Work',
    key: 'b',
    screen: lazy(() => import('../runbooks/runbooks-screen.tsx')),
  },
  {
    path: '/runbooks/:account',
    title: 'Runbook',
    icon: IconBook2,
    screen: lazy(() => import('../runbooks/runbooks-screen.tsx')),
  },
  {
    path: '/runbooks/:account/:kind',
    title: 'Runbook',
    icon: IconBook2,
    screen: lazy(() => import('../runbooks/runbooks-screen.tsx')),
  },
  {
    path: '/root-use',
    title: 'Root use log',
    icon: IconKey,
    section: 'Work',
    key: 'u',
    screen: lazy(() => import('../runbooks/root-use-screen.tsx')),
  },
  {
    path: '/imports',
    title: 'Imports',
    icon: IconFileImport,
    section: 'Work',
    key: 'i',
    screen: lazy(() => import('../imports/imports-screen.tsx')),
  },
  {
    path: '/reports',
    title: 'Reports',
    icon: IconReportAnalytics,
    section: 'Work',
    screen: lazy(() => import('../reports/reports-screen.tsx')),
  },
  {
    path: '/scan',
    title: 'AWS & scans',
    icon: IconCloudDownload,
    section: 'Ledger',
    key: 's',
    screen: lazy(() => import('../scan/scan-screen.tsx')),
  },
  {
    path: '/drift',
    title: 'Changes in AWS',
    icon: IconDelta,
    section: 'Ledger',
    screen: lazy(() => import('../drift/drift-screen.tsx')),
  },
  {
    path: '/checks',
    title: 'What we check',
    icon: IconListCheck,
    section: 'Ledger',
    screen: lazy(() => import('../checks/checks-screen.tsx')),
  },
  {
    path: '/log',
    title: 'Log',
    icon: IconHistory,
    section: 'Ledger',
    key: 'l',
    screen: lazy(() => import('../log/log-screen.tsx')),
  },
  {
    path: '/settings/security',
    title: 'Keys & backups',
    icon: IconShieldLock,
    section: 'Ledger',
    key: 'k',
    screen: lazy(() => import('../settings/security/security-screen.tsx')),
  },
  {
    path: '/settings',
    title: 'Settings',
    icon: IconSettings,
    section: 'Ledger',
    screen: lazy(() => import('../settings/settings-screen.tsx')),
  },
];

/** Does this version show the screen at that path? */
export function hasScreen(path: string): boolean {
  return ROUTES.some((row) => row.path === path && row.screen !== undefined);
}

/** The screen that the window opens with. */
export const START = '/';

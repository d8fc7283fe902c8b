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
  IconGavel,
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
import type { SidebarSection } from '../../shared/ipc/settings.ts';
import { REGISTER_ROUTES } from '../register/routes.ts';

/** What the parts of the sidebar are called. */
export const SECTION_TITLES: Record<SidebarSection, string> = {
  today: 'Today',
  leaving: 'People leaving',
  custody: 'Custody',
  sources: 'Sources',
  proof: 'Proof',
  settings: 'Settings',
};

export interface RouteRow {
  /** As wouter reads it: `/accounts/:id`. A screen reads its parameters with `useParams()`. */
  readonly path: string;
  readonly title: string;
  readonly icon: Icon;
  readonly section?: SidebarSection;
  /** Pressed after `g`: `g a` goes to Accounts. */
  readonly key?: string;
  readonly screen: LazyExoticComponent<ComponentType>;
}

export const ROUTES: readonly RouteRow[] = [
  {
    path: '/',
    title: 'Home',
    icon: IconHome,
    section: 'today',
    key: 'h',
    screen: lazy(() => import('../home/home-screen.tsx')),
  },
  {
    path: '/gaps',
    title: 'Gaps',
    icon: IconAlertTriangle,
    section: 'today',
    key: 'g',
    screen: lazy(() => import('../gaps/gaps-screen.tsx')),
  },
  {
    path: '/accounts',
    title: 'Accounts',
    icon: IconBuilding,
    section: 'today',
    key: 'a',
    screen: lazy(() => import('../accounts/accounts-screen.tsx')),
  },
  {
    path: '/accounts/:id',
    title: 'Account',
    icon: IconBuilding,
    screen: lazy(() => import('../accounts/account-screen.tsx')),
  },
  ...REGISTER_ROUTES,
  {
    path: '/offboarding',
    title: 'Offboarding',
    icon: IconDoorExit,
    section: 'leaving',
    key: 'o',
    screen: lazy(() => import('../offboarding/offboarding-screen.tsx')),
  },
  {
    path: '/what-if',
    title: 'What if',
    icon: IconUserQuestion,
    section: 'leaving',
    key: 'f',
    screen: lazy(() => import('../what-if/what-if-screen.tsx')),
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
    section: 'leaving',
    key: 'w',
    screen: lazy(() => import('../rotations/rotations-screen.tsx')),
  },
  {
    path: '/handover',
    title: 'Hand over a role',
    icon: IconArrowsExchange,
    section: 'leaving',
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
    section: 'proof',
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
    section: 'proof',
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
    section: 'proof',
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
    section: 'proof',
    key: 'u',
    screen: lazy(() => import('../runbooks/root-use-screen.tsx')),
  },
  {
    path: '/reports',
    title: 'Reports',
    icon: IconReportAnalytics,
    section: 'proof',
    screen: lazy(() => import('../reports/reports-screen.tsx')),
  },
  {
    path: '/scan',
    title: 'AWS & scans',
    icon: IconCloudDownload,
    section: 'sources',
    key: 's',
    screen: lazy(() => import('../scan/scan-screen.tsx')),
  },
  {
    path: '/imports',
    title: 'Imports',
    icon: IconFileImport,
    section: 'sources',
    key: 'i',
    screen: lazy(() => import('../imports/imports-screen.tsx')),
  },
  {
    path: '/drift',
    title: 'Changes in AWS',
    icon: IconDelta,
    section: 'sources',
    screen: lazy(() => import('../drift/drift-screen.tsx')),
  },
  {
    path: '/checks',
    title: 'What we check',
    icon: IconListCheck,
    section: 'proof',
    screen: lazy(() => import('../checks/checks-screen.tsx')),
  },
  {
    path: '/log',
    title: 'Log',
    icon: IconHistory,
    section: 'proof',
    key: 'l',
    screen: lazy(() => import('../log/log-screen.tsx')),
  },
  {
    path: '/settings',
    title: 'Settings',
    icon: IconSettings,
    section: 'settings',
    screen: lazy(() => import('../settings/settings-screen.tsx')),
  },
  {
    path: '/settings/policy',
    title: 'Policy',
    icon: IconGavel,
    section: 'settings',
    screen: lazy(() => import('../settings/policy/policy-screen.tsx')),
  },
  {
    path: '/settings/security',
    title: 'Keys & backups',
    icon: IconShieldLock,
    section: 'settings',
    key: 'k',
    screen: lazy(() => import('../settings/security/security-screen.tsx')),
  },
];

/** The screen that the window opens with. */
export const START = '/';

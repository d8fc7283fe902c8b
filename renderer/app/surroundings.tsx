/** What every component but those of the unlock screen may count on: theme, address, notifications. */
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '@mantine/spotlight/styles.layer.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { Router } from 'wouter';
import { Hints } from '../design/hint.tsx';
import { cssVariables, theme } from '../design/theme.ts';
import { useHashPath, useHashSearch } from './location.ts';

/** The nonce that main wrote into the page: style elements without it are refused by the content policy. */
function styleNonce(): string {
  return document.querySelector('meta[property="csp-nonce"]')?.getAttribute('content') ?? '';
}

export interface SurroundingsProps {
  readonly children: ReactNode;
  readonly env?: 'default' | 'test';
}

export function Surroundings({ children, env = 'default' }: SurroundingsProps) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
      env={env}
    >
      <Router hook={useHashPath} searchHook={useHashSearch}>
        <Notifications position="bottom-right" autoClose={5000} />
        {children}
        <Hints />
      </Router>
    </MantineProvider>
  );
}

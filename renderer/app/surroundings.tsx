/** What every component of the window may count on: theme, cache of answers, address, notifications. */
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import type { QueryClient } from '@tanstack/react-query';
import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { Router } from 'wouter';
import { Hints } from '../design/hint.tsx';
import { cssVariables, theme } from '../design/theme.ts';
import { createQueryClient } from '../ipc/requests.ts';
import { useHashPath, useHashSearch } from './location.ts';

/** The nonce that main wrote into the page: style elements without it are refused by the content policy. */
function styleNonce(): string {
  return document.querySelector('meta[property="csp-nonce"]')?.getAttribute('content') ?? '';
}

export interface SurroundingsProps {
  readonly children: ReactNode;
  /** Tests bring their own, to look into it. */
  readonly queryClient?: QueryClient;
  readonly env?: 'default' | 'test';
}

export function Surroundings({ children, queryClient, env = 'default' }: SurroundingsProps) {
  const [client] = useState(() => queryClient ?? createQueryClient());
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
      env={env}
    >
      <QueryClientProvider client={client}>
        <Router hook={useHashPath} searchHook={useHashSearch}>
          <Notifications position="bottom-right" autoClose={5000} />
          {children}
          <Hints />
        </Router>
      </QueryClientProvider>
    </MantineProvider>
  );
}

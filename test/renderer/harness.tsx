/**
 * Shows a component with everything around it, over a bridge that answers from a table typed by the contract.
 *
 * `renderScreen(<X />, { answers: { 'gaps.rules': RULES, 'accounts.page': (request) => page } })`. A channel without an
 * answer never answers, which is what loading looks like. `fails('locked', 'The ledger is locked.')` is a failure.
 */
import type { RenderResult } from '@testing-library/react';
import { act, render } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { vi } from 'vitest';
import { App } from '../../renderer/app/app.tsx';
import { Surroundings } from '../../renderer/app/surroundings.tsx';
import { AnswerCache } from '../../renderer/ipc/answer-cache.tsx';
import type { AnswerOf, ChannelName, RequestOf, RootLedgerBridge } from '../../shared/ipc/contract.ts';
import type { EventName, Events } from '../../shared/ipc/events.ts';
import type { ErrorCode, Failure, Result } from '../../shared/ipc/result.ts';
import { RUNTIME } from './sample-answers.ts';

/** A failure to answer with. */
class Fails {
  readonly failure: Failure;

  constructor(failure: Failure) {
    this.failure = failure;
  }
}

export function fails(code: ErrorCode, message: string, hint?: string): Fails {
  return new Fails({ code, message, hint });
}

type AnswerTo<Name extends ChannelName> = AnswerOf<Name> | Fails | Promise<AnswerOf<Name>>;

export type Answers = {
  [Name in ChannelName]?: AnswerTo<Name> | ((request: RequestOf<Name>) => AnswerTo<Name>);
};

export interface Screen extends RenderResult {
  readonly user: UserEvent;
  /** What was asked, in order. */
  readonly asked: readonly { readonly channel: ChannelName; readonly request: unknown }[];
  /** Requests to one channel. */
  askedOf(channel: ChannelName): unknown[];
  /** Answer differently from now on. */
  answer(more: Answers): void;
  tell<Name extends EventName>(event: Name, payload: Events[Name]): void;
}

export interface ScreenOptions {
  readonly answers?: Answers;
  /** The address that the window opens with: `/accounts?show=critical`. */
  readonly at?: string;
}

const DEFAULTS: Answers = { 'app.runtime': RUNTIME, 'scan.state': { progress: null } };

/** The whole window, as it starts: it brings its own surroundings. */
export function renderApp(options?: ScreenOptions): Screen {
  return renderOver(<App env="test" />, options);
}

export function renderScreen(screen: ReactNode, options?: ScreenOptions): Screen {
  return renderOver(<Surroundings env="test">{screen}</Surroundings>, options);
}

function renderOver(shown: ReactNode, { answers = {}, at = '/' }: ScreenOptions = {}): Screen {
  window.location.hash = `#${at}`;
  let table: Answers = { ...DEFAULTS, ...answers };
  const asked: { channel: ChannelName; request: unknown }[] = [];
  const listeners = new Map<EventName, Set<(payload: never) => void>>();

  const bridge: RootLedgerBridge = {
    request: async (channel, request) => {
      asked.push({ channel, request });
      const answer = table[channel] as unknown;
      if (answer === undefined) return new Promise(() => {});
      const value = await (typeof answer === 'function' ? answer(request) : answer);
      const result: Result<unknown> =
        value instanceof Fails ? { ok: false, error: value.failure } : { ok: true, value };
      return result as never;
    },
    on: (event, listener) => {
      const ofEvent = listeners.get(event) ?? new Set();
      listeners.set(event, ofEvent.add(listener as (payload: never) => void));
      return () => ofEvent.delete(listener as (payload: never) => void);
    },
  };
  vi.stubGlobal('rootLedger', bridge);

  const rendered = render(<AnswerCache>{shown}</AnswerCache>);
  return {
    ...rendered,
    user: userEvent.setup(),
    asked,
    askedOf: (channel) => asked.filter((entry) => entry.channel === channel).map((entry) => entry.request),
    answer: (more) => {
      table = { ...table, ...more };
    },
    tell: (event, payload) => {
      act(() => {
        for (const listener of listeners.get(event) ?? []) listener(payload as never);
      });
    },
  };
}

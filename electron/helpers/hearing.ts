/** What is the same for threads and processes on main's side: who listens, the helper's key, and its end, told once. */
import type { Helper, Up } from './helper.ts';
import { sealFor } from './sealed-secret.ts';

export interface Heard extends Helper {
  hear(message: Up): void;
  gone(): void;
}

export function heardFrom(way: Pick<Helper, 'post' | 'end'>): Heard {
  const listeners: ((message: never) => void)[] = [];
  const exits: (() => void)[] = [];
  let ended = false;
  let tellKey: (publicKey: Uint8Array) => void = () => {};
  let failKey: (error: Error) => void = () => {};
  const key = new Promise<Uint8Array>((resolve, reject) => {
    tellKey = resolve;
    failKey = reject;
  });
  // Nobody may be waiting for the key of one that never started.
  key.catch(() => undefined);
  const heard: Heard = {
    post: (message, ports) => {
      if (!ended) way.post(message, ports);
    },
    onMessage: (listener) => void listeners.push(listener),
    onExit: (listener) => (ended ? listener() : void exits.push(listener)),
    seal: async (secret) => sealFor(await key, secret),
    end: () => (ended ? Promise.resolve() : way.end()),
    hear: (message) => {
      if (ended) return;
      if (message[0] === 'key') tellKey(message[1]);
      else if (message[0] === 'say') for (const listener of listeners) listener(message[1] as never);
      else void way.end().then(heard.gone);
    },
    gone: () => {
      if (ended) return;
      ended = true;
      failKey(new Error('The helper ended before it began.'));
      for (const listener of exits) listener();
    },
  };
  return heard;
}

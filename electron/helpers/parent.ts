/** A helper's own side: what it was told at its start, and the way back to main. */
import { parentPort, type MessagePort as ThreadPort } from 'node:worker_threads';
import type { ParentPort } from 'electron';
import { keepOutOfCoreDumps } from '../app/security/core-dumps.ts';
import type { Down, Port, Up } from './helper.ts';
import { type Receiver, receiver } from './sealed-secret.ts';

export interface Parent<Data> {
  readonly data: Data;
  readonly ports: readonly Port[];
  say(message: unknown): void;
  /** Hear what main says from now on, and what it has said since the start. */
  onMessage(listener: (message: never, ports: readonly Port[]) => void): void;
  /** Open a secret that was sealed for this helper. The caller wipes it. */
  open: Receiver['open'];
  /** The work is done: main ends this helper. */
  done(): void;
}

/** Main, as soon as it has said what the work is. Call once. */
export function parent<Data>(): Promise<Parent<Data>> {
  // Electron puts it there in a process of its own; a thread has the other.
  const above = (process as { parentPort?: ParentPort }).parentPort;
  const secrets = receiver();
  let listener: ((message: never, ports: readonly Port[]) => void) | null = null;
  const waiting: (readonly [message: unknown, ports: readonly Port[]])[] = [];
  const send = (message: Up): void => {
    if (above === undefined) parentPort?.postMessage(message);
    else above.postMessage(message);
  };
  return new Promise((resolve) => {
    const hear = (message: Down, ports: readonly Port[]): void => {
      if (message[0] === 'say') {
        if (listener === null) waiting.push([message[1], ports]);
        else listener(message[1] as never, ports);
        return;
      }
      resolve({
        data: message[1] as Data,
        ports,
        say: (said) => send(['say', said]),
        onMessage: (heard) => {
          listener = heard;
          for (const [said, given] of waiting.splice(0)) heard(said as never, given);
        },
        open: secrets.open,
        done: () => send(['done']),
      });
    };
    if (above === undefined) {
      if (parentPort === null) throw new Error('a helper is started by main');
      parentPort.on('message', (message: Down) => hear(message, message[2]));
    } else {
      keepOutOfCoreDumps();
      above.on('message', ({ data, ports }) => hear(data as Down, ports));
    }
    send(['key', secrets.publicKey]);
  });
}

/** Listen at an end of a line; a closed or broken one says nothing more. */
export function listenAt(port: Port, listener: (message: never) => void): void {
  if (isOfThread(port)) port.on('message', (message) => listener(message as never));
  else port.on('message', ({ data }) => listener(data as never));
  if (!isOfThread(port)) port.start();
}

function isOfThread(port: Port): port is ThreadPort {
  return 'unref' in port;
}

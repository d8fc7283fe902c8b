/**
 * Helpers as processes of their own, which is what the app uses.
 *
 * SECURITY: what a thread leaves in memory stays in main's process, however carefully it ends; what a process leaves is gone with
 * it. So whoever reads names – the ledger, scans, imports, backups – is a process, and locking ends it.
 */
import { MessageChannelMain, type MessagePortMain, utilityProcess } from 'electron';
import { type Heard, heardFrom } from './hearing.ts';
import type { Down, HelperOptions, Helpers, Port, Up } from './helper.ts';

type Begun = Heard & { send(message: Down, ports: readonly Port[] | undefined): void };

const ofProcesses = (ports: readonly Port[] | undefined) => [...(ports ?? [])] as MessagePortMain[];

/** Start the process; it waits for its work. */
function begin(file: string, { env, name, youngGenerationMb }: Omit<HelperOptions, 'data' | 'ports'>): Begun {
  const child = utilityProcess.fork(file, [], {
    serviceName: `Root Ledger ${name}`,
    // SECURITY: an error nobody caught may quote data; nothing of a helper reaches a terminal or the system's journal.
    stdio: 'ignore',
    ...(env === undefined ? {} : { env: env as Record<string, string> }),
    ...(youngGenerationMb === undefined ? {} : { execArgv: [`--max-semi-space-size=${youngGenerationMb}`] }),
  });
  const send: Begun['send'] = (message, ports) => child.postMessage(message, ofProcesses(ports));
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const heard = heardFrom({
    post: (message, ports) => send(['say', message, []], ports),
    end: async () => {
      child.kill();
      await gone;
    },
  });
  child.on('message', (message: Up) => heard.hear(message));
  void gone.then(() => heard.gone());
  return Object.assign(heard, { send });
}

/** A process that was started before it is needed. It holds nothing yet. */
let spare: { readonly file: string; readonly begun: Begun } | null = null;

/** Have a helper of this file ready, so that the next one starts at once: starting a process takes a good part of a second. */
export function keepReady(file: string, name: string): void {
  if (spare !== null) return;
  const mine = { file, begun: begin(file, { name }) };
  spare = mine;
  mine.begun.onExit(() => {
    if (spare === mine) spare = null;
  });
}

function ready(file: string, { env, youngGenerationMb }: HelperOptions): Begun | null {
  if (spare?.file !== file || env !== undefined || youngGenerationMb !== undefined) return null;
  const { begun } = spare;
  spare = null;
  return begun;
}

export const processHelpers: Helpers = {
  start: (file, options) => {
    const begun = ready(file, options) ?? begin(file, options);
    begun.send(['start', options.data, []], options.ports);
    return begun;
  },
  line: () => {
    const { port1, port2 } = new MessageChannelMain();
    return [port1, port2];
  },
};

/** What is asked of a running window: how long until it has drawn, what it costs while nobody touches it. Memory: Linux. */
import { readdirSync, readFileSync } from 'node:fs';
import type { ElectronApplication, Page } from 'playwright-core';

/** A window that has not changed for so long, and waits for nothing, has answered. */
const QUIET_MS = 250;
const ANSWER_LIMIT_MS = 60_000;

/** What is done in the page, as text: it runs there. */
export type Act =
  | { readonly go: string }
  | { readonly type: string; readonly into: string }
  | { readonly press: string };

/**
 * Does something in the page as a person would, and answers the milliseconds from there to the frame after the last change
 * that followed.
 */
export function answerMs(page: Page, act: Act): Promise<number> {
  return page.evaluate(
    ([what, quiet, limit]) =>
      new Promise<number>((resolve, reject) => {
        const begun = performance.now();
        let last = begun;
        const observer = new MutationObserver(() => {
          requestAnimationFrame(() => {
            last = performance.now();
          });
        });
        observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
        if ('go' in what) location.hash = what.go;
        else if ('press' in what) (document.querySelector(what.press) as HTMLElement).click();
        else {
          const field = document.querySelector(what.into) as HTMLInputElement;
          Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, what.type);
          field.dispatchEvent(new Event('input', { bubbles: true }));
        }
        const timer = setInterval(() => {
          const now = performance.now();
          const busy = document.querySelector('[aria-busy="true"]') !== null;
          if (now - begun > limit) reject(new Error('the window did not answer'));
          else if (busy || now - last < quiet || now - begun < quiet) return;
          else resolve(last - begun);
          clearInterval(timer);
          observer.disconnect();
        }, 25);
      }),
    [act, QUIET_MS, ANSWER_LIMIT_MS] as const,
  );
}

/** A notch of the wheel in every frame: as fast as anybody scrolls by hand. */
const SCROLLED_PX_PER_FRAME = 100;

/** Scrolls the grid for some frames and answers the longest task that kept the page from drawing, and how many there were. */
export function longTasksWhileScrolling(page: Page, frames: number): Promise<{ longestMs: number; tasks: number }> {
  return page.evaluate(
    ([many, px]) =>
      new Promise((resolve) => {
        const grid = document.querySelector('[role="grid"]') as HTMLElement;
        const found: number[] = [];
        const observer = new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) found.push(entry.duration);
        });
        observer.observe({ entryTypes: ['longtask'] });
        let left = many;
        const step = () => {
          grid.scrollTop += px;
          left -= 1;
          if (left > 0) requestAnimationFrame(step);
          else
            setTimeout(() => {
              observer.disconnect();
              resolve({ longestMs: Math.max(0, ...found), tasks: found.length });
            }, 300);
        };
        requestAnimationFrame(step);
      }),
    [frames, SCROLLED_PX_PER_FRAME] as const,
  );
}

/** Every process of the app. */
async function processes(app: ElectronApplication): Promise<readonly number[]> {
  return app.evaluate(({ app: running }) => running.getAppMetrics().map(({ pid }) => pid));
}

export interface Idle {
  /** Memory of all processes in bytes, shared pages counted once among those who share them. */
  readonly memoryBytes: number;
  /** Processor time of all processes meanwhile. */
  readonly cpuMs: number;
  /** How often one of their threads woke up meanwhile, per second. */
  readonly wakesPerSecond: number;
}

const TICKS_PER_SECOND = 100;

/** What the app costs while it is left alone for so long. */
export async function idle(app: ElectronApplication, forMs: number): Promise<Idle> {
  const pids = await processes(app);
  const before = pids.map(usageOf);
  await new Promise((resolve) => setTimeout(resolve, forMs));
  const after = pids.map(usageOf);
  const sum = (of: (usage: Usage) => number, all: readonly Usage[]): number => all.reduce((n, one) => n + of(one), 0);
  return {
    memoryBytes: sum(({ bytes }) => bytes, after),
    cpuMs: sum(({ cpuMs }) => cpuMs, after) - sum(({ cpuMs }) => cpuMs, before),
    wakesPerSecond: ((sum(({ wakes }) => wakes, after) - sum(({ wakes }) => wakes, before)) * 1000) / forMs,
  };
}

interface Usage {
  readonly bytes: number;
  readonly cpuMs: number;
  readonly wakes: number;
}

function usageOf(pid: number): Usage {
  const memory = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'));
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  let wakes = 0;
  for (const task of readdirSync(`/proc/${pid}/task`))
    try {
      const status = readFileSync(`/proc/${pid}/task/${task}/status`, 'utf8');
      wakes += Number(/^voluntary_ctxt_switches:\s+(\d+)/m.exec(status)?.[1] ?? 0);
    } catch {
      // The thread ended in between.
    }
  return {
    bytes: Number(memory?.[1] ?? 0) * 1024,
    cpuMs: ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND,
    wakes,
  };
}

/** axe-core beside the page, in a world of its own: the page's content policy stays as strict as it is for people. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { CDPSession, Page } from 'playwright-core';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** WCAG 2.2 A and AA, and axe's own advice on landmarks and headings. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What another theme can change. */
const COLOURS = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

/** What axe found wrong: the rule, what it asks for, and where. */
interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

/** Runs axe on what a page shows. The page must not be loaded anew in between. */
export class Axe {
  private readonly debug: CDPSession;
  private readonly contextId: number;

  private constructor(debug: CDPSession, contextId: number) {
    this.debug = debug;
    this.contextId = contextId;
  }

  static async beside(page: Page): Promise<Axe> {
    const debug = await page.context().newCDPSession(page);
    const { frameTree } = await debug.send('Page.getFrameTree');
    const { executionContextId } = await debug.send('Page.createIsolatedWorld', {
      frameId: frameTree.frame.id,
      worldName: 'axe',
    });
    const axe = new Axe(debug, executionContextId);
    await axe.run(`${SOURCE}; undefined`);
    return axe;
  }

  /** One line for each violation and place; empty when there is none. `colours`: contrast alone. */
  async violations(of: 'everything' | 'colours' = 'everything'): Promise<string[]> {
    const found = (await this.run(
      `axe.run(document, { runOnly: ${JSON.stringify(of === 'colours' ? COLOURS : TAGS)}, resultTypes: ['violations'] }).then((result) => result.violations)`,
    )) as Violation[];
    return found.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary ?? ''}`),
    );
  }

  private async run(expression: string): Promise<unknown> {
    const { result, exceptionDetails } = await this.debug.send('Runtime.evaluate', {
      expression,
      contextId: this.contextId,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails !== undefined)
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }
}

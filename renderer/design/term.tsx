/** A word of the product with its meaning on hover or focus. */
import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './marks.module.css';
import type { TermName } from './terms.ts';
import { TERMS } from './terms.ts';

export function Term({ name, children }: { name: TermName; children?: ReactNode }) {
  return (
    <Tooltip label={TERMS[name]} events={{ hover: true, focus: true, touch: true }}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the explanation must be reachable by keyboard */}
      <span className={classes.term} tabIndex={0}>
        {children ?? name}
      </span>
    </Tooltip>
  );
}

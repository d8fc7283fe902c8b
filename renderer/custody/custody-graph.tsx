/** The custody graph: pointing at anybody or anything lights the ways through it. Everything is told in words, too. */
import type { KeyboardEvent } from 'react';
import { useMemo, useState } from 'react';
import type { GraphLayout, GraphNode } from '../../shared/custody/graph-layout.ts';
import { layoutCustody, litThrough, NODE_HEIGHT, NODE_WIDTH } from '../../shared/custody/graph-layout.ts';
import { shortLabel } from '../../shared/custody/graph-svg.ts';
import type { CustodyPicture } from '../../shared/custody/verdicts.ts';
import { Section } from '../design/page.tsx';
import { useWidth } from '../design/width.ts';
import classes from './custody.module.css';
import { GraphExport } from './graph-export.tsx';
import { GraphWords } from './graph-words.tsx';

/** Padding and borders of the frame around the drawing. */
const CANVAS_EDGES_PX = 12;

export function CustodyGraph({ picture }: { picture: CustodyPicture }) {
  const { ref, width } = useWidth();
  const layout = useMemo(() => layoutCustody(picture, Math.floor(width) - CANVAS_EDGES_PX), [picture, width]);
  if (layout.edges.length === 0) return null;
  return (
    <Section title="Who holds what" aside={<GraphExport picture={picture} />}>
      <div ref={ref}>
        <Drawing layout={layout} />
      </div>
      <GraphWords layout={layout} />
    </Section>
  );
}

function Drawing({ layout }: { layout: GraphLayout }) {
  const [pointed, setPointed] = useState<string | null>(null);
  const [held, setHeld] = useState<string | null>(null);
  const at = pointed ?? held;
  const lit = useMemo(() => (at === null ? null : litThrough(layout, at)), [layout, at]);
  const press = (event: KeyboardEvent, id: string) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      setHeld(held === id ? null : id);
    }
    if (event.key === 'Escape') setHeld(null);
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <section className={classes.canvas} aria-label="Custody graph" tabIndex={0}>
      {/* biome-ignore lint/a11y/useSemanticElements: SVG has no group of its own that is told */}
      <svg
        width={layout.width}
        height={layout.height}
        viewBox={`0 0 ${layout.width} ${layout.height}`}
        className={lit === null ? '' : classes.lighting}
        aria-label="People on the left, what they hold in between, the account on the right"
        role="group"
      >
        {layout.edges.map((edge) => (
          <path
            key={edge.id}
            d={edge.d}
            className={[classes.edge, edge.now ? '' : classes.past, lit?.edges.has(edge.id) ? classes.lit : ''].join(
              ' ',
            )}
          />
        ))}
        {layout.nodes.map((node) => (
          // biome-ignore lint/a11y/useSemanticElements: SVG has no button
          <g
            key={node.id}
            role="button"
            tabIndex={0}
            aria-label={nameOf(node)}
            aria-pressed={held === node.id}
            transform={`translate(${node.x} ${node.y})`}
            className={[
              classes.node,
              classes[node.kind] ?? '',
              node.complete ? '' : classes.open,
              node.left ? classes.left : '',
              lit?.nodes.has(node.id) ? classes.lit : '',
              // Covers for text do not reach into drawings: the whole node is blurred instead.
              node.kind === 'part' ? '' : 'private',
            ].join(' ')}
            onPointerEnter={() => setPointed(node.id)}
            onPointerLeave={() => setPointed(null)}
            onFocus={() => setPointed(node.id)}
            onBlur={() => setPointed(null)}
            onClick={() => setHeld(held === node.id ? null : node.id)}
            onKeyDown={(event) => press(event, node.id)}
          >
            <title>{nameOf(node)}</title>
            <rect width={NODE_WIDTH} height={NODE_HEIGHT} rx={node.kind === 'person' ? NODE_HEIGHT / 2 : 6} />
            <text x={12} y={NODE_HEIGHT / 2 + 4}>
              {shortLabel(node.label)}
            </text>
          </g>
        ))}
      </svg>
    </section>
  );
}

const KIND_WORDS: Record<GraphNode['kind'], string> = {
  person: '',
  group: 'group ',
  vault: 'vault ',
  device: 'MFA device ',
  place: 'place ',
  phone: 'phone ',
  organization: 'organization ',
  account: 'account ',
  part: 'part of a way in: ',
};

function nameOf({ kind, label, complete, left }: GraphNode): string {
  const name = `${KIND_WORDS[kind]}${label}`;
  return [name, left && 'has left', !complete && 'somebody unknown may be behind it'].filter(Boolean).join(', ');
}

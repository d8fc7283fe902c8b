/** The custody graph as an SVG document of its own: for reports, tickets and slides. */
import type { GraphNode } from './graph-layout.ts';
import { layoutCustody, NODE_HEIGHT, NODE_WIDTH } from './graph-layout.ts';
import type { CustodyPicture } from './verdicts.ts';

/** On paper and on slides it is light, whatever the window is. */
const COLORS = {
  background: '#ffffff',
  node: '#ffffff',
  border: '#868f9e',
  text: '#181d26',
  line: '#868f9e',
  past: '#c3c9d2',
  unknown: '#663a9c',
};

/** Characters of a label that fit into a node. */
const LABEL_MOST = 20;

/** A label that fits into its node. */
export function shortLabel(label: string): string {
  return label.length <= LABEL_MOST ? label : `${label.slice(0, LABEL_MOST - 1)}…`;
}

/** The whole drawing as text, with a title and a description for those who do not see it. */
export function custodyGraphSvg(picture: CustodyPicture): string {
  const { width, height, nodes, edges } = layoutCustody(picture);
  const title = `Custody of account ${picture.account}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}" font-family="Inter, system-ui, sans-serif" font-size="12">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="${COLORS.background}"/>`,
    ...edges.map(
      ({ d, now }) =>
        `<path d="${d}" fill="none" stroke="${now ? COLORS.line : COLORS.past}" stroke-width="1.2"${now ? '' : ' stroke-dasharray="4 3"'}/>`,
    ),
    ...nodes.map(nodeSvg),
    '</svg>',
  ].join('\n');
}

function nodeSvg({ x, y, label, complete, left, kind }: GraphNode): string {
  const stroke = complete ? COLORS.border : COLORS.unknown;
  const dash = complete ? '' : ' stroke-dasharray="4 3"';
  const radius = kind === 'person' ? NODE_HEIGHT / 2 : 6;
  const weight = kind === 'account' || kind === 'part' ? ' font-weight="600"' : '';
  const strike = left ? ' text-decoration="line-through"' : '';
  return [
    `<g><title>${escaped(label)}</title>`,
    `<rect x="${x}" y="${y}" width="${NODE_WIDTH}" height="${NODE_HEIGHT}" rx="${radius}" fill="${COLORS.node}" stroke="${stroke}"${dash}/>`,
    `<text x="${x + 12}" y="${y + NODE_HEIGHT / 2 + 4}" fill="${COLORS.text}"${weight}${strike}>${escaped(shortLabel(label))}</text></g>`,
  ].join('');
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

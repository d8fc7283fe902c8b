/**
 * The custody graph laid out: people on the left, what they hold in between, the parts of a way in, the account on the
 * right. Pure and deterministic: the same picture always gives the same drawing.
 */
import type { CustodyEdge, CustodyNode, CustodyNodeKind, CustodyPicture, Part } from './verdicts.ts';

export const NODE_WIDTH = 152;
export const NODE_HEIGHT = 28;
/** Least and greatest distance between columns; between them it follows the width at hand. */
const COLUMN_GAP = { least: 40, most: 104 };
const ROW_GAP = 10;
/** A line that passes a column on its way keeps this much room there. */
const PASSING_HEIGHT = 6;
const MARGIN = 12;
/** How often each column is put in order of its neighbours; more changes nothing that people see. */
const SWEEPS = 4;

export interface GraphNode {
  readonly id: string;
  readonly kind: CustodyNodeKind | 'part';
  readonly key: string;
  readonly label: string;
  /** False: somebody unknown may be behind it. */
  readonly complete: boolean;
  readonly left: boolean;
  readonly part: Part | null;
  readonly x: number;
  readonly y: number;
}

export interface GraphEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly meaning: string;
  readonly part: Part;
  readonly now: boolean;
  /** An SVG path. */
  readonly d: string;
}

export interface GraphLayout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

export const PART_NAMES: Readonly<Record<Part, string>> = {
  password: 'Password',
  inbox: 'Inbox',
  factor: 'MFA',
  phone: 'Phone',
  key: 'Access key',
  central: 'Central access',
};
const PARTS = Object.keys(PART_NAMES) as Part[];

type Placed = Omit<GraphNode, 'x' | 'y'>;

/** What stands in a column: a node, or a line that passes on its way to a later column. */
interface Slot {
  readonly id: string;
  readonly node: Placed | null;
}

/** Where everything stands, as wide as `width` where that is wide enough for all columns. */
export function layoutCustody(picture: CustodyPicture, width = 0): GraphLayout {
  const account = picture.nodes.find(({ kind }) => kind === 'account');
  if (account === undefined) return { width: 0, height: 0, nodes: [], edges: [] };
  const edges = withParts(picture.edges, account.id);
  const used = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const nodes: Placed[] = [
    ...picture.nodes.filter(({ id }) => used.has(id) || id === account.id).map(placed),
    ...PARTS.filter((part) => used.has(partId(part))).map(
      (part): Placed => ({
        id: partId(part),
        kind: 'part',
        key: part,
        label: PART_NAMES[part],
        complete: true,
        left: false,
        part,
      }),
    ),
  ];
  const columns = columnsOf(nodes, edges).map((column) => column.map((node): Slot => ({ id: node.id, node })));
  const routes = passing(columns, edges);
  order(columns, [...routes.values()]);
  return place(columns, edges, routes, width);
}

const partId = (part: Part): string => `part:${part}`;

const placed = ({ id, kind, key, label, complete, left }: CustodyNode): Placed => ({
  id,
  kind,
  key,
  label,
  complete,
  left: left === true,
  part: null,
});

/** What leads to the account leads to a part of the way in first; equal edges are drawn once. */
function withParts(edges: readonly CustodyEdge[], account: string): CustodyEdge[] {
  const drawn = new Map<string, CustodyEdge>();
  const draw = (edge: CustodyEdge): void => {
    const id = edgeId(edge);
    const before = drawn.get(id);
    // Somebody who has access today and had it before is drawn as having it.
    if (before === undefined || (!before.now && edge.now)) drawn.set(id, edge);
  };
  for (const edge of edges) {
    if (edge.to !== account) draw(edge);
    else {
      draw({ ...edge, to: partId(edge.part) });
      draw({ from: partId(edge.part), to: account, meaning: 'opens', part: edge.part, now: true });
    }
  }
  return [...drawn.values()];
}

const edgeId = ({ from, to, part }: CustodyEdge): string => `${from}>${to}#${part}`;

/** Columns from left to right: people, groups by depth, vaults and places, devices and phones, parts, the account. */
function columnsOf(nodes: readonly Placed[], edges: readonly CustodyEdge[]): Placed[][] {
  const depth = groupDepths(edges);
  const deepest = Math.max(0, ...depth.values());
  const rank = (node: Placed): number => {
    if (node.kind === 'person') return 0;
    if (node.kind === 'group') return 1 + deepest - (depth.get(node.id) ?? 0);
    const after: Record<string, number> = { vault: 2, place: 2, device: 3, phone: 3, organization: 3, part: 4 };
    return deepest + (after[node.kind] ?? 5);
  };
  const columns = new Map<number, Placed[]>();
  for (const node of nodes.toSorted(byLabel)) {
    const column = columns.get(rank(node)) ?? [];
    column.push(node);
    columns.set(rank(node), column);
  }
  return [...columns].sort(([a], [b]) => a - b).map(([, column]) => column);
}

function byLabel(a: Placed, b: Placed): number {
  if (a.part !== null && b.part !== null) return PARTS.indexOf(a.part) - PARTS.indexOf(b.part);
  const [one, other] = [a.label.toLowerCase(), b.label.toLowerCase()];
  return one < other ? -1 : one > other ? 1 : a.id < b.id ? -1 : 1;
}

/** How many groups a group passes through before it leaves groups. Groups may contain each other: a circle ends there. */
function groupDepths(edges: readonly CustodyEdge[]): Map<string, number> {
  const outer = new Map<string, Set<string>>();
  for (const { from, to } of edges)
    if (from.startsWith('group:') && to.startsWith('group:')) {
      const known = outer.get(from) ?? new Set();
      outer.set(from, known.add(to));
    }
  const depths = new Map<string, number>();
  const visiting = new Set<string>();
  const depthOf = (id: string): number => {
    const known = depths.get(id);
    if (known !== undefined) return known;
    if (visiting.has(id)) return 0;
    visiting.add(id);
    const depth = Math.max(-1, ...[...(outer.get(id) ?? [])].map(depthOf)) + 1;
    visiting.delete(id);
    depths.set(id, depth);
    return depth;
  };
  for (const id of [...outer.keys()].sort()) depthOf(id);
  return depths;
}

/** The slots that each edge goes through, its ends included; a line that passes a column gets a slot of its own there. */
function passing(columns: Slot[][], edges: readonly CustodyEdge[]): Map<string, readonly string[]> {
  const columnOf = new Map(columns.flatMap((column, at) => column.map(({ id }) => [id, at] as const)));
  const routes = new Map<string, readonly string[]>();
  for (const edge of edges) {
    const [first, last] = [columnOf.get(edge.from) ?? 0, columnOf.get(edge.to) ?? 0];
    const between: string[] = [];
    for (let at = first + 1; at < last; at += 1) {
      const id = `pass:${edgeId(edge)}@${at}`;
      columns[at]?.push({ id, node: null });
      between.push(id);
    }
    routes.set(edgeId(edge), [edge.from, ...between, edge.to]);
  }
  return routes;
}

/** Put each column in the order of its neighbours, so that few lines cross. */
function order(columns: Slot[][], routes: readonly (readonly string[])[]): void {
  const neighbours = new Map<string, string[]>();
  const meet = (a: string, b: string): void => {
    const known = neighbours.get(a);
    if (known === undefined) neighbours.set(a, [b]);
    else known.push(b);
  };
  for (const route of routes)
    for (const [at, id] of route.slice(1).entries()) {
      meet(route[at] as string, id);
      meet(id, route[at] as string);
    }
  const at = new Map<string, number>();
  const note = (column: readonly Slot[]): void => {
    for (const [index, { id }] of column.entries()) at.set(id, (index + 0.5) / column.length);
  };
  for (const column of columns) note(column);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1)
    for (const column of sweep % 2 === 0 ? columns.toReversed() : columns) {
      const middle = new Map(
        column.map(({ id }) => [id, mean((neighbours.get(id) ?? []).map((other) => at.get(other) ?? 0.5))]),
      );
      column.sort((a, b) => {
        // The parts of a way in keep their own order.
        if (a.node?.part && b.node?.part) return PARTS.indexOf(a.node.part) - PARTS.indexOf(b.node.part);
        return (middle.get(a.id) ?? 0) - (middle.get(b.id) ?? 0) || (a.id < b.id ? -1 : 1);
      });
      note(column);
    }
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0.5 : values.reduce((sum, value) => sum + value, 0) / values.length;

function place(
  columns: readonly (readonly Slot[])[],
  edges: readonly CustodyEdge[],
  routes: ReadonlyMap<string, readonly string[]>,
  wanted: number,
): GraphLayout {
  const height = Math.max(...columns.map(heightOf)) + 2 * MARGIN;
  const spare = (wanted - 2 * MARGIN - columns.length * NODE_WIDTH) / Math.max(1, columns.length - 1);
  const gap = Math.min(COLUMN_GAP.most, Math.max(COLUMN_GAP.least, Math.floor(spare)));
  const nodes: GraphNode[] = [];
  const middles = new Map<string, { readonly x: number; readonly y: number }>();
  for (const [at, column] of columns.entries()) {
    const x = MARGIN + at * (NODE_WIDTH + gap);
    let y = (height - heightOf(column)) / 2;
    for (const { id, node } of column) {
      const tall = node === null ? PASSING_HEIGHT : NODE_HEIGHT;
      middles.set(id, { x, y: y + tall / 2 });
      if (node !== null) nodes.push({ ...node, x, y });
      y += tall + ROW_GAP;
    }
  }
  return {
    width: 2 * MARGIN + columns.length * NODE_WIDTH + (columns.length - 1) * gap,
    height,
    nodes,
    edges: edges.map((edge): GraphEdge => {
      const id = edgeId(edge);
      return {
        ...edge,
        id,
        d: curve(
          (routes.get(id) ?? []).flatMap((stop) => middles.get(stop) ?? []),
          gap,
        ),
      };
    }),
  };
}

const heightOf = (column: readonly Slot[]): number =>
  column.reduce((sum, { node }) => sum + (node === null ? PASSING_HEIGHT : NODE_HEIGHT) + ROW_GAP, -ROW_GAP);

/** From the right of the first to the left of the last, level through every column that is passed. */
function curve(stops: readonly { readonly x: number; readonly y: number }[], gap: number): string {
  const [first, ...rest] = stops;
  if (first === undefined) return '';
  let d = `M${first.x + NODE_WIDTH} ${first.y}`;
  let { x, y } = { x: first.x + NODE_WIDTH, y: first.y };
  for (const [at, stop] of rest.entries()) {
    // Groups that contain each other lead back to the left: a wide bow instead of a step.
    const bend = stop.x > x ? (stop.x - x) / 2 : gap;
    d += `C${x + bend} ${y} ${stop.x - bend} ${stop.y} ${stop.x} ${stop.y}`;
    if (at < rest.length - 1) d += `H${stop.x + NODE_WIDTH}`;
    x = stop.x + NODE_WIDTH;
    y = stop.y;
  }
  return d;
}

export interface Lit {
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
}

/** Everything that lies on a way through a node: what leads to it, and what it leads to. */
export function litThrough(layout: Pick<GraphLayout, 'edges'>, id: string): Lit {
  const nodes = new Set([id]);
  const edges = new Set<string>();
  const follow = (forward: boolean): void => {
    // A line belongs to a part of the way in: from a vault that keeps password and seed, each goes its own way.
    const seen = new Set<string>();
    const queue: { at: string; part: Part | null }[] = [{ at: id, part: null }];
    for (let step = queue.pop(); step !== undefined; step = queue.pop())
      for (const edge of layout.edges) {
        const [here, there] = forward ? [edge.from, edge.to] : [edge.to, edge.from];
        if (here !== step.at || (step.part !== null && edge.part !== step.part)) continue;
        edges.add(edge.id);
        nodes.add(there);
        const name = `${there}#${edge.part}`;
        if (seen.has(name)) continue;
        seen.add(name);
        queue.push({ at: there, part: edge.part });
      }
  };
  follow(true);
  follow(false);
  return { nodes, edges };
}

/** What somebody holds, each as the line of things that it goes through: `["AWS root prod", "Inbox"]`. */
export function routesOf(layout: GraphLayout, person: string): { part: Part; now: boolean; through: string[] }[] {
  const labels = new Map(layout.nodes.map(({ id, label }) => [id, label]));
  const routes: { part: Part; now: boolean; through: string[] }[] = [];
  const walk = (at: string, part: Part | null, now: boolean, through: string[], seen: ReadonlySet<string>): void => {
    for (const edge of layout.edges) {
      if (edge.from !== at || seen.has(edge.to) || (part !== null && edge.part !== part)) continue;
      if (edge.to.startsWith('part:')) routes.push({ part: edge.part, now: now && edge.now, through });
      else
        walk(
          edge.to,
          edge.part,
          now && edge.now,
          [...through, labels.get(edge.to) ?? edge.to],
          new Set([...seen, edge.to]),
        );
    }
  };
  walk(person, null, true, [], new Set([person]));
  return routes;
}

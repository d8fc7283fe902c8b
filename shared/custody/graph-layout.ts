/**
 * The custody graph laid out: people on the left, what they hold in between, the parts of a way in, the account on the
 * right. Pure and deterministic: the same picture always gives the same drawing.
 */
import type { CustodyEdge, CustodyNode, CustodyNodeKind, CustodyPicture, Part } from './verdicts.ts';

export const NODE_WIDTH = 168;
export const NODE_HEIGHT = 28;
const COLUMN_GAP = 76;
const ROW_GAP = 10;
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

/** Where everything stands. */
export function layoutCustody(picture: CustodyPicture): GraphLayout {
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
  const columns = columnsOf(nodes, edges);
  order(columns, edges);
  return place(columns, edges);
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

/** Put each column in the order of its neighbours, so that few lines cross. */
function order(columns: Placed[][], edges: readonly CustodyEdge[]): void {
  const neighbours = new Map<string, string[]>();
  const meet = (a: string, b: string): void => {
    neighbours.set(a, [...(neighbours.get(a) ?? []), b]);
  };
  for (const { from, to } of edges) {
    meet(from, to);
    meet(to, from);
  }
  const at = new Map<string, number>();
  const note = (column: readonly Placed[]): void => {
    for (const [index, { id }] of column.entries()) at.set(id, (index + 0.5) / column.length);
  };
  for (const column of columns) note(column);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const turn = sweep % 2 === 0 ? columns.toReversed() : columns;
    for (const column of turn) {
      if (column[0]?.kind === 'part') continue;
      const middle = new Map(
        column.map(({ id }) => [id, mean((neighbours.get(id) ?? []).map((other) => at.get(other) ?? 0.5))]),
      );
      column.sort((a, b) => (middle.get(a.id) ?? 0) - (middle.get(b.id) ?? 0) || byLabel(a, b));
      note(column);
    }
  }
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0.5 : values.reduce((sum, value) => sum + value, 0) / values.length;

function place(columns: readonly (readonly Placed[])[], edges: readonly CustodyEdge[]): GraphLayout {
  const tallest = Math.max(...columns.map((column) => column.length));
  const height = heightOf(tallest) + 2 * MARGIN;
  const nodes = columns.flatMap((column, at) => {
    const top = (height - heightOf(column.length)) / 2;
    return column.map(
      (node, row): GraphNode => ({
        ...node,
        x: MARGIN + at * (NODE_WIDTH + COLUMN_GAP),
        y: top + row * (NODE_HEIGHT + ROW_GAP),
      }),
    );
  });
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return {
    width: 2 * MARGIN + columns.length * NODE_WIDTH + (columns.length - 1) * COLUMN_GAP,
    height,
    nodes,
    edges: edges.flatMap((edge): GraphEdge[] => {
      const [from, to] = [byId.get(edge.from), byId.get(edge.to)];
      return from === undefined || to === undefined ? [] : [{ ...edge, id: edgeId(edge), d: curve(from, to) }];
    }),
  };
}

const heightOf = (rows: number): number => rows * NODE_HEIGHT + (rows - 1) * ROW_GAP;

/** From the right of one to the left of the other, leaving and arriving level. */
function curve(from: GraphNode, to: GraphNode): string {
  const [x1, y1] = [from.x + NODE_WIDTH, from.y + NODE_HEIGHT / 2];
  const [x2, y2] = [to.x, to.y + NODE_HEIGHT / 2];
  const bend = Math.max(COLUMN_GAP / 2, Math.abs(x2 - x1) / 2);
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
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

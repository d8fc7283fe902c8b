/** The frame of a screen: header, scrolling body, sections. */
import { IconChevronLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useId } from 'react';
import { Link } from 'wouter';
import classes from './layout.module.css';

export interface PageProps {
  readonly title: ReactNode;
  /** One line under the title: what this is, in numbers where there are any. */
  readonly subtitle?: ReactNode;
  /** Where this page belongs: a link above the title. */
  readonly back?: { readonly to: string; readonly label: string };
  readonly actions?: ReactNode;
  /** The body fills the page and scrolls by itself (grids). */
  readonly fill?: boolean;
  readonly children: ReactNode;
}

export function Page({ title, subtitle, back, actions, fill = false, children }: PageProps) {
  return (
    <div className={classes.page}>
      <PageHeader title={title} subtitle={subtitle} back={back} actions={actions} />
      {fill ? children : <ScrollingBody>{children}</ScrollingBody>}
    </div>
  );
}

/** Takes the focus, so that the arrow keys scroll a page that has nothing else to stop at. */
function ScrollingBody({ children }: { children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: as said above
    <div className={classes.scroll} tabIndex={0}>
      {children}
    </div>
  );
}

function PageHeader({
  title,
  subtitle,
  back,
  actions,
}: {
  title: ReactNode;
  subtitle?: ReactNode;
  back?: PageProps['back'];
  actions?: ReactNode;
}) {
  return (
    <header className={classes.header}>
      <div className={classes.headings}>
        {back && (
          <Link to={back.to} className={classes.back}>
            <IconChevronLeft size={14} stroke={1.8} aria-hidden="true" />
            {back.label}
          </Link>
        )}
        <h1 className={classes.title}>{title}</h1>
        {subtitle && <div className={classes.subtitle}>{subtitle}</div>}
      </div>
      {actions && <div className={classes.actions}>{actions}</div>}
    </header>
  );
}

export interface SectionProps {
  readonly title: string;
  /** At the right of the title: a count, an action. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  /** Without the border around the body. */
  readonly plain?: boolean;
  /** Space inside the border (text, forms); lists and tables go to its edge. */
  readonly padded?: boolean;
}

export function Section({ title, aside, children, plain = false, padded = false }: SectionProps) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <div className={classes.sectionHead}>
        <h2 id={id}>{title}</h2>
        {aside && <div className="faint">{aside}</div>}
      </div>
      {plain ? children : <div className={`${classes.card} ${padded ? classes.padded : ''}`}>{children}</div>}
    </section>
  );
}

export interface Pair {
  readonly label: ReactNode;
  readonly value: ReactNode;
  /** Where it comes from; aligned at the right. */
  readonly mark?: ReactNode;
}

/** Names and values in aligned columns, with the provenance of each at the right. */
export function KeyValue({ pairs }: { pairs: readonly Pair[] }) {
  return (
    <dl className={classes.pairs}>
      {pairs.map((pair, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pairs of a page have a fixed order
        <div key={index}>
          <dt>{pair.label}</dt>
          <dd>{pair.value}</dd>
          <dd>{pair.mark}</dd>
        </div>
      ))}
    </dl>
  );
}

export interface StatProps {
  readonly label: ReactNode;
  readonly value: ReactNode;
  /** What the number counts, or of how many. */
  readonly note?: ReactNode;
  readonly mark?: ReactNode;
  readonly to?: string;
}

/** One number with what it counts. Put several in `<Stats>`. */
export function Stat({ label, value, note, mark, to }: StatProps) {
  const body = (
    <>
      <div className={classes.statLabel}>{label}</div>
      <div className={`${classes.statValue} numeric`}>
        {mark}
        {value}
      </div>
      {note && <div className={classes.statNote}>{note}</div>}
    </>
  );
  if (to !== undefined)
    return (
      <Link to={to} className={classes.stat}>
        {body}
      </Link>
    );
  return <div className={classes.stat}>{body}</div>;
}

export function Stats({ children }: { children: ReactNode }) {
  return <div className={classes.stats}>{children}</div>;
}

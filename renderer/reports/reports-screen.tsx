/** Proof to hand out: evidence packs, two days compared, and how things went. */
import { Page } from '../design/page.tsx';
import { CompareSection } from './compare-section.tsx';
import { EvidenceSection } from './evidence-section.tsx';
import classes from './reports.module.css';
import { TrendSection } from './trend-section.tsx';

export default function ReportsScreen() {
  return (
    <Page
      title="Reports"
      subtitle="Worked out on this machine, saved where you choose. Tables are exported from their own lists."
    >
      <div className={classes.column}>
        <EvidenceSection />
        <TrendSection />
        <CompareSection />
      </div>
    </Page>
  );
}

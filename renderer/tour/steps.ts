/** What the tour shows, one thing at a time. */

export interface TourStep {
  /** The screen that it is shown on; absent = wherever the reader is. */
  readonly at?: string;
  /** The `data-tour` mark of what it speaks about. */
  readonly mark: string;
  readonly title: string;
  readonly text: string;
}

export const TOUR_STEPS: readonly TourStep[] = [
  {
    at: '/',
    mark: 'safety',
    title: 'Are we safe today?',
    text: 'Home counts the open gaps and the accounts that nobody, or one person alone, gets into. Each number leads to the list that it counts. Violet and striped is unknown: nobody has established it, so it is never counted as fine.',
  },
  {
    at: '/',
    mark: 'next',
    title: 'What to do next',
    text: 'The most urgent task comes first, and each line leads to the place where it is done. The order matters: no step locks the company out or leaves somebody a way back.',
  },
  {
    mark: 'what-if',
    title: 'What if somebody left?',
    text: 'Choose people here to see which accounts the company would lose and which they could still get into. Nothing in the ledger changes.',
  },
  {
    mark: 'screens',
    title: 'Where everything is',
    text: 'Custody says who holds what. Sources bring it in: AWS scans and files. Proof is for drills, reviews and auditors. A heading folds its part away.',
  },
  {
    mark: 'find',
    title: 'Everything by keyboard',
    text: 'Search here for any account, person, gap or action. Press ? to see every shortcut. The tour is there too, if you want it again.',
  },
];

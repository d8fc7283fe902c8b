/** "What if they left?" over the whole window: who is imagined gone. Nothing in the ledger changes. */
import type { ReactNode } from 'react';
import { createContext, useContext, useMemo, useState } from 'react';

export interface WhatIf {
  /** Is the bar shown? */
  readonly on: boolean;
  /** Emails of those imagined gone. */
  readonly leavers: readonly string[];
  toggle(): void;
  /** Show the bar with these people. */
  show(leavers: readonly string[]): void;
  choose(leavers: readonly string[]): void;
}

const OFF: WhatIf = { on: false, leavers: [], toggle: () => {}, show: () => {}, choose: () => {} };

const WhatIfContext = createContext<WhatIf>(OFF);

export function WhatIfProvider({ children }: { children: ReactNode }) {
  const [on, setOn] = useState(false);
  const [leavers, choose] = useState<readonly string[]>([]);
  const value = useMemo<WhatIf>(
    () => ({
      on,
      leavers: on ? leavers : [],
      toggle: () => setOn((before) => !before),
      show: (people) => {
        choose(people);
        setOn(true);
      },
      choose,
    }),
    [on, leavers],
  );
  return <WhatIfContext value={value}>{children}</WhatIfContext>;
}

export function useWhatIf(): WhatIf {
  return useContext(WhatIfContext);
}

/** The open ledger: sidebar, top bar and the screen that the address names. */
import { Suspense } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { Loading } from '../design/feedback.tsx';
import { DropHint } from '../imports/drop-hint.tsx';
import { Tour } from '../tour/tour.tsx';
import { TourContext, useTour } from '../tour/use-tour.ts';
import { WhatIfProvider } from '../what-if/what-if.tsx';
import { WhatIfBar } from '../what-if/what-if-bar.tsx';
import { ClockBar } from './clock-bar.tsx';
import { useCommands } from './commands.ts';
import { useFocusReturn } from './focus-return.ts';
import classes from './frame.module.css';
import { Palette } from './palette.tsx';
import { ROUTES, START } from './routes.ts';
import { ScreenGuard } from './screen-guard.tsx';
import { ShortcutSheet } from './shortcut-sheet.tsx';
import { Sidebar } from './sidebar.tsx';
import { TopBar } from './top-bar.tsx';

export function Frame({ sample }: { sample: boolean }) {
  useFocusReturn();
  const tour = useTour();
  const { sheetOpened, openSheet, closeSheet } = useCommands(tour.start);
  return (
    <TourContext value={tour}>
      <WhatIfProvider>
        <button
          type="button"
          className={classes.skip}
          onClick={() => {
            const screen = document.querySelector<HTMLElement>('main');
            (screen?.querySelector<HTMLElement>('a[href], button, input, [tabindex="0"]') ?? screen)?.focus();
          }}
        >
          Skip to the screen
        </button>
        <div className={classes.frame}>
          <Sidebar />
          <div className={classes.main}>
            <TopBar sample={sample} />
            <ClockBar />
            <WhatIfBar />
            <main className={classes.screen} tabIndex={-1}>
              <Switch>
                {ROUTES.map(({ path, screen: Screen }) =>
                  Screen === undefined ? null : (
                    <Route key={path} path={path}>
                      <ScreenGuard>
                        <Suspense fallback={<Waiting />}>
                          <Screen />
                        </Suspense>
                      </ScreenGuard>
                    </Route>
                  ),
                )}
                <Route>
                  <Redirect to={START} replace />
                </Route>
              </Switch>
            </main>
          </div>
        </div>
        <DropHint />
        <Palette onShortcuts={openSheet} onTour={tour.start} />
        <ShortcutSheet opened={sheetOpened} onClose={closeSheet} />
        {tour.step !== null && <Tour step={tour.step} go={tour.go} end={tour.end} />}
      </WhatIfProvider>
    </TourContext>
  );
}

function Waiting() {
  return (
    <div style={{ padding: 'var(--gutter)' }}>
      <Loading />
    </div>
  );
}

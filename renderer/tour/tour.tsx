/** The tour: a small card in a corner that speaks of one thing, which gets a ring. The window can be used meanwhile. */
import { Button, CloseButton } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { TOUR_STEPS } from './steps.ts';
import classes from './tour.module.css';

export interface TourProps {
  readonly step: number;
  go(step: number): void;
  end(): void;
}

export function Tour({ step, go, end }: TourProps) {
  const shown = TOUR_STEPS[step];
  const card = useRef<HTMLDialogElement>(null);
  const before = useRef<Element | null>(null);
  const mark = shown?.mark ?? '';
  useRing(mark);
  useEffect(() => {
    before.current = document.activeElement;
    return () => {
      if (before.current instanceof HTMLElement) before.current.focus();
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step is read from its beginning
  useEffect(() => card.current?.focus(), [step]);
  if (shown === undefined) return null;
  const last = step === TOUR_STEPS.length - 1;
  return (
    <dialog
      ref={card}
      open
      className={classes.card}
      aria-labelledby="tour-title"
      aria-describedby="tour-text"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape') end();
        else if (event.key === 'ArrowRight' && !last) go(step + 1);
        else if (event.key === 'ArrowLeft' && step > 0) go(step - 1);
        else return;
        event.stopPropagation();
      }}
    >
      <div className={classes.head}>
        <h2 id="tour-title">{shown.title}</h2>
        <CloseButton size="sm" aria-label="End the tour" onClick={end} />
      </div>
      <p id="tour-text">{shown.text}</p>
      <div className={classes.foot}>
        <span className="faint numeric">
          {step + 1} of {TOUR_STEPS.length}
        </span>
        <span className={classes.spare} />
        {step > 0 && (
          <Button variant="default" onClick={() => go(step - 1)}>
            Back
          </Button>
        )}
        <Button onClick={() => (last ? end() : go(step + 1))}>{last ? 'Done' : 'Next'}</Button>
      </div>
    </dialog>
  );
}

const RING = 'data-tour-here';
/** A screen that is still loading has not drawn its parts yet. */
const LOOK_EVERY_MS = 150;
const LOOK_MOST = 20;

/** Draws the eye to what bears a mark, as soon as it is there. */
function useRing(mark: string): void {
  useEffect(() => {
    let tries = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      const found = document.querySelector(`[data-tour="${mark}"]`);
      if (found !== null) found.setAttribute(RING, '');
      else if (tries < LOOK_MOST) {
        tries += 1;
        timer = setTimeout(look, LOOK_EVERY_MS);
      }
    };
    look();
    return () => {
      clearTimeout(timer);
      for (const one of document.querySelectorAll(`[${RING}]`)) one.removeAttribute(RING);
    };
  }, [mark]);
}

/**
 * Tells when another day begins in UTC: last days end with it, and what is on the screen has to be asked again.
 *
 * It looks now and then instead of waiting for midnight, because a computer that slept through midnight would wait on.
 */
const LOOK_EVERY_MS = 60_000;

export class DayTurn {
  private readonly timer: ReturnType<typeof setInterval>;

  constructor(now: () => Date, turned: () => void) {
    let day = dayOf(now());
    this.timer = setInterval(() => {
      const today = dayOf(now());
      if (today === day) return;
      day = today;
      turned();
    }, LOOK_EVERY_MS);
    this.timer.unref();
  }

  end(): void {
    clearInterval(this.timer);
  }
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

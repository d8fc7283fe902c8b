/** Shows how strong a passphrase is, in bars and in words, as it is typed. */
import { useEffect, useState } from 'react';
import type { Strength } from '../../shared/keys/strength.ts';
import { strengthOf } from '../../shared/keys/strength.ts';
import classes from './session.module.css';

export function useStrength(passphrase: string): Strength | null {
  const [strength, setStrength] = useState<Strength | null>(null);
  useEffect(() => {
    let current = true;
    if (passphrase === '') setStrength(null);
    else
      void strengthOf(passphrase).then((found) => {
        if (current) setStrength(found);
      });
    return () => {
      current = false;
    };
  }, [passphrase]);
  return strength;
}

export function StrengthMeter({ strength }: { strength: Strength | null }) {
  const filled = strength === null ? 0 : Math.max(1, strength.score);
  const tone = filled >= 3 ? classes.strong : filled === 2 ? classes.fair : classes.weak;
  return (
    <div>
      <div className={classes.meter} aria-hidden="true">
        {[0, 1, 2, 3].map((bar) => (
          <span key={bar} className={bar < filled ? tone : ''} />
        ))}
      </div>
      <p className={classes.meterWords} role="status">
        {strength === null ? 'At least “Strong”. Only you know it; nobody can reset it.' : strength.words}
        {strength?.advice && `. ${strength.advice}`}
      </p>
    </div>
  );
}

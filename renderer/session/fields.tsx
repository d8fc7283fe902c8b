/**
 * Fields and buttons of the unlock screen alone. It is drawn before the component library is read, so it has its own; they look
 * and behave like the library's as `renderer/design/theme.ts` sets it.
 */
import type { ComponentProps, ReactNode } from 'react';
import { useId, useState } from 'react';
import classes from './fields.module.css';

interface FieldProps extends ComponentProps<'input'> {
  readonly label: string;
}

/** What is typed is hidden until the eye is pressed. */
export function SecretField({ label, ...input }: FieldProps) {
  const id = useId();
  const [revealed, setRevealed] = useState(false);
  return (
    <div>
      <label className={classes.label} htmlFor={id}>
        {label}
      </label>
      <div className={classes.box}>
        <input
          {...input}
          id={id}
          type={revealed ? 'text' : 'password'}
          className={`${classes.input} ${classes.withReveal}`}
        />
        <button
          type="button"
          className={classes.reveal}
          aria-label="Toggle password visibility"
          aria-pressed={revealed}
          tabIndex={-1}
          // The field keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => setRevealed(!revealed)}
        >
          <Eye crossedOut={revealed} />
        </button>
      </div>
    </div>
  );
}

export function TextField({ label, description, ...input }: FieldProps & { readonly description: string }) {
  const id = useId();
  return (
    <div>
      <label className={classes.label} htmlFor={id}>
        {label}
      </label>
      <p id={`${id}-description`} className={classes.description}>
        {description}
      </p>
      <input {...input} id={id} aria-describedby={`${id}-description`} className={classes.input} />
    </div>
  );
}

interface PressButtonProps extends ComponentProps<'button'> {
  /** What the screen is for. */
  readonly main?: boolean;
  /** It was pressed, and the answer has still to come. */
  readonly busy?: boolean;
  readonly sign?: ReactNode;
}

/** As wide as the form. */
export function PressButton({
  main = false,
  busy = false,
  sign,
  disabled,
  type = 'button',
  children,
  ...button
}: PressButtonProps) {
  return (
    <button
      {...button}
      type={type}
      disabled={disabled || busy}
      data-busy={busy || undefined}
      className={`${classes.button} ${main ? classes.main : classes.other} ${sign ? classes.signed : ''}`}
    >
      {busy && <span className={classes.spinner} aria-hidden="true" />}
      <span className={classes.inner}>
        {sign && <span className={classes.sign}>{sign}</span>}
        <span className={classes.words}>{children}</span>
      </span>
    </button>
  );
}

/** Says what else can be done, more quietly than a button. */
export function LinkButton(button: Omit<ComponentProps<'button'>, 'type' | 'className'>) {
  return <button {...button} type="button" className={classes.link} />;
}

function Eye({ crossedOut }: { crossedOut: boolean }) {
  return (
    <svg
      viewBox="0 0 256 256"
      fill="none"
      stroke="currentColor"
      strokeWidth="16"
      strokeLinecap="round"
      aria-hidden="true"
    >
      {crossedOut ? (
        <>
          <path d="M48 40l160 176M154.91 157.6a40 40 0 01-53.82-59.2M135.53 88.71a40 40 0 0132.3 35.53" />
          <path
            strokeLinejoin="round"
            d="M208.61 169.1C230.41 149.58 240 128 240 128s-32-72-112-72a126 126 0 00-20.68 1.68M74 68.6C33.23 89.24 16 128 16 128s32 72 112 72a118.05 118.05 0 0054-12.6"
          />
        </>
      ) : (
        <>
          <path strokeLinejoin="round" d="M128 56c-80 0-112 72-112 72s32 72 112 72 112-72 112-72-32-72-112-72z" />
          <circle cx="128" cy="128" r="40" />
        </>
      )}
    </svg>
  );
}

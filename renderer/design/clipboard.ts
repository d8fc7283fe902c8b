/**
 * Puts text on the clipboard, on the reader's own click.
 *
 * The window has no clipboard permission (it has none at all), and needs none for copying a selection while a click is
 * being handled.
 */
export function copyText(text: string): boolean {
  const holder = document.createElement('textarea');
  holder.value = text;
  holder.setAttribute('aria-hidden', 'true');
  holder.className = 'spoken';
  const focused = document.activeElement;
  // Inside the dialog that is open, if one is: it would take the focus back otherwise.
  (focused?.closest('[role="dialog"]') ?? document.body).append(holder);
  holder.select();
  const copied = document.execCommand('copy');
  holder.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return copied;
}

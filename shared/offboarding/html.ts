/** HTML from data: every value escaped, one style sheet that prints well, nothing loaded from anywhere. */

/** SECURITY: names, notes and file names come from outside; escaped, none becomes markup. */
function escapeHtml(value: string): string {
  return value.replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Markup that was made here; everything else that goes into a page is text. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | Html | readonly Html[];

/** A template whose values are escaped. */
export function html(strings: TemplateStringsArray, ...values: readonly Part[]): Html {
  let text = strings[0] ?? '';
  for (const [index, value] of values.entries()) {
    text += value instanceof Html ? value.text : Array.isArray(value) ? joined(value) : escapeHtml(String(value));
    text += strings[index + 1] ?? '';
  }
  return new Html(text);
}

function joined(parts: readonly Html[]): string {
  return parts.map((part) => part.text).join('');
}

/** A whole page. The policy in its head forbids scripts and every request, wherever the file is opened. */
export function htmlPage(title: string, body: Html): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
${body}
</body>
</html>
`.text;
}

const STYLE = `
:root { color-scheme: light; }
body { font: 10.5pt/1.45 system-ui, sans-serif; color: #111; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 16pt; margin: 0 0 .25rem; }
h2 { font-size: 12pt; margin: 1.5rem 0 .5rem; border-bottom: 1px solid #999; padding-bottom: .2rem; }
h3 { font-size: 10.5pt; margin: 0; }
p { margin: .2rem 0; }
.quiet { color: #555; }
.step { break-inside: avoid; display: grid; grid-template-columns: 1.4rem 1fr; gap: .4rem; margin: .8rem 0; }
.box { width: .85rem; height: .85rem; border: 1.3px solid #111; margin-top: .2rem; text-align: center; line-height: .8rem; font-size: 9pt; }
ul { margin: .2rem 0; padding-left: 1.1rem; }
ul.items { list-style: none; padding-left: 0; columns: 2; column-gap: 1.5rem; font-size: 9.5pt; }
ul.items li { break-inside: avoid; margin-bottom: .15rem; }
ul.items li::before { content: "\\25A2\\00a0"; }
ul.items li.done::before { content: "\\2713\\00a0"; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .25rem .5rem .25rem 0; border-bottom: 1px solid #ccc; }
.sign { display: grid; grid-template-columns: 1fr 1fr; gap: 2rem; margin-top: 2.5rem; }
.sign div { border-top: 1px solid #111; padding-top: .2rem; }
@page { margin: 18mm 16mm; }
@media print { body { margin: 0; max-width: none; padding: 0; } a { color: inherit; text-decoration: none; } }
`;

/**
 * The window's one Trusted Types policy, imported before anything that touches the document.
 *
 * The component library writes its style sheets as the text of `<style>` elements, which the browser counts as HTML.
 * Text without a `<` cannot become an element, so such text passes; every other string is refused.
 */
interface PolicyFactory {
  createPolicy(name: string, rules: { createHTML(text: string): string | null }): unknown;
}

const factory = (window as Window & { trustedTypes?: PolicyFactory }).trustedTypes;

factory?.createPolicy('default', { createHTML: (text) => (text.includes('<') ? null : text) });

/** The sign of the product: a ledger's spine and its root. */
export function Logo({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" fill="none" aria-hidden="true">
      <rect x="1" y="1" width="18" height="18" rx="5" fill="var(--text)" />
      <path d="M6.2 5.5v9" stroke="var(--bg)" strokeWidth="1.7" strokeLinecap="round" />
      <path
        d="M6.2 10h3.1c2.2 0 2.2-3.6 4.5-3.6M9.3 10c2.2 0 2.2 3.6 4.5 3.6"
        stroke="var(--bg)"
        strokeWidth="1.7"
        strokeLinecap="round"
      />
    </svg>
  );
}

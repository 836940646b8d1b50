/** What a mark stands for; every mark comes with words beside it, so it is hidden from assistive technology. */
export type MarkKind = 'pass' | 'fail' | 'warn' | 'skipped';

const PATHS: Record<MarkKind, string> = {
  pass: 'M3.5 8.5l3 3 6-7',
  fail: 'M4.5 4.5l7 7m0-7l-7 7',
  warn: 'M8 3.5v5.5m0 3v.5',
  skipped: 'M4.5 8h7',
};

/** Draws a tick, a cross, an exclamation mark or a dash: the shape tells the outcome, not the colour alone. */
export function OutcomeMark({ kind }: { readonly kind: MarkKind }) {
  return (
    <svg className={`hr-ws-mark hr-ws-mark-${kind}`} viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[kind]} fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}

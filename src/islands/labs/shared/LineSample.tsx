import type { ReactNode } from 'react';
import type { LineStyle, MarkerShape } from './line-style.ts';

/** Draws a marker of about 7 pixels at a point of an SVG figure. */
export function Marker({ shape, x, y }: { readonly shape: MarkerShape; readonly x: number; readonly y: number }): ReactNode {
  const paths: Record<MarkerShape, string> = {
    circle: 'M-3.2 0a3.2 3.2 0 1 0 6.4 0a3.2 3.2 0 1 0 -6.4 0z',
    square: 'M-3 -3h6v6h-6z',
    diamond: 'M0 -4.2L4.2 0L0 4.2L-4.2 0z',
    triangle: 'M0 -4L4 3.2H-4z',
    'triangle-down': 'M0 4L4 -3.2H-4z',
    cross: 'M-3 -3L3 3M3 -3L-3 3',
    plus: 'M0 -4V4M-4 0H4',
    none: '',
  };
  return shape === 'none' ? null : <path d={paths[shape]} transform={`translate(${x} ${y})`} className="hr-lab-marker" />;
}

/** Draws a short piece of a line as it looks in the figure, for legends. */
export function LineSample({ style, isOptimum }: { readonly style: LineStyle; readonly isOptimum?: boolean }): ReactNode {
  return (
    <svg className="hr-lab-sample" width="40" height="14" viewBox="0 0 40 14" aria-hidden="true" style={{ color: `var(${style.colour})` }}>
      <path d="M1 7H39" className={isOptimum ? 'hr-lab-line hr-lab-optimum' : 'hr-lab-line'} strokeDasharray={style.dash} />
      <Marker shape={style.marker} x={20} y={7} />
    </svg>
  );
}

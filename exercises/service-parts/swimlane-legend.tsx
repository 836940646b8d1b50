import type { ReactNode } from 'react';
import './swimlane.css';

/** Says what the marks of the swimlane mean. */
export function SwimlaneLegend() {
  return (
    <ul className="hr-flow-legend">
      <li>
        <Mark>
          <line className="hr-flow__span hr-flow__span--open" x1="4" x2="20" y1="6" y2="6" />
        </Mark>
        under way
      </li>
      <li>
        <Mark>
          <line className="hr-flow__span" x1="4" x2="20" y1="6" y2="6" />
        </Mark>
        was under way
      </li>
      <li>
        <Mark>
          <line className="hr-flow__span hr-flow__span--fails" x1="4" x2="20" y1="6" y2="6" />
        </Mark>
        failed
      </li>
      <li>
        <Mark>
          <circle className="hr-flow__effect" cx="12" cy="6" r="4.5" />
        </Mark>
        takes effect
      </li>
    </ul>
  );
}

function Mark({ children }: { readonly children: ReactNode }) {
  return (
    <svg viewBox="0 0 24 12" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

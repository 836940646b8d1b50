import './swimlane.css';

/** Says what the marks of the swimlane mean. */
export function SwimlaneLegend() {
  return (
    <ul className="hr-lanes-legend">
      <li>
        <Mark>
          <circle className="hr-lanes__done" cx="12" cy="6" r="5" />
        </Mark>
        takes effect
      </li>
      <li>
        <Mark>
          <line className="hr-lanes__effect hr-lanes__effect--there" x1="3" x2="21" y1="6" y2="6" />
        </Mark>
        the effect is there
      </li>
      <li>
        <Mark>
          <circle className="hr-lanes__done hr-lanes__done--undo" cx="12" cy="6" r="4.5" />
        </Mark>
        is undone
      </li>
      <li>
        <Mark>
          <circle className="hr-lanes__nothing" cx="12" cy="6" r="4" />
        </Mark>
        no effect, or none more
      </li>
      <li>
        <Mark>
          <rect className="hr-lanes__record hr-lanes__record--kept" x="7" y="1" width="10" height="10" rx="1.5" />
        </Mark>
        record kept
      </li>
      <li>
        <Mark>
          <path className="hr-lanes__cross" d="M6 0l12 12m0 -12l-12 12" />
        </Mark>
        crash, or not kept
      </li>
    </ul>
  );
}

function Mark({ children }: { readonly children: React.ReactNode }) {
  return (
    <svg viewBox="0 0 24 12" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

import type { ReactNode } from 'react';

/** An action that a notice offers. */
export interface NoticeAction {
  readonly label: string;
  readonly onAct: () => void;
}

interface NoticeProps {
  readonly tone: 'info' | 'warn';
  readonly children: ReactNode;
  readonly actions?: readonly NoticeAction[];
}

/** Tells something calmly in a line above the editor, with what can be done about it. */
export function Notice({ tone, children, actions = [] }: NoticeProps) {
  return (
    <div className="hr-ws-notice" data-tone={tone} role="status">
      <p>{children}</p>
      {actions.length > 0 && (
        <div className="hr-ws-notice-actions">
          {actions.map((action) => (
            <button key={action.label} type="button" className="hr-ws-button" onClick={action.onAct}>
              {action.label}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

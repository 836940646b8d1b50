import { useRef, type KeyboardEvent, type ReactNode } from 'react';

/** One tab; `id` names it within its list. */
export interface TabItem<Id extends string> {
  readonly id: Id;
  readonly label: string;
  /** A short note beside the label, such as a count, with its words for assistive technology. */
  readonly note?: ReactNode;
}

interface TabListProps<Id extends string> {
  readonly label: string;
  readonly prefix: string;
  readonly tabs: readonly TabItem<Id>[];
  readonly active: Id;
  readonly onSelect: (id: Id) => void;
  readonly className: string;
}

/** Lets the learner choose one of several panels: one tab stop, arrows between tabs (ARIA Authoring Practices, Tabs). */
export function TabList<Id extends string>({ label, prefix, tabs, active, onSelect, className }: TabListProps<Id>) {
  const buttons = useRef(new Map<Id, HTMLButtonElement>());

  const onKeyDown = (event: KeyboardEvent): void => {
    const index = tabs.findIndex((tab) => tab.id === active);
    const next = { ArrowRight: index + 1, ArrowLeft: index - 1 + tabs.length, Home: 0, End: tabs.length - 1 }[event.key];
    const tab = next === undefined ? undefined : tabs[next % tabs.length];
    if (!tab) return;
    event.preventDefault();
    onSelect(tab.id);
    buttons.current.get(tab.id)?.focus();
  };

  return (
    <div className={className} role="tablist" aria-label={label} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          ref={(element) => {
            if (element) buttons.current.set(tab.id, element);
            else buttons.current.delete(tab.id);
          }}
          type="button"
          role="tab"
          id={tabId(prefix, tab.id)}
          aria-controls={tab.id === active ? panelId(prefix, tab.id) : undefined}
          aria-selected={tab.id === active}
          tabIndex={tab.id === active ? 0 : -1}
          onClick={() => onSelect(tab.id)}
        >
          {tab.label}
          {tab.note !== undefined && <span className="hr-ws-tab-note">{tab.note}</span>}
        </button>
      ))}
    </div>
  );
}

/** Returns the element id of a tab. */
export function tabId(prefix: string, id: string): string {
  return `${prefix}-tab-${id}`;
}

/** Returns the element id of a tab's panel. */
export function panelId(prefix: string, id: string): string {
  return `${prefix}-panel-${id}`;
}

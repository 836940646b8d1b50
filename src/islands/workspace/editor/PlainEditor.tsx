import { useLayoutEffect, useMemo, useRef } from 'react';
import { EDITOR_LINE_PX, type EditorHandle, type EditorProps, type EditorViewState } from './editorHandle.ts';
import { countLines, offsetOf } from './lineOffsets.ts';

/**
 * Edits code in a plain labelled text area: for screen readers, for slow connections while the full editor loads, and for everybody
 * who likes it. Tab moves on, as in every form.
 */
export function PlainEditor({ label, value, onChange, mark, takeView, onHandle, describedBy, readOnly }: EditorProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const gutter = useRef<HTMLDivElement>(null);
  const lineCount = useMemo(() => countLines(value), [value]);
  const numbers = useMemo(() => Array.from({ length: lineCount }, (_, index) => index + 1).join('\n'), [lineCount]);

  // A layout effect: its clean-up still finds the element in the page, with focus and scrolling.
  useLayoutEffect(() => {
    const element = area.current;
    if (!element) return;
    const handle = handleFor(element);
    const view = takeView();
    if (view) restore(element, view);
    onHandle(handle);
    return () => onHandle(undefined);
  }, []);

  const syncGutter = (): void => {
    if (gutter.current && area.current) gutter.current.style.transform = `translateY(${-area.current.scrollTop}px)`;
  };

  return (
    <div className="hr-ws-plain">
      <div className="hr-ws-plain-gutter" aria-hidden="true">
        <div ref={gutter}>
          {mark && <span className="hr-ws-plain-mark" style={{ top: (mark.line - 1) * EDITOR_LINE_PX }} />}
          <pre>{numbers}</pre>
        </div>
      </div>
      <textarea
        ref={area}
        className="hr-ws-plain-area"
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={mark ? true : undefined}
        value={value}
        readOnly={readOnly}
        onChange={(event) => onChange(event.target.value)}
        onScroll={syncGutter}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        wrap="off"
      />
    </div>
  );
}

function handleFor(element: HTMLTextAreaElement): EditorHandle {
  return {
    focus: () => element.focus(),
    hasFocus: () => document.activeElement === element,
    goTo: (line, column = 1) => {
      const offset = offsetOf(element.value, line, column);
      const lineEnd = element.value.indexOf('\n', offset);
      element.focus();
      element.setSelectionRange(offset, lineEnd === -1 ? element.value.length : lineEnd);
      element.scrollTop = Math.max(0, (line - 1) * EDITOR_LINE_PX - element.clientHeight / 3);
      element.scrollLeft = 0;
    },
    viewState: () => ({
      selectionStart: element.selectionStart,
      selectionEnd: element.selectionEnd,
      scrollTop: element.scrollTop,
      focused: document.activeElement === element,
    }),
  };
}

function restore(element: HTMLTextAreaElement, view: EditorViewState): void {
  element.setSelectionRange(view.selectionStart, view.selectionEnd);
  element.scrollTop = view.scrollTop;
  if (view.focused) element.focus();
}

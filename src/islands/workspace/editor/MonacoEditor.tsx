import { useEffect, useLayoutEffect, useRef } from 'react';
import type * as Monaco from 'monaco-editor/editor';
import { followTheme } from '../monaco/followTheme.ts';
import { setUpMonaco, giveContract } from '../monaco/setup.ts';
import { EDITOR_FONT_PX, EDITOR_LINE_PX, type EditorHandle, type EditorProps, type EditorViewState } from './editorHandle.ts';

/** Edits code in Monaco with the contract's types. Imported lazily: importing this file loads the editor. */
export default function MonacoEditor(props: EditorProps & { readonly contractSource: string; readonly fileName: string }) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<Monaco.editor.IStandaloneCodeEditor>(undefined);
  const latest = useRef(props);
  latest.current = props;

  useLayoutEffect(() => {
    if (!host.current) return;
    const monaco = setUpMonaco();
    giveContract(latest.current.contractSource);
    const uri = monaco.Uri.parse(`file:///${latest.current.fileName}`);
    monaco.editor.getModel(uri)?.dispose();
    const model = monaco.editor.createModel(latest.current.value, 'typescript', uri);
    model.setEOL(monaco.editor.EndOfLineSequence.LF);
    const created = monaco.editor.create(host.current, { ...options(latest.current.label), model });
    editor.current = created;
    const stopTheme = followTheme((theme) => monaco.editor.setTheme(theme));
    const changes = model.onDidChangeContent(() => latest.current.onChange(model.getValue()));
    const view = latest.current.takeView();
    if (view) restore(created, model, view);
    latest.current.onHandle(handleFor(created, model));
    return () => {
      latest.current.onHandle(undefined);
      stopTheme();
      changes.dispose();
      created.dispose();
      model.dispose();
      editor.current = undefined;
    };
  }, []);

  useEffect(() => {
    const model = editor.current?.getModel();
    const { value } = latest.current;
    if (!model || model.getValue() === value) return;
    // As an edit and not setValue, so that Undo brings back what was there.
    model.pushStackElement();
    model.pushEditOperations([], [{ range: model.getFullModelRange(), text: value }], () => null);
    model.pushStackElement();
    // Only when the text was replaced from outside: a value that was typed comes back late and would undo the newest letters.
  }, [props.revision]);

  useEffect(() => editor.current?.updateOptions({ readOnly: props.readOnly }), [props.readOnly]);

  useEffect(() => {
    const mark = props.mark;
    const collection = editor.current?.createDecorationsCollection(
      mark
        ? [
            {
              range: { startLineNumber: mark.line, startColumn: 1, endLineNumber: mark.line, endColumn: Number.MAX_SAFE_INTEGER },
              options: {
                isWholeLine: true,
                className: 'hr-ws-marked-line',
                linesDecorationsClassName: 'hr-ws-marked-gutter',
                hoverMessage: { value: mark.message },
              },
            },
          ]
        : [],
    );
    return () => collection?.clear();
  }, [props.mark]);

  return <div className="hr-ws-monaco" ref={host} />;
}

function options(label: string): Monaco.editor.IStandaloneEditorConstructionOptions {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  return {
    ariaLabel: label,
    automaticLayout: true,
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--hr-mono').trim() || 'monospace',
    fontSize: EDITOR_FONT_PX,
    lineHeight: EDITOR_LINE_PX,
    minimap: { enabled: false },
    scrollBeyondLastLine: false,
    smoothScrolling: !calm,
    cursorBlinking: calm ? 'solid' : 'blink',
    tabSize: 2,
    insertSpaces: true,
    detectIndentation: false,
    padding: { top: 10, bottom: 10 },
    lineNumbersMinChars: 3,
    lineDecorationsWidth: 10,
    folding: true,
    renderLineHighlight: 'line',
    renderFinalNewline: 'on',
    overviewRulerLanes: 0,
    hideCursorInOverviewRuler: true,
    fixedOverflowWidgets: true,
    wordBasedSuggestions: 'off',
    links: false,
    colorDecorators: false,
    contextmenu: false,
    unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: false },
    stickyScroll: { enabled: false },
    inlayHints: { enabled: 'off' },
    scrollbar: { verticalScrollbarSize: 12, horizontalScrollbarSize: 12, useShadows: false, alwaysConsumeMouseWheel: false },
  };
}

function handleFor(editor: Monaco.editor.IStandaloneCodeEditor, model: Monaco.editor.ITextModel): EditorHandle {
  return {
    focus: () => editor.focus(),
    hasFocus: () => editor.hasTextFocus(),
    goTo: (line, column = 1) => {
      const position = model.validatePosition({ lineNumber: line, column });
      editor.setPosition(position);
      editor.revealPositionInCenterIfOutsideViewport(position);
      editor.focus();
    },
    viewState: () => {
      const selection = editor.getSelection();
      return {
        selectionStart: selection ? model.getOffsetAt(selection.getStartPosition()) : 0,
        selectionEnd: selection ? model.getOffsetAt(selection.getEndPosition()) : 0,
        scrollTop: editor.getScrollTop(),
        focused: editor.hasTextFocus(),
      };
    },
  };
}

function restore(editor: Monaco.editor.IStandaloneCodeEditor, model: Monaco.editor.ITextModel, view: EditorViewState): void {
  const start = model.getPositionAt(view.selectionStart);
  const end = model.getPositionAt(view.selectionEnd);
  editor.setSelection({
    startLineNumber: start.lineNumber,
    startColumn: start.column,
    endLineNumber: end.lineNumber,
    endColumn: end.column,
  });
  editor.setScrollTop(view.scrollTop);
  if (view.focused) editor.focus();
}

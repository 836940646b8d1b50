/** What the workspace can ask of an editor, whichever it is. */
export interface EditorHandle {
  focus(): void;
  hasFocus(): boolean;
  /** Moves the cursor to a place (1-based), brings it into view and focuses the editor. */
  goTo(line: number, column?: number): void;
  /** Cursor and scrolling, to be carried over to the other editor. */
  viewState(): EditorViewState;
}

/** Where the cursor stands; offsets count UTF-16 units from the start of the text. */
export interface EditorViewState {
  readonly selectionStart: number;
  readonly selectionEnd: number;
  readonly scrollTop: number;
  readonly focused: boolean;
}

/** A place that a problem points at, 1-based. */
export interface EditorMark {
  readonly line: number;
  readonly column: number | undefined;
  readonly message: string;
}

/** What both editors are given. */
export interface EditorProps {
  readonly label: string;
  readonly value: string;
  /** Rises whenever the text is replaced from outside; the value alone may lag behind what is being typed. */
  readonly revision: number;
  readonly onChange: (value: string) => void;
  readonly mark: EditorMark | undefined;
  /** Returns cursor and scrolling left by the editor that was here before. */
  readonly takeView: () => EditorViewState | undefined;
  /** True while the draft is being read, and in a shared view. */
  readonly readOnly: boolean;
  /** Called with the handle once the editor can be used, and with undefined when it goes away. */
  readonly onHandle: (handle: EditorHandle | undefined) => void;
  readonly describedBy: string;
}

/** Font size and line height of both editors in CSS pixels, so that switching does not move the text. */
export const EDITOR_FONT_PX = 14;
export const EDITOR_LINE_PX = 21;

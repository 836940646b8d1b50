/** Starts Monaco's own worker (word completion, links, diffs) as a bundle of ours: the built-in one is emitted unbundled and fails. */
import 'monaco-editor/editor/editor.worker';

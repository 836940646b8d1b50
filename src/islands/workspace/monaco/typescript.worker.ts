/**
 * Runs TypeScript off the main thread, once for two purposes: Monaco's diagnostics and completion, and stripping types before a run.
 * The order matters: answerStripRequests listens before Monaco takes `onmessage`.
 */
import './answerStripRequests.ts';
import 'monaco-editor/languages/features/typescript/ts.worker';

/** Declares `console` as the sandbox offers it; the DOM library, which would declare it too, is left out. */
export const CONSOLE_DECLARATION = `
interface Console {
  /** Prints to the workspace's console. Output is bounded: 200 lines a run, the rest is counted and dropped. */
  log(...values: unknown[]): void;
  info(...values: unknown[]): void;
  warn(...values: unknown[]): void;
  error(...values: unknown[]): void;
  debug(...values: unknown[]): void;
}
declare const console: Console;
`;

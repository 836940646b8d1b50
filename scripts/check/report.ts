/** What failed, where, and what to do about it. */
export interface CheckFailure {
  readonly path: string;
  readonly message: string;
  readonly remedy: string;
}

/** Collects checks and prints each as one line. */
export interface CheckReport {
  /** Prints a heading. */
  section(title: string): void;
  /** Counts a check by its failures, none meaning that it passed, and prints it. Returns whether it passed. */
  check(title: string, failures: readonly CheckFailure[]): boolean;
  /** Prints a line that is no check, such as a figure. */
  note(text: string): void;
  readonly counts: () => { readonly passed: number; readonly failed: number };
}

/** Creates a report that writes lines to `print`. */
export function createReport(print: (line: string) => void): CheckReport {
  let passed = 0;
  let failed = 0;
  return {
    section: (title) => print(`\n${title}`),
    check(title, failures) {
      if (failures.length === 0) {
        passed += 1;
        print(`  ok    ${title}`);
        return true;
      }
      failed += 1;
      print(`  FAIL  ${title}`);
      for (const { path, message, remedy } of failures) print(`          ${path}: ${message}\n            ${remedy}`);
      return false;
    },
    note: (text) => print(`        ${text}`),
    counts: () => ({ passed, failed }),
  };
}

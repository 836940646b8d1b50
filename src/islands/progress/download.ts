/** Hands the learner a file with this text or these bytes, JSON unless another type is named. */
export function download(name: string, content: string | Blob, type = 'application/json'): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Browsers start the download in a later task; the address must live until then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Returns the name of an export made now: "headroom-progress-2026-11-21.json". */
export function exportName(exportedAt: string): string {
  return `headroom-progress-${exportedAt.slice(0, 10)}.json`;
}

/** A list read page by page, newest first, while new items arrive. */
export interface PagedList {
  /** Items on a page. */
  readonly pageSize: number;
  /** Pages read, one after the other. */
  readonly pages: number;
  /** Items that arrive at the top between one page and the next. */
  readonly arrivals: number;
}

/** What reading came to. */
export interface PagingCost {
  /** Rows the store stepped over or returned, all pages together. */
  readonly rowsRead: number;
  /** Items shown that had been shown before. */
  readonly repeats: number;
}

/** Returns what pages asked for by offset come to: each page steps over all rows before it, and arrivals push rows over the edge. */
export function readByOffset({ pageSize, pages, arrivals }: PagedList): PagingCost {
  return { rowsRead: (pageSize * pages * (pages + 1)) / 2, repeats: (pages - 1) * Math.min(arrivals, pageSize) };
}

/** Returns what pages asked for by cursor come to: each goes on where the one before ended, whatever has arrived since. */
export function readByCursor({ pageSize, pages }: PagedList): PagingCost {
  return { rowsRead: pageSize * pages, repeats: 0 };
}

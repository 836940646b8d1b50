import { useCallback, useEffect, useRef, useState } from 'react';
import type { Design } from '../../design/index.ts';
import { blankDesign } from './design-edits.ts';
import { decodeDesignLink, encodeDesignLink, isDesignHash } from './design-link.ts';
import { examples } from './examples.ts';

/** A design that the page's address carries. */
export interface LinkedDesign {
  readonly design: Design;
  /** What is wrong with the link, or with keeping the design in it; "" for nothing. */
  readonly note: string;
  change(design: Design): void;
}

/** Browsers allow about 100 changes of the address in half a minute, and dragging makes many. */
const waitMs = 400;

/** Keeps a design in the fragment of the page's address: read from it now and whenever it changes, written after each change. */
export function useLinkedDesign(): LinkedDesign {
  const [design, setDesign] = useState<Design>(blankDesign);
  const [note, setNote] = useState('');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const unwritten = useRef<Design>(undefined);

  const write = useCallback(() => {
    clearTimeout(timer.current);
    const last = unwritten.current;
    if (!last) return;
    unwritten.current = undefined;
    const hash = last === blankDesign ? '' : encodeDesignLink(last);
    history.replaceState(history.state, '', hash || location.pathname + location.search);
    setNote(
      hash === undefined ? 'The design is too large for the address of the page to keep it. Export it as JSON before you leave.' : '',
    );
  }, []);

  const change = useCallback(
    (after: Design) => {
      setDesign(after);
      unwritten.current = after;
      clearTimeout(timer.current);
      timer.current = setTimeout(write, waitMs);
    },
    [write],
  );

  useEffect(() => {
    function follow(): void {
      if (!isDesignHash(location.hash)) return;
      const read = decodeDesignLink(location.hash);
      setNote(read.ok ? '' : `${read.message} ${read.remedy}`);
      if (read.ok) setDesign(read.design);
    }
    if (isDesignHash(location.hash)) follow();
    else setDesign(examples[1]!.build());
    addEventListener('hashchange', follow);
    addEventListener('pagehide', write);
    return () => {
      removeEventListener('hashchange', follow);
      removeEventListener('pagehide', write);
      write();
    };
  }, [write]);

  return { design, note, change };
}

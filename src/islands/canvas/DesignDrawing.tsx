import type { CSSProperties, ReactNode } from 'react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Design } from '../../design/index.ts';
import './design-drawing.css';
import { type DrawingOptions, drawSized } from './design-svg.ts';

/** Props of the picture of a design. */
export interface DesignDrawingProps extends Omit<DrawingOptions, 'theme'> {
  readonly design: Design;
}

/**
 * Shows a design as a picture that cannot be changed; it follows the theme of the page. It shrinks to the room there is, but in a narrow
 * one only as far as its text can be read: then it is scrolled sideways, with the keyboard too.
 */
export function DesignDrawing({ design, title, marks, kinds }: DesignDrawingProps): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const { svg, widthPx } = useMemo(() => {
    const options = { ...(title !== undefined && { title }), ...(marks && { marks }), ...(kinds && { kinds }) };
    return drawSized(design, options);
  }, [design, title, marks, kinds]);
  const isCut = useOverflow(box, svg);
  return (
    <div className="hr-design-drawing">
      <div
        ref={box}
        className="hr-design-drawing-box"
        style={{ '--hr-drawing-width': `${widthPx}px` } as CSSProperties}
        {...(isCut && { tabIndex: 0, role: 'group', 'aria-label': `Drawing${title === undefined ? '' : `: ${title}`}, scrolls sideways` })}
        // drawSized escapes everything that comes from the design.
        dangerouslySetInnerHTML={{ __html: svg }}
      />
    </div>
  );
}

/** Tells whether what is in an element is wider than it, followed as either changes. */
function useOverflow(box: { readonly current: HTMLElement | null }, content: string): boolean {
  const [isWider, setIsWider] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const look = (): void => setIsWider(element.scrollWidth > element.clientWidth);
    const observer = new ResizeObserver(look);
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    look();
    return () => observer.disconnect();
  }, [box, content]);
  return isWider;
}

import type { ReactNode } from 'react';
import { useMemo } from 'react';
import type { Design } from '../../design/index.ts';
import './design-drawing.css';
import { drawDesign, type DrawingOptions } from './design-svg.ts';

/** Props of the picture of a design. */
export interface DesignDrawingProps extends Omit<DrawingOptions, 'theme'> {
  readonly design: Design;
}

/** Shows a design as a picture that cannot be changed; it follows the theme of the page, and shrinks to the room there is. */
export function DesignDrawing({ design, title, marks, kinds }: DesignDrawingProps): ReactNode {
  const svg = useMemo(() => {
    const options = { ...(title !== undefined && { title }), ...(marks && { marks }), ...(kinds && { kinds }) };
    return drawDesign(design, options);
  }, [design, title, marks, kinds]);
  // drawDesign escapes everything that comes from the design.
  return <div className="hr-design-drawing" dangerouslySetInnerHTML={{ __html: svg }} />;
}

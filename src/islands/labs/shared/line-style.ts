/** How a line is told from the others: by colour, dash pattern and marker shape. */
export interface LineStyle {
  /** CSS custom property that holds the colour, light and dark. */
  readonly colour: string;
  /** SVG stroke-dasharray, "none" for a solid line. */
  readonly dash: string;
  readonly marker: MarkerShape;
}

/** A marker drawn on points of a line. */
export type MarkerShape = 'circle' | 'square' | 'diamond' | 'triangle' | 'triangle-down' | 'cross' | 'plus' | 'none';

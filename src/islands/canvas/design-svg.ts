import type { Component, Connection, Design } from '../../design/index.ts';
import { type DrawingColours, fileColours, pageColours } from './drawing-colours.ts';
import { type Box, boundsOf, boxAt, type DrawnConnection, drawConnection, groupBoxes, lanesOf, nodeSize, round } from './geometry.ts';
import { iconPaths } from './icon-paths.ts';
import { kindTexts } from './kind-texts.ts';
import { placesOf } from './layout-design.ts';
import { labelConnection, lineBelowName, plural, summarise } from './summary.ts';
import { escapeText, fitText } from './svg-text.ts';

/** A word at a component, such as how busy it is. */
export interface Mark {
  readonly label: string;
  readonly tone: 'good' | 'warn' | 'bad';
}

/** How to draw a design; nothing need be said. */
export interface DrawingOptions {
  /** `page` takes the colours of the page that the picture is in, the default; the others carry their own, for files. */
  readonly theme?: 'page' | 'light' | 'dark';
  /** What to read out instead of the picture; the design's name or a count of its parts, unless said. */
  readonly title?: string;
  readonly marks?: ReadonlyMap<string, Mark>;
  /** The names of the kinds of request that connections mention by id. */
  readonly kinds?: readonly { readonly id: string; readonly name: string }[];
}

const margin = 20;
const emptySize: Box = { x: 0, y: 0, width: 320, height: 96 };

/** A drawn design: the text of an SVG image, and how wide it is at its own scale, in pixels. */
export interface DrawnDesign {
  readonly svg: string;
  readonly widthPx: number;
}

/** Draws a design as the text of an SVG image. All text from the design is escaped; the same design gives the same text. */
export function drawDesign(design: Design, options: DrawingOptions = {}): string {
  return drawSized(design, options).svg;
}

/** Draws a design as `drawDesign` does, and tells how wide the image is. */
export function drawSized(design: Design, options: DrawingOptions = {}): DrawnDesign {
  const { theme = 'page', marks = new Map<string, Mark>(), kinds = [] } = options;
  const colours = theme === 'page' ? pageColours() : fileColours[theme];
  const places = placesOf(design);
  const boxes = new Map([...places].map(([id, place]) => [id, boxAt(place)]));
  const groups = groupBoxes(design, places);
  const lanes = lanesOf(design.connections);
  const drawn = design.connections.flatMap((connection) => {
    const [from, to] = [boxes.get(connection.from), boxes.get(connection.to)];
    return from && to ? [{ connection, line: drawConnection(from, to, lanes.get(connection.id)) }] : [];
  });
  const all = boundsOf([...boxes.values(), ...groups.values(), ...drawn.map(({ line }) => aroundLabel(line))]) ?? emptySize;
  const view = { x: all.x - margin, y: all.y - margin, width: all.width + 2 * margin, height: all.height + 2 * margin };
  const title = options.title ?? titleOf(design);
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${[view.x, view.y, view.width, view.height].map(round).join(' ')}" width="${round(view.width)}" height="${round(view.height)}" role="img" font-family="system-ui, -apple-system, 'Segoe UI', 'Noto Sans', Roboto, 'Liberation Sans', Arial, sans-serif">`,
    `<title>${escapeText(title)}</title>`,
    theme === 'page' ? '' : rectangle(view, 0, colours.background, 'none'),
    ...design.groups.map(({ id, name, kind }) => drawGroup(groups.get(id)!, `${name} (${kind})`, kind, colours)),
    ...drawn.map(({ connection, line }) => drawLine(connection, line, colours)),
    ...design.components.map((component) => drawNode(component, boxes.get(component.id)!, marks.get(component.id), colours)),
    ...drawn.map(({ connection, line }) => drawLabel(labelConnection(connection, kinds), line, colours)),
    design.components.length === 0 && design.groups.length === 0 ? drawEmpty(colours) : '',
    '</svg>',
  ];
  return { svg: parts.join(''), widthPx: view.width };
}

function titleOf({ name, components, connections }: Design): string {
  const count = `${plural(components.length, 'component')}, ${plural(connections.length, 'connection')}`;
  return name === undefined || name === '' ? `A design of ${count}` : `${name}: ${count}`;
}

function drawEmpty({ muted }: DrawingColours): string {
  return write('Nothing has been drawn.', { x: emptySize.width / 2, y: emptySize.height / 2, size: 14, colour: muted, anchor: 'middle' });
}

function drawGroup(box: Box, label: string, kind: 'region' | 'zone', { inset, edge, muted }: DrawingColours): string {
  const dash = kind === 'zone' ? '6 4' : 'none';
  return `<g>${rectangle(box, 12, inset, edge, `stroke-dasharray:${dash};fill-opacity:0.55`)}${write(fitText(label, box.width - 24, 12), { x: box.x + 12, y: box.y + 20, size: 12, colour: muted, weight: 600 })}</g>`;
}

function drawNode(component: Component, box: Box, mark: Mark | undefined, colours: DrawingColours): string {
  const { name, kind } = component;
  const kindName = kindTexts[kind].name;
  const summary = summarise(component);
  const room = nodeSize.width - 52;
  return [
    `<g><title>${escapeText(`${name} (${kindName})${summary === '' ? '' : `: ${summary}`}${mark ? `; ${mark.label}` : ''}`)}</title>`,
    rectangle(box, 8, colours.surface, mark && mark.tone !== 'good' ? colours[mark.tone] : colours.edge),
    `<path d="${iconPaths[kind]}" transform="translate(${round(box.x + 12)} ${round(box.y + 18)})" style="fill:none;stroke:${colours.line};stroke-width:1.75;stroke-linecap:round;stroke-linejoin:round"/>`,
    write(fitText(name, room, 13.5, 600), { x: box.x + 44, y: box.y + 26, size: 13.5, colour: colours.text, weight: 600 }),
    write(fitText(lineBelowName(component), room, 11.5), { x: box.x + 44, y: box.y + 44, size: 11.5, colour: colours.muted }),
    mark ? drawMark(mark, box, colours) : '',
    '</g>',
  ].join('');
}

function drawMark({ label, tone }: Mark, box: Box, colours: DrawingColours): string {
  const text = fitText(label, nodeSize.width - 40, 11, 600);
  const width = Math.round(14 + text.length * 6.6);
  const pill = { x: box.x + box.width - width - 8, y: box.y - 10, width, height: 20 };
  const soft = { good: colours.goodSoft, warn: colours.warnSoft, bad: colours.badSoft }[tone];
  const words = { x: pill.x + width / 2, y: pill.y + 14, size: 11, colour: colours[tone], weight: 600, anchor: 'middle' } as const;
  return `${rectangle(pill, 10, soft, colours[tone])}${write(text, words)}`;
}

/** How each kind of connection is drawn: its dashes, and what is at its end. */
export const lineStyles = {
  sync: { dashes: 'none', end: 'arrow' },
  async: { dashes: '8 5', end: 'open' },
  replicates: { dashes: '1.5 5', end: 'dot' },
} as const;

function drawLine({ kind }: Connection, line: DrawnConnection, { line: colour, surface }: DrawingColours): string {
  const { dashes } = lineStyles[kind];
  const stroke = `fill:none;stroke:${colour};stroke-width:1.75;stroke-linecap:round`;
  return `<path d="${line.path}" style="${stroke};stroke-dasharray:${dashes}"/>${drawEnd(kind, line, colour, surface)}`;
}

/** Returns the data of the path at the end of a connection; a filled one for all but `async`. */
export function endPath(kind: Connection['kind'], { end, direction }: DrawnConnection): string {
  const back = (along: number, across: number): string =>
    `${round(end.x - direction.x * along + direction.y * across)} ${round(end.y - direction.y * along + direction.x * across)}`;
  switch (lineStyles[kind].end) {
    case 'arrow':
      return `M${back(0, 0)}L${back(10, 5)}L${back(10, -5)}Z`;
    case 'open':
      return `M${back(9, 5.5)}L${back(1, 0)}L${back(9, -5.5)}`;
    case 'dot':
      return `M${back(0, 0)}A4 4 0 1 1 ${back(8, 0)}A4 4 0 1 1 ${back(0, 0)}Z`;
  }
}

function drawEnd(kind: Connection['kind'], line: DrawnConnection, colour: string, surface: string): string {
  const fill = kind === 'sync' ? colour : kind === 'async' ? 'none' : surface;
  return `<path d="${endPath(kind, line)}" style="fill:${fill};stroke:${colour};stroke-width:1.75;stroke-linejoin:round;stroke-linecap:round"/>`;
}

function drawLabel(label: string, { middle }: DrawnConnection, { surface, muted, edge }: DrawingColours): string {
  if (label === '') return '';
  const text = fitText(label, 150, 11);
  const width = Math.round(12 + text.length * 6);
  const box = { x: middle.x - width / 2, y: middle.y - 9, width, height: 18 };
  const words = { x: middle.x, y: middle.y + 4, size: 11, colour: muted, anchor: 'middle' } as const;
  return `<g><title>${escapeText(label)}</title>${rectangle(box, 9, surface, edge, 'stroke-opacity:0.5')}${write(text, words)}</g>`;
}

function aroundLabel({ middle }: DrawnConnection): Box {
  return { x: middle.x - 40, y: middle.y - 9, width: 80, height: 18 };
}

function rectangle(box: Box, radius: number, fill: string, stroke: string, more = ''): string {
  const { x, y, width, height } = box;
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="${radius}" style="fill:${fill};stroke:${stroke}${more === '' ? '' : `;${more}`}"/>`;
}

interface Words {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly colour: string;
  readonly weight?: number;
  readonly anchor?: 'middle';
}

function write(text: string, { x, y, size, colour, weight = 400, anchor }: Words): string {
  return `<text x="${round(x)}" y="${round(y)}" font-size="${size}" font-weight="${weight}"${anchor ? ` text-anchor="${anchor}"` : ''} style="fill:${colour}">${escapeText(text)}</text>`;
}

import { type Design, designLimits, type ReadDesign, readDrawing } from '../../design/index.ts';
import { drawDesign, type DrawingOptions } from './design-svg.ts';

/** Reads a file that claims to be a design, which is hostile until shown otherwise. Never rejects. */
export async function readDesignFile(file: File): Promise<ReadDesign> {
  // Bytes are at most four a letter; what is larger need not be read to be refused.
  if (file.size > 4 * designLimits.textLength) return refuse('The file is larger than any design.', 'Choose a file that "Export" saved.');
  try {
    return readDrawing(await file.text());
  } catch {
    return refuse('The file cannot be read.', 'Choose it again, or another copy of it.');
  }
}

function refuse(message: string, remedy: string): ReadDesign {
  return { ok: false, problems: [{ path: '', message, remedy }] };
}

/** Returns the text of a design's file. */
export function writeDesignFile(design: Design): string {
  return `${JSON.stringify(design, undefined, 2)}\n`;
}

/** Returns a name for a file of a design, without its ending: its own name in small letters of ASCII, or "design". */
export function fileName({ name = '' }: Design): string {
  const plain = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return plain === '' ? 'design' : plain.slice(0, 60);
}

/** Draws a design as the bytes of a PNG file, twice as fine as on the canvas, at most 8,000 pixels a side. Rejects when the browser cannot. */
export async function drawPng(design: Design, options: DrawingOptions): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([drawDesign(design, options)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const scale = Math.min(2, 8000 / Math.max(image.naturalWidth, image.naturalHeight));
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil(image.naturalWidth * scale);
    canvas.height = Math.ceil(image.naturalHeight * scale);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('this browser has no canvas to draw on');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture is too large'))), 'image/png');
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}

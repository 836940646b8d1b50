import type { ComponentKind } from '../../design/index.ts';

/** The side of the square that icons are drawn in. */
export const iconSize = 24;

/** The icon of each kind of component, drawn for this course: lines of width 1.75 in a square of 24, as the data of one SVG path. */
export const iconPaths: Readonly<Record<ComponentKind, string>> = {
  // A person's head and shoulders.
  clients: 'M12 4a4 4 0 1 1 0 8a4 4 0 0 1 0-8M4 21c0-4.5 3.5-6.5 8-6.5s8 2 8 6.5',
  // A signpost.
  dns: 'M12 3V21M8 21H16M12 5H18L21 7.5L18 10H12M12 12H6L3 14.5L6 17H12',
  // A globe.
  cdn: 'M12 3a9 9 0 1 1 0 18a9 9 0 0 1 0-18M3 12H21M12 3c3.5 2.5 4.5 5.5 4.5 9s-1 6.5-4.5 9M12 3c-3.5 2.5-4.5 5.5-4.5 9s1 6.5 4.5 9',
  // One line that parts into three.
  'load-balancer': 'M3 12H10M10 12L18 5M10 12H19M10 12L18 19M15 5H18V8M17 10L19 12L17 14M15 19H18V16',
  // A gate.
  'api-gateway': 'M4 21V8c0-3 3.5-5 8-5s8 2 8 5V21M2 21H22M9 21V12H15V21M12 3V12',
  // A box with a prompt.
  service: 'M4 4H20a1 1 0 0 1 1 1V19a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1M7 9L10 12L7 15M12.5 15H17',
  // A toothed wheel.
  worker:
    'M12 8.5a3.5 3.5 0 1 1 0 7a3.5 3.5 0 0 1 0-7M12 3V6M12 18V21M3 12H6M18 12H21M5.6 5.6L7.8 7.8M16.2 16.2L18.4 18.4M18.4 5.6L16.2 7.8M7.8 16.2L5.6 18.4',
  // A flash.
  cache: 'M13 2.5L5 13.5H11L10 21.5L19 10H13Z',
  // Messages in a row, one leaving.
  queue: 'M3 8H7V16H3ZM8.5 8H12.5V16H8.5ZM14 12H21M18.5 9.5L21 12L18.5 14.5',
  // A drum.
  'relational-store':
    'M12 3c4.5 0 8 1.3 8 3s-3.5 3-8 3s-8-1.3-8-3s3.5-3 8-3M4 6V18c0 1.7 3.5 3 8 3s8-1.3 8-3V6M4 12c0 1.7 3.5 3 8 3s8-1.3 8-3',
  // A key.
  'key-value-store': 'M7.5 8a4 4 0 1 1 0 8a4 4 0 0 1 0-8M11.5 12H21.5M18 12V16M21 12V15',
  // A magnifying glass.
  search: 'M10.5 4a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13M15.3 15.3L21 21',
  // A bucket.
  'object-store': 'M12 3.5c4.5 0 8 1 8 2.25s-3.5 2.25-8 2.25s-8-1-8-2.25s3.5-2.25 8-2.25M4 5.75L6 19c.3 1 3 2 6 2s5.7-1 6-2L20 5.75',
  // A plug.
  'third-party': 'M9 2.5V7M15 2.5V7M6 7H18V11c0 3.3-2.7 6-6 6s-6-2.7-6-6ZM12 17V21.5',
};

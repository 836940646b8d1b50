import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import type { Problem } from '../../design/index.ts';
import { download } from '../progress/download.ts';
import type { KeptChoice } from './canvas-props.ts';
import { blankDesign } from './design-edits.ts';
import { drawPng, fileName, readDesignFile, writeDesignFile } from './design-file.ts';
import { encodeDesignLink } from './design-link.ts';
import { drawDesign, type DrawingOptions } from './design-svg.ts';
import { examples } from './examples.ts';
import { plural } from './summary.ts';
import type { DesignEditor } from './use-design-editor.ts';

/** Shows what a design can be started from, read from and saved as. */
export function FileActions({ editor }: { readonly editor: DesignEditor }): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState<readonly Problem[]>([]);

  async function open(file: File): Promise<void> {
    const read = await readDesignFile(file);
    setRefused(read.ok ? [] : read.problems);
    if (!read.ok) return;
    editor.start(read.design, `Imported ${plural(read.design.components.length, 'component')}. Undo brings back what was here.`);
  }

  return (
    <>
      <div className="hr-canvas-row" role="group" aria-label="Files">
        {editor.readOnly ? null : (
          <>
            <StartFrom editor={editor} />
            {editor.kept && editor.kept.length > 0 ? <OpenKept editor={editor} kept={editor.kept} /> : null}
            <input
              ref={input}
              type="file"
              accept=".json,application/json"
              aria-label="Design file to import"
              hidden
              onChange={(event) => {
                const [file] = event.target.files ?? [];
                // The same file chosen again must be read again.
                event.target.value = '';
                if (file) void open(file);
              }}
            />
            <button type="button" onClick={() => input.current?.click()}>
              Import
            </button>
          </>
        )}
        <SaveAs editor={editor} />
        <button type="button" onClick={() => void share(editor)}>
          Copy a link
        </button>
      </div>
      {refused.length === 0 ? null : (
        <div className="hr-canvas-refused" role="alert">
          <p>The file was not imported; the drawing is as it was.</p>
          <ul>
            {refused.map(({ path, message, remedy }) => (
              <li key={`${path} ${message}`}>
                {message} {remedy}
              </li>
            ))}
          </ul>
          <button type="button" onClick={() => setRefused([])}>
            Close
          </button>
        </div>
      )}
    </>
  );
}

function StartFrom({ editor }: { readonly editor: DesignEditor }): ReactNode {
  return (
    <select
      aria-label="Start from"
      value=""
      onChange={(event) => {
        const example = examples.find(({ id }) => id === event.target.value);
        // A copy: each blank canvas is the beginning of a drawing of its own.
        editor.start(example?.build() ?? { ...blankDesign }, `${example?.name ?? 'A blank canvas'}. Undo brings back what was here.`);
      }}
    >
      <option value="">Start from …</option>
      <option value="blank">A blank canvas</option>
      {examples.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}

function OpenKept({ editor, kept }: { readonly editor: DesignEditor; readonly kept: readonly KeptChoice[] }): ReactNode {
  return (
    <select
      aria-label="Open a drawing kept here"
      value=""
      onChange={(event) => {
        const design = editor.onOpenKept?.(event.target.value);
        if (!design) return editor.say('That drawing is no longer kept.');
        editor.select([]);
        editor.change(design, `Opened ${plural(design.components.length, 'component')}. Undo brings back what was here.`);
      }}
    >
      <option value="">Kept here …</option>
      {kept.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}

function SaveAs({ editor }: { readonly editor: DesignEditor }): ReactNode {
  const { design, marks, kinds } = editor;
  async function save(form: string): Promise<void> {
    const name = fileName(design);
    const theme = document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light';
    const options: DrawingOptions = { theme, kinds, ...(marks && { marks }) };
    try {
      if (form === 'json') download(`${name}.json`, writeDesignFile(design));
      if (form === 'svg') download(`${name}.svg`, drawDesign(design, options), 'image/svg+xml');
      if (form === 'png') download(`${name}.png`, await drawPng(design, options), 'image/png');
      editor.say(`Saved as ${name}.${form}.`);
    } catch {
      editor.say('The browser could not make the picture. Export it as SVG instead.');
    }
  }
  return (
    <select
      aria-label="Export as"
      value=""
      onChange={(event) => {
        void save(event.target.value);
      }}
    >
      <option value="">Export as …</option>
      <option value="json">JSON, to import again</option>
      <option value="svg">SVG picture</option>
      <option value="png">PNG picture</option>
    </select>
  );
}

/** Copies a link to the page of the canvas alone, which opens with this design. */
async function share({ design, say }: DesignEditor): Promise<void> {
  const hash = encodeDesignLink(design);
  if (hash === undefined) return say('The design is too large to travel in a link. Export it as JSON instead.');
  try {
    await navigator.clipboard.writeText(`${location.origin}${import.meta.env.BASE_URL}labs/design/${hash}`);
    say('The link is on the clipboard.');
  } catch {
    say('The browser does not let the page copy. Export the design as JSON instead.');
  }
}

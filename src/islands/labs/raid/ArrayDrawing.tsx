import type { ReactNode } from 'react';
import { findable } from '../../../sim/raid/index.ts';
import type { RaidSettings } from './settings.ts';
import { stripesShown, toggleDisk } from './settings.ts';
import type { Cell } from './stripe-content.ts';
import { cellsOf, formatText } from './stripe-content.ts';
import type { RaidState } from './use-raid.ts';

/** Draws the array, a column for each disk and a row for each stripe; disks are failed by their heads, stripes chosen by theirs. */
export function ArrayDrawing({ lab }: { readonly lab: RaidState }): ReactNode {
  const { settings, history, guessing, stripe } = lab;
  const { isGuessing } = guessing;
  const disks = Array.from({ length: settings.disks }, (_, disk) => disk);
  const stripes = Array.from({ length: stripesShown(settings) }, (_, row) => row);
  return (
    <>
      <table className="hr-raid-array">
        <caption className="hr-lab-hidden">What each disk holds, stripe by stripe</caption>
        <thead>
          <tr>
            <td />
            {disks.map((disk) => (
              <th key={disk} scope="col">
                <button
                  type="button"
                  aria-pressed={settings.lost.includes(disk)}
                  aria-label={`Disk ${disk + 1} failed`}
                  disabled={isGuessing}
                  onClick={() => history.apply(toggleDisk(settings, disk))}
                >
                  <span className="hr-raid-word">Disk </span>
                  {disk + 1}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {stripes.map((row) => (
            <Row key={row} lab={lab} row={row} isChosen={!isGuessing && row === stripe} />
          ))}
        </tbody>
      </table>
      <div className="hr-lab-buttons hr-raid-buttons">
        <button type="button" aria-disabled={isGuessing || settings.lost.length === 0} onClick={() => repair(lab)}>
          Repair all disks
        </button>
        <button type="button" aria-disabled={!history.canUndo} onClick={history.undo}>
          Undo
        </button>
        <button type="button" aria-disabled={!history.canRedo} onClick={history.redo}>
          Redo
        </button>
      </div>
      <p className="hr-lab-about">
        {isGuessing
          ? 'D: data, numbered in the order they are written.'
          : 'Press a disk to fail it or to repair it, a stripe to see it worked out.'}
        {legendOf(settings)}
      </p>
    </>
  );
}

function repair({ settings, history, guessing }: RaidState): void {
  if (!guessing.isGuessing && settings.lost.length > 0) history.apply({ ...settings, lost: [] });
}

function legendOf({ level, lost }: RaidSettings): string {
  const parity = level === '5' ? ' P: parity.' : level === '6' ? ' P and Q: parities.' : level === '0' ? '' : ' D0′: a copy of D0.';
  return `${parity}${lost.length === 0 ? '' : ' Dashed: on a failed disk, found again from the others. Crossed: gone.'}`;
}

function Row({ lab, row, isChosen }: { readonly lab: RaidState; readonly row: number; readonly isChosen: boolean }): ReactNode {
  const { settings, guessing } = lab;
  const found = findable(settings.level, settings.disks, row, new Set(settings.lost));
  return (
    <tr className={isChosen ? 'hr-raid-chosen' : undefined}>
      <th scope="row">
        <button
          type="button"
          aria-pressed={isChosen}
          aria-label={`S${row + 1}, work out this stripe`}
          disabled={guessing.isGuessing}
          onClick={() => lab.selectStripe(row)}
        >
          S{row + 1}
        </button>
      </th>
      {cellsOf(settings, row).map((cell, disk) => (
        <ChunkCell key={disk} cell={cell} isLost={settings.lost.includes(disk)} isFound={found[disk]!} />
      ))}
    </tr>
  );
}

function ChunkCell({ cell, isLost, isFound }: { readonly cell: Cell; readonly isLost: boolean; readonly isFound: boolean }): ReactNode {
  const { chunk, label, bytes } = cell;
  const kind = chunk.kind === 'data' ? (chunk.copy > 0 ? 'copy' : 'data') : chunk.kind.toLowerCase();
  const state = !isLost ? '' : isFound ? ' hr-raid-found' : ' hr-raid-gone';
  return (
    <td className={`hr-raid-${kind}${state}`}>
      <span className="hr-raid-label">{label}</span>
      {isLost ? <span className="hr-lab-hidden">{isFound ? ' lost, found again from the others' : ' gone'}</span> : null}
      {chunk.kind === 'data' ? (
        <span className="hr-raid-text" aria-hidden="true">
          {isLost && !isFound ? '····' : formatText(bytes)}
        </span>
      ) : null}
    </td>
  );
}

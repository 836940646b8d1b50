import type { ReactNode } from 'react';
import { Fragment, useId, useState } from 'react';
import { type Explanation, formatExplanation } from '../../design/index.ts';

/** A cell: text, or a number that says on a click how it came about. */
export type ExplainedCell = string | { readonly text: string; readonly explanation: Explanation };

interface ExplainedTableProps {
  /** What the table holds, as its name for assistive technology. */
  readonly label: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly id: string; readonly head: string; readonly cells: readonly ExplainedCell[] }[];
  /** Gives the name of a component, a group, a connection or a kind of request by its id. */
  readonly nameOf: (id: string) => string;
}

/** Shows a table whose numbers are buttons: one opens, below its row, how the number came about. */
export function ExplainedTable({ label, columns, rows, nameOf }: ExplainedTableProps): ReactNode {
  const id = useId();
  const [open, setOpen] = useState<string>();
  return (
    <div className="hr-run-table" tabIndex={0} role="region" aria-label={label}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id: row, head, cells }) => {
            const opened = cells.find((cell, at) => typeof cell !== 'string' && open === `${row} ${at}`);
            return (
              <Fragment key={row}>
                <tr>
                  <th scope="row">{head}</th>
                  {cells.map((cell, at) => (
                    <td key={at}>
                      {typeof cell === 'string' ? (
                        cell
                      ) : (
                        <NumberButton
                          text={cell.text}
                          about={`${columns[at + 1] ?? ''} of ${head}`}
                          isOpen={open === `${row} ${at}`}
                          controls={`${id}-${row}`}
                          onToggle={() => setOpen(open === `${row} ${at}` ? undefined : `${row} ${at}`)}
                        />
                      )}
                    </td>
                  ))}
                </tr>
                {opened && typeof opened !== 'string' ? (
                  <tr className="hr-run-explanation" id={`${id}-${row}`}>
                    <td colSpan={columns.length}>
                      <span role="status">{formatExplanation(opened.explanation, nameOf)}</span>
                    </td>
                  </tr>
                ) : null}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface NumberButtonProps {
  readonly text: string;
  /** What the number is, for assistive technology. */
  readonly about: string;
  readonly isOpen: boolean;
  readonly controls: string;
  readonly onToggle: () => void;
}

/** Shows a number as a button that opens its explanation. */
export function NumberButton({ text, about, isOpen, controls, onToggle }: NumberButtonProps): ReactNode {
  return (
    <button
      type="button"
      className="hr-run-number"
      aria-expanded={isOpen}
      aria-controls={isOpen ? controls : undefined}
      aria-label={`${text}, ${about}: how it came about`}
      onClick={onToggle}
    >
      {text}
    </button>
  );
}

import type { ReactNode } from 'react';

interface ScrollTableProps {
  /** What the table holds, as its name for assistive technology. */
  readonly label: string;
  /** Heads of the columns; the first is that of the rows. */
  readonly columns: readonly string[];
  /** The cells of each row; the first is its head. */
  readonly rows: readonly (readonly ReactNode[])[];
}

/** Shows a table that scrolls sideways in its own frame where there is little room. */
export function ScrollTable({ label, columns, rows }: ScrollTableProps): ReactNode {
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
          {rows.map(([head, ...cells], index) => (
            <tr key={index}>
              <th scope="row">{head}</th>
              {cells.map((cell, at) => (
                <td key={at}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

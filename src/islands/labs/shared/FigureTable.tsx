import type { ReactNode } from 'react';

interface FigureTableProps {
  /** What the table holds, as its name for assistive technology. */
  readonly label: string;
  /** Heads of the columns; the first is that of the rows. */
  readonly columns: readonly string[];
  /** The cells of each row; the first is its head and must differ from row to row. */
  readonly rows: readonly (readonly string[])[];
}

/** Shows the figure's data as a table, opened on demand. */
export function FigureTable({ label, columns, rows }: FigureTableProps): ReactNode {
  return (
    <details className="hr-lab-table">
      <summary>The figures as a table</summary>
      <div className="hr-lab-table-scroll" tabIndex={0} role="region" aria-label={label}>
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
            {rows.map(([head, ...cells]) => (
              <tr key={head}>
                <th scope="row">{head}</th>
                {cells.map((cell, index) => (
                  <td key={index}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

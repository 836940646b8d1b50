import type { ReactNode } from 'react';

interface ScrollTableProps {
  /** What the table holds, as its name for assistive technology. */
  readonly label: string;
  /** Heads of the columns; the first is that of the rows. */
  readonly columns: readonly string[];
  /** The cells of each row; the first is its head. */
  readonly rows: readonly (readonly ReactNode[])[];
  /** Puts the cells of a row below each other where there is little room, for tables that are read row by row. */
  readonly stacks?: boolean;
}

/** Shows a table that scrolls sideways in its own frame where there is little room. */
export function ScrollTable({ label, columns, rows, stacks = false }: ScrollTableProps): ReactNode {
  // Cells that are laid out as blocks would be none to assistive technology without their roles.
  const role = (name: string): { role?: string } => (stacks ? { role: name } : {});
  return (
    <div className={stacks ? 'hr-run-table hr-run-stack' : 'hr-run-table'} tabIndex={0} role="region" aria-label={label}>
      <table {...role('table')}>
        <thead {...role('rowgroup')}>
          <tr {...role('row')}>
            {columns.map((column) => (
              <th key={column} scope="col" {...role('columnheader')}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...role('rowgroup')}>
          {rows.map(([head, ...cells], index) => (
            <tr key={index} {...role('row')}>
              <th scope="row" {...role('rowheader')}>
                {head}
              </th>
              {cells.map((cell, at) => (
                <td key={at} data-label={columns[at + 1]} {...role('cell')}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

import type { ReactNode } from "react";
import { cx } from "./classes.ts";

export interface Column<Row> {
  id: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Numbers and amounts go to the end; everything else starts where reading starts. */
  align?: "start" | "end";
  /** Left out on narrow screens; say the essential in the first column. */
  wideOnly?: boolean;
}

interface Props<Row> {
  /** What the table holds, for screen readers. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  isSelected?: (row: Row) => boolean;
}

/** A native table: announced, printed and copied as one. The first cell of a row names it. */
export function DataTable<Row>({ caption, columns, rows, rowKey, isSelected }: Props<Row>) {
  const cellClass = ({ align, wideOnly }: Column<Row>) =>
    cx(
      "wrap-anywhere px-3 first:ps-4 last:pe-4",
      align === "end" ? "whitespace-nowrap text-end" : "text-start",
      wideOnly && "max-sm:hidden",
    );
  return (
    <div className="overflow-x-auto rounded-md border border-hairline bg-surface">
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-hairline border-b text-muted text-xs">
            {columns.map((column) => (
              <th key={column.id} scope="col" className={cx(cellClass(column), "py-2 font-medium")}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              className={cx(
                "relative border-hairline border-b last:border-b-0 hover:bg-sunken",
                isSelected?.(row) && "bg-accent-wash",
              )}
            >
              {columns.map((column, index) =>
                index === 0 ? (
                  <th key={column.id} scope="row" className={cx(cellClass(column), "py-2.5 font-medium")}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.id} className={cx(cellClass(column), "py-2.5")}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

import type { ReactElement } from "react";
import { storyNameFromExport, toId } from "storybook/internal/csf";
import { Table } from "../../.storybook/reference/blocks.tsx";
import { faultText } from "../../src/i18n/index.ts";
import { type ContractRow, faultFor } from "../../src/testing/index.ts";
import { rowFiles, toExportName } from "./row-files.ts";

/** Every row of a file: what is answered, what that means, and what a person reads, with the way to its story. */
export function RowTable({ of }: { readonly of: string }): ReactElement {
  const file = rowFiles.find(({ name }) => name === of);
  if (!file) throw new Error(`There are no rows called ${of}.`);
  const { title, rows } = file;
  return (
    <>
      <p>
        {rows.length} rows, from the fixtures in <code>amends/testing</code>. Each leads to its story, which fetches the
        answer and shows it.
      </p>
      <Table heads={["row", "HTTP", "type and code", "first, the machine", "then, the person", "what is read"]}>
        {rows.map((row) => (
          <Row key={row.id} row={row} story={toId(title, storyNameFromExport(toExportName(row.id)))} />
        ))}
      </Table>
    </>
  );
}

function Row({ row, story }: { readonly row: ContractRow; readonly story: string }): ReactElement {
  const { label, status, outcome } = row;
  return (
    <tr>
      <th scope="row">
        {/* The whole of Storybook goes there, and not this page within it. */}
        <a href={`./?path=/story/${story}`} target="_top">
          {label}
        </a>
      </th>
      <td>{status}</td>
      {outcome ? (
        <>
          <td>
            <code>{outcome.type}</code>
            {outcome.code !== null && (
              <>
                {" "}
                <code>{outcome.code}</code>
              </>
            )}
          </td>
          <td>{outcome.recovery && <code>{outcome.recovery}</code>}</td>
          <td>
            <code>{outcome.remedy}</code>
          </td>
          <td>{outcome.type === "cancelled" ? "nothing" : faultText(faultFor(row.id)).title}</td>
        </>
      ) : (
        <td colSpan={4}>nothing failed</td>
      )}
    </tr>
  );
}

import type { ReactElement } from "react";
import type { Fault } from "../../src/core/index.ts";
import { CopyButton } from "./copy-button.tsx";
import { Panel } from "./panel.tsx";

interface FaultPanelProps {
  readonly fault: Fault | null;
  readonly isPending: boolean;
  /** When the query failed (epoch ms). */
  readonly fetchedAt: number;
}

/** What the failure became: plain data, key by key. */
export function FaultPanel({ fault, isPending, fetchedAt }: FaultPanelProps): ReactElement {
  return (
    <Panel
      title="The fault it became"
      aside={fault && <CopyButton what="the fault" text={JSON.stringify(fault, null, 2)} />}
    >
      {fault ? (
        <dl className="lab-pairs lab-json">
          {Object.entries(fault).map(([key, value]) => (
            <div key={key}>
              <dt>{key}</dt>
              <dd data-empty={value === null || undefined}>
                {toJson(value)}
                {key === "retryAt" && fault.retryAt !== null && (
                  <span className="lab-aside">
                    {" "}
                    {Math.round((fault.retryAt - fetchedAt) / 1000)} s after the answer
                  </span>
                )}
              </dd>
            </div>
          ))}
        </dl>
      ) : (
        <p className="lab-note">{isPending ? "Fetching…" : "None: the answer reports a success."}</p>
      )}
    </Panel>
  );
}

/** Indented, but a list of plain values on one line: a path reads as one. */
function toJson(value: unknown): string {
  const list = /\[\n\s+([^[\]{}]*?)\n\s+\]/g;
  return JSON.stringify(value, null, 2).replace(list, (_, items: string) => `[${items.replace(/\n\s+/g, " ")}]`);
}

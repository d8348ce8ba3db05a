import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactElement } from "react";
import type { Fault, Remedy } from "../../src/core/index.ts";
import { faultText } from "../../src/i18n/index.ts";
import { ErrorMessage } from "../../src/index.ts";
import { Choice } from "./choice.tsx";
import { Panel } from "./panel.tsx";
import { directions, type LabSettings, themes } from "./settings.ts";

interface PersonPanelProps {
  readonly settings: LabSettings;
  readonly change: (part: Partial<LabSettings>) => void;
  readonly query: UseQueryResult;
  readonly fault: Fault | null;
  /** What the person chose to do last. */
  readonly taken: Remedy | null;
}

/** The failure where an app would show it, and its words for a toast or an email. */
export function PersonPanel({ settings, change, query, fault, taken }: PersonPanelProps): ReactElement {
  const { theme, direction } = settings;
  const isQuiet = query.isSuccess || fault?.type === "cancelled";
  return (
    <Panel
      title="What a person sees"
      aside={
        <div className="lab-appearance">
          <Choice label="Theme" value={theme} options={themes} onChange={(value) => change({ theme: value })} />
          <Choice
            label="Direction"
            value={direction}
            options={directions}
            onChange={(value) => change({ direction: value })}
          />
        </div>
      }
    >
      <section className="lab-frame" aria-label="Preview" data-theme={theme} dir={direction}>
        <div className="lab-frame-bar">
          <strong>Acme</strong>
          <span>Brands</span>
          <span>Reports</span>
        </div>
        <div className="lab-frame-page">
          <p className="lab-frame-title">Brands</p>
          {query.isPending && <p>Loading your brands…</p>}
          {isQuiet && <p>Nothing failed, so nothing is shown.</p>}
          <ErrorMessage error={query} />
        </div>
      </section>
      <p className="lab-note" role="status">
        {taken && taken === fault?.remedy && (
          <>
            The app's action for <code>{taken}</code> ran.
          </>
        )}
      </p>
      {fault && (
        <pre className="lab-code">
          <code>{`faultText(fault, i18n)\n${JSON.stringify(faultText(fault), null, 2)}`}</code>
        </pre>
      )}
    </Panel>
  );
}

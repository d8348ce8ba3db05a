import type { ReactElement } from "react";
import { Choice } from "./choice.tsx";
import { clients } from "./clients.ts";
import { apis, corsModes, envelopeOf, keyOf, type LabSettings, retryAfters, rowGroups, rowOf } from "./settings.ts";

interface ControlsProps {
  readonly settings: LabSettings;
  readonly change: (part: Partial<LabSettings>) => void;
  readonly isFetching: boolean;
  readonly refetch: () => void;
}

const clientNames = Object.fromEntries(Object.keys(clients).map((name) => [name, name])) as Record<
  keyof typeof clients,
  string
>;
const retryAfterLabels = Object.fromEntries(
  Object.entries(retryAfters).map(([key, { label }]) => [key, label]),
) as Record<keyof typeof retryAfters, string>;

/** What is asked for, and how. */
export function Controls({ settings, change, isFetching, refetch }: ControlsProps): ReactElement {
  const { wordings } = rowOf(settings);
  return (
    <form className="lab-controls" aria-label="Request" onSubmit={(event) => event.preventDefault()}>
      <Choice label="API" value={settings.api} options={apis} onChange={(api) => change({ api, wording: 0 })} />
      <Choice label="Row" value={settings.row} onChange={(row) => change({ row, wording: 0 })}>
        {[...rowGroups(settings.api)].map(([name, rows]) => (
          <optgroup key={name} label={name}>
            {rows.map((row) => (
              <option key={row.id} value={keyOf(row)}>
                {row.label}
              </option>
            ))}
          </optgroup>
        ))}
      </Choice>
      <Choice
        label="Wording"
        value={String(settings.wording)}
        disabled={wordings.length < 2}
        onChange={(wording) => change({ wording: Number(wording) })}
      >
        {wordings.length === 0 && <option value="0">The body has no message</option>}
        {wordings.map((wording, index) => (
          <option key={wording} value={String(index)}>
            {wording || "An empty message"}
          </option>
        ))}
      </Choice>
      <Choice label="Client" value={settings.client} options={clientNames} onChange={(client) => change({ client })} />
      <Choice
        label="Origin"
        value={settings.bound && envelopeOf(settings) ? "bound" : "unbound"}
        disabled={!envelopeOf(settings)}
        options={{ bound: "Bound to its envelope", unbound: "Not configured" }}
        onChange={(origin) => change({ bound: origin === "bound" })}
      />
      <Choice
        label="Retry-After"
        value={settings.retryAfter}
        options={retryAfterLabels}
        onChange={(retryAfter) => change({ retryAfter })}
      />
      <Choice label="CORS headers" value={settings.cors} options={corsModes} onChange={(cors) => change({ cors })} />
      <button type="button" className="lab-button lab-button-primary" aria-disabled={isFetching} onClick={refetch}>
        Fetch again
      </button>
    </form>
  );
}

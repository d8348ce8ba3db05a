import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { type ReactElement, useMemo, useState } from "react";
import { type Amends, defineAmends, type Remedy } from "../../src/core/index.ts";
import { AmendsProvider, useFault } from "../../src/index.ts";
import { CallPanel } from "./call-panel.tsx";
import { clients } from "./clients.ts";
import { Controls } from "./controls.tsx";
import { FaultPanel } from "./fault-panel.tsx";
import { PersonPanel } from "./person-panel.tsx";
import { envelopeOf, type LabSettings, origin, reconcile, requestUrl } from "./settings.ts";
import { WhyPanel } from "./why-panel.tsx";
import { useWireAnswer } from "./wire.ts";
import { WirePanel } from "./wire-panel.tsx";
import "./error-lab.css";

interface ErrorLabProps {
  /** Storybook's, from the address or its controls. */
  readonly args: LabSettings;
  readonly onChange: (settings: LabSettings) => void;
}

/** Fetches any row of the contracts through a real client and shows what it becomes, step by step. */
export function ErrorLab({ args, onChange }: ErrorLabProps): ReactElement {
  const [client] = useState(
    () => new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } }),
  );
  const [settings, setSettings] = useState(() => reconcile(args));
  const [seenArgs, setSeenArgs] = useState(args);
  if (args !== seenArgs) {
    setSeenArgs(args);
    setSettings(reconcile(args));
  }

  const change = (part: Partial<LabSettings>): void => {
    const next = reconcile({ ...settings, ...part });
    setSettings(next);
    onChange(next);
  };

  const [taken, setTaken] = useState<Remedy | null>(null);
  const envelope = settings.bound ? envelopeOf(settings) : null;
  const amends = useMemo(
    () => defineAmends({ apis: envelope ? [{ origin, envelope }] : [], actions: toActions(setTaken) }),
    [envelope],
  );
  return (
    <QueryClientProvider client={client}>
      <AmendsProvider value={amends}>
        <Lab settings={settings} change={change} amends={amends} taken={taken} />
      </AmendsProvider>
    </QueryClientProvider>
  );
}

/** Where an app would lead: here it is only told. */
function toActions(take: (remedy: Remedy) => void): Amends["actions"] {
  const remedies = ["sign_in", "start_over", "upgrade", "request_access", "go_back", "contact_support"] as const;
  return Object.fromEntries(remedies.map((remedy) => [remedy, () => take(remedy)]));
}

interface LabProps {
  readonly settings: LabSettings;
  readonly change: (part: Partial<LabSettings>) => void;
  readonly amends: Amends;
  readonly taken: Remedy | null;
}

function Lab({ settings, change, amends, taken }: LabProps): ReactElement {
  const url = requestUrl(settings);
  const { client, bound } = settings;
  const query = useQuery({ queryKey: [url, client, bound], queryFn: () => clients[client].load(url, amends) });
  const fault = useFault(query);
  const answer = useWireAnswer(url);
  return (
    <main className="lab">
      <header className="lab-head">
        <h1>Error Lab</h1>
        <p>Every answer of both contracts, fetched for real: see what each one becomes, and why.</p>
      </header>
      <Controls
        settings={settings}
        change={change}
        isFetching={query.isFetching}
        refetch={() => void query.refetch()}
      />
      <div className="lab-columns">
        <div className="lab-column">
          <WirePanel settings={settings} url={url} answer={query.isPending ? undefined : answer} />
          <FaultPanel fault={fault} isPending={query.isPending} fetchedAt={query.errorUpdatedAt} />
        </div>
        <div className="lab-column">
          <PersonPanel settings={settings} change={change} query={query} fault={fault} taken={taken} />
          <WhyPanel fault={fault} amends={amends} isPending={query.isPending} answered={answer?.status ?? null} />
        </div>
      </div>
      <CallPanel settings={settings} url={url} />
    </main>
  );
}

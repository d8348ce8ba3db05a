import type { ReactElement } from "react";
import { clients } from "./clients.ts";
import { CopyButton } from "./copy-button.tsx";
import { Panel } from "./panel.tsx";
import { envelopeOf, type LabSettings, origin } from "./settings.ts";

interface CallPanelProps {
  readonly settings: LabSettings;
  readonly url: string;
}

/** The code that ran, as an app would write it. */
export function CallPanel({ settings, url }: CallPanelProps): ReactElement {
  const code = toCode(settings, url);
  return (
    <Panel title="The call" aside={<CopyButton what="the call" text={code} />}>
      <pre className="lab-code">
        <code>{code}</code>
      </pre>
    </Panel>
  );
}

const envelopeExports = { "prism-io": "prismIo", "prisma-airs": "prismaAirs", other: null };

function toCode(settings: LabSettings, url: string): string {
  const envelope = settings.bound && envelopeOf(settings) ? envelopeExports[settings.api] : null;
  const apis = envelope ? `\n  apis: [{ origin: "${origin}", envelope: ${envelope} }],` : "";
  return `${clients[settings.client].source}

const amends = defineAmends({${apis}
  actions: { contact_support: "/support", … },
});

const query = useQuery({
  queryKey: ["example"],
  queryFn: () => load("${url}", amends),
});

<ErrorMessage error={query} />`;
}

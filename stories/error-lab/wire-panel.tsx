import type { ReactElement } from "react";
import { Panel } from "./panel.tsx";
import type { LabSettings } from "./settings.ts";
import type { WireAnswer } from "./wire.ts";

interface WirePanelProps {
  readonly settings: LabSettings;
  readonly url: string;
  /** Null where the request broke off; undefined while it is under way. */
  readonly answer: WireAnswer | null | undefined;
}

/** The answer as it reached the client. */
export function WirePanel({ settings, url, answer }: WirePanelProps): ReactElement {
  return (
    <Panel title="The answer on the wire">
      <p className="lab-request">
        <code>GET {url}</code>
      </p>
      {answer === undefined && <p className="lab-note">Fetching…</p>}
      {answer === null && (
        <p className="lab-note">
          No answer that a script may read: the browser keeps it back, for the server allows no other origin.
        </p>
      )}
      {answer && <Answer answer={answer} />}
      {answer && settings.cors === "hidden" && (
        <p className="lab-note">
          The server also sent Retry-After, Date or X-Request-Id where it has them, but exposes no header: without
          Access-Control-Expose-Headers no script can read them.
        </p>
      )}
    </Panel>
  );
}

function Answer({ answer: { status, headers, body } }: { readonly answer: WireAnswer }): ReactElement {
  return (
    <>
      <p className="lab-status" data-class={Math.floor(status / 100)}>
        <code>HTTP {status}</code>
      </p>
      <dl className="lab-pairs">
        {headers.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <pre className="lab-code">
        <code>{body === "" ? "(an empty body)" : prettyPrint(body)}</code>
      </pre>
    </>
  );
}

/** JSON indented; anything else as it came. */
function prettyPrint(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

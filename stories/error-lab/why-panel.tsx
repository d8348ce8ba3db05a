import type { ReactElement, ReactNode } from "react";
import { bindingAt } from "../../src/core/binding.ts";
import { type Amends, causeOf, type Fault, type Recovery } from "../../src/core/index.ts";
import { surfaceOf, toReport } from "../../src/core/report.ts";
import { Panel } from "./panel.tsx";

interface WhyPanelProps {
  readonly fault: Fault | null;
  readonly amends: Amends;
  readonly isPending: boolean;
  /** Status of the answer; null where none arrived. */
  readonly answered: number | null;
}

const recoveries: Readonly<Record<Recovery, string>> = {
  refresh: "the session is renewed once, then the request is sent again",
  reauthenticate: "the person is asked to sign in; what waited goes on afterwards",
  retry: "a query is sent once more before anybody is told",
  cooldown: "nothing more is sent there until it reopens",
};

/** The decisions between the answer and the fault, and what follows from them. */
export function WhyPanel({ fault, amends, isPending, answered }: WhyPanelProps): ReactElement {
  return (
    <Panel title="Why, and what follows">
      {fault ? (
        <Decisions fault={fault} amends={amends} answered={answered} />
      ) : (
        <p className="lab-note">{isPending ? "Fetching…" : "A success: there is nothing to decide."}</p>
      )}
    </Panel>
  );
}

interface DecisionsProps extends Pick<WhyPanelProps, "amends" | "answered"> {
  readonly fault: Fault;
}

function Decisions({ fault, amends, answered }: DecisionsProps): ReactElement {
  const { envelope, recovery, remedy, message } = fault;
  const isBound = bindingAt(fault.origin, amends.apis).api !== undefined;
  return (
    <dl className="lab-reasons">
      <Reason name="Envelope" word={envelope ?? "none"}>
        {envelope === null && "no envelope recognised the body"}
        {envelope !== null && (isBound ? "the app bound the origin to it" : "recognised by the body's shape")}
      </Reason>
      <Reason name="Evidence" word={evidenceOf(fault, amends, answered)}>
        in what the client gave: <code>{nameOf(causeOf(fault))}</code>
      </Reason>
      <Reason name="The machine tries" word={recovery ?? "nothing"}>
        {recovery ? recoveries[recovery] : "it is left to the person"}
      </Reason>
      <Reason name="The person can" word={remedy}>
        {remedy === "none" && "nothing is shown"}
      </Reason>
      <Reason name="Shows in" word={surfaceOf(fault, amends)}>
        unless the app placed a component for it
      </Reason>
      <Reason name="Server's words" word={message === null ? "kept back" : "shown"}>
        {message !== null && "declared safe by the envelope, and sanitised"}
        {message === null && (envelope === null ? "no envelope read any" : "not declared safe to show")}
      </Reason>
      <Reported fault={fault} amends={amends} />
    </dl>
  );
}

interface ReasonProps {
  readonly name: string;
  readonly word: string;
  readonly children?: ReactNode;
}

function Reason({ name, word, children }: ReasonProps): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <code>{word}</code>
        {children && <span className="lab-aside">{children}</span>}
      </dd>
    </div>
  );
}

/** What had a row: the code, the type or the status. */
function evidenceOf({ code, envelope, type, status }: Fault, amends: Amends, answered: number | null): string {
  const api = amends.apis.find((each) => each.envelope.name === envelope);
  if (code !== null && api && Object.hasOwn(api.rows, code)) return `code ${code}`;
  if (envelope !== null) return `type ${type}`;
  if (answered === null) return "no answer";
  return answered < 400 ? "gRPC code" : `status ${status}`;
}

function nameOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.name : Object.prototype.toString.call(thrown).slice("[object ".length, -1);
}

function Reported({ fault, amends }: { readonly fault: Fault; readonly amends: Amends }): ReactElement {
  const report = toReport(fault, amends);
  if (!report) {
    return (
      <Reason name="Reported" word="never">
        the caller itself gave up
      </Reason>
    );
  }
  return (
    <div>
      <dt>Reported</dt>
      <dd>
        <details>
          <summary>
            <code>{report.expected ? "expected" : "unexpected"}</code>{" "}
            <span className="lab-aside">what onFault is told</span>
          </summary>
          <pre className="lab-code">
            <code>{JSON.stringify(report, null, 2)}</code>
          </pre>
        </details>
      </dd>
    </div>
  );
}

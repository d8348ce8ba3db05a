import type { ReactElement } from "react";
import { AmendsProvider, ErrorMessage, useFault } from "../../src/bare.ts";
import { defineAmends, prismIo } from "../../src/core/bare.ts";

/** An app that carries one contract, and the languages that it names. */
const amends = defineAmends({ apis: [{ envelope: prismIo }] });

export function App({ error, ...words }: { error: unknown; language?: string; locales?: Record<string, object> }) {
  return (
    <AmendsProvider value={amends} {...words}>
      <ErrorMessage error={error} />
    </AmendsProvider>
  );
}

/** A part of an app that nobody configured, and what it takes a failure for. */
export function Unconfigured({ error }: { error: unknown }): ReactElement {
  const fault = useFault(error);
  return (
    <div data-testid="fault" data-code={fault?.code ?? ""} data-envelope={fault?.envelope ?? ""}>
      <ErrorMessage error={error} />
    </div>
  );
}

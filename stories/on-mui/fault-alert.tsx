import { Alert, AlertTitle, Box, Typography } from "@mui/material";
import type { ReactElement } from "react";
import type { Fault } from "../../src/core/index.ts";
import { type Actions, severityOf } from "../../src/index.ts";
import { RemedyButton } from "./remedy-button.tsx";
import { useMessage } from "./use-message.ts";

interface FaultAlertProps {
  readonly error: unknown;
  readonly actions?: Actions;
}

/** A message beside what failed. */
export function FaultAlert({ error, actions }: FaultAlertProps): ReactElement | null {
  const message = useMessage(error, { actions });
  if (!message) return null;
  const { fault, text, remedy } = message;
  return (
    // The words alone are an alert: with the button in it, each second would be announced.
    <Alert severity={severityOf(fault)} role="none">
      {/* Another key: what a person tried has failed again, and is announced again. */}
      <div key={remedy?.attempts ?? 0} role="alert">
        <AlertTitle>{text.title}</AlertTitle>
        {text.body}
        <ServerWords fault={fault} />
      </div>
      {remedy && (
        <Box sx={{ marginBlockStart: 1.5 }}>
          <RemedyButton remedy={remedy} />
        </Box>
      )}
      <RequestId fault={fault} />
    </Alert>
  );
}

/** What only the server knows, where it may be shown, in whatever language and direction it is. */
export function ServerWords({ fault: { message } }: { readonly fault: Fault }): ReactElement | null {
  if (message === null) return null;
  return (
    <Typography variant="body2" sx={{ marginBlockStart: 1, fontStyle: "italic", overflowWrap: "anywhere" }}>
      <bdi lang="">{message}</bdi>
    </Typography>
  );
}

/** What support asks for. */
export function RequestId({ fault: { requestId } }: { readonly fault: Fault }): ReactElement | null {
  if (requestId === null) return null;
  return (
    <Typography variant="caption" component="p" sx={{ marginBlockStart: 1.5 }}>
      Request ID{" "}
      <Box component="code" sx={{ userSelect: "all", overflowWrap: "anywhere" }}>
        {requestId}
      </Box>
    </Typography>
  );
}

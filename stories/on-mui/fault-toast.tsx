import { Alert, Snackbar } from "@mui/material";
import type { ReactElement } from "react";
import { severityOf } from "../../src/index.ts";
import { useMessage } from "./use-message.ts";

interface FaultToastProps {
  readonly error: unknown;
  readonly onClose: () => void;
}

/** A line about what failed elsewhere. It stays until it was read, for nobody knows how long that takes. */
export function FaultToast({ error, onClose }: FaultToastProps): ReactElement | null {
  const message = useMessage(error);
  if (!message) return null;
  const { fault, text } = message;
  return (
    <Snackbar
      open
      anchorOrigin={{ vertical: "bottom", horizontal: "center" }}
      // A click elsewhere does not say that it was read.
      onClose={(_, reason) => reason === "escapeKeyDown" && onClose()}
    >
      <Alert severity={severityOf(fault)} onClose={onClose} elevation={6}>
        {text.title}
      </Alert>
    </Snackbar>
  );
}

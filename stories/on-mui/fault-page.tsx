import { Container, Stack, Typography } from "@mui/material";
import type { ReactElement, ReactNode } from "react";
import type { Actions } from "../../src/index.ts";
import { RequestId, ServerWords } from "./fault-alert.tsx";
import { RemedyButton } from "./remedy-button.tsx";
import { useMessage } from "./use-message.ts";

interface FaultPageProps {
  readonly error: unknown;
  readonly actions?: Actions;
  /** What else there is to do. */
  readonly secondary?: ReactNode;
}

/** A page that has nothing else left to show. */
export function FaultPage({ error, actions, secondary }: FaultPageProps): ReactElement | null {
  const message = useMessage(error, { actions });
  if (!message) return null;
  const { fault, text, remedy } = message;
  return (
    <Container component="main" maxWidth="sm" sx={{ paddingBlock: { xs: 4, sm: 12 } }}>
      <div key={remedy?.attempts ?? 0} role="alert">
        <Typography variant="h4" component="h1" gutterBottom>
          {text.title}
        </Typography>
        <Typography color="textSecondary">{text.body}</Typography>
        <ServerWords fault={fault} />
      </div>
      <Stack direction="row" useFlexGap sx={{ flexWrap: "wrap", alignItems: "center", gap: 2, marginBlockStart: 4 }}>
        {remedy && <RemedyButton remedy={remedy} variant="contained" />}
        {secondary}
      </Stack>
      <RequestId fault={fault} />
    </Container>
  );
}

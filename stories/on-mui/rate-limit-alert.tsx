import { Alert, AlertTitle, Box, Stack } from "@mui/material";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { useCooldown, useCountdown } from "../../src/index.ts";
import { RemedyButton, timeStyle } from "./remedy-button.tsx";
import { useMessage } from "./use-message.ts";

/** Says that there were too many requests, how long to wait, and lets the person go on then. */
export function RateLimitAlert({ query }: { readonly query: UseQueryResult }): ReactElement | null {
  const cooldown = useCooldown(query);
  const { ref } = useCountdown(cooldown?.at ?? null, {
    written: "ready",
    estimated: cooldown?.estimated,
  });
  const message = useMessage(query, { retryFor: "wait" });
  if (!message) return null;
  const { text, remedy } = message;
  return (
    <Alert severity="warning" role="none">
      <div role="alert">
        <AlertTitle>{text.title}</AlertTitle>
        {text.body}
      </div>
      <Stack
        direction="row"
        useFlexGap
        sx={{ flexWrap: "wrap", alignItems: "center", gap: 1.5, marginBlockStart: 1.5 }}
      >
        {remedy && <RemedyButton remedy={remedy} isTimed={false} />}
        {cooldown && <Box component="span" ref={ref} sx={timeStyle} />}
      </Stack>
    </Alert>
  );
}

import { Box, Button, type ButtonProps, CircularProgress } from "@mui/material";
import type { ReactElement } from "react";
import { type RemedyAction, useCountdown } from "../../src/index.ts";

interface RemedyButtonProps extends Pick<ButtonProps, "variant"> {
  readonly remedy: RemedyAction;
  /** Whether the time to wait stands in the button; false where it stands beside it. */
  readonly isTimed?: boolean;
}

/** The next step: a button that counts down and shows that it works, or a link. */
export function RemedyButton({ remedy, isTimed = true, variant = "outlined" }: RemedyButtonProps): ReactElement {
  const { label, href, run, pending, disabledUntil, estimated } = remedy;
  const { ref } = useCountdown(isTimed ? disabledUntil : null, { estimated });
  const isOff = run !== undefined && (pending || disabledUntil !== null);
  return (
    <Button
      variant={variant}
      color={variant === "outlined" ? "inherit" : "primary"}
      href={href}
      onClick={run}
      // Neither `disabled` nor `loading`, which is: both take the focus from whoever just pressed it.
      aria-disabled={isOff || undefined}
      disableRipple={isOff}
      startIcon={pending ? <CircularProgress size="1em" color="inherit" aria-hidden /> : undefined}
      // Not in the name: while the button has the focus, some screen readers speak each change of it.
      endIcon={
        isTimed && disabledUntil !== null ? <Box component="bdi" aria-hidden ref={ref} sx={timeStyle} /> : undefined
      }
    >
      {label}
    </Button>
  );
}

export const timeStyle = { fontVariantNumeric: "tabular-nums", fontWeight: "bold" } as const;

import { Alert, Box } from "@mui/material";
import type { ReactElement } from "react";
import { type OpenCooldown, useCountdown, useFaultText, useOpenCooldowns } from "../../src/index.ts";
import { timeStyle } from "./remedy-button.tsx";

/** One alert for everything that may not be asked for now; the messages below it are a line each meanwhile. */
export function LimitsAlert(): ReactElement | null {
  const open = useOpenCooldowns();
  if (open.length === 0) return null;
  return (
    <Alert severity="warning" role="none">
      {open.map(({ key, ...each }) => (
        <Line key={key} {...each} />
      ))}
    </Alert>
  );
}

function Line({ fault, at, estimated }: Omit<OpenCooldown, "key">): ReactElement {
  const text = useFaultText(fault);
  const { ref } = useCountdown(at, { written: "ready", estimated });
  return (
    <div>
      <span role="alert">{text?.title}</span> <Box component="span" ref={ref} sx={timeStyle} />
    </div>
  );
}

import type { ReactElement } from "react";
import { useCountdown } from "../../../src/index.ts";
import { type CountdownProps, mountCountdowns, noteRender } from "./page.tsx";

function Countdown({ deadline }: CountdownProps): ReactElement {
  noteRender();
  const { ref } = useCountdown(deadline);
  return <span ref={ref} />;
}

mountCountdowns(Countdown);

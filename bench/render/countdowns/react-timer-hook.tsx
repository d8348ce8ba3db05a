import { type ReactElement, useState } from "react";
import { useTimer } from "react-timer-hook";
import { type CountdownProps, mountCountdowns, noteRender } from "./page.tsx";

/** As in its README, with its default interval of a second. */
function Countdown({ deadline }: CountdownProps): ReactElement {
  noteRender();
  const [expiryTimestamp] = useState(() => new Date(deadline));
  const { minutes, seconds } = useTimer({ expiryTimestamp });
  return (
    <span>
      {minutes}:{seconds}
    </span>
  );
}

mountCountdowns(Countdown);

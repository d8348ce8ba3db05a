import { type ReactElement, useEffect, useState } from "react";
import { type CountdownProps, mountCountdowns, noteRender } from "./page.tsx";

/** What an app writes before it has a library. */
function Countdown({ deadline }: CountdownProps): ReactElement {
  noteRender();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const left = Math.max(0, Math.ceil((deadline - now) / 1000));
  return (
    <span>
      {Math.floor(left / 60)}:{String(left % 60).padStart(2, "0")}
    </span>
  );
}

mountCountdowns(Countdown);

import { type ComponentType, memo, type ReactElement, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";

export interface CountdownProps {
  /** Epoch ms. */
  readonly deadline: number;
}

declare global {
  var countdowns: {
    /** Renders of countdowns, counted on from whatever is set. */
    renders: number;
    areAllThere(): boolean;
    /** What each countdown shows. */
    texts(): string[];
  };
}

const count = 1000;
/** ms over which they appear, so that no two have the same phase. */
const spread = 1000;

globalThis.countdowns = {
  renders: 0,
  areAllThere: () => countdowns.texts().filter(Boolean).length === count,
  texts: () => [...document.querySelectorAll("#root p")].map(({ textContent }) => textContent),
};

/** To be called in the body of whatever shows one countdown. */
export function noteRender(): void {
  countdowns.renders += 1;
}

export function mountCountdowns(Countdown: ComponentType<CountdownProps>): void {
  const root = createRoot(document.querySelector("#root") as Element);
  // Some minutes, each other ones, so that none ends and no two are the same.
  const deadlines = Array.from({ length: count }, (_, i) => Date.now() + 600_000 + i * 1234);
  root.render(
    deadlines.map((deadline, i) => <Later key={deadline} after={(i * spread) / count} {...{ deadline, Countdown }} />),
  );
}

interface LaterProps extends CountdownProps {
  /** ms */
  readonly after: number;
  readonly Countdown: ComponentType<CountdownProps>;
}

/** Shows a countdown after a while; memoised, so that no other countdown's arrival renders it. */
const Later = memo(function Later({ after, deadline, Countdown }: LaterProps): ReactElement {
  const [isThere, setIsThere] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsThere(true), after);
    return () => clearTimeout(timer);
  }, [after]);
  return <p>{isThere && <Countdown deadline={deadline} />}</p>;
});

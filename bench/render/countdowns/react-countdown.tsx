import type { ReactElement, ReactNode } from "react";
import reactCountdown from "react-countdown";
import { type CountdownProps, mountCountdowns, noteRender } from "./page.tsx";

// Its types say CommonJS, for which the default would be the whole module; bundlers take its ES module.
const Base = reactCountdown as unknown as typeof reactCountdown.default;

/** Its own rendering, counted. */
class Counted extends Base {
  override render(): ReactNode {
    noteRender();
    return super.render();
  }
}

function Countdown({ deadline }: CountdownProps): ReactElement {
  return <Counted date={deadline} />;
}

mountCountdowns(Countdown);

import { RateLimitBanner } from "../../src/index.ts";
import { faultFor } from "../../src/testing/index.ts";

// Checked by the compiler alone: a line below that should not compile, but does, fails `tsc`.

export const all = <RateLimitBanner role="status" className="mine" />;
export const one = <RateLimitBanner error={faultFor("http/502")} autoRetry title="Busy" />;

// @ts-expect-error what is tried again has to be named
export const retryOfAll = <RateLimitBanner autoRetry />;

// @ts-expect-error the parts of a message are those of one error
export const partsOfAll = <RateLimitBanner body="Wait." />;

import { RateLimitBanner } from "../../src/index.ts";
import { faultFor } from "../../src/testing/index.ts";

// Checked by the compiler alone: a line below that should not compile, but does, fails `tsc`.

export const all = <RateLimitBanner role="status" className="mine" />;
export const one = <RateLimitBanner error={faultFor("http/502")} autoRetry title="Busy" />;

// @ts-expect-error what is tried again has to be named
export const retryOfAll = <RateLimitBanner autoRetry />;

// @ts-expect-error the parts of a message are those of one error
export const partsOfAll = <RateLimitBanner body="Wait." />;

// @ts-expect-error a title belongs to one error too, and must not become a tooltip
export const titleOfAll = <RateLimitBanner title="Busy" />;

export const ownLines = <RateLimitBanner icon={null} line={({ text, at }) => `${text.title} ${at}`} />;

import { expectTypeOf } from "vitest";
import { defineAmends } from "../../src/core/contracts.ts";
import type { FaultType, KitCode, PrismaAirsCode, PrismIoCode, Remedy } from "../../src/core/fault.ts";
import type { TextPath } from "../../src/i18n/catalog.ts";
import type { AmendsResources, Catalog } from "../../src/i18n/index.ts";

// Checked by the compiler alone: a line below that should not compile, but does, fails `tsc`.

const amends = defineAmends({
  codes: {
    seat_limit: { type: "permission_error", remedy: "upgrade" },
    trial_over: { type: "permission_error", remedy: "upgrade" },
  },
});
type Resources = AmendsResources<typeof amends>;
const text = { title: "Title", body: "Body." };
const app = { seat_limit: text, trial_over: text };

// English has a key for each code, but one for the credentials pair, and for nothing else.
expectTypeOf<keyof Catalog["codes"]["prism-io"]>().toEqualTypeOf<Exclude<PrismIoCode, "subscription_inactive">>();
expectTypeOf<keyof Catalog["codes"]["prisma-airs"]>().toEqualTypeOf<PrismaAirsCode>();
expectTypeOf<keyof Catalog["codes"]["amends"]>().toEqualTypeOf<KitCode>();
expectTypeOf<Exclude<keyof Catalog["types"], `${FaultType}__${Remedy}`>>().toEqualTypeOf<FaultType>();
expectTypeOf<keyof Catalog["remedies"]>().toEqualTypeOf<Remedy>();

export const complete = { codes: { app } } satisfies Resources;

export const overriding = {
  codes: {
    app: { ...app, seat_limit__email: { body: "Body." } },
    "prism-io": { not_found: { title: "Title" }, "validation_error__items.*.name": { body: "Body." } },
    "prisma-airs": { scan_timeout: text },
  },
  types: { server_error: { body: "Body." } },
  remedies: { retry: "Once more" },
  ui: { copy: "Copy it" },
  violations: { string_too_short: "Too short", string_too_short__name: "Too short" },
} satisfies Resources;

// @ts-expect-error a declared code has no words
export const incomplete = { codes: { app: { seat_limit: text } } } satisfies Resources;

// @ts-expect-error words for a code that nobody declared
export const undeclared = { codes: { app: { ...app, seat_limits: text } } } satisfies Resources;

// @ts-expect-error a code of the app has a title and a body
export const halved = { codes: { app: { ...app, seat_limit: { title: "Title" } } } } satisfies Resources;

// @ts-expect-error a code that Prism IO does not have
export const misspelt = { codes: { app, "prism-io": { not_fund: text } } } satisfies Resources;

// @ts-expect-error a param of a code that Prism IO does not have
export const misspeltParam = { codes: { app, "prism-io": { validaton_error__email: text } } } satisfies Resources;

// @ts-expect-error the credentials pair is worded together
export const telling = { codes: { app, "prism-io": { subscription_inactive: text } } } satisfies Resources;

// @ts-expect-error an app that declares no codes has none to word
export const none = { codes: { app: { seat_limit: text } } } satisfies AmendsResources;

export const plain = { codes: { "prism-io": { not_found: text } } } satisfies AmendsResources;

// @ts-expect-error a remedy that does not exist
export const path: TextPath = ["remedies", "shrug"];

import { expectTypeOf } from "vitest";
import type { KitCode, PrismaAirsCode, PrismIoCode } from "../../src/core/fault.ts";
import {
  type Amends,
  type AmendsConfig,
  type ApiConfig,
  classify,
  defineAmends,
  defineEnvelope,
  type Envelope,
  prismIo,
  type Row,
} from "../../src/core/index.ts";
import type { FaultType, Remedy } from "../../src/core/vocabulary.ts";
import { fastApi } from "../../src/envelopes/index.ts";
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

// An API of the app's own.
const acme = defineEnvelope({
  name: "acme",
  rows: {
    out_of_stock: { type: "invalid_request_error", remedy: "fix_input" },
    seat_taken: { type: "invalid_request_error", remedy: "reload" },
  },
  read: () => null,
});
const shop = defineAmends({
  apis: [
    {
      origin: "https://acme.example",
      envelope: acme,
      codes: { sold_out: { type: "not_found_error", remedy: "none" } },
    },
    { envelope: fastApi },
    { envelope: prismIo, codes: { plan_paused: { type: "permission_error", remedy: "upgrade" } } },
  ],
  codes: { seat_limit: { type: "permission_error", remedy: "upgrade" } },
});
type Shop = AmendsResources<typeof shop>;
const shopApp = { seat_limit: text };

expectTypeOf(acme).toEqualTypeOf<Envelope<"acme", "out_of_stock" | "seat_taken">>();

export const worded = {
  codes: {
    app: shopApp,
    acme: { out_of_stock: text, out_of_stock__sku: { body: "Body." }, sold_out: { title: "Title" } },
    fastapi: { request_validation_error: { title: "Title" } },
    "prism-io": { plan_paused: text, not_found: { title: "Title" } },
  },
} satisfies Shop;

export const partly = { codes: { app: shopApp, acme: {} } } satisfies Shop;
export const notAtAll = { codes: { app: shopApp } } satisfies Shop;

// @ts-expect-error a code that the envelope does not have
export const otherCode = { codes: { app: shopApp, acme: { out_of_stok: text } } } satisfies Shop;

// @ts-expect-error an envelope that is not in `apis`
export const otherEnvelope = { codes: { app: shopApp, acmee: { out_of_stock: text } } } satisfies Shop;

// @ts-expect-error an envelope of another configuration
export const otherConfig = { codes: { app, acme: { out_of_stock: text } } } satisfies Resources;

// @ts-expect-error a contract's code is none of the app's envelope's
export const contractCode = { codes: { app: shopApp, acme: { not_found: text } } } satisfies Shop;

// @ts-expect-error a code that was given to no contract
export const addedCode = { codes: { app: shopApp, "prism-io": { plan_posed: text } } } satisfies Shop;

// @ts-expect-error a title is text
export const numbered = { codes: { app: shopApp, acme: { out_of_stock: { title: 1 } } } } satisfies Shop;

// What was written before envelopes had names in their types means what it meant.
const untyped: Envelope = acme;
export const plainEnvelope: Amends<"seat_limit"> = defineAmends({
  apis: [{ envelope: untyped }, { envelope: prismIo }],
  codes: { seat_limit: { type: "permission_error", remedy: "upgrade" } },
});
export const withArgument: Amends<"seat_limit"> = defineAmends<"seat_limit">({
  apis: [{ envelope: acme, codes: { out_of_stock: { remedy: "wait" } } }],
  codes: { seat_limit: { type: "permission_error", remedy: "upgrade" } },
});
export const anyOfThem: Amends = shop;
export const built: Amends = defineAmends({ apis: Math.random() > 0.5 ? [] : [{ envelope: acme }] });
export const collected: Amends = defineAmends({ apis: [acme, prismIo].map((envelope) => ({ envelope })) });
export const fromConfig = (config: AmendsConfig): Amends => defineAmends(config);
export const entries: readonly ApiConfig[] = [{ envelope: acme, codes: { out_of_stock: { remedy: "wait" } } }];
export const rowOf = (code: string): Row | undefined => acme.rows[code];
classify(new Error("m"), shop);

// @ts-expect-error a slip in an entry of `apis` is seen
defineAmends({ apis: [{ orgin: "https://acme.example", envelope: acme }] });

// @ts-expect-error a slip in a row is seen
defineAmends({ apis: [{ envelope: acme, codes: { out_of_stock: { remedi: "wait" } } }] });

// @ts-expect-error a remedy that does not exist
defineEnvelope({ name: "own", rows: { odd: { type: "server_error", remedy: "shrug" } }, read: () => null });

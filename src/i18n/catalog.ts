import english from "../../locales/en/amends.json" with { type: "json" };
import type { Amends, Api } from "../core/config.ts";
import type { KitCode, PrismaAirsCode, PrismIoCode } from "../core/fault.ts";
import { isObject, own } from "../core/read.ts";
import type { FaultType, Remedy } from "../core/vocabulary.ts";

/** i18next's name for the kit's part of a language's texts. */
export const namespace = "amends";

/** What a language has for a fault: a heading without a full stop, and whole sentences on what to do. */
interface Pair {
  readonly title: string;
  readonly body: string;
}

/** A fault in words. */
export interface FaultText extends Pair {
  /** A BCP 47 tag, where the words are in another language than the i18next instance shows: for the `lang` of their element. */
  readonly lang?: string;
}

/** What no language may lack: a new code, type or remedy does not compile until English has words for it. */
interface CompleteCatalog {
  readonly codes: {
    // `subscription_inactive` shares the words of `invalid_credentials`, so that neither tells which emails exist.
    readonly "prism-io": Readonly<Record<Exclude<PrismIoCode, "subscription_inactive">, Pair>>;
    readonly "prisma-airs": Readonly<Record<PrismaAirsCode, Pair>>;
    readonly amends: Readonly<Record<KitCode, Pair>>;
  };
  readonly types: Readonly<Record<FaultType, Pair>>;
  readonly remedies: Readonly<Record<Remedy, string>>;
}

/** The kit's own English. Its placeholders are plain `{{name}}`, its plurals end in `_one` and `_other`. */
export const catalog = english satisfies CompleteCatalog;

/** The keys of the kit's texts, as English has them; every other language has the same. */
export type Catalog = typeof catalog;

/** What stands under a name in a tree of texts; own entries only, so that no code resolves to a prototype's. */
export function entryOf(tree: unknown, name: string): unknown {
  return isObject(tree) ? own(tree, name) : undefined;
}

/** Where a text stands that is no fault's: `["remedies", "retry"]`, `["ui", "copy"]`. A plural goes by its name alone. */
export type TextPath = { [G in PlainGroup]: readonly [group: G, name: Singular<keyof Catalog[G]>] }[PlainGroup];

type PlainGroup = "remedies" | "ui" | "countdown" | "session";

type Singular<K> = K extends `${infer Name}_${"one" | "other"}` ? Name : K;

/** Other words for what `T` has, also for one param: `validation_error__email`, `validation_error__items.*.name`. */
type Overrides<T> = { readonly [K in Extract<keyof T, string> as K | `${K}__${string}`]?: Partial<Pair> };

/** The words for each of the app's own codes. Without one there is nothing to write here. */
type AppTexts<C extends string> = [C] extends [never]
  ? { readonly app?: { readonly [code: string]: never } }
  : { readonly app: { readonly [K in C]: Pair } & { readonly [K in `${C}__${string}`]?: Partial<Pair> } };

/** Words for the codes of the envelopes that the app defined, by their names. */
type EnvelopeTexts<A> = {
  readonly [N in NameOf<A>]?: Overrides<Readonly<Record<CodeOf<A, N>, FaultText>>>;
};

/** Words for the codes that the app gave to a contract. */
type AddedTexts<A> = {
  readonly [E in "prism-io" | "prisma-airs"]?: Overrides<Readonly<Record<AddedTo<A>, FaultText>>>;
};

/** By `string` an envelope is known whose type says neither name nor codes. */
type NameOf<A> = A extends Api<infer N, string> ? (string extends N ? never : N) : never;
type CodeOf<A, N extends string> = A extends Api<N, infer C> ? C : never;
type AddedTo<A> = A extends Api<infer N, infer C> ? (string extends N | C ? never : C) : never;

/**
 * What an app writes into the namespace `amends` of one language: words for each code that it
 * gave to `defineAmends`, for those of its envelopes, and other words for whatever the kit says. A
 * code that nobody declared does not compile.
 *
 * @example
 * const en = { codes: { app: { seat_limit: { title: "…", body: "…" } } } } satisfies AmendsResources<typeof amends>;
 */
export interface AmendsResources<A extends Amends<never> = Amends<never>> {
  readonly codes: { readonly [E in keyof Catalog["codes"]]?: Overrides<Catalog["codes"][E]> } & AddedTexts<
    A["apis"][number]
  > &
    EnvelopeTexts<A["apis"][number]> &
    AppTexts<Extract<keyof A["codes"], string>>;
  /** By type, or by type and remedy: `invalid_request_error__reload`. */
  readonly types?: { readonly [T in FaultType | `${FaultType}__${Remedy}`]?: Partial<Pair> };
  readonly remedies?: { readonly [R in Remedy]?: string };
  readonly ui?: { readonly [K in keyof Catalog["ui"]]?: string };
  readonly countdown?: { readonly [K in keyof Catalog["countdown"]]?: string };
  readonly session?: { readonly [K in keyof Catalog["session"]]?: string };
  /** By the server's code of a violation, or by that and a param. */
  readonly violations?: { readonly [code: string]: string };
}

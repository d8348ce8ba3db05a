import { normalizeOrigin } from "./binding.ts";
import { checkConfig, checkEnvelope } from "./check-config.ts";
import type { Amends, AmendsConfig, Api, ApiConfig } from "./config.ts";
import type { Envelope, Row } from "./envelope.ts";
import { isScript } from "./href.ts";
import { attempt } from "./read.ts";

/** Freezes a configuration, in development checked; the built-in envelopes come last. */
export function buildAmends<C extends string>(config: AmendsConfig<C>, builtIn: readonly Envelope[]): Amends<C> {
  try {
    // Production runs what development has checked, and need not carry the sentences.
    if (process.env.NODE_ENV !== "production") checkConfig(config, builtIn);
  } catch (error) {
    rethrowUnlessUnset(error);
  }
  const { apis, codes, actions, cooldowns = null, onFault = null } = { ...config };
  const named = buildApis(apis);
  const missing = builtIn.filter(({ name }) => !named.some((api) => !api.origin && api.envelope.name === name));
  return Object.freeze({
    apis: Object.freeze([...named, ...buildApis(missing.map((envelope) => ({ envelope })))]),
    codes: Object.freeze({ ...codes }) as Amends<C>["codes"],
    actions: Object.freeze(Object.fromEntries(Object.entries({ ...actions }).filter(isUsable))) as Amends["actions"],
    cooldowns,
    onFault,
  });
}

/** What cannot work is left out, rather than the app: an origin may come from a server's settings. */
function buildApis(apis: unknown): Api[] {
  return Array.isArray(apis) ? apis.flatMap((api) => attempt(() => buildApi(api)) ?? []) : [];
}

function isUsable([, action]: readonly [string, unknown]): boolean {
  return typeof action !== "string" || !isScript(action);
}

function buildApi({ origin, envelope, session, codes = {} }: ApiConfig): Api | undefined {
  const place = origin ? normalizeOrigin(origin) : null;
  if (place === undefined) return undefined;
  const rows: Record<string, Row> = { ...envelope.rows };
  for (const [code, change] of Object.entries(codes)) {
    const row = { ...rows[code], ...change } as Row;
    rows[code] = row;
    for (const [twin, { group }] of Object.entries(rows)) {
      if (group && group === row.group) rows[twin] = row;
    }
  }
  return Object.freeze({
    origin: place,
    envelope,
    session: session ?? null,
    rows: Object.freeze(rows),
  });
}

/**
 * Freezes an envelope.
 * @throws TypeError, in development, for a definition that could not work: what, why and the cure.
 */
export function defineEnvelope<const N extends string = string, const C extends string = string>(
  envelope: Envelope<N, C>,
): Envelope<N, C> {
  try {
    if (process.env.NODE_ENV !== "production") checkEnvelope(envelope);
  } catch (error) {
    rethrowUnlessUnset(error);
  }
  return Object.freeze({ ...envelope, rows: Object.freeze({ ...envelope.rows }) });
}

/**
 * A page without a bundler has no `process`. To ask for it first (`typeof process`) would find none under
 * Vite or webpack either, which replace only the words behind it, and nothing would ever be checked.
 */
function rethrowUnlessUnset(error: unknown): void {
  if (!(error instanceof ReferenceError)) throw error;
}

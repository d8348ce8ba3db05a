import { isUnambiguous, normalizeOrigin, resolveSelf } from "./binding.ts";
import type { AmendsConfig, ApiConfig } from "./config.ts";
import type { Envelope, Row } from "./envelope.ts";
import { isScript } from "./href.ts";
import { attempt, isObject } from "./read.ts";
import { row } from "./rows.ts";
import { type FaultType, recoveries, remedies, surfaces, types } from "./vocabulary.ts";

const envelopeKeys = ["name", "rows", "types", "isSafe", "prefixes", "readsSuccess", "read", "errors", "readError"];

/**
 * Checks a configuration, in development.
 * @throws TypeError saying what is wrong, why that matters and what to write instead.
 */
export function checkConfig(config: AmendsConfig, builtIn: readonly Envelope[]): void {
  checkKeys("the configuration", config, ["apis", "codes", "actions", "cooldowns", "onFault"]);
  const { apis = [], codes = {}, actions = {}, cooldowns, onFault } = config;
  if (!Array.isArray(apis)) fail("`apis` is not an array", "each API is one entry", "write apis: [{ envelope }]");
  apis.forEach(checkApi);
  const envelopes = [...apis.map(({ envelope }) => envelope), ...builtIn];
  checkEnvelopeNames(envelopes);
  checkPlaces(apis.flatMap(({ origin = [] }) => origin));
  const sessions = [...new Set(apis.flatMap(({ session = [] }) => session))].map(({ name = "session" }) => name);
  const namesake = sessions.find((name, index) => sessions.indexOf(name) < index);
  if (namesake)
    fail(
      `two sessions are named "${namesake}"`,
      "the app's tabs would take one for the other",
      "give each createSession a name of its own",
    );
  checkObject("`codes`", codes);
  for (const [code, row] of Object.entries(codes)) {
    const owner = envelopes.find(({ rows }) => Object.hasOwn(rows, code));
    if (owner)
      fail(
        `codes.${code} is a code of ${owner.name}`,
        "out here it would speak for every API",
        "move it into the `codes` of that API's entry in `apis`",
      );
    checkRow(`codes.${code}`, row);
  }
  checkObject("`actions`", actions);
  for (const [remedy, action] of Object.entries(actions)) {
    checkWord(`the key of actions.${remedy}`, remedy, remedies.slice(0, -1));
    if (typeof action !== "string" && typeof action !== "function")
      fail(`actions.${remedy} is ${describe(action)}`, "a button needs something to do", "give a function or an href");
    if (typeof action === "string" && isScript(action))
      fail(
        `actions.${remedy} is a program and no address`,
        "a link of that kind runs whatever it says in the page",
        "give a function, or an address to go to",
      );
  }
  if (onFault !== undefined && typeof onFault !== "function")
    fail(`\`onFault\` is ${describe(onFault)}`, "it is called with each report", "write onFault: (report) => { … }");
  if (cooldowns !== undefined && typeof cooldowns?.reopensAt !== "function")
    fail("`cooldowns` has no reopensAt", "components ask it when to go on", "pass what createCooldowns() returns");
}

/**
 * Checks an envelope, in development.
 * @throws TypeError saying what is wrong, why that matters and what to write instead.
 */
export function checkEnvelope(envelope: Envelope): void {
  checkKeys("the envelope", envelope, envelopeKeys);
  const { name, rows, read } = envelope;
  if (typeof name !== "string" || !/^[\w-]+$/.test(name))
    fail(`the name of the envelope is ${describe(name)}`, "its texts are found by it", "use letters, digits, - and _");
  if (typeof read !== "function")
    fail(`\`read\` of ${name} is ${describe(read)}`, "it reads each body", "write read(body, http) { … }");
  checkFunction(envelope, "isSafe", "it is asked about each text", "isSafe(type, code)");
  checkFunction(envelope, "readError", "it reads what an SDK throws", "readError(error)");
  checkNames(envelope, "errors", "it lists the names of errors", '["FirebaseError"]');
  checkNames(envelope, "prefixes", "it lists what stands before a path", '["/data/attributes"]');
  const { readsSuccess, readError, errors } = envelope;
  if (readsSuccess !== undefined) checkWord(`\`readsSuccess\` of ${name}`, readsSuccess, [true, false]);
  if (!readError !== !errors)
    fail(
      `${name} has ${readError ? "readError" : "errors"} alone`,
      "`readError` is asked for the names in `errors`",
      'write both: errors: ["FirebaseError"], readError(error) { … }',
    );
  checkObject(`\`rows\` of ${name}`, rows);
  for (const [code, each] of Object.entries(rows)) checkRow(`rows.${code} of ${name}`, each);
  for (const [type, part] of Object.entries(envelope.types ?? {})) {
    checkWord(`a type in \`types\` of ${name}`, type, Object.keys(types));
    checkRow(`types.${type} of ${name}`, { ...row(type as FaultType), ...part });
  }
}

function checkFunction(envelope: Envelope, key: "isSafe" | "readError", why: string, signature: string): void {
  const value = envelope[key];
  if (value !== undefined && typeof value !== "function")
    fail(`\`${key}\` of ${envelope.name} is ${describe(value)}`, why, `write ${signature} { … }`);
}

function checkNames(envelope: Envelope, key: "errors" | "prefixes", why: string, example: string): void {
  const value: unknown = envelope[key];
  const isNames = Array.isArray(value) && value.every((name) => typeof name === "string" && name);
  if (value !== undefined && !isNames)
    fail(`\`${key}\` of ${envelope.name} is ${describe(value)}`, why, `write ${key}: ${example}`);
}

function checkApi(api: ApiConfig): void {
  checkKeys("an entry of `apis`", api, ["origin", "envelope", "session", "codes"]);
  const { origin, envelope, session, codes = {} } = api;
  if (origin !== undefined) checkOrigin(origin);
  checkEnvelope(envelope);
  if (session !== undefined && typeof session?.getState !== "function")
    fail("`session` has no getState", "components ask it who is signed in", "pass what createSession(…) returns");
  if (session && !origin)
    fail(
      "a session is bound to no origin",
      "a 401 has to find its own sign-in",
      "add the API's `origin` to that entry",
    );
  checkObject(`\`codes\` of ${envelope.name}`, codes);
  for (const [code, change] of Object.entries(codes)) {
    const known = Object.hasOwn(envelope.rows, code) ? envelope.rows[code] : undefined;
    const where = `codes.${code} of ${envelope.name}`;
    checkRow(where, { ...known, ...change } as Row);
    if (known?.group && (known.group !== code || (change.group ?? code) !== code))
      fail(
        `${where} is overridden alone`,
        `nobody may be able to tell it from ${known.group}`,
        `override ${known.group}, which speaks for both`,
      );
  }
}

/** Of one name may be what reads bodies alike: the same envelope, or a version of it. */
function checkEnvelopeNames(envelopes: readonly Envelope[]): void {
  for (const { name, read } of envelopes) {
    if (envelopes.some((other) => other.name === name && other.read !== read))
      fail(
        `two envelopes are named "${name}"`,
        "texts and rows are found by that name, so each would speak for the other",
        "give each a name of its own, or name one envelope in both entries",
      );
  }
}

function checkOrigin(origin: string): void {
  const place = normalizeOrigin(origin);
  if (place === undefined || /[?#]|^[^/]+\/\/[^/]*@/.test(origin))
    fail(
      `the origin ${describe(origin)} is none`,
      "addresses are compared by scheme, host, port and path alone",
      'write it like "https://api.example", "https://gw.example/orders" or, for the page\'s own, "self" or "self/api"',
    );
  if (!isUnambiguous(place))
    fail(
      `the path of ${describe(origin)} has an escaped slash, an empty segment or a parameter`,
      "servers do not agree on where such a path leads",
      "leave the path out, or bind one that all read alike",
    );
}

/** Whether two entries bind one place, however they write it; of the page's own only where there is a page. */
function checkPlaces(origins: readonly string[]): void {
  for (const [index, origin] of origins.entries()) {
    const twin = origins.slice(0, index).find((other) => placeOf(other) === placeOf(origin));
    if (twin !== undefined)
      fail(`a place is bound twice, by "${twin}" and "${origin}"`, "one envelope reads it", "merge the two entries");
  }
}

function placeOf(origin: string): string {
  return resolveSelf(`${normalizeOrigin(origin)}`);
}

function checkRow(where: string, row: Row): void {
  checkKeys(where, row, ["type", "remedy", "recovery", "surface", "expected", "session", "untimed", "group"]);
  checkWord(`${where}: type`, row.type, Object.keys(types));
  checkWord(`${where}: remedy`, row.remedy, remedies);
  if (row.recovery != null) checkWord(`${where}: recovery`, row.recovery, recoveries);
  if (row.surface !== undefined) checkWord(`${where}: surface`, row.surface, surfaces);
  if (row.expected !== undefined) checkWord(`${where}: expected`, row.expected, [true, false]);
  if (row.untimed !== undefined) checkWord(`${where}: untimed`, row.untimed, [true, false]);
  if (row.session !== undefined) {
    checkKeys(`${where}: session`, row.session, ["recovery", "remedy"]);
    checkWord(`${where}: session.recovery`, row.session.recovery, recoveries);
    checkWord(`${where}: session.remedy`, row.session.remedy, remedies);
  }
}

function checkKeys(where: string, value: object, keys: readonly string[]): void {
  checkObject(where, value);
  for (const key of Object.keys(value)) checkWord(`a key of ${where}`, key, keys);
}

function checkObject(where: string, value: unknown): void {
  if (!isObject(value) || Array.isArray(value))
    fail(`${where} is ${describe(value)}`, "its entries are read by name", "write an object, { … }");
}

function checkWord(where: string, word: unknown, known: readonly unknown[]): void {
  if (!known.includes(word))
    fail(`${where} is ${describe(word)}`, "that means nothing here", `choose one of ${known.join(", ")}`);
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return "an array";
  return typeof value === "string" ? `"${value}"` : (attempt(() => String(value)) ?? "an object");
}

function fail(what: string, why: string, cure: string): never {
  throw new TypeError(`amends: ${what}, but ${why}. To mend it, ${cure}.`);
}

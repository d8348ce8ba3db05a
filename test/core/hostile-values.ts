import { createContext, runInContext } from "node:vm";

/** A proxy on which everything throws: `instanceof`, `in`, `Array.isArray` and every read. */
export function revoked(target: object = {}): object {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

/** An object whose every property is there, and throws when it is read. */
export function explosive(target: object = {}): object {
  const explode = () => {
    throw new Error("nobody may read this");
  };
  return new Proxy(target, { get: explode, has: explode, ownKeys: explode, getOwnPropertyDescriptor: explode });
}

/** Where clients and bodies keep what `classify` looks for. */
export const knownKeys =
  "response context meta data _data body error errors raw json text responseText bodyText status statusCode " +
  "status_code httpStatus originalStatus headers responseHeaders cause originalError networkError reason name " +
  "message code type param details digest fault request config options url responseURL baseURL retryAfterMs " +
  "requestId request_id failureKind byteLength $metadata clone bodyUsed tag";

/** An object that has every one of those properties, with this value. */
export function everywhere(value: unknown): object {
  return Object.fromEntries(knownKeys.split(" ").map((key) => [key, value]));
}

/** As `everywhere`, on an Error. */
export function errorWithEverywhere(value: unknown): Error {
  const error = new Error("m");
  for (const key of knownKeys.split(" ")) Object.defineProperty(error, key, { value, enumerable: true });
  return error;
}

const realm = createContext({});

/** A value of another realm, as a test runner, an iframe or an Electron preload has them. */
export function fromOtherRealm(code: string): unknown {
  return runInContext(code, realm);
}

/** Single values of every kind that JavaScript has. */
export const oddValues: readonly (readonly [name: string, make: () => unknown])[] = [
  ["undefined", () => undefined],
  ["null", () => null],
  ["true", () => true],
  ["zero", () => 0],
  ["NaN", () => Number.NaN],
  ["Infinity", () => Infinity],
  ["a number", () => 503],
  ["a BigInt", () => 503n],
  ["a symbol", () => Symbol("503")],
  ["an empty string", () => ""],
  ["a string", () => "503"],
  ["a function", () => () => ({ status: 503 })],
  ["a class", () => class Status {}],
  ["an array", () => [503]],
  ["an empty object", () => ({})],
  ["an object without a prototype", () => Object.create(null)],
  ["an object that is no primitive", () => ({ toString: () => ({}), valueOf: () => ({}) })],
  ["an object whose conversion throws", () => ({ toString: fail, valueOf: fail, toJSON: fail })],
  ["a Date", () => new Date(Number.NaN)],
  ["a Map", () => new Map([["status", 503]])],
  ["a Set", () => new Set([503])],
  ["a WeakMap", () => new WeakMap()],
  ["a RegExp", () => /503/],
  ["a typed array", () => new Uint8Array([123, 125])],
  ["an ArrayBuffer", () => new ArrayBuffer(2)],
  ["a boxed number", () => Object(503)],
  ["a boxed symbol", () => Object(Symbol("503"))],
  ["a promise", () => Promise.resolve(503)],
  ["an Event", () => new Event("error")],
  ["Headers", () => new Headers({ status: "503" })],
  ["a FormData", () => new FormData()],
  ["a revoked proxy", () => revoked()],
  ["a revoked proxy of an array", () => revoked([])],
  ["a revoked proxy of an Error", () => revoked(new Error("x"))],
  ["an object whose getters throw", () => explosive()],
  ["an Error whose getters throw", () => explosive(new Error("x"))],
  ["a frozen object", () => Object.freeze({ status: Object.freeze([]) })],
  ["a Proxy of an Error", () => new Proxy(new Error("x"), {})],
  ["an Error of another realm", () => fromOtherRealm("new TypeError('x')")],
  ["an object of another realm", () => fromOtherRealm("({ status: 'x' })")],
];

function fail(): never {
  throw new Error("nobody may convert this");
}

/** What apps and their stores make of the objects that they are given. */
export type Wrap = <T extends object>(value: T) => T;

/** Each object behind a Proxy, the same one each time: as Vue's `reactive`, valtio and others do. */
export const deepProxy: Wrap = (() => {
  const known = new WeakMap<object, object>();
  const wrap = <T extends object>(target: T): T => {
    const before = known.get(target);
    if (before) return before as T;
    const proxy = new Proxy(target, {
      get(object, key) {
        const found: unknown = Reflect.get(object, key, proxy);
        const { configurable = true, writable = true } = Reflect.getOwnPropertyDescriptor(object, key) ?? {};
        // What is frozen must come out as it is.
        const isWrapped = typeof found === "object" && found !== null && !(found instanceof Map);
        return isWrapped && (configurable || writable) ? wrap(found) : found;
      },
    });
    known.set(target, proxy);
    return proxy;
  };
  return wrap;
})();

export const wrappings: readonly (readonly [string, Wrap])[] = [
  // vuejs/core#2100: a WeakMap does not know an object behind its Proxy.
  ["behind a Proxy, all the way down", deepProxy],
  // As lingui's provider hands on its instance (lingui/js-lingui#2609).
  ["behind a Proxy that does nothing", (value) => new Proxy(value, {})],
  ["frozen", (value) => Object.freeze(value)],
  ["copied", (value) => ({ ...value })],
];

/**
 * The part of an i18next instance that the kit uses, as a shape: i18next 23 to 27 has it, and so has
 * what `createTexts` makes for a host without i18next.
 */
export interface I18n {
  readonly language: string;
  /** The language and those that it falls back to, in that order. */
  readonly languages: readonly string[];
  readonly resolvedLanguage?: string | undefined;
  getResourceBundle(language: string, namespace: string): unknown;
  // i18next's own type knows the keys that the host declared, and no others.
  readonly t: (...args: never[]) => unknown;
  on(event: string, listener: () => void): void;
  off(event: string, listener: () => void): void;
}

/** What has events. */
export interface Emitter {
  on(event: string, listener: () => void): void;
  off(event: string, listener: () => void): void;
}

/** i18next's store, as all versions have it and no version declares it. */
export interface Store extends Emitter {
  data: Record<string, unknown>;
  readonly options: { ns: readonly string[] };
  getResourceBundle(language: string, namespace: string): unknown;
  addResourceBundle(language: string, namespace: string, texts: object): void;
  removeNamespaces(namespace: string): void;
}

/** What an i18next instance has besides; none of it is there before `init`, or on what is no instance of i18next's. */
interface Internals {
  readonly isInitialized?: boolean;
  readonly store?: Store;
  readonly services?: { readonly interpolator: { reset(): void } };
  use?(module: { readonly type: "3rdParty"; init(): void }): void;
}

export function internalsOf(i18n: I18n | undefined): Internals {
  return (i18n ?? {}) as Internals;
}

"use client";

import { type Context, createContext, type ReactElement, type ReactNode, useContext, useEffect, useMemo } from "react";
import type { Amends } from "../../core/config.ts";
import { buildTexts, type Texts } from "../../i18n/build-texts.ts";
import type { I18n } from "../../i18n/host.ts";
import { defaultsNow, languagesNow } from "./defaults.ts";
import { languageIn, usePage } from "./page.ts";

/** One of the things that the person's plan limits, in the app's own words. */
export interface PlanLimit {
  readonly label: string;
  /** A number is written in the language's way. */
  readonly value: string | number;
}

interface Settings {
  readonly amends: Amends;
  readonly planLimits: readonly PlanLimit[];
  /** Undefined: the kit's texts in the page's language. */
  readonly i18n: I18n | undefined;
  readonly locales: Locales | undefined;
}

type Locales = Readonly<Record<string, object>>;

/** Its default is what holds without a provider. */
export const AmendsContext: Context<Settings> = createContext<Settings>({
  get amends() {
    return defaultsNow().amends;
  },
  planLimits: [],
  i18n: undefined,
  locales: undefined,
});

export interface AmendsProviderProps {
  /**
   * What `defineAmends` made. Default: the surrounding provider's, else no actions and both contracts; in
   * `amends/bare` none.
   */
  readonly value?: Amends | undefined;
  /**
   * The app's i18next instance, of any version from 23 to 27, to which `registerAmends` gave the kit's texts.
   * Default: the surrounding provider's; `AmendsProvider` of `amends/react-i18next` finds it by itself.
   */
  readonly i18n?: I18n | undefined;
  /**
   * Without i18next: the language of the kit's texts, a BCP 47 tag. It is loaded by itself; on a server
   * and before hydration `await loadLocale(language)` of `amends/i18n`. `amends/bare` loads none: there its
   * texts come by `locales`. Default: the page's `lang`.
   */
  readonly language?: string | undefined;
  /**
   * Without i18next: the app's own words, by language tag, as `AmendsResources` types them:
   * `{ de, en: { codes: { app: { … } } } }`. The same object in each render.
   */
  readonly locales?: Locales | undefined;
  /**
   * What the person's plan allows, shown where a failure says that it was not enough. Prism IO
   * tells at `/api/v1/capabilities`. Default: the surrounding provider's, else nothing is shown.
   */
  readonly planLimits?: readonly PlanLimit[] | undefined;
  readonly children?: ReactNode;
}

/** Gives the hooks and components below it a configuration. Nothing needs one that wants the defaults. */
export function AmendsProvider(props: AmendsProviderProps): ReactElement {
  const outer = useContext(AmendsContext);
  const amends = props.value ?? outer.amends;
  const planLimits = props.planLimits ?? outer.planLimits;
  const locales = props.locales ?? outer.locales;
  const texts = useTexts(props);
  const i18n = props.i18n ?? texts ?? outer.i18n;
  const settings = useMemo(() => ({ amends, i18n, locales, planLimits }), [amends, i18n, locales, planLimits]);
  return <AmendsContext.Provider value={settings}>{props.children}</AmendsContext.Provider>;
}

/** The kit's own texts, where a provider was given a language or words, and no instance. */
function useTexts({ i18n, language, locales }: AmendsProviderProps): Texts | undefined {
  const outer = useContext(AmendsContext);
  const page = usePage();
  const words = locales ?? outer.locales;
  const isOwn = i18n === undefined && (language ?? locales) !== undefined;
  const tag = language ?? languageIn(page) ?? "en";
  const texts = useMemo(() => (isOwn ? buildTexts(tag, words ?? {}, languagesNow) : undefined), [isOwn, tag, words]);
  useEffect(() => {
    // Ahead of any failure: in an outage it could not be loaded.
    void texts?.load();
  }, [texts]);
  return texts;
}

/** The configuration that holds here. */
export function useAmends(): Amends {
  return useContext(AmendsContext).amends;
}

// Written by scripts/locales.ts: one chunk for each language, so the paths have to be spelled out.
type Load = () => Promise<{ readonly default: object }>;

/** How each language is loaded, by its tag; English is built in. */
export const loaders: { readonly [T in Tag]: Load } = {
  de: () => import("../../locales/de/amends.json", { with: { type: "json" } }),
  es: () => import("../../locales/es/amends.json", { with: { type: "json" } }),
  fr: () => import("../../locales/fr/amends.json", { with: { type: "json" } }),
  "pt-BR": () => import("../../locales/pt-BR/amends.json", { with: { type: "json" } }),
};

type Tag = "de" | "es" | "fr" | "pt-BR";

// Written by scripts/locales.ts: one chunk for each language, so the paths have to be spelled out.
type Load = () => Promise<{ readonly default: object }>;

/** How each language is loaded, by its tag; English is built in. */
export const loaders: { readonly [T in Tag]: Load } = {
  ar: () => import("../../locales/ar/amends.json", { with: { type: "json" } }),
  bg: () => import("../../locales/bg/amends.json", { with: { type: "json" } }),
  bn: () => import("../../locales/bn/amends.json", { with: { type: "json" } }),
  ca: () => import("../../locales/ca/amends.json", { with: { type: "json" } }),
  cs: () => import("../../locales/cs/amends.json", { with: { type: "json" } }),
  da: () => import("../../locales/da/amends.json", { with: { type: "json" } }),
  de: () => import("../../locales/de/amends.json", { with: { type: "json" } }),
  el: () => import("../../locales/el/amends.json", { with: { type: "json" } }),
  "en-GB": () => import("../../locales/en-GB/amends.json", { with: { type: "json" } }),
  es: () => import("../../locales/es/amends.json", { with: { type: "json" } }),
  "es-419": () => import("../../locales/es-419/amends.json", { with: { type: "json" } }),
  et: () => import("../../locales/et/amends.json", { with: { type: "json" } }),
  eu: () => import("../../locales/eu/amends.json", { with: { type: "json" } }),
  fa: () => import("../../locales/fa/amends.json", { with: { type: "json" } }),
  fi: () => import("../../locales/fi/amends.json", { with: { type: "json" } }),
  fil: () => import("../../locales/fil/amends.json", { with: { type: "json" } }),
  fr: () => import("../../locales/fr/amends.json", { with: { type: "json" } }),
  "fr-CA": () => import("../../locales/fr-CA/amends.json", { with: { type: "json" } }),
  gl: () => import("../../locales/gl/amends.json", { with: { type: "json" } }),
  gu: () => import("../../locales/gu/amends.json", { with: { type: "json" } }),
  he: () => import("../../locales/he/amends.json", { with: { type: "json" } }),
  hi: () => import("../../locales/hi/amends.json", { with: { type: "json" } }),
  hr: () => import("../../locales/hr/amends.json", { with: { type: "json" } }),
  hu: () => import("../../locales/hu/amends.json", { with: { type: "json" } }),
  hy: () => import("../../locales/hy/amends.json", { with: { type: "json" } }),
  id: () => import("../../locales/id/amends.json", { with: { type: "json" } }),
  is: () => import("../../locales/is/amends.json", { with: { type: "json" } }),
  it: () => import("../../locales/it/amends.json", { with: { type: "json" } }),
  ja: () => import("../../locales/ja/amends.json", { with: { type: "json" } }),
  ka: () => import("../../locales/ka/amends.json", { with: { type: "json" } }),
  kk: () => import("../../locales/kk/amends.json", { with: { type: "json" } }),
  km: () => import("../../locales/km/amends.json", { with: { type: "json" } }),
  kn: () => import("../../locales/kn/amends.json", { with: { type: "json" } }),
  ko: () => import("../../locales/ko/amends.json", { with: { type: "json" } }),
  lt: () => import("../../locales/lt/amends.json", { with: { type: "json" } }),
  lv: () => import("../../locales/lv/amends.json", { with: { type: "json" } }),
  mk: () => import("../../locales/mk/amends.json", { with: { type: "json" } }),
  ml: () => import("../../locales/ml/amends.json", { with: { type: "json" } }),
  mn: () => import("../../locales/mn/amends.json", { with: { type: "json" } }),
  mr: () => import("../../locales/mr/amends.json", { with: { type: "json" } }),
  ms: () => import("../../locales/ms/amends.json", { with: { type: "json" } }),
  nb: () => import("../../locales/nb/amends.json", { with: { type: "json" } }),
  nl: () => import("../../locales/nl/amends.json", { with: { type: "json" } }),
  pa: () => import("../../locales/pa/amends.json", { with: { type: "json" } }),
  pl: () => import("../../locales/pl/amends.json", { with: { type: "json" } }),
  "pt-BR": () => import("../../locales/pt-BR/amends.json", { with: { type: "json" } }),
  "pt-PT": () => import("../../locales/pt-PT/amends.json", { with: { type: "json" } }),
  ro: () => import("../../locales/ro/amends.json", { with: { type: "json" } }),
  ru: () => import("../../locales/ru/amends.json", { with: { type: "json" } }),
  sk: () => import("../../locales/sk/amends.json", { with: { type: "json" } }),
  sl: () => import("../../locales/sl/amends.json", { with: { type: "json" } }),
  sq: () => import("../../locales/sq/amends.json", { with: { type: "json" } }),
  sr: () => import("../../locales/sr/amends.json", { with: { type: "json" } }),
  sv: () => import("../../locales/sv/amends.json", { with: { type: "json" } }),
  sw: () => import("../../locales/sw/amends.json", { with: { type: "json" } }),
  ta: () => import("../../locales/ta/amends.json", { with: { type: "json" } }),
  te: () => import("../../locales/te/amends.json", { with: { type: "json" } }),
  th: () => import("../../locales/th/amends.json", { with: { type: "json" } }),
  tr: () => import("../../locales/tr/amends.json", { with: { type: "json" } }),
  uk: () => import("../../locales/uk/amends.json", { with: { type: "json" } }),
  ur: () => import("../../locales/ur/amends.json", { with: { type: "json" } }),
  uz: () => import("../../locales/uz/amends.json", { with: { type: "json" } }),
  vi: () => import("../../locales/vi/amends.json", { with: { type: "json" } }),
  "zh-Hans": () => import("../../locales/zh-Hans/amends.json", { with: { type: "json" } }),
  "zh-Hant": () => import("../../locales/zh-Hant/amends.json", { with: { type: "json" } }),
};

type Tag =
  | "ar"
  | "bg"
  | "bn"
  | "ca"
  | "cs"
  | "da"
  | "de"
  | "el"
  | "en-GB"
  | "es"
  | "es-419"
  | "et"
  | "eu"
  | "fa"
  | "fi"
  | "fil"
  | "fr"
  | "fr-CA"
  | "gl"
  | "gu"
  | "he"
  | "hi"
  | "hr"
  | "hu"
  | "hy"
  | "id"
  | "is"
  | "it"
  | "ja"
  | "ka"
  | "kk"
  | "km"
  | "kn"
  | "ko"
  | "lt"
  | "lv"
  | "mk"
  | "ml"
  | "mn"
  | "mr"
  | "ms"
  | "nb"
  | "nl"
  | "pa"
  | "pl"
  | "pt-BR"
  | "pt-PT"
  | "ro"
  | "ru"
  | "sk"
  | "sl"
  | "sq"
  | "sr"
  | "sv"
  | "sw"
  | "ta"
  | "te"
  | "th"
  | "tr"
  | "uk"
  | "ur"
  | "uz"
  | "vi"
  | "zh-Hans"
  | "zh-Hant";

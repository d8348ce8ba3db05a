import { describe, expect, it } from "vitest";
import { searchLanguages } from "../../.storybook/manager/search-languages.ts";

const languages = [
  { tag: "ar", name: "العربية", english: "Arabic" },
  { tag: "de", name: "Deutsch", english: "German" },
  { tag: "fr", name: "français", english: "French" },
  { tag: "pt-BR", name: "português (Brasil)", english: "Brazilian Portuguese" },
];
const found = (query: string): string[] => searchLanguages(languages, query).map(({ tag }) => tag);

describe("the language menu", () => {
  it.each([
    ["deu", ["de"]],
    ["german", ["de"]],
    ["DE", ["de"]],
    ["francais", ["fr"]],
    ["العر", ["ar"]],
    ["brasil", ["pt-BR"]],
    ["pt-br", ["pt-BR"]],
    [" portug ", ["pt-BR"]],
    ["", ["ar", "de", "fr", "pt-BR"]],
    ["rman", []],
    [".*", []],
  ])("finds for %j %j", (query, tags) => {
    expect(found(query)).toEqual(tags);
  });
});

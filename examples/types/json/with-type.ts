import german from "amends/locales/de/amends.json" with { type: "json" };

export const title: string = german.codes["prism-io"].not_found.title;

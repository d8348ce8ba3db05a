import german from "amends/locales/de/amends.json";

export const title: string = german.codes["prism-io"].not_found.title;

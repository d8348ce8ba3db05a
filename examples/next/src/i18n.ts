import { loadAmends } from "amends/i18n";
import { createInstance, type i18n } from "i18next";
import { cache } from "react";

export const languages = ["en", "de"];

const resources = {
  en: {
    translation: {
      scans: "Scans",
      latest: "Latest scan",
      report: "Report",
      loading: "Loading the report",
      home: "Home",
      missing: "There is no such scan",
    },
  },
  de: {
    translation: {
      scans: "Scans",
      latest: "Letzter Scan",
      report: "Bericht",
      loading: "Bericht wird geladen",
      home: "Start",
      missing: "Diesen Scan gibt es nicht",
    },
  },
};

/** On the server, one for each request, since it holds a person's language; complete before anything renders. */
export const startI18n = cache(async (language: string): Promise<i18n> => {
  const i18n = createInstance();
  await i18n.init({ lng: language, fallbackLng: "en", resources });
  await loadAmends(i18n);
  return i18n;
});

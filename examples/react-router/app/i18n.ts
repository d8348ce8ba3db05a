import { loadAmends } from "amends/i18n";
import { createInstance, type i18n } from "i18next";

const resources = {
  en: { translation: { home: "Home", scans: "Scans", profile: "Profile", name: "Name", save: "Save" } },
  de: { translation: { home: "Start", scans: "Scans", profile: "Profil", name: "Name", save: "Speichern" } },
};

/** On the server one for each request, since it holds a person's language; complete before anything renders. */
export async function startI18n(language: string): Promise<i18n> {
  const i18n = createInstance();
  await i18n.init({ lng: language, fallbackLng: "en", resources });
  await loadAmends(i18n);
  return i18n;
}

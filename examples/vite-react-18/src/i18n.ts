import { registerAmends } from "amends/i18n";
import i18n from "i18next";
import { initReactI18next } from "react-i18next";

void i18n.use(initReactI18next).init({
  lng: "fr",
  fallbackLng: "en",
  resources: { fr: { translation: { invoice: "Facture", item: "Article", send: "Envoyer", rates: "Taux" } } },
});
registerAmends(i18n);

export { i18n };

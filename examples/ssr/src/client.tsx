import { StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { App, type State } from "./app.tsx";
import { startI18n } from "./i18n.ts";
import "amends/styles.css";

const state = JSON.parse(document.getElementById("state")?.textContent ?? "") as State;
const i18n = await startI18n(state.language);

hydrateRoot(
  document.getElementById("root") as HTMLElement,
  <StrictMode>
    <App state={state} i18n={i18n} />
  </StrictMode>,
);

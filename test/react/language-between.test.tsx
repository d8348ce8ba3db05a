// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import { createInstance } from "i18next";
import { useLayoutEffect } from "react";
import { expect, it } from "vitest";
import german from "../../locales/de/amends.json" with { type: "json" };
import { registerAmends } from "../../src/i18n/index.ts";
import { AmendsProvider, ErrorMessage } from "../../src/index.ts";
import { faultFor } from "../../src/testing/index.ts";

it.each(["texts that arrive", "a language that is changed"])(
  "%s after the render and before the subscription are shown",
  async (what) => {
    const isTexts = what.startsWith("texts");
    const host = createInstance();
    await host.init({ lng: isTexts ? "de" : "en", resources: {} });
    registerAmends(host, { load: false, ...(!isTexts && { locales: { de: german } }) });
    // Layout effects run before those that subscribe.
    function Neighbour() {
      useLayoutEffect(() => {
        if (isTexts) host.addResourceBundle("de", "amends", german, true, true);
        else void host.changeLanguage("de");
      }, []);
      return null;
    }
    render(
      <AmendsProvider i18n={host}>
        <ErrorMessage error={faultFor("prism-io/not_found/404")} />
        <Neighbour />
      </AmendsProvider>,
    );
    expect(await screen.findByText(german.codes["prism-io"].not_found.title)).toBeVisible();
  },
);

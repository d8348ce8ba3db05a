// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import { createInstance, type i18n as I18n } from "i18next";
import { I18nextProvider, initReactI18next } from "react-i18next";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { Amends, Envelope } from "../../src/core/index.ts";
import { classify } from "../../src/core/index.ts";
import { catalog } from "../../src/i18n/catalog.ts";
import { ErrorMessage } from "../../src/index.ts";
import { AmendsProvider } from "../../src/react-i18next/index.ts";
import { modulesOf } from "./blocks.ts";

const load = modulesOf("README.md", "readme-own-api");
let i18n: I18n;
let acme: Envelope;
let shop: Amends;

beforeAll(async () => {
  i18n = createInstance({ lng: "en", resources: {} });
  await i18n.use(initReactI18next).init();
  vi.stubGlobal("i18n", i18n);
  ({ acme } = await load<{ acme: Envelope }>("acme.ts"));
  ({ shop } = await load<{ shop: Amends }>("shop.ts"));
});
afterAll(() => {
  vi.unstubAllGlobals();
});

/** As axios throws it. */
function refusal(errorCode: string, url = "https://acme.example/cart"): Error {
  return Object.assign(new Error("m"), {
    config: { url },
    response: { status: 422, headers: {}, data: { errorCode } },
  });
}

function show(error: Error): void {
  render(
    <I18nextProvider i18n={i18n}>
      <AmendsProvider value={shop}>
        <ErrorMessage error={error} />
      </AmendsProvider>
    </I18nextProvider>,
  );
}

it("an API of one's own is read as its rows say", () => {
  expect(classify(refusal("out_of_stock"), shop)).toMatchObject({ envelope: acme.name, remedy: "fix_input" });
  expect(classify(refusal("seat_taken"), shop)).toMatchObject({ envelope: acme.name, remedy: "reload" });
});

it("its words are what is shown", () => {
  show(refusal("out_of_stock"));
  expect(screen.getByRole("alert")).toHaveTextContent("Sold out" + "Somebody was faster. Choose something else.");
});

it("a code without words has those of its type and remedy", () => {
  show(refusal("seat_taken"));
  expect(screen.getByRole("alert")).toHaveTextContent(catalog.types.invalid_request_error__reload.title);
});

it("another origin's body of that shape is not read so", () => {
  expect(classify(refusal("out_of_stock", "https://other.example/cart"), shop)).toMatchObject({ envelope: null });
});

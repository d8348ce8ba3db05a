import { describe, expect, it } from "vitest";
import { classify } from "../../src/core/index.ts";
import { ownConfigurations } from "../clients/own-envelopes.ts";
import { runtimeWords } from "./runtime-words.ts";
import { browserWords, type Words } from "./unanswered-words.ts";

const words: readonly Words[] = [...browserWords, ...runtimeWords];

/** Of the app's own, or of a server's: each holds an engine's words, or something like them. */
const lookAlikes: readonly (readonly [name: string, message: string])[] = [
  ["TypeError", "Cannot read properties of undefined (reading 'fetch failed')"],
  ["TypeError", "Load failed is not a function"],
  ["TypeError", "network error is not iterable"],
  ["TypeError", "cancelled is not a function"],
  ["TypeError", "The order is already cancelled"],
  ["TypeError", "terminated.map is not a function"],
  ["TypeError", "The request timed out. is not a valid label"],
  ["TypeError", "fetch failedRows is not a function"],
  ["TypeError", "undefined is not an object (evaluating 'network.error')"],
  ["Error", "Network errors are shown to nobody"],
  ["Error", "The network error budget is used up"],
  ["Error", "Unable to preload the basket"],
  ["Error", "Unable to preload CSS variables of the theme"],
  ["Error", "Loading chunks of the report failed"],
  ["Error", "Importing a module of the course failed"],
  ["Error", "Could not connect to the server room"],
  ["Error", "Your subscription was cancelled"],
  ["Error", "The order was aborted by the shop"],
  ["Error", "This operation was aborted by your bank"],
  ["Error", "The operation was aborted due to timeout of the auction"],
  ["Error", "The request timed out of the queue"],
  ["Error", "Request was aborted by a moderator"],
  ["Error", "Was there a typo in the url or port number you typed?"],
  ["Error", "fetch failed orders"],
  ["Error", "Failed to fetch invoice: 404"], // peanutprotocol/peanut-ui#2860
  ["SyntaxError", "Unexpected token '<', \"<!doctype \"... is not valid JSON"],
];

describe("what engines say when nothing answered", () => {
  for (const { engine, thrown, type, code = null, source } of words) {
    it(`is understood: ${engine}`, () => {
      expect(classify(thrown()), source).toMatchObject({ type, code, status: null });
    });
  }
});

describe("an own envelope for { code, message }, { message } or { name, message }", () => {
  const own = ownConfigurations("https://api.example");

  for (const { engine, thrown, type, code = null, source } of words) {
    it(`changes nothing: ${engine}`, () => {
      for (const { name, amends } of own) {
        const fault = classify(thrown(), amends);
        expect(fault, `${name}, ${source}`).toMatchObject({ type, code, envelope: null, message: null });
      }
    });
  }
});

describe("what only sounds like it", () => {
  for (const [name, message] of lookAlikes) {
    const make = () => Object.assign(name === "TypeError" ? new TypeError(message) : new Error(message), { name });

    it(`is unknown: ${name}, ${message}`, () => {
      expect(classify(make())).toMatchObject({ type: "unknown_error", code: null, remedy: "contact_support" });
    });

    it(`is unknown beside an own envelope: ${name}, ${message}`, () => {
      for (const { name: configuration, amends } of ownConfigurations("https://api.example")) {
        const fault = classify(make(), amends);
        expect(fault, configuration).toMatchObject({ type: "unknown_error", envelope: null, message: null });
      }
    });
  }
});

// @vitest-environment jsdom
import { renderHook } from "@testing-library/react";
import { expect, it } from "vitest";
import { catalog } from "../../src/i18n/catalog.ts";
import { useFaultText } from "../../src/index.ts";
import { faultFor } from "../../src/testing/index.ts";

const textOf = (source: unknown) => renderHook(() => useFaultText(source)).result.current;

it("says what failed in a query, an error or a fault", () => {
  const fault = faultFor("prism-io/server_error/500");
  expect(textOf(fault)).toEqual(catalog.codes["prism-io"].server_error);
  expect(textOf({ isError: true, error: fault })).toEqual(catalog.codes["prism-io"].server_error);
  expect(textOf(new Error("x"))).toEqual(catalog.types.unknown_error);
});

it.each([
  ["nothing failed", null],
  ["a query works", { isError: false, error: null }],
  ["the app itself cancelled", faultFor("client/aborted")],
])("says nothing where %s", (_, source) => {
  expect(textOf(source)).toBeNull();
});

import type { ReactElement } from "react";

/** Throws the first of these; an empty list is content that works. */
export function Thrower({ thrown }: { readonly thrown: readonly unknown[] }): ReactElement {
  if (thrown.length > 0) throw thrown[0];
  return <p>content</p>;
}

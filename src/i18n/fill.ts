/** Puts values into a text of the kit's in one pass: what a value contains is never a placeholder. */
export function fill(text: string, values: Readonly<Record<string, string | number | boolean>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (placeholder, name: string) => String(values[name] ?? placeholder));
}

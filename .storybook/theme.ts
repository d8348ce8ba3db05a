/** Has the page be light or dark. */
export function showTheme(theme: string): void {
  const root = document.documentElement;
  root.dataset.theme = theme;
  root.style.colorScheme = theme;
  // axe takes a page that paints no background for a white one.
  root.style.background = "Canvas";
}

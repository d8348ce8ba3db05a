import { DocsContainer, type DocsContainerProps } from "@storybook/addon-docs/blocks";
import { type PropsWithChildren, type ReactElement, useEffect, useState } from "react";
import { GLOBALS_UPDATED, SET_GLOBALS } from "storybook/internal/core-events";
import { addons } from "storybook/preview-api";
import { themes } from "storybook/theming";
import { showTheme } from "./theme.ts";

export type { DocsContainerProps };

const isDark = (theme: unknown): boolean => theme === "dark";

/** A page of documentation in the toolbar's theme, and in English from left to right whatever its stories speak. */
export function ThemedDocs({ children, ...props }: PropsWithChildren<DocsContainerProps>): ReactElement {
  const channel = addons.getChannel();
  const [theme, setTheme] = useState<unknown>(
    () => (channel.last(GLOBALS_UPDATED) ?? channel.last(SET_GLOBALS))?.[0]?.globals?.theme,
  );
  useEffect(() => {
    const follow = ({ globals }: { readonly globals: { readonly theme?: unknown } }): void => setTheme(globals.theme);
    channel.on(GLOBALS_UPDATED, follow);
    return () => channel.off(GLOBALS_UPDATED, follow);
  }, [channel]);
  useEffect(() => showTheme(isDark(theme) ? "dark" : "light"), [theme]);
  return (
    <DocsContainer {...props} theme={isDark(theme) ? themes.dark : themes.light}>
      <div lang="en" dir="ltr">
        {children}
      </div>
    </DocsContainer>
  );
}

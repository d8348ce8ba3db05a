// By its name: the manager's bundler knows of no other JSX.
import * as React from "react";
import { Button, PopoverProvider } from "storybook/internal/components";
import { useGlobals, useGlobalTypes } from "storybook/manager-api";
import { type Language, searchLanguages } from "./search-languages.ts";

/** In place of Storybook's own menu, which has no filter: too many languages are in it to be read through. */
export function LanguageTool(): React.ReactElement | null {
  const [globals, updateGlobals] = useGlobals();
  const languages = (useGlobalTypes().locale as { languages?: readonly Language[] } | undefined)?.languages ?? [];
  const current = languages.find(({ tag }) => tag === globals.locale);
  if (languages.length === 0) return null;
  return (
    <PopoverProvider
      ariaLabel="Language"
      padding={0}
      popover={({ onHide }) => (
        <Menu
          languages={languages}
          current={current}
          onChoose={({ tag }) => {
            updateGlobals({ locale: tag });
            onHide();
          }}
        />
      )}
    >
      <Button padding="small" variant="ghost" ariaLabel="Language">
        {current?.name ?? "Language"}
      </Button>
    </PopoverProvider>
  );
}

interface MenuProps {
  readonly languages: readonly Language[];
  readonly current: Language | undefined;
  readonly onChoose: (language: Language) => void;
}

function Menu({ languages, current, onChoose }: MenuProps): React.ReactElement {
  const [query, setQuery] = React.useState("");
  const found = searchLanguages(languages, query);
  return (
    <form
      style={{ inlineSize: "17rem" }}
      onSubmit={(event) => {
        event.preventDefault();
        if (found[0]) onChoose(found[0]);
      }}
    >
      <input
        type="search"
        // biome-ignore lint/a11y/noAutofocus: who opens the menu is about to type.
        autoFocus
        aria-label="Find a language"
        placeholder="Find a language"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        style={{
          boxSizing: "border-box",
          inlineSize: "calc(100% - 1rem)",
          margin: "0.5rem",
          padding: "0.375rem 0.5rem",
          font: "inherit",
          color: "inherit",
          background: "none",
          border: "1px solid",
          borderRadius: "0.25rem",
        }}
      />
      <ul style={{ maxBlockSize: "20rem", padding: "0 0.5rem 0.5rem", margin: 0, overflow: "auto", listStyle: "none" }}>
        {found.map((language) => (
          <li key={language.tag}>
            <Button
              type="button"
              variant="ghost"
              size="medium"
              ariaLabel={false}
              active={language === current}
              aria-current={language === current}
              onClick={() => onChoose(language)}
              style={{ inlineSize: "100%", justifyContent: "space-between" }}
            >
              <span lang={language.tag}>{language.name}</span> {language.tag}
            </Button>
          </li>
        ))}
      </ul>
      <p role="status" style={{ margin: 0, padding: found.length > 0 ? 0 : "0 1rem 0.75rem" }}>
        {found.length === 0 && "No such language"}
      </p>
    </form>
  );
}

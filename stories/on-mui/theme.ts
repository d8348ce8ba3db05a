import { createTheme, type Theme } from "@mui/material";

const aRtlPage = '[dir="rtl"] &';
const aLineInForcedColors = "1px solid transparent";

/**
 * An app's theme, with the keyboard's focus to be seen. MUI is mirrored by a plugin of its style
 * engine; of what is used here a few rules are all that needs it.
 */
export function themeOf(mode: "light" | "dark", direction: "ltr" | "rtl"): Theme {
  return createTheme({
    palette: { mode },
    direction,
    focusVisible: true,
    typography: { button: { textTransform: "none" } },
    components: {
      MuiAlert: {
        styleOverrides: {
          root: { border: aLineInForcedColors },
          icon: { margin: 0, marginInlineEnd: 12 },
          message: { flex: 1, overflow: "visible" },
          action: { margin: 0, marginInlineEnd: -8, padding: 0, paddingBlockStart: 4, paddingInlineStart: 16 },
        },
      },
      MuiButton: {
        styleOverrides: {
          contained: { border: aLineInForcedColors },
          startIcon: { margin: 0, marginInlineEnd: 8 },
          endIcon: { margin: 0, marginInlineStart: 8, "& > *:nth-of-type(1)": { fontSize: "inherit" } },
          // What is not disabled, for it keeps the focus, has to look it.
          root: { '&[aria-disabled="true"]': { cursor: "default", borderStyle: "dashed", opacity: 0.8 } },
        },
      },
      MuiFormControlLabel: {
        styleOverrides: { root: { margin: 0, marginInlineStart: -11, marginInlineEnd: 16 } },
      },
      // With the page, though a message may be in a language of the other direction.
      MuiFormHelperText: { styleOverrides: { root: { [aRtlPage]: { textAlign: "right" } } } },
      MuiInputLabel: {
        styleOverrides: {
          outlined: {
            [aRtlPage]: { left: "auto", right: 0, transformOrigin: "top right", transform: "translate(-14px, 16px)" },
            [`${aRtlPage}.MuiInputLabel-shrink`]: { transform: "translate(-14px, -9px) scale(0.75)" },
          },
        },
      },
      MuiListItem: { styleOverrides: { root: { textAlign: "start" } } },
      MuiOutlinedInput: { styleOverrides: { notchedOutline: { textAlign: "start" } } },
    },
  });
}

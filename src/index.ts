/** Hooks and components. */
export {
  ErrorMessage,
  type ErrorMessagePart,
  type ErrorMessageProps,
  type ErrorMessageState,
} from "./react/error-message.tsx";
export { AmendsProvider, type AmendsProviderProps } from "./react/provider.tsx";
export { useFault } from "./react/use-fault.ts";
export { useFaultText } from "./react/use-fault-text.ts";
export { type Actions, type RemedyAction, useRemedy } from "./react/use-remedy.ts";

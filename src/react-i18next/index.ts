/** For hosts with react-i18next. */
export { AmendsProvider } from "./provider.tsx";

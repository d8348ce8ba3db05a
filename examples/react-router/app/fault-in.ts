import { isFault } from "amends/core";
import { isRouteErrorResponse } from "react-router";

/** What a route's ErrorBoundary was given: the fault that `asData` sent, else whatever was thrown. */
export function faultIn(error: unknown): unknown {
  return isRouteErrorResponse(error) && isFault(error.data) ? error.data : error;
}

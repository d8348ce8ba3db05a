"use client";

import { ErrorMessage } from "amends";
import { catchError } from "next/error";

/** Next's own boundary, with the kit's message. */
export const CaughtByNext = catchError((_props, { error, retry }) => (
  <ErrorMessage error={error} actions={{ retry }} />
));

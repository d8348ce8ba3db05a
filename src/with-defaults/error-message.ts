"use client";

import "./set.ts";

export { ErrorMessage } from "../react/error-message.tsx";

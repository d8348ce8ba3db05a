"use client";

import "./set.ts";

export { ErrorMessage } from "../react/message/error-message.tsx";

"use client";

import "./set.ts";

export { SignInPrompt } from "../react/sign-in-prompt.tsx";

"use client";

import type { ForwardRefExoticComponent, RefAttributes } from "react";
import { Message } from "./message.tsx";
import type { ErrorMessageProps } from "./message-props.ts";

/**
 * Says what failed and offers what a person can do about it. Renders nothing where nothing
 * failed, and for what the app itself cancelled. Other props and the ref go to its root.
 */
export const ErrorMessage: ForwardRefExoticComponent<ErrorMessageProps & RefAttributes<HTMLDivElement>> = Message;

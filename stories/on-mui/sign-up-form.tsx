import {
  Alert,
  AlertTitle,
  Box,
  Button,
  FormControl,
  FormControlLabel,
  FormHelperText,
  FormLabel,
  Link,
  List,
  ListItem,
  MenuItem,
  Radio,
  RadioGroup,
  Stack,
  TextField,
} from "@mui/material";
import { useMutation } from "@tanstack/react-query";
import { memo, type ReactElement, type SubmitEvent, useEffect, useId } from "react";
import { type ErrorSummaryItem, type FieldErrors, useErrorSummary, useFieldErrors } from "../../src/index.ts";
import { ask } from "./app.tsx";
import { RequestId } from "./fault-alert.tsx";
import { useMessage } from "./use-message.ts";

const labels = { name: "Name", email: "Email", plan: "Plan", country: "Country" };
const fields = ["name", "email", "plan", "country"] as const;
const countries = ["Iceland", "Japan"];

interface SignUpFormProps {
  /** Told of each render of a field. */
  readonly onRender?: ((name: string) => void) | undefined;
}

/** A form whose fields do not render but for their own errors. */
export function SignUpForm({ onRender }: SignUpFormProps): ReactElement {
  const save = useMutation({
    mutationFn: (body: FormData) => ask("https://accounts.example/accounts", { method: "POST", body }),
  });
  const { field } = useFieldErrors(save, { fields });
  const onSubmit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    save.mutate(new FormData(event.currentTarget));
  };
  if (save.isSuccess) return <Alert>Your account is ready.</Alert>;
  return (
    <Stack component="form" noValidate onSubmit={onSubmit} spacing={3} sx={{ maxInlineSize: "30rem" }}>
      <WhatToCorrect error={save} />
      <TextInput label="Name" errors={field("name")} onRender={onRender} />
      <TextInput
        label="Email"
        hint="Only for what concerns your account."
        errors={field("email")}
        onRender={onRender}
      />
      <PlanChoice errors={field("plan")} onRender={onRender} />
      <CountrySelect errors={field("country")} onRender={onRender} />
      <Box>
        <Button type="submit" variant="contained">
          Create account
        </Button>
      </Box>
    </Stack>
  );
}

/** All that was refused, with links to the fields; a failure that names no input says what it is itself. */
function WhatToCorrect({ error }: { readonly error: unknown }): ReactElement | null {
  const message = useMessage(error);
  const summary = useErrorSummary(error, { fields });
  if (!message || !summary) return null;
  const { fault, text } = message;
  const namesInputs = fault.violations.length > 0;
  return (
    // The alert is not the element that takes the focus, or screen readers would say only one of the two.
    <Box {...summary.summaryProps}>
      <Alert severity="error">
        <AlertTitle component="h2">{text.title}</AlertTitle>
        {namesInputs ? <Items items={summary.items} /> : text.body}
        {!namesInputs && <RequestId fault={fault} />}
      </Alert>
    </Box>
  );
}

function Items({ items }: { readonly items: readonly ErrorSummaryItem<keyof typeof labels>[] }): ReactElement {
  return (
    <List dense disablePadding>
      {items.map(({ name, href, text, lang }) => (
        <ListItem key={`${href} ${text}`} disableGutters>
          <span>
            {name !== null && `${labels[name]}: `}
            {href === null ? (
              <bdi lang={lang}>{text}</bdi>
            ) : (
              <Link href={href} color="inherit">
                <bdi lang={lang}>{text}</bdi>
              </Link>
            )}
          </span>
        </ListItem>
      ))}
    </List>
  );
}

interface FieldProps extends SignUpFormProps {
  readonly errors: FieldErrors;
}

interface TextInputProps extends FieldProps {
  readonly label: string;
  readonly hint?: string;
}

const TextInput = memo(function TextInput({ label, hint, errors, onRender }: TextInputProps): ReactElement {
  const { invalid, messages, inputProps, messageProps } = errors;
  useEffect(() => onRender?.(inputProps.name));
  return (
    <TextField
      label={label}
      error={invalid}
      helperText={invalid ? messages.join(" ") : hint}
      // A hint keeps the id by which MUI ties it to the input.
      slotProps={{ htmlInput: inputProps, formHelperText: invalid ? messageProps : {} }}
    />
  );
});

/** Drawn by MUI: the control with the name is hidden, and no event of it tells of a choice. */
const CountrySelect = memo(function CountrySelect({ errors, onRender }: FieldProps): ReactElement {
  const { invalid, messages, inputProps, messageProps } = errors;
  const { onInput, ...controlProps } = inputProps;
  useEffect(() => onRender?.(inputProps.name));
  return (
    <TextField
      select
      label="Country"
      defaultValue=""
      onChange={onInput}
      error={invalid}
      helperText={messages.join(" ")}
      slotProps={{ htmlInput: controlProps, formHelperText: messageProps }}
    >
      {countries.map((country) => (
        <MenuItem key={country} value={country}>
          {country}
        </MenuItem>
      ))}
    </TextField>
  );
});

const PlanChoice = memo(function PlanChoice({ errors, onRender }: FieldProps): ReactElement {
  const { invalid, messages, inputProps, messageProps } = errors;
  const legendId = useId();
  useEffect(() => onRender?.(inputProps.name));
  return (
    <FormControl component="fieldset" error={invalid}>
      <FormLabel component="legend" id={legendId}>
        Plan
      </FormLabel>
      <RadioGroup row {...inputProps} aria-labelledby={legendId}>
        <FormControlLabel value="small" control={<Radio />} label="Small" />
        <FormControlLabel value="large" control={<Radio />} label="Large" />
      </RadioGroup>
      {invalid && <FormHelperText {...messageProps}>{messages.join(" ")}</FormHelperText>}
    </FormControl>
  );
});

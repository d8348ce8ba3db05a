import { ErrorSummary, FieldError } from "amends";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Form, redirect } from "react-router";
import { asData, askApi } from "../api.server.ts";
import type { Route } from "./+types/profile.ts";

export async function action({ request, params }: Route.ActionArgs) {
  const form = await request.formData();
  try {
    await askApi("/api/profile", { method: "POST", body: JSON.stringify(Object.fromEntries(form)) });
  } catch (error) {
    return asData(error);
  }
  return redirect(`/${params.language}`);
}

export default function Profile({ actionData }: Route.ComponentProps): ReactNode {
  const { t } = useTranslation();
  return (
    <main>
      <h1>{t("profile")}</h1>
      <Form method="post" noValidate>
        <ErrorSummary error={actionData} />
        <label htmlFor="name">{t("name")}</label>
        <input id="name" name="items[0].name" />
        <FieldError error={actionData} name="items[0].name" />
        <button type="submit">{t("save")}</button>
      </Form>
    </main>
  );
}

import { useMutation } from "@tanstack/react-query";
import { ErrorSummary, FieldError } from "amends";
import { useTranslation } from "react-i18next";
import { saveProfile } from "./api.ts";

export function Profile() {
  const { t } = useTranslation();
  const save = useMutation({ mutationFn: saveProfile });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(String(new FormData(event.currentTarget).get("items[0].name")));
      }}
    >
      <ErrorSummary error={save} />
      <label htmlFor="name">{t("name")}</label>
      <input id="name" name="items[0].name" />
      <FieldError error={save} name="items[0].name" />
      <button type="submit">{t("save")}</button>
    </form>
  );
}

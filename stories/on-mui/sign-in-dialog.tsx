import { Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle, TextField } from "@mui/material";
import type { ReactElement, SubmitEvent } from "react";
import type { Session } from "../../src/core/index.ts";
import { useSession } from "../../src/index.ts";

/** Asks to sign in again over the page, and whether to send what waited for it. */
export function SignInDialog({ session }: { readonly session: Session }): ReactElement {
  const { status, dismissed, unsafe, resume, dismiss } = useSession();
  const isAsking = status === "interrupted" && !dismissed;
  const isConfirming = status === "active" && unsafe > 0;
  const onSubmit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    session.start("ada");
  };
  return (
    <>
      <Dialog open={isAsking} onClose={dismiss} aria-labelledby="sign-in-title">
        <form onSubmit={onSubmit}>
          <DialogTitle id="sign-in-title">Sign in to go on</DialogTitle>
          <DialogContent>
            <DialogContentText>What you entered is still here.</DialogContentText>
            <TextField label="Password" type="password" autoFocus fullWidth margin="normal" autoComplete="off" />
          </DialogContent>
          <DialogActions>
            <Button onClick={dismiss}>Not now</Button>
            <Button type="submit" variant="contained">
              Sign in
            </Button>
          </DialogActions>
        </form>
      </Dialog>
      <Dialog open={isConfirming} onClose={() => resume({ unsafe: false })} aria-labelledby="confirm-title">
        <DialogTitle id="confirm-title">{`Send ${unsafe === 1 ? "your change" : `your ${unsafe} changes`} now?`}</DialogTitle>
        <DialogActions>
          <Button onClick={() => resume({ unsafe: false })}>Do not send</Button>
          <Button variant="contained" onClick={() => resume({ unsafe: true })}>
            Send now
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}

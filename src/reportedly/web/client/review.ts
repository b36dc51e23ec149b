// Deciding by keys: a letter does what the button, link or summary does that shows it. Words that are selected in a
// report fill the field for words; and while something is being linked, the page says when that is done.

export function decideByKeys(): void {
  addEventListener("keydown", press);
  document.querySelector("[data-words]")?.addEventListener("pointerup", take);
  const notice = document.querySelector<HTMLElement>("[data-linking]");
  if (notice) setTimeout(() => void ask(notice), 1000);
}

function press(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const at = event.target instanceof Element ? event.target : null;
  const field = at?.closest<HTMLElement>("input:not([type=radio], [type=checkbox], [type=image]), select, textarea");
  if (field) {
    if (event.key === "Escape") field.blur();
    return;
  }
  const found = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(event.key)}"]`);
  if (!found) return;
  event.preventDefault();
  found.click();
  const opened = found.closest("details");
  if (opened?.open) opened.querySelector<HTMLElement>("textarea, input:not([type=hidden]), select")?.focus();
}

/** Put the words that were selected into the field for words. */
function take(): void {
  const words = getSelection()?.toString().trim();
  const field = document.querySelector<HTMLTextAreaElement>("[data-take]");
  if (words && field && field.closest("details")?.open) field.value = words;
}

async function ask(notice: HTMLElement): Promise<void> {
  try {
    const answer = await fetch("/review/linking", { headers: { Accept: "application/json" } });
    const told = (await answer.json()) as { going_on: boolean };
    if (told.going_on) {
      setTimeout(() => void ask(notice), 1000);
      return;
    }
  } catch {
    return; // the program was stopped: the notice stands as it is
  }
  const again = notice.querySelector("a");
  if (!again) return;
  again.textContent = "Look again";
  notice.replaceChildren("What was decided is entered and linked. ", again);
}

// In the text of a report: pointing at words shows the claims they belong to, and pointing at a claim shows its words.

export function pointFromMarks(): void {
  const page = document.querySelector("main.evidence");
  if (!page) return;
  const point = (numbers: readonly string[], on: boolean): void => {
    for (const number of numbers) {
      page.querySelector(`#claim-${CSS.escape(number)}`)?.classList.toggle("pointed", on);
      for (const mark of page.querySelectorAll(`[data-claims~="${CSS.escape(number)}"]`)) {
        mark.classList.toggle("pointed", on);
      }
    }
  };
  const numbersAt = (target: EventTarget | null): string[] => {
    const at = target instanceof Element ? target.closest<HTMLElement>("[data-claims], [data-claim]") : null;
    if (!at) return [];
    const told = at.dataset["claim"] ?? at.dataset["claims"]?.split(" ").at(-1);
    return told ? [told] : [];
  };
  for (const [type, on] of [["pointerover", true], ["pointerout", false], ["focusin", true], ["focusout", false]] as const) {
    page.addEventListener(type, (event) => point(numbersAt(event.target), on));
  }
}

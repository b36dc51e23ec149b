// Pointing at an event in the list shows its day and its places; pointing at a day or a place shows its events.

export const POINTED = "reportedly:pointed";

/** Which events are pointed at, by their ids; none when nothing is. */
export type Pointed = CustomEvent<readonly string[]>;

export function pointAt(events: readonly string[]): void {
  document.dispatchEvent(new CustomEvent(POINTED, { detail: events }));
}

export function brushEvents(): void {
  const page = document.querySelector<HTMLElement>("main.situation");
  if (!page) return;
  document.addEventListener(POINTED, (event) => show(page, new Set((event as Pointed).detail)));
  const follow = (event: Event): void => pointAt(eventsAt(page, event.target));
  page.addEventListener("pointerover", follow);
  page.addEventListener("focusin", follow);
  page.addEventListener("pointerleave", () => pointAt([]));
}

function eventsAt(page: HTMLElement, target: EventTarget | null): string[] {
  const at = target instanceof Element ? target.closest<HTMLElement>("[data-event], [data-first], [data-events]") : null;
  if (!at) return [];
  const { event, events, first, last } = at.dataset;
  if (event) return [event];
  if (events) return events.split(" ");
  return rows(page)
    .filter(({ day }) => first !== undefined && last !== undefined && day >= first && day <= last)
    .map(({ id }) => id);
}

function rows(page: HTMLElement): { element: HTMLElement; id: string; day: string }[] {
  return [...page.querySelectorAll<HTMLElement>("[data-event]")].map((element) => ({
    element,
    id: element.dataset["event"] ?? "",
    day: element.dataset["day"] ?? "",
  }));
}

function show(page: HTMLElement, pointed: ReadonlySet<string>): void {
  const days = new Set<string>();
  for (const { element, id, day } of rows(page)) {
    element.classList.toggle("pointed", pointed.has(id));
    if (pointed.has(id)) days.add(day);
  }
  for (const bar of page.querySelectorAll<HTMLElement>("[data-first]")) {
    const { first = "", last = "" } = bar.dataset;
    bar.classList.toggle("pointed", [...days].some((day) => day >= first && day <= last));
  }
}

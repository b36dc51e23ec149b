// While something is made in steps the page says how far it is, and looks again by itself as long as it shows nothing.

interface Told {
  done: number;
  of: number;
  whole: boolean;
  there: number;
}

const EVERY = 2000;

export function tellHowFar(): void {
  const notice = document.querySelector<HTMLElement>("[data-making]");
  if (notice) setTimeout(() => void look(notice), EVERY);
}

async function look(notice: HTMLElement): Promise<void> {
  let told: Told;
  try {
    const answer = await fetch(notice.dataset.making ?? "", { headers: { Accept: "application/json" } });
    if (!answer.ok) return;
    told = (await answer.json()) as Told;
  } catch {
    return; // the program was stopped: the notice stands as it is
  }
  if ("empty" in notice.dataset && (told.whole || told.there)) {
    location.reload();
    return;
  }
  const bar = notice.querySelector("progress");
  if (bar) [bar.max, bar.value] = [told.of, told.done];
  for (const [name, number] of [["done", told.done], ["of", told.of]] as const)
    notice.querySelector(`[data-${name}]`)?.replaceChildren(number.toLocaleString("en"));
  if (!told.whole) {
    setTimeout(() => void look(notice), EVERY);
    return;
  }
  const again = notice.querySelector("a");
  notice.setAttribute("role", "status");
  notice.replaceChildren("All of it is there now. ", ...(again ? [again] : []));
}

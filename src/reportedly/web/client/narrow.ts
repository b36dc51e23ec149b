// Following a link that narrows the situation, or applying the filter, puts the new page in place without drawing the map anew.

export const NARROWED = "reportedly:narrowed";
const PARTS = ["form.bar", ".saved", "#timeline", "#list"];

export function narrowInPlace(): void {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (link instanceof HTMLAnchorElement && isPlain(event) && isSituation(link.href)) {
      event.preventDefault();
      void go(link.href, true);
    }
  });
  document.addEventListener("submit", (event) => {
    if (event.target instanceof HTMLFormElement && event.target.matches("form.bar")) {
      event.preventDefault();
      void go(addressOf(event.target), true);
    }
  });
  document.addEventListener("change", (event) => {
    const changed = event.target;
    if (changed instanceof HTMLInputElement && changed.type === "checkbox") changed.form?.requestSubmit();
  });
  addEventListener("popstate", () => void go(location.href, false));
}

function isPlain(event: MouseEvent): boolean {
  return event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) && !event.defaultPrevented;
}

function isSituation(href: string): boolean {
  const there = new URL(href);
  return there.origin === location.origin && there.pathname === "/" && there.hash !== "#main";
}

/** The address of a filter, without the fields that ask for nothing. */
function addressOf(form: HTMLFormElement): string {
  const asked = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && value.trim()) asked.append(name, value.trim());
  }
  const query = asked.toString();
  return new URL(query ? `/?${query}` : "/", location.href).href;
}

async function go(address: string, remember: boolean): Promise<void> {
  const main = document.getElementById("main");
  main?.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const map = document.getElementById("map");
    const told = page.getElementById("map");
    if (!answer.ok || !page.querySelector("main.situation") || !map !== !told) throw new Error("another kind of page");
    for (const part of PARTS) put(page, part);
    putBesideMap(page);
    if (remember) history.pushState(null, "", address);
    if (map && told) {
      map.dataset["places"] = told.dataset["places"] ?? "";
      document.dispatchEvent(new CustomEvent(NARROWED));
    }
    if (new URL(address).hash === "#list") document.getElementById("list")?.scrollIntoView();
    announce();
  } catch {
    location.assign(address);
  } finally {
    main?.removeAttribute("aria-busy");
  }
}

/** Put a part of the new page in the place of the old; what was focused stays focused where it is still there. */
function put(page: Document, part: string): void {
  const old = document.querySelector(part);
  const fresh = page.querySelector(part);
  if (!old || !fresh) return;
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const name = focused instanceof HTMLInputElement ? focused.name : null;
  const value = focused instanceof HTMLInputElement ? focused.value : null;
  const wasOpen = old.querySelector<HTMLDetailsElement>(".fold")?.open;
  old.replaceWith(fresh);
  const fold = fresh.querySelector<HTMLDetailsElement>(".fold");
  if (fold && wasOpen) fold.open = true;
  if (!focused) return;
  const same = [...fresh.querySelectorAll("input")].find((input) => input.name === name && input.value === value);
  (same ?? fresh.querySelector<HTMLElement>("a, input"))?.focus({ preventScroll: true });
}

function putBesideMap(page: Document): void {
  const fresh = page.querySelector(".map-part > .lost");
  document.querySelector(".map-part > .lost")?.remove();
  if (fresh) document.querySelector(".map-part")?.append(fresh);
}

/** Tell a screen reader how many events are left. */
function announce(): void {
  let told = document.getElementById("told");
  if (!told) {
    told = document.createElement("p");
    told.id = "told";
    told.className = "unseen";
    told.setAttribute("role", "status");
    document.body.append(told);
  }
  told.textContent = document.getElementById("list-title")?.firstChild ? `${document.getElementById("number")?.textContent ?? ""} events` : "";
}

// Sorting the evidence of a matrix in place: ratings that were chosen and not yet entered stay, and so does the focus.
// Without script the same links load the page anew; either way the order stands in the address.

const BACKWARDS = "-";

export function sortInPlace(): void {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[data-sort]") : null;
    if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const order = new URL(link.href).searchParams.get("order") ?? "";
    for (const table of document.querySelectorAll<HTMLTableElement>(".matrix table")) sort(table, order);
    const address = new URL(location.href);
    address.searchParams.set("order", order);
    history.replaceState(null, "", address);
  });
}

function sort(table: HTMLTableElement, order: string): void {
  const turned = order.startsWith(BACKWARDS);
  const name = turned ? order.slice(BACKWARDS.length) : order;
  const links = [...(table.closest(".matrix") ?? table).querySelectorAll<HTMLAnchorElement>("a[data-sort]")];
  const column = Number(links.find((link) => link.dataset["order"] === name)?.dataset["sort"] ?? -1);
  const body = table.tBodies[0];
  if (column < 0 || !body) return;
  const place = (row: HTMLTableRowElement): number => Number(row.dataset["places"]?.split(" ")[column]);
  const rows = [...body.rows].sort((one, other) => (turned ? place(other) - place(one) : place(one) - place(other)));
  body.append(...rows);
  for (const link of links) mark(link, name, turned);
}

/** Say in the head of a column whether it is the one sorted by, and let its link lead to the other way round. */
function mark(link: HTMLAnchorElement, name: string, turned: boolean): void {
  const own = link.dataset["order"] ?? "";
  const on = own === name;
  const falls = (link.dataset["sort"] === "0") !== turned; // the most telling comes first, and the earliest day
  const head = link.closest("th");
  if (head && on) head.setAttribute("aria-sort", falls ? "descending" : "ascending");
  else if (head) head.removeAttribute("aria-sort");
  else if (on) link.setAttribute("aria-current", "true");
  else link.removeAttribute("aria-current");
  const there = new URL(link.href);
  there.searchParams.set("order", on && !turned ? BACKWARDS + own : own);
  link.href = there.href;
}

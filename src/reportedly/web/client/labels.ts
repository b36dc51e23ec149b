// Labels on the map are elements of the page: they take its fonts and colours, and the keyboard reaches them.
import type { Place } from "./map";
import { STATUSES, type Status } from "./patterns";

const SVG = "http://www.w3.org/2000/svg";
const DOT = 13; // pixels of a place's dot
const APART = 2; // pixels that stay free between two labels

/** A place's name with how many events of each status it has; a link that narrows to it where it has a name. */
export function labelOf(place: Place): HTMLElement {
  const label = document.createElement(place.href ? "a" : place.kind === "square" ? "button" : "span");
  if (label instanceof HTMLAnchorElement && place.href) label.href = place.href;
  if (label instanceof HTMLButtonElement) label.type = "button";
  label.className = `place-label ${place.kind}`;
  label.dataset["events"] = place.events.join(" ");
  label.dataset["weight"] = String(STATUSES.reduce((sum, status) => sum + (place.tally[status] ?? 0), 0));
  const name = document.createElement("span");
  name.className = "name";
  name.dir = "auto";
  const [number = "", ...rest] = place.label.split(" ");
  if (place.kind === "square") name.append(number, unbare(` ${rest.join(" ")}`));
  else name.textContent = place.label;
  const tally = document.createElement("span");
  tally.className = "tally";
  for (const status of STATUSES) {
    const number = place.tally[status];
    if (number) tally.append(glyph(status), String(number), unseen(` ${status} `));
  }
  label.append(name, tally);
  const radius = place.radius_km && place.kind !== "country" ? `, within ${Math.round(place.radius_km)} km` : "";
  const told = STATUSES.filter((status) => place.tally[status]).map((status) => `${place.tally[status]} ${status}`);
  const kind = place.kind === "square" ? "together; press to come nearer" : `${place.kind}${radius}`;
  label.title = `${place.label} (${kind}): ${told.join(", ")}`;
  return label;
}

/** Words that go where there is little room. */
function unbare(words: string): HTMLElement {
  const told = document.createElement("span");
  told.className = "of";
  told.textContent = words;
  return told;
}

/** Words for those who hear the page: what the sign before the number shows. */
function unseen(words: string): HTMLElement {
  const told = document.createElement("span");
  told.className = "unseen";
  told.textContent = words;
  return told;
}

/** The dot at an end of a route. */
export function endOf(status: Status): HTMLElement {
  const end = document.createElement("span");
  end.className = `route-end s-${status}`;
  end.setAttribute("aria-hidden", "true");
  return end;
}

/** The name of a country or province. */
export function nameOf(text: string, kind: string): HTMLElement {
  const name = document.createElement("span");
  name.className = `land-name ${kind}`;
  name.setAttribute("aria-hidden", "true");
  name.textContent = text;
  return name;
}

function glyph(status: Status): SVGElement {
  const drawn = document.createElementNS(SVG, "svg");
  drawn.setAttribute("class", `glyph s-${status}`);
  drawn.setAttribute("viewBox", "0 0 16 16");
  drawn.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#g-${status}`);
  drawn.append(use);
  return drawn;
}

interface Size {
  readonly width: number;
  readonly height: number;
}
const sizes = new WeakMap<HTMLElement, { whole: Size; bare: Size }>(); // of each label with its name and without

/**
 * Hide every label that would lie on one that matters more, or beyond the edge of the map.
 *
 * What is hidden keeps its place, so that after the map was moved nothing is laid out anew but what becomes another.
 */
export function placeApart(box: HTMLElement): void {
  const frame = box.getBoundingClientRect();
  const labels = ordered(box);
  measure(labels.filter((label) => !sizes.has(label)));
  const stand = labels.map((label) => label.getBoundingClientRect());
  const sized = (n: number, how: "whole" | "bare"): DOMRect | undefined => rectOf(labels[n], stand[n], how);
  const dots = [
    ...labels.flatMap((label, n) => (label.classList.contains("point") && stand[n] ? [dotOf(stand[n])] : [])),
    ...[...box.querySelectorAll(".route-end")].map((end) => end.getBoundingClientRect()),
  ];
  const kept: DOMRect[] = [...box.querySelectorAll(".map-controls, .map-told")].map((one) => one.getBoundingClientRect());
  labels.forEach((label, n) => {
    const ofLand = label.classList.contains("land-name");
    const whole = sized(n, "whole");
    const at = fits(whole, frame, ofLand ? [...kept, ...dots] : kept) ? whole : undefined;
    const bare = at || ofLand ? undefined : sized(n, "bare");
    const small = fits(bare, frame, kept) ? bare : undefined;
    label.classList.toggle("bare", !at);
    label.classList.toggle("hidden", !at && !small);
    if (at ?? small) kept.push((at ?? small) as DOMRect);
  });
}

/** Measure labels, all with their names and then all without: the page is laid out twice, and not once a label. */
function measure(labels: readonly HTMLElement[]): void {
  const sizeOf = (label: HTMLElement): Size => label.getBoundingClientRect();
  for (const label of labels) label.classList.remove("bare");
  const whole = labels.map(sizeOf);
  for (const label of labels) label.classList.add("bare");
  const bare = labels.map(sizeOf);
  labels.forEach((label, n) => sizes.set(label, { whole: whole[n] as Size, bare: bare[n] as Size }));
}

/** Where a label lies with its name or without: a point's hangs from its corner, others lie around their middle. */
function rectOf(label: HTMLElement | undefined, stands: DOMRect | undefined, how: "whole" | "bare"): DOMRect | undefined {
  const size = label && sizes.get(label)?.[how];
  if (!label || !stands || !size) return undefined;
  const { width, height } = size;
  if (label.classList.contains("point")) return new DOMRect(stands.left, stands.top, width, height);
  return new DOMRect(stands.left + (stands.width - width) / 2, stands.top + (stands.height - height) / 2, width, height);
}

function fits(at: DOMRect | undefined, frame: DOMRect, kept: DOMRect[]): boolean {
  if (!at) return false;
  const inside = at.left >= frame.left && at.right <= frame.right && at.top >= frame.top && at.bottom <= frame.bottom;
  return inside && kept.every((other) => at.right + APART < other.left || other.right + APART < at.left || at.bottom + APART < other.top || other.bottom + APART < at.top);
}

/** Where the dot of a point is drawn: at the upper left corner of its label, beyond the label's margin. */
function dotOf(label: DOMRect): DOMRect {
  return new DOMRect(label.left - DOT, label.top - DOT, DOT, DOT);
}

/** Places with most events first, then countries, then provinces. */
function ordered(box: HTMLElement): HTMLElement[] {
  const weight = (label: HTMLElement): number =>
    label.classList.contains("place-label") ? Number(label.dataset["weight"]) : label.classList.contains("country") ? 0 : -1;
  return [...box.querySelectorAll<HTMLElement>(".place-label, .land-name")].sort((one, other) => weight(other) - weight(one));
}

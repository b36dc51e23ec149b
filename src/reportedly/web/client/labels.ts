// Labels on the map are elements of the page: they take its fonts and colours, and the keyboard reaches them.
import type { Place } from "./map";
import { STATUSES, type Status } from "./patterns";

const SVG = "http://www.w3.org/2000/svg";
const DOT = 13; // pixels of a place's dot
const APART = 2; // pixels that stay free between two labels

/** A place's name with how many events of each status it has; a link that narrows to it where it has a name. */
export function labelOf(place: Place): HTMLElement {
  const label = document.createElement(place.href ? "a" : "span");
  if (label instanceof HTMLAnchorElement && place.href) label.href = place.href;
  label.className = `place-label ${place.kind}`;
  label.dataset["events"] = place.events.join(" ");
  label.dataset["weight"] = String(STATUSES.reduce((sum, status) => sum + (place.tally[status] ?? 0), 0));
  const name = document.createElement("span");
  name.className = "name";
  name.dir = "auto";
  name.textContent = place.label;
  const tally = document.createElement("span");
  tally.className = "tally";
  for (const status of STATUSES) {
    const number = place.tally[status];
    if (number) tally.append(glyph(status), String(number), unseen(` ${status} `));
  }
  label.append(name, tally);
  const radius = place.radius_km && place.kind !== "country" ? `, within ${Math.round(place.radius_km)} km` : "";
  const told = STATUSES.filter((status) => place.tally[status]).map((status) => `${place.tally[status]} ${status}`);
  label.title = `${place.label} (${place.kind}${radius}): ${told.join(", ")}`;
  return label;
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

/** Hide every label that would lie on one that matters more, or beyond the edge of the map. */
export function placeApart(box: HTMLElement): void {
  const frame = box.getBoundingClientRect();
  const kept: DOMRect[] = [...box.querySelectorAll(".map-controls")].map((one) => one.getBoundingClientRect());
  const dots = [
    ...[...box.querySelectorAll(".place-label.point")].map((label) => dotOf(label.getBoundingClientRect())),
    ...[...box.querySelectorAll(".route-end")].map((end) => end.getBoundingClientRect()),
  ];
  for (const label of ordered(box)) {
    label.classList.remove("hidden", "bare");
    const ofLand = label.classList.contains("land-name");
    if (fits(label, frame, ofLand ? [...kept, ...dots] : kept)) {
      kept.push(label.getBoundingClientRect());
      continue;
    }
    label.classList.add("bare");
    if (ofLand || !fits(label, frame, kept)) label.classList.add("hidden");
    else kept.push(label.getBoundingClientRect());
  }
}

function fits(label: HTMLElement, frame: DOMRect, kept: DOMRect[]): boolean {
  const at = label.getBoundingClientRect();
  const inside = at.left >= frame.left && at.right <= frame.right && at.top >= frame.top && at.bottom <= frame.bottom;
  const free = kept.every((other) => at.right + APART < other.left || other.right + APART < at.left || at.bottom + APART < other.top || other.bottom + APART < at.top);
  return inside && free;
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

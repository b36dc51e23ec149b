// What stands around the map: its buttons, what is printed of it, and what is told where it cannot be drawn.
import type { Map as MapLibre } from "maplibre-gl";

export function controls(map: MapLibre, fit: () => void): HTMLElement {
  const group = document.createElement("div");
  group.className = "map-controls";
  const steps: [string, string, () => void][] = [
    ["+", "Zoom in", () => map.zoomIn()],
    ["−", "Zoom out", () => map.zoomOut()],
    ["⤢", "Show all places", fit],
  ];
  for (const [sign, name, act] of steps) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = sign;
    button.setAttribute("aria-label", name);
    button.title = name;
    button.addEventListener("click", act);
    group.append(button);
  }
  return group;
}

/** Print what is drawn, at its size: of a WebGL canvas that was shown already, browsers print nothing. */
export function keepForPrint(map: MapLibre, box: HTMLElement): void {
  addEventListener("beforeprint", () => {
    map.redraw();
    const drawn = map.getCanvas();
    const copy = document.createElement("canvas");
    copy.className = "printed";
    [copy.width, copy.height] = [drawn.width, drawn.height];
    copy.getContext("2d")?.drawImage(drawn, 0, 0);
    drawn.after(copy);
    [box.style.width, box.style.height] = [`${box.offsetWidth}px`, `${box.offsetHeight}px`]; // labels stand where they stand on the screen
  });
  addEventListener("afterprint", () => {
    box.querySelector(".printed")?.remove();
    box.style.width = box.style.height = "";
  });
}

/** Say something on the map, above what is drawn; with an act, beside a button that does it. Without words nothing is said. */
export function tellOnMap(box: HTMLElement, words: string, again?: () => void): void {
  box.querySelector(".map-told")?.remove();
  if (!words) return;
  const told = document.createElement("p");
  told.className = "map-told";
  told.setAttribute("role", "status");
  told.textContent = words;
  if (again) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet small";
    button.textContent = "Try again";
    button.addEventListener("click", again);
    told.append(" ", button);
  }
  box.append(told);
}

export function tellFailure(box: HTMLElement): void {
  const told = document.createElement("p");
  told.className = "noscript";
  told.textContent = "The map needs WebGL, which this browser does not offer. Each place is named in the list.";
  box.replaceChildren(told);
}

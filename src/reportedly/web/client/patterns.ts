// What tells statuses apart on the map by form: patterns for areas and arrows for routes, drawn in the page's colours.
import type { Map as MapLibre } from "maplibre-gl";

export const STATUSES = ["disputed", "denied", "withdrawn", "corroborated", "uncorroborated"] as const;
export type Status = (typeof STATUSES)[number];

const SIZE = 16; // pixels of an image, of which two make one of the map

export function addPatterns(map: MapLibre, box: HTMLElement): void {
  const css = getComputedStyle(box);
  for (const status of STATUSES) {
    const colour = css.getPropertyValue(`--${status}`).trim();
    put(map, `p-${status}`, (pen) => fill(pen, status, colour));
    put(map, `arrow-${status}`, (pen) => arrow(pen, colour, css.getPropertyValue("--paper").trim()));
  }
}

function put(map: MapLibre, name: string, draw: (pen: CanvasRenderingContext2D) => void): void {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SIZE * 2;
  const pen = canvas.getContext("2d");
  if (!pen || map.hasImage(name)) return;
  draw(pen);
  map.addImage(name, pen.getImageData(0, 0, canvas.width, canvas.height), { pixelRatio: 2 });
}

/** Corroborated full, disputed hatched, denied crossed, withdrawn dotted, uncorroborated almost empty. */
function fill(pen: CanvasRenderingContext2D, status: Status, colour: string): void {
  const side = SIZE * 2;
  pen.fillStyle = pen.strokeStyle = colour;
  pen.globalAlpha = status === "corroborated" ? 0.4 : 0.1;
  pen.fillRect(0, 0, side, side);
  pen.globalAlpha = 0.75;
  pen.lineWidth = 3;
  if (status === "disputed") stripes(pen, side, 1);
  if (status === "denied") {
    pen.lineWidth = 2;
    stripes(pen, side, 1);
    stripes(pen, side, -1);
  }
  if (status === "withdrawn") {
    for (const at of [side / 4, (3 * side) / 4]) {
      pen.beginPath();
      pen.arc(at, at, 2.5, 0, 2 * Math.PI);
      pen.fill();
    }
  }
}

function stripes(pen: CanvasRenderingContext2D, side: number, way: 1 | -1): void {
  pen.beginPath();
  for (let at = -side; at <= 2 * side; at += side / 2) {
    pen.moveTo(at, way > 0 ? side : 0);
    pen.lineTo(at + side, way > 0 ? 0 : side);
  }
  pen.stroke();
}

function arrow(pen: CanvasRenderingContext2D, colour: string, under: string): void {
  pen.beginPath();
  pen.moveTo(28, 16);
  pen.lineTo(8, 6);
  pen.lineTo(13, 16);
  pen.lineTo(8, 26);
  pen.closePath();
  pen.fillStyle = colour;
  pen.strokeStyle = under;
  pen.lineWidth = 2;
  pen.stroke();
  pen.fill();
}

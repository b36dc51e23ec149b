// What tells statuses apart on the map by form: signs for towns, patterns for areas and arrows for routes, drawn in the page's colours.
import type { Map as MapLibre } from "maplibre-gl";

export const STATUSES = ["disputed", "denied", "withdrawn", "corroborated", "uncorroborated"] as const;
export type Status = (typeof STATUSES)[number];

const SIZE = 16; // pixels of an image, of which two make one of the map

export function addPatterns(map: MapLibre, box: HTMLElement): void {
  const css = getComputedStyle(box);
  for (const status of STATUSES) {
    const colour = css.getPropertyValue(`--${status}`).trim();
    put(map, `p-${status}`, (pen) => fill(pen, status, colour));
    put(map, `dot-${status}`, (pen) => dot(pen, status, colour, css.getPropertyValue("--card").trim()));
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

/** The same signs as in the list: full, half, crossed, barred, empty. */
function dot(pen: CanvasRenderingContext2D, status: Status, colour: string, under: string): void {
  const middle = SIZE;
  const ring = (radius: number, from = 0, to = 2 * Math.PI): void => {
    pen.beginPath();
    pen.arc(middle, middle, radius, from, to);
  };
  pen.fillStyle = under;
  ring(12);
  pen.fill();
  pen.fillStyle = pen.strokeStyle = colour;
  pen.lineWidth = 3.2;
  if (status === "withdrawn") pen.setLineDash([3.5, 3]);
  ring(9);
  pen.stroke();
  pen.setLineDash([]);
  if (status === "corroborated") ring(10);
  if (status === "disputed") ring(9, Math.PI / 2, (3 * Math.PI) / 2);
  if (status === "corroborated" || status === "disputed") pen.fill();
  pen.beginPath();
  if (status === "denied") {
    for (const way of [1, -1]) {
      pen.moveTo(middle - 5, middle - 5 * way);
      pen.lineTo(middle + 5, middle + 5 * way);
    }
  }
  if (status === "withdrawn") {
    pen.moveTo(middle - 5, middle);
    pen.lineTo(middle + 5, middle);
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

// How land and places are drawn: the layers of the map, in the colours of the page.
import type { FeatureCollection } from "geojson";
import type { StyleSpecification } from "maplibre-gl";
import { STATUSES, type Status } from "./patterns";

const NOTHING: FeatureCollection = { type: "FeatureCollection", features: [] };

export function styleOf(box: HTMLElement): StyleSpecification {
  const css = getComputedStyle(box);
  const colour = (name: string): string => css.getPropertyValue(`--${name}`).trim();
  const byStatus = ["match", ["get", "status"], ...STATUSES.flatMap((status) => [status, colour(status)]), colour("uncorroborated")];
  const dashes: Record<Status, number[]> = { disputed: [1, 0], denied: [6, 2], withdrawn: [1, 2], corroborated: [1, 0], uncorroborated: [3, 2] };
  return {
    version: 8,
    sources: {
      land: { type: "geojson", data: NOTHING, tolerance: 0.2, maxzoom: 11 },
      places: { type: "geojson", data: NOTHING },
      points: { type: "geojson", data: NOTHING },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": colour("sea") } },
      { id: "land", type: "fill", source: "land", filter: ["==", ["get", "kind"], "country"], paint: { "fill-color": colour("land"), "fill-antialias": false } },
      { id: "provinces", type: "line", source: "land", filter: ["==", ["get", "kind"], "province"], paint: { "line-color": colour("province"), "line-width": 0.8 } },
      { id: "countries", type: "line", source: "land", filter: ["==", ["get", "kind"], "country"], paint: { "line-color": colour("border"), "line-width": 1.2 } },
      { id: "areas", type: "fill", source: "places", filter: ["in", ["get", "kind"], ["literal", ["area", "radius", "point"]]], paint: { "fill-pattern": ["concat", "p-", ["get", "status"]], "fill-opacity": 0.75 } },
      { id: "squares", type: "fill", source: "places", filter: ["==", ["get", "kind"], "square"], paint: { "fill-color": byStatus as never, "fill-opacity": 0.13, "fill-antialias": false } },
      ...STATUSES.map((status) => ({
        id: `edges-${status}`,
        type: "line" as const,
        source: "places",
        filter: ["all", ["==", ["get", "status"], status], ["!=", ["get", "kind"], "route"]] as never,
        paint: { "line-color": colour(status), "line-width": ["match", ["get", "kind"], "line", 2.4, ["country", "square"], 0.9, 1.4] as never, "line-opacity": ["match", ["get", "kind"], "country", 0.7, 1] as never, "line-dasharray": dashes[status] },
      })),
      { id: "routes-under", type: "line", source: "places", filter: ["==", ["get", "kind"], "route"], layout: { "line-cap": "round" }, paint: { "line-color": colour("paper"), "line-width": 6, "line-opacity": 0.8 } },
      { id: "routes", type: "line", source: "places", filter: ["==", ["get", "kind"], "route"], layout: { "line-cap": "round" }, paint: { "line-color": byStatus as never, "line-width": 2.4 } },
      { id: "ways", type: "symbol", source: "places", filter: ["==", ["get", "kind"], "route"], layout: { "symbol-placement": "line", "symbol-spacing": 90, "icon-image": ["concat", "arrow-", ["get", "status"]] as never, "icon-allow-overlap": true, "icon-ignore-placement": true } },
      { id: "points", type: "symbol", source: "points", layout: { "icon-image": ["concat", "dot-", ["get", "status"]] as never, "icon-allow-overlap": true, "icon-ignore-placement": true } },
    ],
  } as StyleSpecification;
}

// The map: land from this server, places as what they are (point in its radius, area, line, route with direction), and
// on each a label that counts its events by status. Nothing is asked of anybody else.
import type { Feature, FeatureCollection, Geometry } from "geojson";
import maplibregl from "maplibre-gl/dist/maplibre-gl-csp";
import type { GeoJSONSource, LngLatBoundsLike, Map as MapLibre, Marker, StyleSpecification } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-csp-worker.js?url";
import { POINTED, type Pointed } from "./brush";
import { NARROWED } from "./narrow";
import { endOf, labelOf, nameOf, placeApart } from "./labels";
import { addPatterns, STATUSES, type Status } from "./patterns";

export interface Place {
  kind: "point" | "radius" | "area" | "line" | "country" | "route" | "square"; // a square counts places too many to draw
  label: string;
  lon: number;
  lat: number;
  radius_km: number | null;
  status: Status;
  tally: Partial<Record<Status, number>>;
  events: string[];
  href: string | null;
  ends: [number, number][];
}
interface Places extends FeatureCollection<Geometry, Place> {
  bounds: [number, number, number, number] | null;
  whole: boolean; // false where what is in sight must be asked for anew when the map has moved
}
interface Land {
  kind: "country" | "province";
  name: string;
  lon: number;
  lat: number;
}

const MOST_LABELS = 200; // of the places with most events; the others are drawn without a label
const NOTHING: FeatureCollection = { type: "FeatureCollection", features: [] };

export function drawMap(box: HTMLElement): void {
  maplibregl.setWorkerUrl(workerUrl);
  const bounds = box.dataset["bounds"] ?? "";
  box.replaceChildren();
  let map: MapLibre;
  try {
    map = new maplibregl.Map({
      container: box,
      style: styleOf(box),
      bounds: boundsOf(bounds),
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      cooperativeGestures: matchMedia("(pointer: coarse)").matches, // one finger goes on moving the page
      scrollZoom: false,
      maxZoom: 13,
      fadeDuration: 0,
    });
  } catch {
    tellFailure(box);
    return;
  }
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.getCanvas().setAttribute("aria-label", "Map; arrow keys move it, plus and minus zoom");
  const drawing = new Drawing(map, box, bounds);
  box.append(controls(map, () => drawing.fit()));
  map.on("load", () => void drawing.load());
  map.on("idle", () => drawing.tell());
}

/** What is drawn on the map now. */
class Drawing {
  private number = 0;
  private whole = false; // land and places have come
  private bounds: Places["bounds"] = null;
  private inParts = false;
  private asking = 0;
  private labels: { marker: Marker; events: readonly string[] }[] = [];
  private shapes: Feature<Geometry, Place>[] = [];

  constructor(
    private readonly map: MapLibre,
    private readonly box: HTMLElement,
    private readonly landBox: string,
  ) {}

  async load(): Promise<void> {
    this.dress();
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      this.map.setStyle(styleOf(this.box), { diff: false });
      this.map.once("styledata", () => {
        this.dress();
        void this.land();
        this.setShapes();
      });
    });
    document.addEventListener(NARROWED, () => void this.places(true));
    document.addEventListener(POINTED, (event) => this.point(new Set((event as Pointed).detail)));
    this.map.on("moveend", () => (this.inParts ? void this.places(false) : this.part()));
    await Promise.all([this.land(), this.places(false)]);
    this.whole = true;
    this.box.dataset["number"] = String(this.number);
  }

  /** Say in the page what is drawn, of areas, routes and points, and that all of it is: what waits for the map waits for this. */
  tell(): void {
    if (!this.whole) return;
    const seen = (layer: string): number => this.map.queryRenderedFeatures({ layers: [layer] }).length;
    this.box.dataset["shapes"] = ["areas", "routes", "points"].map(seen).join(" ");
    this.box.dataset["drawn"] = String(this.number);
  }

  /** Images and layers of the style that is on. */
  private dress(): void {
    addPatterns(this.map, this.box);
  }

  private async land(): Promise<void> {
    const land = (await asked(`/map/land.json?box=${encodeURIComponent(this.landBox)}`)) as FeatureCollection<Geometry, Land>;
    source(this.map, "land")?.setData(land);
    if (this.box.querySelector(".land-name")) return;
    for (const { properties } of land.features) {
      if (properties.name) {
        this.pin(nameOf(properties.name, properties.kind), [properties.lon, properties.lat]);
      }
    }
    this.part();
  }

  private async places(refit: boolean): Promise<void> {
    const address = this.box.dataset["places"] ?? "";
    const asking = ++this.asking;
    const near = this.inParts && !refit;
    let places = (await asked(near ? this.near(address) : address)) as Places;
    if (!places.whole && !near && !refit) places = (await asked(this.near(address))) as Places;
    if (asking !== this.asking) return; // the map has moved on since
    this.inParts = !places.whole;
    this.bounds = places.bounds;
    this.shapes = places.features;
    this.number = places.features.length;
    if (this.whole) this.box.dataset["number"] = String(this.number);
    this.setShapes();
    for (const { marker } of this.labels) marker.remove();
    this.labels = places.features.slice(0, MOST_LABELS).flatMap((feature) => this.labelled(feature.properties));
    if (refit && this.bounds) this.fit();
    this.part();
  }

  /** The address of only what is in sight. */
  private near(address: string): string {
    const bounds = this.map.getBounds();
    const [southWest, northEast] = [bounds.getSouthWest(), bounds.getNorthEast()];
    const box = [southWest.lng, Math.max(-90, southWest.lat), northEast.lng, Math.min(90, northEast.lat)].map((degrees) => degrees.toFixed(3));
    return `${address}${address.includes("?") ? "&" : "?"}box=${box.join(",")}`;
  }

  private setShapes(): void {
    const drawn = this.shapes.map((shape) => ({ ...shape, properties: { kind: shape.properties.kind, status: shape.properties.status } }));
    source(this.map, "places")?.setData({ type: "FeatureCollection", features: drawn });
    const points = this.shapes
      .filter((shape) => shape.properties.kind === "point")
      .map(({ properties }) => ({ type: "Feature" as const, properties: { status: properties.status }, geometry: { type: "Point" as const, coordinates: [properties.lon, properties.lat] } }));
    source(this.map, "points")?.setData({ type: "FeatureCollection", features: points });
  }

  private labelled(place: Place): { marker: Marker; events: readonly string[] }[] {
    const label = this.pin(labelOf(place), [place.lon, place.lat], place.kind === "point" ? "top-left" : "center");
    const ends = place.ends.map((end) => this.pin(endOf(place.status), end));
    return [label, ...ends].map((marker) => ({ marker, events: place.events }));
  }

  /** Hang an element on the map; its own words name it, and a link stays one, where MapLibre makes every marker a button. */
  private pin(element: HTMLElement, at: [number, number], anchor: "top-left" | "center" = "center"): Marker {
    const marker = new maplibregl.Marker({ element, anchor }).setLngLat(at).addTo(this.map);
    element.removeAttribute("aria-label");
    element.removeAttribute("role");
    return marker;
  }

  fit(): void {
    const bounds = this.bounds ?? boundsOf(this.landBox);
    this.map.fitBounds(bounds as LngLatBoundsLike, { animate: !matchMedia("(prefers-reduced-motion: reduce)").matches, duration: 400, maxZoom: 11 });
  }

  private point(events: ReadonlySet<string>): void {
    for (const label of this.labels) {
      label.marker.getElement().classList.toggle("pointed", label.events.some((event) => events.has(event)));
    }
  }

  /** Labels must not lie on each other: where they would, the one with fewer events gives way. */
  private part(): void {
    requestAnimationFrame(() => placeApart(this.box));
  }
}

function source(map: MapLibre, name: string): GeoJSONSource | undefined {
  return map.getSource<GeoJSONSource>(name);
}

async function asked(address: string): Promise<unknown> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

function boundsOf(written: string): [number, number, number, number] {
  const [west = -180, south = -60, east = 180, north = 75] = written.split(",").map(Number);
  return [west, south, east, north];
}

function styleOf(box: HTMLElement): StyleSpecification {
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
      ...STATUSES.map((status) => ({
        id: `edges-${status}`,
        type: "line" as const,
        source: "places",
        filter: ["all", ["==", ["get", "status"], status], ["!=", ["get", "kind"], "route"]] as never,
        paint: { "line-color": colour(status), "line-width": ["match", ["get", "kind"], "line", 2.4, "country", 0.9, 1.4] as never, "line-opacity": ["match", ["get", "kind"], "country", 0.7, 1] as never, "line-dasharray": dashes[status] },
      })),
      { id: "routes-under", type: "line", source: "places", filter: ["==", ["get", "kind"], "route"], layout: { "line-cap": "round" }, paint: { "line-color": colour("paper"), "line-width": 6, "line-opacity": 0.8 } },
      { id: "routes", type: "line", source: "places", filter: ["==", ["get", "kind"], "route"], layout: { "line-cap": "round" }, paint: { "line-color": byStatus as never, "line-width": 2.4 } },
      { id: "ways", type: "symbol", source: "places", filter: ["==", ["get", "kind"], "route"], layout: { "symbol-placement": "line", "symbol-spacing": 90, "icon-image": ["concat", "arrow-", ["get", "status"]] as never, "icon-allow-overlap": true, "icon-ignore-placement": true } },
      { id: "points", type: "symbol", source: "points", layout: { "icon-image": ["concat", "dot-", ["get", "status"]] as never, "icon-allow-overlap": true, "icon-ignore-placement": true } },
    ],
  } as StyleSpecification;
}

function controls(map: MapLibre, fit: () => void): HTMLElement {
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

function tellFailure(box: HTMLElement): void {
  const told = document.createElement("p");
  told.className = "noscript";
  told.textContent = "The map needs WebGL, which this browser does not offer. Each place is named in the list.";
  box.replaceChildren(told);
}

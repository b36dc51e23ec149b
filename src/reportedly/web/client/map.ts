// The map: land from this server, places as what they are (point in its radius, area, line, route with direction), and
// on each a label that counts its events by status. Nothing is asked of anybody else.
import type { Feature, FeatureCollection, Geometry } from "geojson";
import maplibregl from "maplibre-gl/dist/maplibre-gl-csp";
import type { GeoJSONSource, LngLatBoundsLike, Map as MapLibre, Marker } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-csp-worker.js?url";
import { POINTED, type Pointed } from "./brush";
import { controls, keepForPrint, tellFailure, tellOnMap } from "./frame";
import { NARROWED } from "./narrow";
import { endOf, labelOf, nameOf, placeApart } from "./labels";
import { styleOf } from "./layers";
import { addPatterns, type Status } from "./patterns";

export interface Place {
  kind: "point" | "radius" | "area" | "line" | "country" | "route" | "square";
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
type Box = [west: number, south: number, east: number, north: number];
type Drawn = Feature<Geometry, Place>;
interface Places extends FeatureCollection<Geometry, Place> {
  bounds: Box | null;
  whole: boolean; // false where places are held back or counted in squares, and the box in sight must be asked for
}
interface Land {
  kind: "country" | "province";
  name: string;
  lon: number;
  lat: number;
}

const MOST_LABELS = 150; // of the places with most events; the others are drawn without a label
const AROUND = 0.5; // of the map's own width and height, drawn on each side of what is in sight
const SAME_ZOOM = 0.3; // steps of nearness within which squares stay as they are

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
  keepForPrint(map, box);
  map.on("load", () => void drawing.begin());
  map.on("idle", () => drawing.tell());
}

/** What hangs on the map for a place: its label, and the ends of a route. */
interface Label {
  markers: readonly Marker[];
  events: readonly string[];
}

/** What is drawn on the map now. */
class Drawing {
  private number = 0;
  private whole = false; // land and places have come
  private bounds: Places["bounds"] = null;
  private labels = new Map<string, Label>();
  private places: readonly Drawn[] = []; // all that came
  private shapes: readonly Drawn[] = []; // what is drawn of them
  private held = false; // whether there are more places than are drawn at once
  private covered: { box: Box; zoom: number } | null = null; // for where and how near squares are drawn; null for all
  private asking: AbortController | null = null;
  private failed = ""; // what could not be had from the server, as the map says

  constructor(
    private readonly map: MapLibre,
    private readonly box: HTMLElement,
    private readonly landBox: string,
  ) {}

  async begin(): Promise<void> {
    this.dress();
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      this.map.setStyle(styleOf(this.box), { diff: false });
      this.map.once("styledata", () => {
        this.dress();
        void this.land();
        this.setShapes();
      });
    });
    document.addEventListener(NARROWED, () => void this.trying("The places", () => this.loadPlaces(true)));
    document.addEventListener(POINTED, (event) => this.point(new Set((event as Pointed).detail)));
    this.map.on("moveend", () => void this.trying("What is in sight", () => this.moved()));
    tellOnMap(this.box, "The map is being loaded …");
    await this.trying("The map", async () => {
      await Promise.all([this.land(), this.loadPlaces(false)]);
      this.whole = true;
      this.box.dataset["number"] = String(this.number);
      tellOnMap(this.box, "");
    });
  }

  /** Do what asks the server, and where it does not answer, say so on the map until it does. */
  private async trying(what: string, act: () => Promise<void>): Promise<void> {
    try {
      await act();
      if (this.failed === what) {
        this.failed = "";
        tellOnMap(this.box, "");
      }
    } catch {
      this.failed = what;
      tellOnMap(this.box, `${what} could not be loaded.`, () => void this.trying(what, act));
    }
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

  private async loadPlaces(refit: boolean): Promise<void> {
    const told = await this.ask(this.box.dataset["places"] ?? "");
    if (!told) return;
    this.bounds = told.bounds;
    this.held = !told.whole;
    this.places = told.features;
    if (refit && this.bounds) this.fit();
    await this.moved(true);
  }

  /** After the map was moved: what lies in sight now, where not everything is drawn at once. */
  private async moved(fresh = false): Promise<void> {
    if (fresh || (this.held && !this.covers())) {
      const box = this.around();
      const zoom = this.map.getZoom();
      const shapes = this.held ? await this.inBox(box) : this.places;
      if (!shapes) return; // the map was moved on meanwhile
      this.covered = this.held ? { box, zoom } : null;
      this.draw(shapes);
    }
    this.part();
  }

  /** Whether what is in sight is drawn already, as near as it is seen. */
  private covers(): boolean {
    if (!this.covered || Math.abs(this.covered.zoom - this.map.getZoom()) > SAME_ZOOM) return false;
    const [west, south, east, north] = this.covered.box;
    const seen = this.map.getBounds();
    return seen.getWest() >= west && seen.getEast() <= east && seen.getSouth() >= south && seen.getNorth() <= north;
  }

  private async inBox(box: Box): Promise<readonly Drawn[] | null> {
    const address = this.box.dataset["places"] ?? "";
    const told = await this.ask(`${address}${address.includes("?") ? "&" : "?"}box=${box.map((degrees) => degrees.toFixed(4)).join(",")}`);
    return told && told.features;
  }

  /** Draw shapes, and hang a label on each that matters; those that were there before stay as they are. */
  private draw(shapes: readonly Drawn[]): void {
    this.shapes = shapes;
    this.number = shapes.length;
    if (this.whole) this.box.dataset["number"] = String(this.number);
    this.setShapes();
    const before = this.labels;
    this.labels = new Map();
    for (const { properties } of shapes.slice(0, MOST_LABELS)) {
      const key = JSON.stringify([properties.kind, properties.lon, properties.lat, properties.label, properties.tally, properties.events, properties.href]);
      this.labels.set(key, before.get(key) ?? this.labelled(properties));
      before.delete(key);
    }
    for (const { markers } of before.values()) for (const marker of markers) marker.remove();
  }

  /** Places from the server; null where something else was asked for meanwhile. */
  private async ask(address: string): Promise<Places | null> {
    this.asking?.abort();
    const asking = (this.asking = new AbortController());
    try {
      return (await asked(address, asking.signal)) as Places;
    } catch (error) {
      if (asking.signal.aborted) return null;
      throw error;
    }
  }

  /** What is in sight, and as much around it as is drawn beforehand. */
  private around(): Box {
    const seen = this.map.getBounds();
    const [wide, high] = [(seen.getEast() - seen.getWest()) * AROUND, (seen.getNorth() - seen.getSouth()) * AROUND];
    return [
      Math.max(-540, seen.getWest() - wide),
      Math.max(-90, seen.getSouth() - high),
      Math.min(540, seen.getEast() + wide),
      Math.min(90, seen.getNorth() + high),
    ];
  }

  private setShapes(): void {
    const drawn = this.shapes.map((shape) => ({ ...shape, properties: { kind: shape.properties.kind, status: shape.properties.status } }));
    source(this.map, "places")?.setData({ type: "FeatureCollection", features: drawn });
    const points = this.shapes
      .filter((shape) => shape.properties.kind === "point")
      .map(({ properties }) => ({ type: "Feature" as const, properties: { status: properties.status }, geometry: { type: "Point" as const, coordinates: [properties.lon, properties.lat] } }));
    source(this.map, "points")?.setData({ type: "FeatureCollection", features: points });
  }

  private labelled(place: Place): Label {
    const element = labelOf(place);
    if (place.kind === "square") element.addEventListener("click", () => this.nearer(place));
    const label = this.pin(element, [place.lon, place.lat], place.kind === "point" ? "top-left" : "center");
    const ends = place.ends.map((end) => this.pin(endOf(place.status), end));
    return { markers: [label, ...ends], events: place.events };
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

  /** Bring the places of a square nearer. */
  private nearer({ lon, lat }: Place): void {
    this.map.getCanvas().focus({ preventScroll: true }); // the square's own button goes with it
    this.map.easeTo({ center: [lon, lat], zoom: this.map.getZoom() + 2, animate: !matchMedia("(prefers-reduced-motion: reduce)").matches, duration: 400 });
  }

  private point(events: ReadonlySet<string>): void {
    for (const { markers, events: held } of this.labels.values()) {
      for (const marker of markers) marker.getElement().classList.toggle("pointed", held.some((event) => events.has(event)));
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

async function asked(address: string, signal?: AbortSignal): Promise<unknown> {
  const answer = await fetch(address, signal ? { signal } : {});
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

function boundsOf(written: string): [number, number, number, number] {
  const [west = -180, south = -60, east = 180, north = 75] = written.split(",").map(Number);
  return [west, south, east, north];
}

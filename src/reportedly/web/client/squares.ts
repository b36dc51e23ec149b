// Of more places than can be drawn, those that lie together are counted in squares; nearer, each is drawn as what it is.
// The server does the same where it holds back places that are not in sight; this does it with places that came.
import type { Feature, Geometry } from "geojson";
import type { Place } from "./map";
import { STATUSES } from "./patterns";

export type Box = [west: number, south: number, east: number, north: number];
export type Drawn = Feature<Geometry, Place>;

const MOST_DRAWN = 600; // places that are drawn one by one
const SQUARES = 24; // squares side by side in what is in sight

/** What is drawn of many places in a box: each by itself where they are few, else squares that count them. */
export function gathered(places: readonly Drawn[], box: Box): readonly Drawn[] {
  const inside = places.filter(({ properties }) => isIn(properties, box));
  if (inside.length <= MOST_DRAWN) return inside;
  const side = 2 ** Math.ceil(Math.log2(Math.max(box[2] - box[0], 1e-6) / SQUARES)); // squares stay where they are while the map is moved
  const squares = new Map<string, Drawn[]>();
  for (const place of inside) {
    const key = `${Math.floor(place.properties.lon / side)} ${Math.floor(place.properties.lat / side)}`;
    const some = squares.get(key);
    if (some) some.push(place);
    else squares.set(key, [place]);
  }
  const drawn = [...squares].map(([key, some]) => (some.length === 1 && some[0] ? some[0] : squareOf(key, side, some)));
  return drawn.sort((one, other) => number(other) - number(one));
}

/** Whether all of these places can be drawn at once. */
export function canBeDrawn(places: readonly Drawn[]): boolean {
  return places.length <= MOST_DRAWN;
}

function isIn(place: Place, [west, south, east, north]: Box): boolean {
  return place.lat >= south && place.lat <= north && [-360, 0, 360].some((turn) => place.lon + turn >= west && place.lon + turn <= east);
}

function squareOf(key: string, side: number, places: readonly Drawn[]): Drawn {
  const [x = 0, y = 0] = key.split(" ").map(Number);
  const [west, south, east, north] = [x * side, Math.max(-85, y * side), (x + 1) * side, Math.min(85, (y + 1) * side)];
  const tally: Place["tally"] = {};
  for (const { properties } of places) {
    for (const status of STATUSES) {
      const events = properties.tally[status];
      if (events) tally[status] = (tally[status] ?? 0) + events;
    }
  }
  return {
    type: "Feature",
    geometry: { type: "Polygon", coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]] },
    properties: {
      kind: "square",
      label: `${places.length} places`,
      lon: (west + east) / 2,
      lat: (south + north) / 2,
      radius_km: null,
      status: STATUSES.find((status) => tally[status]) ?? "uncorroborated",
      tally,
      events: [],
      href: null,
      ends: [],
    },
  };
}

function number({ properties }: Drawn): number {
  return STATUSES.reduce((sum, status) => sum + (properties.tally[status] ?? 0), 0);
}

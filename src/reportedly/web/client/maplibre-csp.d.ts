// The build of MapLibre whose worker is a file of its own, as a strict content security policy asks.
declare module "maplibre-gl/dist/maplibre-gl-csp" {
  import maplibregl from "maplibre-gl";
  export default maplibregl;
}

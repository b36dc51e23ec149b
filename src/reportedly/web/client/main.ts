// What every page carries: each part does its work where its element is, and the page works without any of them.
import "./page.css";
import { brushEvents } from "./brush";
import { narrowInPlace } from "./narrow";
import { pointFromMarks } from "./marks";
import { foldOnSmallScreens } from "./fold";
import { decideByKeys } from "./review";
import { tellHowFar } from "./making";
import { sortInPlace } from "./sort";

foldOnSmallScreens();
pointFromMarks();
decideByKeys();
tellHowFar();
sortInPlace();
if (document.querySelector("main.situation")) {
  brushEvents();
  narrowInPlace();
}
const map = document.getElementById("map");
if (map) {
  const { drawMap } = await import("./map");
  drawMap(map);
}

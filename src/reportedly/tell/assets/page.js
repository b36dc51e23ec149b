"use strict";
// What belongs to a claim lights up together: its words, its card, its shapes on the map.
const tip = document.getElementById("tip");
const claimsOf = (element) => (element.dataset.c || element.dataset.claim || "").split(" ").filter(Boolean);
const innermost = (element) => claimsOf(element).at(-1);

function light(claim) {
  for (const element of document.querySelectorAll(".on")) element.classList.remove("on");
  if (!claim) return;
  for (const element of document.querySelectorAll(`[data-c~="${claim}"], [data-claim="${claim}"]`)) element.classList.add("on");
}

function showTip(claim, owner, box) {
  const card = document.querySelector(`[data-claim="${claim}"] .card`);
  if (!card) return;
  tip.replaceChildren(...[".who", ".facts"].map((part) => card.querySelector(part).cloneNode(true)));
  tip.hidden = false;
  document.querySelector("[aria-describedby=tip]")?.removeAttribute("aria-describedby");
  owner.setAttribute("aria-describedby", "tip");
  const below = box.top - 8 - tip.offsetHeight < 0; // above, where there is room: what follows a source is its content
  tip.style.left = `${Math.max(8, Math.min(box.left, innerWidth - tip.offsetWidth - 8))}px`;
  tip.style.top = `${below ? box.bottom + 8 : box.top - 8 - tip.offsetHeight}px`;
}

function attend(event) {
  const element = event.target.closest?.("[data-c], [data-claim]");
  if (!element) { tip.hidden = true; light(null); return; }
  const claim = innermost(element);
  light(claim);
  if (!claim || element.dataset.claim) { tip.hidden = true; return; }
  const boxes = [...element.getClientRects()];
  const under = boxes.find((b) => b.top <= event.clientY && event.clientY <= b.bottom);
  showTip(claim, element, under || boxes[0] || element.getBoundingClientRect());
}
document.addEventListener("pointerover", attend);
document.addEventListener("focusin", attend);
document.addEventListener("scroll", () => { tip.hidden = true; }, { passive: true });
document.addEventListener("keydown", (event) => { if (event.key === "Escape") { tip.hidden = true; light(null); } });
document.addEventListener("click", (event) => {
  const element = event.target.closest?.(".text .m[data-c], .shape[data-c]");
  const card = element && document.querySelector(`[data-claim="${innermost(element)}"]`);
  if (card && !moved) card.scrollIntoView({ block: "nearest" });
});

let moved = false;

// Maps: the view box moves; what must keep its size on screen (dots, strokes, words) is scaled by --k.
class Sheet {
  constructor(svg) {
    this.svg = svg;
    this.home = svg.viewBox.baseVal;
    this.home = { x: this.home.x, y: this.home.y, w: this.home.width, h: this.home.height };
    this.view = { ...this.home };
    this.reach = Number(svg.dataset.reach);
    this.pointers = new Map();
    const frame = svg.parentElement;
    this.scale = frame.querySelector(".scale");
    const zoom = frame.querySelector(".zoom");
    zoom.hidden = this.scale.hidden = false;
    zoom.addEventListener("click", (event) => {
      const how = event.target.dataset.zoom;
      if (how === "all") this.show({ ...this.home });
      else if (how) this.zoom(how === "in" ? 1.6 : 1 / 1.6);
    });
    svg.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey && document.activeElement !== svg) return;
      event.preventDefault();
      this.zoom(Math.exp(-event.deltaY / 300), event);
    }, { passive: false });
    svg.addEventListener("dblclick", (event) => this.zoom(2, event));
    svg.addEventListener("pointerdown", (event) => { moved = false; this.pointers.set(event.pointerId, event); });
    svg.addEventListener("pointermove", (event) => this.drag(event));
    for (const end of ["pointerup", "pointercancel", "pointerleave"]) svg.addEventListener(end, (event) => this.pointers.delete(event.pointerId));
    svg.addEventListener("keydown", (event) => this.key(event));
    new ResizeObserver(() => this.settle()).observe(svg);
    this.settle();
  }

  get unit() { return this.view.w / (this.svg.clientWidth || this.home.w); }

  bounded(width) { return Math.min((1 + 2 * this.reach) * this.home.w, Math.max(this.home.w / 16, width)); }

  show(view) {
    const { x, y, w, h } = this.home, reach = this.reach;
    view.w = this.bounded(view.w);
    view.h = view.w * h / w;
    view.x = Math.min(x + (1 + reach) * w - view.w, Math.max(x - reach * w, view.x));
    view.y = Math.min(y + (1 + reach) * h - view.h, Math.max(y - reach * h, view.y));
    this.view = view;
    this.svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.w} ${view.h}`);
    this.settle();
  }

  zoom(by, at) {
    const box = this.svg.getBoundingClientRect();
    const fx = at ? (at.clientX - box.left) / box.width : 0.5;
    const fy = at ? (at.clientY - box.top) / box.height : 0.5;
    const w = this.bounded(this.view.w / by);
    const h = w * this.home.h / this.home.w;
    this.show({ x: this.view.x + fx * (this.view.w - w), y: this.view.y + fy * (this.view.h - h), w, h });
  }

  drag(event) {
    const before = this.pointers.get(event.pointerId);
    if (!before) return;
    const others = [...this.pointers.values()].filter((p) => p.pointerId !== event.pointerId);
    this.pointers.set(event.pointerId, event);
    if (event.pointerType === "touch" && !others.length) return; // one finger scrolls the page
    const dx = event.clientX - before.clientX, dy = event.clientY - before.clientY;
    if (Math.abs(event.clientX - before.clientX) + Math.abs(dy) > 2) moved = true;
    if (others.length) {
      const far = (p) => Math.hypot(p.clientX - others[0].clientX, p.clientY - others[0].clientY) || 1;
      this.zoom(far(event) / far(before), event);
    }
    this.show({ ...this.view, x: this.view.x - dx * this.unit, y: this.view.y - dy * this.unit });
  }

  key(event) {
    const step = this.view.w / 8;
    const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
    if (moves[event.key]) this.show({ ...this.view, x: this.view.x + moves[event.key][0], y: this.view.y + moves[event.key][1] });
    else if (event.key === "+" || event.key === "=") this.zoom(1.6);
    else if (event.key === "-") this.zoom(1 / 1.6);
    else if (event.key === "0") this.show({ ...this.home });
    else return;
    event.preventDefault();
  }

  settle() {
    this.svg.style.setProperty("--k", this.unit);
    cancelAnimationFrame(this.due);
    this.due = requestAnimationFrame(() => { this.place(); this.measure(); });
  }

  // Words that would cover each other are hidden, the claims' places first served.
  place() {
    const frame = this.svg.getBoundingClientRect(), taken = [];
    const free = (b) => !taken.some((t) => b.left < t.right && t.left < b.right && b.top < t.bottom && t.top < b.bottom);
    for (const text of this.svg.querySelectorAll(".names text")) {
      text.classList.remove("hid", "west");
      let box = text.getBoundingClientRect();
      if (text.classList.contains("beside") && (!free(box) || box.right > frame.right)) {
        text.classList.add("west");
        box = text.getBoundingClientRect();
      }
      if (free(box)) taken.push(box); else text.classList.add("hid");
    }
  }

  measure() {
    const most = 110 * this.unit * Number(this.svg.dataset.km);
    const ten = 10 ** Math.floor(Math.log10(most));
    const km = [5, 2, 1].map((n) => n * ten).find((n) => n <= most) || ten;
    this.scale.style.width = `${km / Number(this.svg.dataset.km) / this.unit}px`;
    this.scale.textContent = km < 1 ? `${km * 1000} m` : `${km.toLocaleString("en")} km`;
  }
}
for (const svg of document.querySelectorAll(".map")) new Sheet(svg);

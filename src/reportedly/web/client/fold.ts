// The filter's fields stand open where there is room for them, and folded on a small screen unless they narrow something.

export function foldOnSmallScreens(): void {
  const fold = document.querySelector<HTMLDetailsElement>(".bar .fold");
  if (!fold || fold.open) return;
  const wide = matchMedia("(min-width: 60rem)");
  const follow = (): void => {
    fold.open = wide.matches;
  };
  follow();
  wide.addEventListener("change", follow);
}

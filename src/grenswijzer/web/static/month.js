// Choosing several days of a month: with clicks, the space bar, Shift for all between, arrow keys to go about.
// Without this script the list has the same check boxes, and both views the first and last day of a period.
"use strict";
(() => {
  const form = document.getElementById("month-form");
  const said = document.getElementById("picked");
  const several = document.getElementById("several");
  const boxes = form ? [...form.querySelectorAll('input[name="day"]')] : [];
  if (!boxes.length || !said || !several) return;
  const calendar = form.querySelector(".calendar");
  const links = boxes.map((box) => box.closest(calendar ? "td" : "tr").querySelector("a"));
  const forms = new Intl.PluralRules(document.documentElement.lang);
  const count = said.querySelector("span");
  const onward = said.querySelector("a");
  let last = -1;

  const isChoosing = () => !calendar || calendar.classList.contains("choosing");
  const show = () => {
    const chosen = boxes.filter((box) => box.checked).length;
    const form = forms.select(chosen) === "one" ? "one" : "other";
    count.textContent = chosen ? said.dataset[form].replace("{count}", chosen) : "";
    onward.hidden = !chosen;
  };
  // in the calendar a day leads to its page, until somebody is choosing
  const choose = (on) => {
    if (!calendar) return;
    calendar.classList.toggle("choosing", on);
    boxes.forEach((box, place) => {
      box.parentElement.hidden = !on;
      if (!on) box.checked = false;
      links[place].tabIndex = on ? -1 : 0;
    });
    show();
  };
  const between = (from, to, on) => {
    for (let place = Math.min(from, to); place <= Math.max(from, to); place += 1) boxes[place].checked = on;
  };
  const chosenAt = (place, withShift) => {
    if (withShift && last >= 0) between(last, place, boxes[place].checked);
    last = place;
    show();
  };

  boxes.forEach((box, place) => {
    box.addEventListener("click", (event) => chosenAt(place, event.shiftKey));
    if (!calendar) return;
    links[place].addEventListener("click", (event) => {
      const begins = event.shiftKey || event.ctrlKey || event.metaKey;
      if (!isChoosing() && !begins) return;
      event.preventDefault();
      if (!isChoosing()) {
        several.open = true;
        choose(true);
      }
      box.checked = event.shiftKey || !box.checked;
      box.focus();
      chosenAt(place, event.shiftKey);
    });
  });

  const steps = calendar
    ? { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }
    : { ArrowUp: -1, ArrowDown: 1 };
  form.addEventListener("keydown", (event) => {
    const at = isChoosing() ? boxes.indexOf(event.target) : links.indexOf(event.target);
    if (at < 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Escape" && isChoosing()) {
      boxes.forEach((box) => { box.checked = false; });
      last = -1;
      show();
      return;
    }
    const to = at + (steps[event.key] ?? 0);
    if (to === at || to < 0 || to >= boxes.length) return;
    event.preventDefault();
    (isChoosing() ? boxes : links)[to].focus();
    if (event.shiftKey && isChoosing()) {
      if (last < 0) last = at;
      between(at, to, true);
      last = to;
      show();
    }
  });
  several.addEventListener("toggle", () => choose(several.open));
  // also after going back, when the browser ticks the boxes again
  window.addEventListener("pageshow", show);
  document.getElementById("several-hint").hidden = false;
  choose(several.open);
  show();
})();

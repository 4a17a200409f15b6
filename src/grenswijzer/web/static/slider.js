// The slider of the planner. It moves the number field beside it, and only that field is sent: without this script
// the field and its buttons do the same.
"use strict";
(() => {
  const box = document.getElementById("slide");
  const slider = document.getElementById("slider");
  const field = document.getElementById("home_days");
  if (!box || !slider || !field) return;
  const changes = new Map([...box.querySelectorAll("[data-days]")].map((one) => [one.dataset.days, one.dataset.text]));
  const forms = new Intl.PluralRules(document.documentElement.lang);

  // what a screen reader says instead of the bare number
  const say = () => {
    const form = forms.select(Number(slider.value)) === "one" ? "one" : "other";
    const days = box.dataset[form].replace("{count}", slider.value);
    const change = changes.get(slider.value);
    slider.setAttribute("aria-valuetext", change ? `${days}. ${change}` : days);
  };
  const follow = () => {
    if (field.value !== "" && field.validity.valid) slider.value = field.value;
    say();
  };
  slider.addEventListener("input", () => {
    field.value = slider.value;
    say();
  });
  // the form listens to the field, and waits a moment so that a held key asks once
  slider.addEventListener("change", () => field.dispatchEvent(new Event("change", { bubbles: true })));
  field.addEventListener("input", follow);
  // also after going back, when the browser fills the field again
  window.addEventListener("pageshow", follow);
  box.hidden = false;
  follow();
})();

"use strict";
// Moves the bills through the steps of the table: every figure shown stands there.
(() => {
  const at = id => document.getElementById(id);
  const steps = [...at("steps").tBodies[0].rows];
  const bills = [...at("step-bills").tBodies[0].rows];
  const range = at("step");
  const put = (id, text) => { at(id).textContent = text; };
  const show = number => {
    const step = steps[number];
    const cells = [...step.cells];
    bills.forEach((row, index) => {
      const bill = cells[index + 1];
      row.cells[1].textContent = bill.textContent;
      row.querySelector("rect").setAttribute("width", bill.dataset.share);
      row.cells[3].textContent = bill.dataset.basis;
    });
    const [verdict, turns, gap] = cells.slice(bills.length + 1).map(cell => cell.textContent);
    put("step-traffic", cells[0].textContent);
    put("step-verdict", verdict);
    put("step-turns", turns);
    put("step-gap", gap);
    put("step-command", step.dataset.command);
    range.setAttribute("aria-valuetext", cells[0].textContent);
    steps.forEach(row => row.removeAttribute("aria-current"));
    step.setAttribute("aria-current", "true");
  };
  range.closest("[hidden]").hidden = false;
  range.addEventListener("input", () => show(Number(range.value)));
  // A browser may keep the slider where it was when the page was left.
  show(Number(range.value));
})();

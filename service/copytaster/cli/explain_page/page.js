"use strict";
// Marks a fact's words and goes back and forth between both. Without it the links still lead there.
document.documentElement.classList.add("js");

const told = document.getElementById("told");
let word = null;   // the words that the reader came from
let depth = 0;     // which of the facts over them was shown

const all = (selector) => [...document.querySelectorAll(selector)];
const factsOver = (link) => {
  const names = [];
  for (let one = link; one && one.dataset && one.dataset.f; one = one.parentElement) names.push(one.dataset.f);
  return [...new Set(names)];
};

function clear() {
  for (const one of all(".on, .also")) one.classList.remove("on", "also");
  for (const one of all("[aria-current]")) one.removeAttribute("aria-current");
}

function show(name, also) {
  clear();
  const fact = document.getElementById(name);
  for (const one of all(`.words [data-f="${CSS.escape(name)}"]`)) one.classList.add("on");
  for (const one of also) document.getElementById(one).classList.add("also");
  fact.classList.remove("also");
  fact.classList.add("on");
  fact.setAttribute("aria-current", "true");
  return fact;
}

function go(target, words) {
  target.focus({preventScroll: true});
  target.scrollIntoView({block: target.classList.contains("fact") ? "nearest" : "center"});
  history.replaceState(null, "", "#" + target.id);
  told.textContent = words;
}

function toFact(link) {
  const names = factsOver(link);
  depth = link === word ? (depth + 1) % names.length : 0;
  word = link;
  const fact = show(names[depth], names);
  const more = names.length > 1 ? ` Fact ${depth + 1} of ${names.length} over these words: choose them again for the next.` : "";
  go(fact, `Escape leads back to the words.${more}`);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#"]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const target = document.getElementById(link.getAttribute("href").slice(1));
  if (!target) return;
  if (link.dataset.f) {
    event.preventDefault();
    toFact(link);
  } else if (link.dataset.back) {
    event.preventDefault();
    show(link.dataset.back, []);
    word = target;
    depth = Math.max(factsOver(target).indexOf(link.dataset.back), 0) - 1;  // the next is this one
    go(target, "In the copy. Enter leads back to the facts.");
  } else if (target.classList.contains("fact")) {
    event.preventDefault();
    show(target.id, []);
    go(target, "");
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const back = word && document.activeElement && document.activeElement.closest(".fact") ? word : null;
  clear();
  if (back) go(back, "Back in the copy.");
});

document.addEventListener("change", (event) => {
  const {group, part} = event.target.dataset;
  if (!group) return;
  for (const one of all(`#${CSS.escape(part)} .words .${CSS.escape(group)}`)) one.classList.toggle("off", !event.target.checked);
});

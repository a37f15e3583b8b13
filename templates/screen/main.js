// @ts-check
import {prepareAsking, startAsking} from "./ask.js";
import {startColours} from "./colours.js";
import {prepareContents, startContents} from "./contents.js";
import {find} from "./dom.js";
import {prepareFigureTools} from "./figure-tools.js";
import {prepareNotes, startNotes} from "./notes.js";
import {makeSwitch, openPanel, preparePanel} from "./panels.js";
import {prepareScrollRegions} from "./scroll-regions.js";
import {startSearch} from "./search.js";
import {startShortcuts} from "./shortcuts.js";
import {prepareTableTools} from "./table-tools.js";

/** Everything that the page only has with a script. Without it, the report can be read from end to end all the same. */
function start() {
  const helpPanel = find("#_help");
  const help = () => openPanel(helpPanel, find(".help-tool"));
  document.documentElement.classList.add("scripted");
  find(".tools").hidden = false;
  startColours();
  startContents();
  const search = startSearch();
  startNotes();
  const show = startAsking();
  preparePanel(helpPanel, find(".help-tool"));
  makeSwitch(find(".help-tool"), () => helpPanel, help);
  find(".print-tool").addEventListener("click", () => print());
  startShortcuts({search, help});

  const prepare = () => {
    const asks = prepareAsking();
    prepareContents();
    prepareNotes();
    prepareTableTools();
    prepareFigureTools(asks ? show : undefined);
    prepareScrollRegions();
  };
  prepare();
  // A preview that has put new pieces into the page says so.
  document.addEventListener("maalepunkt:changed", prepare);
}

start();

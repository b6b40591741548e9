import { offerStage } from '../fling-stage.ts';

/** As many as the document of the fling has, as large. */
const PAGES = 2400;
const HEIGHT = 1188;
const GAP = 12;

const scroller = document.createElement('div');
scroller.style.cssText = 'position: absolute; inset: 0 auto 0 0; width: 942px; overflow: auto';
const list = document.createElement('div');
list.style.cssText = `position: relative; height: ${PAGES * (HEIGHT + GAP)}px`;
scroller.append(list);
document.body.append(scroller);

/** No document at all: what is late here is the machine's doing. Sheets are moved to where they are in sight. */
const sheets = [0, 1, 2].map(() => {
  const sheet = document.createElement('div');
  sheet.style.cssText = `position: absolute; width: 918px; height: ${HEIGHT}px; background: white; border: 1px solid`;
  list.append(sheet);
  return sheet;
});

function look(): void {
  const first = Math.floor(scroller.scrollTop / (HEIGHT + GAP));
  for (const [i, sheet] of sheets.entries()) {
    sheet.style.top = `${(first + i) * (HEIGHT + GAP)}px`;
    sheet.dataset['page'] = String(first + i + 1);
  }
}

scroller.addEventListener('scroll', look, { passive: true });
look();
offerStage({
  scroller,
  goTo: page => {
    scroller.scrollTop = (page - 1) * (HEIGHT + GAP);
  },
  isDrawn: () => true,
});

import type { Applicant } from '../insurance/applicant.ts';

const FACES = [
  "'DejaVu Serif', serif",
  "'Liberation Mono', 'DejaVu Sans Mono', monospace",
  "'DejaVu Sans', sans-serif",
];

/** A physician's letter as it looks on the glass of a scanner: turned a little, grey, with dust and a shadow at the edge. */
export function letterPage(applicant: Applicant, index: number): string {
  const { physician, letter, name, dateOfBirth, reference } = applicant;
  const angle = [0.9, -0.7, 1.2, -1.1, 0.5, -0.4, 0.8, -1.3, 0.6, -0.9][index % 10];
  const face = FACES[index % FACES.length];
  const paragraphs = letter.paragraphs.map(text => `<p>${escape(text)}</p>`).join('');
  return `<!doctype html><meta charset="utf-8"><style>
    html, body { margin: 0; background: #b9b9b6; overflow: hidden; }
    .sheet { position: absolute; left: 22px; top: 16px; width: 956px; height: 1376px; background: #f4f3ee;
      transform: rotate(${angle}deg); box-shadow: 0 0 26px #555; filter: grayscale(1) contrast(0.94) blur(0.45px);
      box-sizing: border-box; padding: 76px 96px; font: 19.5px/1.62 ${face}; color: #2b2b2b; }
    .head { border-bottom: 2px solid #444; padding-bottom: 14px; margin-bottom: 34px; }
    .head b { font-size: 27px; letter-spacing: 0.04em; }
    .head small { font-size: 15px; display: block; }
    .re { margin: 26px 0; font-weight: bold; }
    p { margin: 0 0 18px; }
    .sign { margin-top: 54px; }
    .stamp { position: absolute; right: 120px; bottom: 150px; border: 4px double #666; color: #666; padding: 9px 16px;
      transform: rotate(-7deg); font: bold 17px 'DejaVu Sans', sans-serif; opacity: 0.72; text-align: center; }
    .hole { position: absolute; left: 24px; width: 26px; height: 26px; border-radius: 50%; background: #a9a9a5; }
    .fold { position: absolute; left: 0; right: 0; height: 5px; background: linear-gradient(#0000, #0002, #fff6, #0000); }
    canvas, svg.ink { position: absolute; inset: 0; }
  </style>
  <div class="sheet">
    <div class="head"><b>${escape(physician.practice)}</b>
      <small>${escape(physician.name)}, general practitioner &nbsp;·&nbsp; ${escape(physician.town)}</small></div>
    <p>To the medical adviser of Northwind Life<br>Havenkade 110, 3011 TA Rotterdam</p>
    <p>${escape(physician.town)}, ${escape(letter.date)}</p>
    <p class="re">Re: ${escape(name)}, born ${escape(dateOfBirth.split('-').toReversed().join('-'))}. Your reference <nobr>${escape(reference)}</nobr></p>
    <p>Dear colleague,</p>${paragraphs}<p>With kind regards,</p>
    <svg width="300" height="90" viewBox="0 0 300 90"><path d="${scrawl(physician.name)}" fill="none" stroke="#333" stroke-width="2.6"/></svg>
    <p>${escape(physician.name)}</p>
    <div class="stamp">NORTHWIND LIFE<br>POST ROOM<br>RECEIVED</div>
    <div class="hole" style="top:430px"></div><div class="hole" style="top:790px"></div>
    <div class="fold" style="top:462px"></div><div class="fold" style="top:921px"></div>
  </div>
  <canvas id="dust" width="1000" height="1414"></canvas>
  <script>
    // Dust from a fixed seed: the same letter always has the same specks.
    globalThis.addNoise = () => {
      const canvas = document.getElementById('dust').getContext('2d');
      let seed = ${1000 + index * 77};
      const next = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
      for (let i = 0; i < 2600; i++) {
        canvas.fillStyle = 'rgba(40,40,40,' + next() * 0.16 + ')';
        canvas.fillRect(next() * 1000, next() * 1414, 1 + next() * 1.6, 1 + next() * 1.6);
      }
      const edge = canvas.createLinearGradient(0, 0, 70, 0);
      edge.addColorStop(0, 'rgba(0,0,0,0.34)');
      edge.addColorStop(1, 'rgba(0,0,0,0)');
      canvas.fillStyle = edge;
      canvas.fillRect(0, 0, 70, 1414);
    };
  </script>`;
}

function scrawl(name: string): string {
  let path = 'M 12 60';
  for (const letter of name.toLowerCase().replaceAll(/[^a-z]/g, '')) {
    const code = letter.charCodeAt(0);
    path += ` q ${4 + (code % 5)} ${code % 4 === 0 ? -44 : -8 - (code % 13)} ${9 + (code % 8)} ${code % 2 ? 5 : -5}`;
  }
  return path;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

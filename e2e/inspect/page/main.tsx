import '../../../renderer/styles/layers.css';
import '../../../renderer/styles/tokens.css';
import '../../../renderer/styles/reset.css';
import '../../../renderer/i18n/add-later.ts';
import { createRoot } from 'react-dom/client';
import { DocumentRecord } from '../../../shared/model/document.ts';
import { Inspector } from './Inspector.tsx';
import { servedBytes } from './served-bytes.ts';

const element = document.getElementById('root');
if (!element) throw new Error('index.html has no #root');
const root = createRoot(element);

/** Which file is to be shown stands behind the # of the address: the page stays, and with it all that it has loaded. */
function showAsked(): void {
  if (location.hash === '') return;
  const asked = new URLSearchParams(location.hash.slice(1));
  const file = asked.get('file') ?? '';
  const bytes = servedBytes(file, Number(asked.get('bytes')));
  const record = DocumentRecord.parse({
    id: `inspected-${file}`,
    version: 1,
    caseId: 'inspected',
    name: (asked.get('name') ?? '').slice(-512),
    mediaType: asked.get('type') ?? 'application/octet-stream',
    bytes: bytes.length,
    sha256: '0'.repeat(64),
  });
  root.render(<Inspector key={record.id} record={record} bytes={bytes} />);
}

addEventListener('hashchange', showAsked);
showAsked();
